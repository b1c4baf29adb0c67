/// The screen as a value: rows of cells.
package struct Grid: Equatable, Sendable {
  package let size: Size
  /// Row by row; a wide character is its cell and a right half after it.
  package private(set) var cells: [Cell]
  /// The links that cells are part of, in no order; none overlaps another.
  package private(set) var links: [GridLink] = []

  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.columns * size.rows)
  }

  package var bounds: Rect { Rect(row: 0, column: 0, rows: size.rows, columns: size.columns) }

  package subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// The cells of one row.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Draws `text` from `column` of `row` on (both of the grid, not of `area`), leaving out what
  /// lies outside `area`; half of a wide character becomes a blank.
  ///
  /// - Returns: the column after the text, drawn or not.
  @discardableResult
  package mutating func write(
    _ text: DisplayText, row: Int, column: Int, in area: Rect
  ) -> Int {
    write(text, cells: 0..<text.cells.count, row: row, column: column, in: area)
  }

  /// Draws the part `cells` of `text`, a range of its cells.
  @discardableResult
  package mutating func write(
    _ text: DisplayText, cells range: Range<Int>, row: Int, column: Int, in area: Rect
  ) -> Int {
    let area = area.intersection(bounds)
    let isRowVisible = !area.isEmpty && row >= area.row && row < area.endRow
    var column = column
    for cell in text.cells[range.clamped(to: 0..<text.cells.count)] {
      let next = column + Int(cell.width)
      if isRowVisible, next > area.column, column < area.endColumn {
        put(cell.drawn, row: row, column: column, area: area)
      }
      column = next
    }
    return column
  }

  /// Makes `columns` of `row` (both of the grid), as far as they lie in `area`, part of a link.
  ///
  /// The text there is drawn already; cells that are part of another link stay so.
  package mutating func link(_ url: String, row: Int, columns: Range<Int>, in area: Rect) {
    let area = area.intersection(bounds)
    guard !area.isEmpty, (area.row..<area.endRow).contains(row) else { return }
    var rest = columns.clamped(to: area.column..<area.endColumn)
    for other in links where other.row == row && other.columns.overlaps(rest) {
      rest = rest.lowerBound..<max(min(rest.upperBound, other.columns.lowerBound), rest.lowerBound)
    }
    if !rest.isEmpty { links.append(GridLink(url: url, row: row, columns: rest)) }
  }

  /// Makes every cell of `area` a blank of `style`, part of no link.
  package mutating func fill(_ area: Rect, style: Style = .plain) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    if !links.isEmpty { links = links.flatMap { $0.outside(area) } }
    let blank = Cell.blank(style)
    for row in area.row..<area.endRow {
      // Only at its edges can the area cut a wide character in two.
      set(blank, row: row, column: area.column)
      set(blank, row: row, column: area.endColumn - 1)
      let start = row * size.columns
      for index in start + area.column..<start + area.endColumn { cells[index] = blank }
    }
  }

  /// Gives every cell of `area` the style that `change` makes of its own.
  package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let index = row * size.columns + column
        cells[index].style = change(cells[index].style)
      }
    }
  }

  private mutating func put(_ cell: Cell, row: Int, column: Int, area: Rect) {
    guard cell.width == 2 else { return set(cell, row: row, column: column) }
    guard column >= area.column, column + 1 < area.endColumn else {
      let visible = column < area.column ? column + 1 : column
      return set(.blank(cell.style), row: row, column: visible)
    }
    set(cell, row: row, column: column)
    set(.rightHalf(cell.style), row: row, column: column + 1)
  }

  /// Puts `cell` in its place and blanks what it leaves of a wide character there.
  private mutating func set(_ cell: Cell, row: Int, column: Int) {
    let index = row * size.columns + column
    let old = cells[index].width
    if old == 0, cell.width != 0, column > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    } else if old == 2, cell.width != 2, column + 1 < size.columns {
      cells[index + 1] = .blank(cells[index + 1].style)
    }
    cells[index] = cell
  }
}

/// Cells of one row that lead to a page.
package struct GridLink: Hashable, Sendable {
  package var url: String
  package var row: Int
  package var columns: Range<Int>

  /// What is left of it around `area`.
  fileprivate func outside(_ area: Rect) -> [GridLink] {
    guard (area.row..<area.endRow).contains(row) else { return [self] }
    let left = columns.clamped(to: 0..<area.column)
    let right = columns.clamped(to: area.endColumn..<max(columns.upperBound, area.endColumn))
    return [left, right].filter { !$0.isEmpty }.map { GridLink(url: url, row: row, columns: $0) }
  }
}

extension Grid: CustomStringConvertible {
  /// The screen as text, a line a row, blanks at the end of a line left out.
  package var description: String {
    var bytes: [UInt8] = []
    for index in 0..<size.rows {
      let cells = row(index)
      let end = cells.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? cells.startIndex
      for cell in cells[..<end] { cell.appendUTF8(to: &bytes) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
