import DigestCore
import Foundation
import ReaderApp
import Testing

private let hostile = PaperEntry(
  id: EntryID(date: DigestDate("2025-04-21"), file: 0, position: 2), file: "a\u{1B}[31m.md",
  paper: Paper(
    title: "Red \u{1B}[31mtitle\u{202E} \"quoted\" \\ 大型", authors: ["Jürgen \u{9B}Müller"],
    arxivID: ArxivID(base: "2504.13837", version: 2),
    links: [Link(text: "code", url: "https://x.y/")],
    summary: "tab\there 👩‍👩‍👧 tag\u{E0041} \u{7F}", line: 7))

@Test func `JSON keeps the text exactly, and holds no character that moves a terminal`() throws {
  let json = PaperOutput.json(hostile)

  let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
  #expect(object?["title"] as? String == hostile.paper.title)
  #expect(object?["summary"] as? String == hostile.paper.summary)
  #expect(object?["authors"] as? [String] == hostile.paper.authors)
  #expect(object?["position"] as? Int == 3)
  #expect(object?["line"] as? Int == 7)
  #expect(object?["arxiv_id"] as? String == "2504.13837v2")
  #expect(object?["arxiv_url"] is NSNull)
  let unseen = json.unicodeScalars.filter {
    [.control, .format].contains($0.properties.generalCategory)
  }
  #expect(unseen.isEmpty)
  #expect(json.contains("大型") && json.contains("ü"))
}

private func entry(summary: String) -> PaperEntry {
  PaperEntry(
    id: EntryID(date: nil, file: 0, position: 0), file: "a.md",
    paper: Paper(title: "A \u{1B}title", summary: summary))
}

private let sectioned =
  "i) Wörter 大型. ii) The main objective is to learn. iii) **Key methodology:** we train. "
  + "iv) It gains **5** points\u{7}. v) AI practitioners can use it."

@Test func `sections are ranges of the summary, in order and without gap`() throws {
  let json = PaperOutput.json(entry(summary: sectioned))

  let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
  let sections = try #require(object?["sections"] as? [[String: Any]])
  let labels = ["summary", "objective", "method", "results", "implication"]
  #expect(sections.map { $0["label"] as? String } == labels)
  var end = 0
  for section in sections {
    #expect(section["start"] as? Int == end)
    end += section["length"] as? Int ?? 0
  }
  #expect(end == sectioned.unicodeScalars.count)
  let start = try #require(sections[1]["start"] as? Int)
  #expect(String(sectioned.unicodeScalars.dropFirst(start)).hasPrefix("ii) The main"))
}

@Test func `a summary that is not split has no sections and no part`() {
  let entry = entry(summary: "Free prose. It says nothing of itself.")

  #expect(PaperOutput.json(entry).contains("\"sections\":[]"))
  #expect(PaperOutput.part(.summary, of: entry) == nil)
}

@Test func `a part is printed without its head and its markup, each in a line`() {
  let entry = entry(summary: sectioned)

  #expect(PaperOutput.part(.method, of: entry)?.last == "we train.")
  #expect(PaperOutput.part(.results, of: entry)?.last?.hasPrefix("It gains 5 points") == true)
  #expect(PaperOutput.part(.questions, of: entry) == nil)
  for line in PaperOutput.part(.results, of: entry) ?? [] {
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }
}

@Test func `every character survives JSON`() throws {
  var text = String.UnicodeScalarView()
  for value in 0...0x10FFFF where value % 7 == 0 || value < 0x3000 {
    if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
  }

  let json = "[\(JSONText.quoted(String(text)))]"

  let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
  #expect(back?.first?.unicodeScalars.elementsEqual(text) == true)
}

@Test func `a line of the list holds day, id, title and first author, and no control`() {
  let line = PaperOutput.line(hostile)

  #expect(line.hasPrefix("2025-04-21  2504.13837v2  Red "))
  #expect(line.hasSuffix("大型 · Jürgen \u{FFFD}Müller"))
  #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
}

@Test("a page keeps to its width", arguments: [20, 40, 80, 88])
func pageWidth(columns: Int) {
  var entry = hostile
  entry.paper.summary = String(repeating: "It reaches **83.84** mIoU. ", count: 30)

  let page = PaperOutput.page(entry, columns: columns)

  #expect(page.split(separator: "\n").allSatisfy { $0.count <= max(columns, 34) })
  #expect(!page.contains("**"))
}
