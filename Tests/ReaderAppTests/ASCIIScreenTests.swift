import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// Papers that hold nothing but ASCII, a formula among it.
private let plainShelf = ArrayLibrary(
  entries: ["2025-05-07", "2025-05-06", "2024-12-31"].enumerated().flatMap { index, day in
    let date = DigestDate(day)
    return (0..<3).map { position in
      PaperEntry(
        id: EntryID(date: date, file: 0, position: position), file: "\(day).md",
        paper: Paper(
          title: "Learning $\\alpha \\leq x^{2}$ and V^3, \(index) of a title longer than one line",
          authors: ["Ada Lovelace", "mikeshou", "Alan Turing"],
          arxivID: ArxivID(parsing: "2505.0100\(position)"),
          summary: """
            i) We look at scale. ii) The main objective is to learn. iii) The key methodology is \
            $\\times$. iv) Primary results show that it gains 5.73% and $\\frac{1}{2}$. v) For AI \
            practitioners it is of use; see https://example.org/a.
            """, line: position + 6))
    }
  })

@Test(
  "with --ascii, no sign is shown that no paper has",
  arguments: [
    "", "hj", "j<enter>", "z", "d", "v", "vv", "S", "Sd", "/learn", "/learn<enter>hj", "\\learn",
    "/zzzz", "s#rl<enter>jsr", "xjx", "?", ":", "T", "Y", "*", "f", "mam", "tapr", "V", "X", "12",
    "%", "w", "<c-o>", "<up>k",
  ])
func asciiScreens(keys: String) throws {
  for display in [Display(glyphs: .ascii), Display(glyphs: .ascii, hasGrounds: false)] {
    for size in [Size(columns: 120, rows: 36), Size(columns: 40, rows: 12)] {
      let screen = try screen(keys, plainShelf, size: size, display: display)

      let others = screen.unicodeScalars.filter { !$0.isASCII }
      // The names of themes are their own.
      #expect(others.allSatisfy { keys == "T" && $0 == "é" }, "\(others) in\n\(screen)")
    }
  }
}
