import TerminalGrid
import Testing

@Suite struct JointTests {
  private func wrapped(_ source: String, _ columns: Int) -> [String] {
    let text = DisplayText(source)
    return TextWrap.lines(of: text, columns: columns).map { text.slice($0).description }
  }

  /// Lines are tried at every width at which the text has two of them or more and `whole` fits.
  private func expectWhole(_ whole: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let width = DisplayText(whole).width
    for filler in 1...width {
      let source = String(repeating: "o", count: filler) + " " + whole + " and so on"
      let lines = wrapped(source, width)

      #expect(
        lines.contains { $0.contains(whole) }, "\(lines)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    "5.73 %", "83.84 mIoU", "2.3 ×", "10 GB", "7 B", "37 °C", "1.2 pp", "30 fps", "1,024 ms",
    "0.6 billion", "~5 GB", "(10 GB)", "10 GB,", "5–10 GB", "$3 million", "80.6% F1", "10⁹ FLOPs",
    "12.5 tokens/s", "3 µs", "$ 5", "5 ‰", "any %",
  ])
  func `a number stays with its unit`(whole: String) {
    expectWhole(whole)
  }

  @Test(arguments: [
    "p < 0.05", "x ~ 5", "x ≈ 5", "r = 0.84", "83.1 ± 0.4", "83.1 ±0.4", "n > 5", "x >= 0.5",
    "n =5", "4 × 4", "4 x 4", "n ≤ -3", "p < .05", "gain= 1",
  ])
  func `a sign stays with its number, and with what is before it`(whole: String) {
    expectWhole(whole)
  }

  @Test(arguments: [
    "Figure 3", "Fig. 2b", "Table 4,", "Eq. (5)", "Section 3.1", "§ 7", "No. 9", "(Table 4)",
    "Appendix A", "Table S1", "table 2", "pp. 3–9",
  ])
  func `what is numbered stays with its number`(whole: String) {
    expectWhole(whole)
  }

  @Test(arguments: [
    "et al.", "A. Smith", "A. B. Smith", "J.-P. Serre", "J.R.R. Tolkien", "É. Dupont", "ii) The",
    "(3) an", "a) the", "word —", "word –", "word -",
  ])
  func `names with initials, items and dashes are not parted`(whole: String) {
    expectWhole(whole)
  }

  @Test(arguments: [
    ("128 tokens here", 7, ["128", "tokens", "here"]),
    ("on 5 models", 6, ["on 5", "models"]),
    ("GPT-4 B", 5, ["GPT-4", "B"]),
    ("a < b", 3, ["a <", "b"]),
    ("a new era", 5, ["a new", "era"]),
    ("Table top", 6, ["Table", "top"]),
    ("figure The", 7, ["figure", "The"]),
    ("met al.", 4, ["met", "al."]),
    ("UK. Two", 5, ["UK.", "Two"]),
    ("f(n) is", 5, ["f(n)", "is"]),
    ("about ~5", 6, ["about", "~5"]),
    ("only >5", 5, ["only", ">5"]),
    ("an x 42", 4, ["an x", "42"]),
  ])
  func `what is only like a joint parts as words do`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    ("5.73 %", 4, ["5.73", "%"]), ("Table 3", 5, ["Table", "3"]),
    ("p < 0.05", 5, ["p <", "0.05"]), ("Section 3", 4, ["Sect", "ion", "3"]),
  ])
  func `what is wider than a line parts all the same`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    ("use self-supervised", 9, ["use self-", "supervise", "d"]),
    ("a text-to-image one", 10, ["a text-to-", "image one"]),
    ("see Table-R1", 10, ["see", "Table-R1"]),
    ("an F1-score of", 8, ["an", "F1-score", "of"]),
    ("a bi-temporal", 11, ["a", "bi-temporal"]),
    ("do it on-line", 9, ["do it", "on-line"]),
    ("the I/O is", 6, ["the", "I/O is"]),
    ("a task/domain", 9, ["a task/", "domain"]),
    ("it—that is", 4, ["it—", "that", "is"]),
  ])
  func `a line ends after a hyphen or slash between words only`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test func `what is to be kept together parts only where the line is too short`() {
    var text = DisplayText("by Ada Lovelace now")
    text.keepTogether(3..<15)
    func lines(_ columns: Int) -> [String] {
      TextWrap.lines(of: text, columns: columns).map { text.slice($0).description }
    }

    #expect(lines(14) == ["by", "Ada Lovelace", "now"])
    #expect(lines(12) == ["by", "Ada Lovelace", "now"])
    #expect(lines(10) == ["by", "Ada", "Lovelace", "now"])
    #expect(text.description == "by Ada Lovelace now")
  }

  @Test func `keeping together holds in slices, and beyond the text does nothing`() {
    var text = DisplayText("Jean-Pierre Serre so\u{AD}ft")
    text.keepTogether(0..<99)

    let slice = text.slice(5..<text.cells.count)

    #expect(TextWrap.lines(of: slice, columns: 17) == [0..<17])
    #expect(TextWrap.lines(of: slice, columns: 13).count == 2)
  }

  @Test func `a no-break blank is drawn as a blank`() {
    var grid = Grid(size: Size(columns: 3, rows: 1))
    let area = Rect(row: 0, column: 0, rows: 1, columns: 3)

    grid.write(DisplayText("a\u{A0}b"), row: 0, column: 0, in: area)

    #expect(grid[0, 1].isBlank)
  }
}
