import DigestCore
import Testing

private let pieces = [
  "i) ", "ii) ", "iii) ", "iv) ", "v) ", "a) ", "b) ", "c) ", "d) ", "e) ", "1. ", "2. ", "3. ",
  "4. ", "**", "*", " ", "  ", "\n", ". ", "? ", "! ", ": ", "(", ")", "\"", "”", "’s ", "et al. ",
  "e.g. ", "Fig. 3", "Here is a summary of it:  ", "Follow-up questions: ", "**Summary:** ",
  "**Key methodology** ", "Primary results: ", "Murmur is a codec. ",
  "The main objective is to shrink speech. ", "The key methodology involves quantizers. ",
  "Results show that it scores 3.9. ", "For AI practitioners, it is cheap. ", "é", "语音", "👩🏽‍🚀", "\0",
  "AI practitioners can", "It is unclear", "τ", "\u{301}", "The paper's", "12.5%",
]

private func expectSections(of text: String) {
  let bytes = Array(text.utf8)
  let sections = SummarySections(text).sections
  var end = 0
  for section in sections {
    #expect(section.range.lowerBound == end && !section.range.isEmpty)
    end = section.range.upperBound
    #expect(section.range.lowerBound <= section.body.lowerBound)
    #expect(section.body.upperBound <= section.range.upperBound)
    #expect(section.body.lowerBound <= section.fillerEnd)
    #expect(section.fillerEnd <= section.body.upperBound)
    for bound in [end, section.body.lowerBound, section.body.upperBound, section.fillerEnd] {
      #expect(bound == bytes.count || bytes[bound] & 0xC0 != 0x80)
    }
  }
  #expect(end == bytes.count)
  #expect(zip(sections, sections.dropFirst()).allSatisfy { $0.label.rawValue < $1.label.rawValue })
}

@Suite struct SummarySectionPropertyTests {
  @Test func `of any pieces the sections cover the text, in order, each label once`() {
    var random = SeededGenerator(seed: 3)

    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<24, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()

      expectSections(of: text)
    }
  }

  @Test func `of any bytes the sections cover the text, in order, each label once`() {
    var random = SeededGenerator(seed: 4)

    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<300, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }

      expectSections(of: String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func `a summary cut anywhere is covered`() {
    let text =
      "Here is a summary of “Murmur”:  i) **Murmur’s** codec. ii) **Main objective:** To shrink. "
      + "iii) Quantizers (e.g. 语音). iv) It scores 3.9. v) Embed it. Follow-up questions: Why?"

    for end in text.unicodeScalars.indices {
      expectSections(of: String(text[..<end]))
      expectSections(of: String(text[end...]))
    }
  }

  // Each would take hours if its time grew with the square of its length.
  @Test(arguments: [
    "i) ", "a) ", "1. ", ". ", ".", "!", "?\"", "(", ")", "*", "**a:** ", " ", "a", "A. ", "e.g. ",
    "Follow-up ", "Here is a summary: ", "The ", "ii)", "\"", "Follow-up questions: ", "''.",
  ])
  func `repeated to a quarter of a megabyte, nothing takes more than linear time`(part: String) {
    let text = String(repeating: part, count: (1 << 18) / part.utf8.count)
    let sections = SummarySections("Here is a summary of it: i) A. " + text).sections

    #expect(sections.last?.range.upperBound == text.utf8.count + 31)
  }

  @Test func `sections are counted in Unicode scalars, from 0, without a gap`() {
    let text =
      "a) The objective is to grade “essays”. b) Émile votes. c) 91.5 %. d) Keep a human 👩🏽‍🚀. "
    let scalars = Array(text.unicodeScalars)

    let ranges = SummarySections(text).scalarRanges(in: text)

    #expect(ranges.map(\.label) == [.objective, .method, .results, .implication])
    #expect(
      ranges.map { range in
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.range.start..<range.range.start + range.range.length])
        return String(view)
      } == [
        "a) The objective is to grade “essays”. ", "b) Émile votes. ", "c) 91.5 %. ",
        "d) Keep a human 👩🏽‍🚀. ",
      ])
  }
}
