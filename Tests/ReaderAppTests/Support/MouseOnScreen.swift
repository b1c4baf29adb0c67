import ReaderApp
import TerminalGrid
import Testing

extension ReaderState {
  /// Where a text begins on screen, in `columns` where it stands in more than one pane.
  func place(of text: String, in columns: Range<Int>? = nil) -> Position? {
    var grid = Grid(size: size)
    Screen.draw(self, into: &grid)
    let columns = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
    for row in 0..<size.rows {
      for column in columns {
        let rest = (column..<size.columns).map { grid[row, $0].description }
        if rest.joined().hasPrefix(text) { return Position(row: row, column: column) }
      }
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
    let place = try #require(self.place(of: text, in: columns), "\(text) is on screen")
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
    var place = try #require(self.place(of: text), "\(text) is on screen")
    place.row += rows
    take(kind, at: place, count: times, over: library)
  }
}
