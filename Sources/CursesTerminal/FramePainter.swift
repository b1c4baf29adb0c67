import CNcursesw
import TerminalGrid

/// Brings grids to ncurses, which brings them to the terminal: only rows that differ.
@MainActor
struct FramePainter {
  private var table: LookTable
  private var translation: FrameTranslation
  /// The last frame.
  private var shown: Grid?
  private var cursor: Position?
  /// Whether the terminal may show something else than the last frame.
  private var isUnknown = true
  private let output: Int32
  private let canSynchronize: Bool
  private let isASCII: Bool
  /// What stands for a character that cannot be drawn.
  private let replacement: UInt32

  /// Frames of more bytes are written between the marks of a synchronized update; smaller ones
  /// the kernel hands on in one piece.
  private static let bytesWithoutMarks = 2_048

  init(
    table: LookTable, translation: FrameTranslation, output: Int32, canSynchronize: Bool,
    isASCII: Bool
  ) {
    self.table = table
    self.translation = translation
    self.output = output
    self.canSynchronize = canSynchronize
    self.isASCII = isASCII
    replacement = isASCII ? 0x3F : 0xFFFD
  }

  var range: ColorRange { table.range }

  /// Shows `grid`, as far as it fits `size`.
  mutating func paint(_ grid: Grid, cursor: Position?, size: Size) {
    if table.isFull { setStyleSheet(nil) }
    let changed = rowsToPaint(of: grid)
    guard !changed.isEmpty || isUnknown || cursor != self.cursor else { return }
    if isUnknown { cncurses_set_ground(table.ground()) }
    for row in changed where row < size.rows { fill(row, of: grid, columns: size.columns) }
    let isVisible = cursor.map { $0.row < size.rows && $0.column < size.columns } ?? false
    cncurses_place_cursor(
      isVisible ? Int32(cursor?.row ?? 0) : -1, isVisible ? Int32(cursor?.column ?? 0) : -1)
    _ = unsafe wrefresh(cncurses_screen())
    sendFrame()
    shown = grid
    self.cursor = cursor
    isUnknown = false
  }

  /// Writes what ncurses made of the frame, in one piece.
  private mutating func sendFrame() {
    let count = cncurses_frame_size()
    let drawn = unsafe [UInt8](unsafeUninitializedCapacity: count) {
      unsafe $1 = cncurses_take_frame($0.baseAddress, count)
    }
    var frame = drawn
    if table.hasNumbers {
      frame = translation.translate(drawn, meanings: table.meanings, openings: table.openings)
    }
    guard !frame.isEmpty else { return }
    if canSynchronize, frame.count > Self.bytesWithoutMarks {
      frame = ControlSequence.beginFrame + frame + ControlSequence.endFrame
    }
    send(frame, to: output)
  }

  /// What styles mean from the next frame on; `nil` for what they mean already.
  mutating func setStyleSheet(_ styleSheet: StyleSheet?) {
    table.empty(styleSheet: styleSheet)
    forget()
  }

  /// Paints every cell in the next frame.
  mutating func forget() {
    isUnknown = true
    translation.forget()
    cncurses_forget_screen()
  }

  /// Paints the last frame again.
  mutating func repaint(size: Size) {
    guard let grid = shown else { return }
    forget()
    paint(grid, cursor: cursor, size: size)
  }

  private func rowsToPaint(of grid: Grid) -> [Int] {
    guard let shown, !isUnknown, shown.size == grid.size else { return Array(0..<grid.size.rows) }
    return GridDiff.changedRows(from: shown, to: grid)
  }

  /// Puts one row into ncurses' window; `columns` is the terminal's width.
  private mutating func fill(_ row: Int, of grid: Grid, columns: Int) {
    let links = places(ofLinksIn: row, of: grid)
    let cells = grid.row(row)
    unsafe withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: columns + 1) { line in
      var count = 0
      var column = 0
      var style = Style.plain
      var look = table.look(of: style)
      for cell in cells {
        let next = column + Int(cell.width)
        guard cell.width > 0, column < columns else { continue }
        if !links.isEmpty {
          look = table.look(of: cell.style, link: links[column])
        } else if cell.style != style {
          style = cell.style
          look = table.look(of: style)
        }
        if next > columns {
          unsafe line[count] = blank(look)
        } else {
          unsafe line[count] = character(cell, look)
          if cell.width == 2, unsafe line[count].chars.0 == wchar_t(replacement) {
            count += 1
            unsafe line[count] = blank(look)
          }
        }
        count += 1
        column = next
      }
      unsafe mvwadd_wchnstr(cncurses_screen(), Int32(row), 0, line.baseAddress, Int32(count))
    }
  }

  /// The link of each column, 0 for none; empty where the row has none.
  private mutating func places(ofLinksIn row: Int, of grid: Grid) -> [Int] {
    var places: [Int] = []
    for link in grid.links where link.row == row {
      let place = table.link(to: link.url)
      guard place > 0 else { continue }
      if places.isEmpty { places = Array(repeating: 0, count: grid.size.columns) }
      for column in link.columns.clamped(to: places.indices) { places[column] = place }
    }
    return places
  }

  private func blank(_ look: Look) -> cchar_t {
    cncurses_cell(look.attributes, look.pair, 0x20, 0, 0, 0)
  }

  /// The cell as ncurses takes it.
  ///
  /// Where the C library gives its character another width than the grid did, all cells after it
  /// would shift, so a replacement stands for it; a mark that would take a column is left out.
  private func character(_ cell: Cell, _ look: Look) -> cchar_t {
    let scalars = cell.scalars
    if (0x20..<0x7F).contains(scalars.0), scalars.1 == 0 {
      return cncurses_cell(look.attributes, look.pair, scalars.0, 0, 0, 0)
    }
    guard !isASCII, cncurses_width(scalars.0) == Int32(cell.width) else {
      // A letter with marks of ASCII is that letter; a no-break space is a blank.
      let base = (0x20..<0x7F).contains(scalars.0) ? scalars.0 : replacement
      return cncurses_cell(look.attributes, look.pair, scalars.0 == 0xA0 ? 0x20 : base, 0, 0, 0)
    }
    guard scalars.1 != 0 else {
      return cncurses_cell(look.attributes, look.pair, scalars.0, 0, 0, 0)
    }
    let marks = [scalars.1, scalars.2, scalars.3].filter { $0 != 0 && cncurses_width($0) == 0 }
    return cncurses_cell(
      look.attributes, look.pair, scalars.0, marks.first ?? 0,
      marks.count > 1 ? marks[1] : 0, marks.count > 2 ? marks[2] : 0)
  }
}

/// Writes `bytes` to the terminal at once.
func send(_ bytes: [UInt8], to output: Int32) {
  unsafe bytes.withUnsafeBytes { unsafe _ = cncurses_write(output, $0.baseAddress, $0.count) }
}

extension DisplayText {
  /// With a question mark for what is not ASCII.
  var inASCII: DisplayText {
    DisplayText(
      String(String.UnicodeScalarView(description.unicodeScalars.map { $0.isASCII ? $0 : "?" })))
  }
}
