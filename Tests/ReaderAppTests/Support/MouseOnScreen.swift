import ReaderApp
import TerminalGrid
import Testing

extension ReaderState {
  /// Where a text begins on screen, in `columns` or `row` where it stands there more than once.
  func place(of text: String, in columns: Range<Int>? = nil, row only: Int? = nil) -> Position? {
    var grid = Grid(size: size)
    Screen.draw(self, into: &grid)
    let columns = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    for row in only.map({ $0..<$0 + 1 }) ?? 0..<size.rows {
      let cells = grid.row(row).map(\.description)
      let line = cells[columns.lowerBound...].joined()
      guard let start = line.firstRange(of: text)?.lowerBound else { continue }
      let before = line[..<start].unicodeScalars.count
      var (column, passed) = (columns.lowerBound, 0)
      while passed < before {
        passed += cells[column].unicodeScalars.count
        column += 1
      }
      // The right half of a wide character is none of its own.
      while cells[column].isEmpty { column += 1 }
      if column < columns.upperBound { return Position(row: row, column: column) }
    }
    return nil
  }

  /// Takes what the mouse did, with all it asks for done.
  @discardableResult
  mutating func take(
    _ kind: MouseEvent.Kind, at position: Position, _ modifiers: Key.Modifiers = [],
    count: Int = 1, over library: ArrayLibrary = shelf
  ) -> [Effect] {
    let event = MouseEvent(kind, at: position, modifiers)
    let effects = apply(.mouse(event, count: count))
    finish(effects, &self, library)
    return effects
  }

  /// Presses the left button on a text; a second time in quick succession where `isDouble`.
  ///
  /// - Returns: what the last press asks for.
  @discardableResult
  mutating func click(
    _ text: String, in columns: Range<Int>? = nil, isDouble: Bool = false,
    over library: ArrayLibrary = shelf
  ) throws -> [Effect] {
    let found = self.place(of: text, in: columns)
    let place = try #require(found, "\(text) is on screen")
    var effects = take(.press(.left), at: place, over: library)
    take(.release(.left), at: place, over: library)
    guard isDouble else { return effects }
    effects = take(.press(.left), at: place, count: 2, over: library)
    take(.release(.left), at: place, over: library)
    return effects
  }

  /// Turns the wheel over a text, or below it.
  mutating func turn(
    _ kind: MouseEvent.Kind, over text: String, below rows: Int = 0, times: Int = 1,
    library: ArrayLibrary = shelf
  ) throws {
    let found = self.place(of: text)
    var place = try #require(found, "\(text) is on screen")
    place.row += rows
    take(kind, at: place, count: times, over: library)
  }
}
