import DigestCore
import Testing

@Suite struct ParsingFiles {
  @Test func `each heading of a file begins a digest, and all around them is skipped`() throws {
    let file = DigestParser.parse(try fixture("concatenated"))

    #expect(
      file.digests.map(\.date) == ["2025-01-09", "2025-01-08", "2025-01-06"].map { DigestDate($0) })
    #expect(file.digests.map { $0.papers.map(\.title) } == [["Newer"], [], ["Older", "Same Day"]])
    #expect(file.digests.map(\.line) == [14, 24, 29])
    #expect(file.diagnostics == [])
  }

  @Test func `a heading without rows is a digest without papers`() {
    let headingOnly = parse("## Papers for 2025-01-05\n")
    let withHeader = parse(digest())

    #expect(headingOnly.digests == [Digest(date: DigestDate("2025-01-05"))])
    #expect(withHeader.digests == [Digest(date: DigestDate("2025-01-05"))])
  }

  @Test(arguments: [
    "", "\n\n \t\n", "A license.\n", "# Papers\n", "## Papers for {{ date }}\n",
    "| Title | Authors | Summary |\n|---|---|---|\n| {{ title }} | {{ authors }} | x |\n",
    "| a | b |\n|---|---|\n| c | d |\n", "| Title | Link |\n|---|---|\n| c | d |\n",
    "```\n## Papers for 2025-01-05\n```\n", "####### Papers for 2025-01-05\n",
  ])
  func `other files are no digests`(text: String) {
    #expect(parse(text) == ParsedFile())
  }

  @Test(arguments: ["\r\n", "\r"])
  func `line ends do not matter`(lineEnd: String) throws {
    for name in fixtureNames {
      let text = String(decoding: try fixture(name), as: UTF8.self)

      let file = parse(text.replacing("\n", with: lineEnd))

      #expect(file == parse(text), "\(name)")
    }
  }

  @Test func `a byte order mark does not matter, neither in front nor between files`() {
    let text = "\u{FEFF}" + digest(row("A")) + "\u{FEFF}## Papers for 2025-01-04\n" + row("B")

    let file = parse(text)

    #expect(file.titles == ["A", "B"])
    #expect(file.digests.count == 2)
    #expect(file.diagnostics == [])
  }

  @Test func `text around rows ends a table, a blank line does not`() {
    let file = parse(
      digest(row("A"), "", "| Linkless | B | S. |", "Prose.", "| x | y | z |", row("C")))

    #expect(file.titles == ["A", "Linkless", "C"])
    #expect(file.reasons == [.rowWithoutLink])
  }

  @Test func `a fence that nothing closes hides no digest`() {
    let file = parse("```swift\nlet x = 1\n\n~~~~\n" + digest(row("A")))

    #expect(file.titles == ["A"])
  }

  @Test func `a header with other names is not a paper`() {
    let file = parse("## Papers for 2025-01-05\n| Work | Who | What |\n|--|--|--|\n" + row("A"))

    #expect(file.titles == ["A"])
    #expect(file.diagnostics == [])
  }

  @Test func `rows of a file without heading or header are read for their links`() {
    let file = parse("Prose.\n" + row("A") + "\n| b | c | d |\n")

    #expect(file.titles == ["A", "b"])
    #expect(file.digests.map(\.date) == [nil])
    #expect(file.reasons == [.noDate, .rowWithoutLink])
  }
}

@Suite struct ParsingDates {
  private let path = DigestDate("2025-01-06")
  private let table = "| Title | Authors | Summary |\n|---|---|---|\n"

  @Test func `a table without heading is of the path's day`() {
    #expect(parse(table, pathDate: path).digests == [Digest(date: path)])
    #expect(parse(table + row("A"), pathDate: path).digests.map(\.date) == [path])
    #expect(parse("| a | b |\n|---|---|\n", pathDate: path).digests == [])
  }

  @Test func `a table without any date is told, if it holds papers`() {
    let file = parse(table + row("A"))

    #expect(file.digests.map(\.date) == [nil])
    #expect(file.diagnostics == [Diagnostic(.noDate, line: 1, column: 1)])
    #expect(parse(table) == ParsedFile())
  }

  @Test func `the heading wins over the path, and the disagreement is told`() {
    let file = parse("\n" + digest(row("A")), pathDate: path)

    #expect(file.digests.map(\.date) == [DigestDate("2025-01-05")])
    #expect(
      file.diagnostics == [
        Diagnostic(
          .dateDisagrees(heading: DigestDate("2025-01-05"), path: path), line: 2, column: 15)
      ])
  }

  @Test func `a file of many days agrees with its path when one of them does`() {
    let file = parse(digest() + "## Papers for 2025-01-06\n", pathDate: path)

    #expect(file.digests.count == 2)
    #expect(file.diagnostics == [])
  }

  @Test(arguments: ["2025-02-30", "2025-13-01", "2025-00-10", "20250-01-01", "25-01-01"])
  func `an impossible day keeps its rows and takes the path's`(date: String) {
    let text = "## Papers for \(date)\n\(table)\(row("A"))\n"

    let named = parse(text, pathDate: path)
    let unnamed = parse(text)

    #expect(named.digests.map(\.date) == [path])
    #expect(unnamed.digests.map(\.date) == [nil])
    #expect(named.titles == ["A"])
    #expect(unnamed.titles == ["A"])
    #expect(named.diagnostics == [Diagnostic(.impossibleDate(date), line: 1, column: 15)])
  }

  @Test(arguments: [
    "# papers FOR 2025-01-05", "  ###  Papers\tfor  2025-01-05 ##", "##Papers for 2025-1-5",
    "## Papers for 2025-01-05 (late)",
  ])
  func `headings may be written in other ways`(heading: String) {
    #expect(parse(heading).digests == [Digest(date: DigestDate("2025-01-05"))])
  }
}

@Suite struct ParsingBytes {
  @Test func `bytes that are not UTF-8 become replacement characters, told once a line`() {
    var bytes = Array(digest(row("Caf\u{1}"), row("Fine", summary: "\u{1}\u{1}")).utf8)
    for index in bytes.indices where bytes[index] == 1 { bytes[index] = 0xE9 }

    let file = DigestParser.parse(bytes)

    #expect(file.titles == ["Caf\u{FFFD}", "Fine"])
    #expect(file.papers.map(\.summary) == ["S.", "\u{FFFD}\u{FFFD}"])
    #expect(file.diagnostics.map(\.line) == [5, 6])
    #expect(file.reasons == [.invalidUTF8, .invalidUTF8])
    #expect(file.diagnostics.first?.column == 6)
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xC3],
    ] as [[UInt8]])
  func `bad bytes are replaced as the standard library replaces them`(bad: [UInt8]) {
    let bytes = Array(digest(row("AxB")).utf8).flatMap { $0 == UInt8(ascii: "x") ? bad : [$0] }

    let file = DigestParser.parse(bytes)

    let expected = String(decoding: [0x41] + bad + [0x42], as: UTF8.self)
    #expect(file.titles.first == expected)
  }

  @Test func `a NUL becomes a replacement character`() {
    let file = parse(digest(row("A\0B", summary: "\0")))

    #expect(file.titles == ["A\u{FFFD}B"])
    #expect(file.papers.map(\.summary) == ["\u{FFFD}"])
    #expect(file.diagnostics == [Diagnostic(.nulByte, line: 5, column: 4)])
  }

  @Test func `a file in UTF-16 is read and told`() {
    let text = digest(row("Łąka 👋"))
    let units = [0xFEFF] + Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }

    for bytes in [little, big] {
      let file = DigestParser.parse(bytes)

      #expect(file.digests == parse(text).digests)
      #expect(file.reasons == [.utf16])
    }
  }

  @Test func `a wrapped title may go on with a number sign`() {
    let file = parse(
      digest("| A\n  # B (Read more on [arXiv](https://arxiv.org/abs/2501.00001))| X | S |"))

    #expect(file.titles == ["A # B"])
    #expect(file.diagnostics.isEmpty)
  }

  @Test func `a table under another heading holds papers only where it has links`() {
    let file = parse(
      digest(row("One")) + "\n## Other\n\n| Title | Authors |\n|---|---|\n| not | one |\n"
        + row("Two", id: "2501.00002") + "\n")

    #expect(file.titles == ["One", "Two"])
    #expect(file.diagnostics.isEmpty)
  }
}
