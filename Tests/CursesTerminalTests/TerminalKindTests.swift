import Glibc
import TerminalGrid
import Testing

@testable import CursesTerminal

extension CursesTerminalTests {
  private func open(
    _ term: String, colorDepth: ColorDepth? = nil, styleSheet: @escaping StyleSheet
  ) throws(TerminalError) -> CursesTerminal {
    setVariable("TERM", term)
    return try CursesTerminal(
      styleSheet: styleSheet, colorDepth: colorDepth, input: pseudo.program,
      output: pseudo.program)
  }

  /// All that was written so far.
  private func written() -> String {
    let mark = "\u{1B}]0;mark\u{7}"
    _ = unsafe write(pseudo.program, mark, mark.utf8.count)
    return pseudo.output(until: mark)
  }

  private static let sheet: StyleSheet = { style, depth in
    var generator = SeededGenerator(seed: UInt64(style.rawValue))
    var look = generator.look()
    if depth < .direct, case .rgb = look.foreground { look.foreground = .ansi(3) }
    return look
  }

  private static let alphabet = Array("aZ    é漢 \u{FFFD}")

  /// Pieces of text in any style, some in links, on a grid that is partly the last one.
  private func change(_ grid: inout Grid, by generator: inout SeededGenerator) -> [GridLink] {
    for _ in 0..<Int.random(in: 1..<8, using: &generator) {
      let row = Int.random(in: 0..<Self.size.rows, using: &generator)
      let column = Int.random(in: 0..<Self.size.columns, using: &generator)
      let style = Style(rawValue: .random(in: 0..<9, using: &generator))
      if Bool.random(using: &generator) {
        let area = Rect(
          row: row, column: column, rows: .random(in: 1..<3, using: &generator), columns: 12)
        grid.fill(area, style: style)
      } else {
        let text = (0..<Int.random(in: 1..<12, using: &generator)).map { _ in
          Self.alphabet.randomElement(using: &generator) ?? " "
        }
        let end = grid.write(
          DisplayText(String(text), style: style), row: row, column: column, in: grid.bounds)
        grid.link(
          "https://a/\(style.rawValue & 1)", row: row, columns: column..<end, in: grid.bounds)
      }
    }
    return grid.links
  }

  /// Whether the screen shows the cell; of a blank, only its ground is seen.
  private func shows(_ cell: PlayedScreen.Cell, _ wanted: Cell, _ look: Appearance) -> Bool {
    let isBlank = wanted.isBlank && look.attributes.isDisjoint(with: .onBlanks)
    return cell.text == wanted.description
      && (isBlank
        ? cell.look.background == look.background
          && cell.look.attributes.isDisjoint(with: .onBlanks) : cell.look == look)
  }

  @Test(
    arguments: [
      ("xterm-256color", .direct), ("xterm-256color", .indexed), ("xterm", .sixteen),
      ("tmux-256color", .direct), ("screen-256color", .indexed), ("linux", .sixteen),
      ("vt100", .none), ("xterm", .none),
    ] as [(String, ColorDepth)])
  func `whatever is presented, the terminal shows it`(term: String, depth: ColorDepth) throws {
    var terminal = try open(term, colorDepth: depth, styleSheet: Self.sheet)
    let range = terminal.painter.range
    let hasLinks = !["linux", "vt100", "screen-256color"].contains(term)
    var screen = PlayedScreen(
      size: Self.size, erasesToGround: term.hasPrefix("xterm") || term == "linux")
    var generator = SeededGenerator(seed: 11)
    var grid = Grid(size: Self.size)

    for round in 0..<150 {
      let links = change(&grid, by: &generator)
      if round == 50 { terminal.invalidate() }
      if round == 100 { terminal.setStyleSheet(Self.sheet) }
      terminal.present(grid, cursor: nil)
      let bytes = written()
      screen.play(bytes)
      for row in 0..<Self.size.rows {
        for column in 0..<Self.size.columns {
          let look = range.resolve(Self.sheet(grid[row, column].style, depth))
          let isWide = grid[row, column].width == 0
          let link = links.first { $0.row == row && $0.columns.contains(column) }?.url ?? ""
          let shown = screen[row, column]
          #expect(
            shows(shown, grid[row, column], isWide ? shown.look : look), "\(round) \(row) \(column)"
          )
          if !isWide { #expect(shown.link.hasSuffix(hasLinks ? link : "")) }
          #expect(hasLinks && !link.isEmpty || shown.link.isEmpty || isWide)
        }
      }
      #expect(screen.link.isEmpty && screen.erasedInLink == 0)
      #expect(screen.unknown.isEmpty)
    }
  }
}
