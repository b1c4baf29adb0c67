import TerminalGrid

/// Grids one after another, drawn by what bytes say: what a terminal shows that was told only of the
/// differences is what one shows that was told all of the last, and that is the grid.
func checkFrames(_ bytes: [UInt8]) {
  var input = FuzzInput(bytes)
  let size = Size(columns: 1 + input.number(24), rows: 1 + input.number(5))
  let way = FrameWriter.Way(number: input.number(16))
  var writer = FrameWriter(size: size, way: way)
  var screen = writer.newScreen()
  var grid = Grid(size: size)
  repeat {
    var drawing = FrameDrawing(grid)
    for _ in 0..<4 { drawing.draw(&input) }
    grid = drawing.grid
    if input.number(8) == 0 { writer.forget() }
    screen.play(writer.written(grid))
    check(screen, shows: grid, writer)
  } while !input.isEmpty
  var fresh = FrameWriter(size: size, way: way)
  var whole = fresh.newScreen()
  whole.play(fresh.written(grid))
  check(whole, shows: grid, fresh)
}

private func check(_ screen: PlayedScreen, shows grid: Grid, _ writer: FrameWriter) {
  require(screen.unknown.isEmpty, "a control that no frame may hold")
  require(screen.erasedInLink == 0, "something was erased inside a link")
  require(screen.link.isEmpty, "a link is open at the end of a frame")
  for row in 0..<grid.size.rows {
    for column in 0..<grid.size.columns {
      let (wanted, shown) = (grid[row, column], screen[row, column])
      require(shown.text == wanted.description, "another character")
      guard wanted.width > 0 else { continue }
      require(shown.link == writer.link(of: grid, row, column), "another link")
      let look = FrameWriter.look(of: wanted.style)
      // Of a blank only its ground is seen.
      let isSeen = !wanted.isBlank || !look.attributes.isDisjoint(with: .onBlanks)
      require(
        isSeen
          ? shown.look == look
          : shown.look.background == look.background
            && shown.look.attributes.isDisjoint(with: .onBlanks), "another look")
    }
  }
}

/// Draws what bytes say.
private struct FrameDrawing {
  private(set) var grid: Grid

  init(_ grid: Grid) { self.grid = grid }

  mutating func draw(_ input: inout FuzzInput) {
    let kind = input.number(8)
    let row = input.number(grid.size.rows + 2) - 1
    let column = input.number(grid.size.columns + 4) - 2
    let style = Style(rawValue: UInt16(input.number(64)))
    var area = grid.bounds
    if input.number(4) == 0 {
      area = Rect(
        row: row, column: column, rows: input.number(3), columns: input.number(12))
    }
    switch kind {
    case 0:
      let piece = Rect(row: row, column: column, rows: 2, columns: 9)
      grid.fill(area.intersection(piece), style: style)
    case 1: grid.restyle(area) { $0 == .plain ? style : $0 }
    default:
      let source = input.text()
      let clean = DisplayText.clean(source)
      require(DisplayText.clean(clean) == clean, "text that is cleaned twice to be clean")
      let text = DisplayText(source, style: style, collapsingSpaces: kind == 2)
      let end = grid.write(text, row: row, column: column, in: area)
      guard kind > 4, column < end else { return }
      grid.link(FrameWriter.urls[kind - 5], row: row, columns: column..<end, in: area)
    }
  }
}

/// Bytes as numbers and texts; behind their end all are 0 and empty.
struct FuzzInput {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  /// 0 to `count - 1`.
  mutating func number(_ count: Int) -> Int { Int(rest.popFirst() ?? 0) % max(count, 1) }

  /// Up to a NUL, of 48 bytes at most; bytes that are no text are replaced.
  mutating func text() -> String {
    let bytes = rest.prefix(48).prefix { $0 != 0 }
    rest = rest.dropFirst(bytes.count + 1)
    return String(decoding: bytes, as: UTF8.self)
  }
}
