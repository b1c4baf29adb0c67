import DigestCore
import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

@Suite struct MarkedTexts {
  /// The text, and below it the letters of the looks.
  private func lines(
    _ source: String, _ role: Role = .text, query: String? = nil, field: Query.Field = .summary,
    mode: SummaryMode = .plain, range: Range<Int>? = nil, converts: Bool = true
  ) -> [String] {
    let text = MarkedText.text(
      source, role, marking: query.map { Query(parsing: $0, today: DigestDate(dayNumber: 20_000)) },
      in: field, mode: mode, range: range,
      converts: converts)
    return [text.description, String(text.cells.map { Look($0.style).letter })]
  }

  @Test func `formulas and figures are drawn`() {
    #expect(lines("S$^2$R is up 5%") == ["S²R is up 5%", "..........FF"])
    #expect(lines("S$^2$R up 5%", converts: false) == ["S$^2$R up 5%", "..........FF"])
  }

  @Test func `figures stand out in the text of a summary only`() {
    #expect(lines("up 5%", .secondary)[1] == "sssss")
    #expect(lines("up 5%", .title, field: .title)[1] == "TTTTT")
    #expect(lines("up 5%", field: .title)[1] == ".....")
  }

  @Test func `raw text has neither`() {
    #expect(
      lines("S$^2$R  https://x.org 5%", mode: .raw) == [
        "S$^2$R  https://x.org 5%", "........................",
      ])
  }

  @Test(arguments: [("r", "..#"), ("s", "#.."), ("2", ".#."), ("s^2", "##."), ("q", "...")])
  func `what stands for its source is a hit where its source is one`(query: String, looks: String) {
    #expect(lines("S$^2$R", query: query) == ["S²R", looks])
  }

  @Test func `a piece of a summary holds its formulas whole`() {
    let source = "one $a + b_i$ two three"

    #expect(lines(source, range: 7..<17)[0] == "a + bᵢ two")
    #expect(lines(source, query: "two three", range: 14..<23) == ["two three", "#########"])
    #expect(lines(source, range: 0..<3)[0] == "one")
  }

  @Test func `links are told with their cells`() {
    let source = "é at https://x.org/a and **http://y.org**."
    let shown = MarkedText.shown(source, .text, marking: nil, in: .summary, mode: .plain)

    #expect(shown.links.map(\.url) == ["https://x.org/a", "http://y.org"])
    #expect(
      shown.links.map { shown.text.slice($0.cells).description } == [
        "https://x.org/a", "http://y.org",
      ])
    #expect(shown.text.cells[shown.links[0].cells].allSatisfy { Look($0.style).role == .link })
    #expect(
      MarkedText.shown(source, .text, marking: nil, in: .summary, mode: .raw).links.isEmpty)
  }

  @Test func `no control of a digest is drawn`() {
    let text = lines("$\\text{a\u{1B}[2J}$ https://x.org/\u{7}b 5\u{1}%")[0]

    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }
}
