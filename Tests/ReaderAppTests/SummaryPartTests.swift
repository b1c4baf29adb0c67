import DigestCore
import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

/// What a page shows of a summary: its lines, and below each the letters of their looks.
private func page(
  _ summary: String, query: String? = nil, mode: SummaryMode = .structured, columns: Int = 60
) -> SummaryPage {
  let id = EntryID(date: nil, file: 0, position: 0)
  let query = query.map { Query(parsing: $0, today: DigestDate(dayNumber: 20_000)) }
  return SummaryPage(
    of: PaperEntry(id: id, file: "a.md", paper: Paper(title: "Title", summary: summary)),
    key: SummaryPage.Key(id: id, columns: columns, mode: mode, query: query))
}

extension SummaryPage {
  fileprivate var texts: [DisplayText] { lines.map { blocks[$0.block].slice($0.cells) } }
  /// Without the title and what stands below it.
  fileprivate var summary: [String] { Array(texts.map(\.description).dropFirst(5)) }

  fileprivate func looks(of words: String) -> String? {
    texts.first { $0.description.contains(words) }.map {
      String($0.cells.map { Look($0.style).letter })
    }
  }
}

private let enumerated =
  "Here is a concise summary: i) We show **Deep Nets**. ii) The main objective is to learn. "
  + "iii) The key methodology is $x^2$ at https://x.org/a. iv) Primary results show that it gains "
  + "5.3% in all. v) AI practitioners can use it."

struct SummaryPartTests {
  @Test func `each part stands under its heading, without its enumerator`() {
    #expect(
      page(enumerated).summary == [
        "Here is a concise summary:", "", "IN SHORT", "We show Deep Nets.", "", "OBJECTIVE",
        "The main objective is to learn.", "", "METHOD",
        "The key methodology is x² at https://x.org/a.", "", "RESULTS",
        "Primary results show that it gains 5.3% in all.", "", "FOR PRACTITIONERS",
        "AI practitioners can use it.",
      ])
  }

  @Test func `what says no more than the heading is quiet, and the rest has its looks`() {
    let page = page(enumerated)

    #expect(page.looks(of: "OBJECTIVE") == "HHHHHHHHH")
    #expect(page.looks(of: "The main objective") == "ssssssssssssssssssssssss.......")
    #expect(page.looks(of: "5.3%")?.contains("FFFF") == true)
    #expect(page.looks(of: "Deep Nets") == "sssssss.BBBBBBBBB.")
    #expect(page.links.map(\.url) == ["https://x.org/a"])
  }

  @Test func `hits are found in every part, and one in a head shows the head`() {
    let page = page(enumerated, query: "gains | iii")

    #expect(page.hitLines.count == 2)
    #expect(page.looks(of: "gains")?.contains("#####") == true)
    #expect(page.summary.contains("iii) The key methodology is x² at https://x.org/a."))
  }

  @Test(arguments: [SummaryMode.plain, .raw])
  func `in one piece no part is told`(mode: SummaryMode) {
    #expect(!page(enumerated, mode: mode).summary.contains("OBJECTIVE"))
    #expect(page(enumerated, mode: mode).summary[0].hasPrefix("Here is a concise summary: i) We"))
  }

  @Test func `a summary that is not split is shown as plain`() {
    let summary = "Nothing in here tells **what** it is. There are two sentences."

    #expect(page(summary).summary == page(summary, mode: .plain).summary)
  }

  @Test func `v goes from parts to one piece, to what is written, and back`() throws {
    let messages = try ["v", "vv", "vvv"].map { try play($0).state }

    #expect(messages.map(\.summaryMode) == [.plain, .raw, .structured])
    #expect(
      messages.map { $0.message?.text } == [
        "summary in one piece", "summary as written", "summary in parts",
      ])
  }
}

extension SummaryPartTests {
  /// A summary of five sentences with markup, formulas and figures where chance puts them.
  private static func summary(_ random: inout SeededGenerator) -> String {
    let extras = [
      "**bold**", "*slanted words*", "`code`", "$x^2$", "5.3%", "https://x.org/a", "a*b", "大型",
      "e\u{301}", "**half", "🎧", "\\*",
    ]
    let starts = [
      "We look at", "The main objective is to", "The key methodology is",
      "Primary results show that", "For AI practitioners, this means",
    ]
    let marks =
      Bool.random(using: &random)
      ? ["", "", "", "", ""] : ["i) ", "ii) ", "iii) ", "iv) ", "v) "]
    return zip(marks, starts).map { mark, start in
      let words = (0..<Int.random(in: 3...12, using: &random)).map { index in
        index % 2 == 0 ? "word" : extras[Int.random(in: extras.indices, using: &random)]
      }
      return "\(mark)\(start) \(words.joined(separator: " ")) end."
    }.joined(separator: " ")
  }

  @Test(arguments: 0..<40)
  func `parts lose no character but enumerators and heads`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var splits = 0
    for _ in 0..<20 {
      let summary = Self.summary(&random)
      let sections = SummarySections(summary)
      guard sections.isSplit else { continue }
      splits += 1
      let query = Query(parsing: "word | bold | 5.3", today: DigestDate(dayNumber: 20_000))

      let parts = SummaryParts.parts(of: summary, marking: query, converts: true) ?? []

      // The markup of all of it, with the heads cut out.
      var pieces = MarkedText.pieces(of: summary, marking: query, converts: true)
      pieces.append(0..<summary.utf8.count, .text)
      let plain = pieces.taken().text
      let heads = sections.sections.map {
        String($0.head.map { Array(summary.utf8)[$0] }.map { Character(Unicode.Scalar($0)) })
      }
      var rest = plain.description[...]
      for (part, head) in zip(parts, heads) {
        rest = rest.drop { $0 == " " }
        if rest.hasPrefix(head) { rest = rest.dropFirst(head.count) }
        let text = part.shown.text.description
        #expect(rest.hasPrefix(text), "\(summary)")
        rest = rest.dropFirst(text.count)
      }
      #expect(rest.allSatisfy { $0 == " " })
      let hits = { (text: DisplayText) in
        text.cells.count { Look($0.style).overlays.contains(.hit) }
      }
      #expect(parts.reduce(0) { $0 + hits($1.shown.text) } == hits(plain))
    }
    #expect(splits > 5)
  }
}
