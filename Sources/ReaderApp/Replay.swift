package import TerminalGrid
import Themes

/// The reader without a terminal: keys in, the last screen out.
///
/// Links are not opened and nothing is copied.
package enum Replay {
  /// Plays `keys`, each after all that the one before asked for is there.
  ///
  /// - Returns: the last screen, where its cursor blinks, and the state it shows. Keys after one that
  ///   quits are not played.
  package static func run(
    _ state: ReaderState, keys: [Key], effects: [Effect] = [], library: LibraryAccess,
    marks: MarkAccess = .inMemory()
  ) -> (grid: Grid, cursor: Position?, state: ReaderState) {
    var state = state
    _ = finish(effects + state.settle(), &state, library, marks)
    for key in keys {
      guard let action = state.action(for: key) else { continue }
      guard finish(state.apply(action), &state, library, marks) else { break }
      _ = finish(state.settle(), &state, library, marks)
    }
    var grid = Grid(size: state.size)
    let cursor = Screen.draw(state, into: &grid)
    return (grid, cursor, state)
  }

  /// Does what was asked for, and what that asks for; `false` where it asks to quit.
  private static func finish(
    _ effects: [Effect], _ state: inout ReaderState, _ library: LibraryAccess,
    _ marks: MarkAccess
  ) -> Bool {
    var queue = effects
    while !queue.isEmpty {
      let effect = queue.removeFirst()
      if effect == .quit { return false }
      if case .mark(let changes) = effect {
        let (lines, problem) = marks.append(changes)
        queue += state.apply(.finished(.marked(lines, problem: problem, isOwn: true)))
      }
      for result in library.results(of: effect) {
        queue += state.apply(.finished(result))
        queue += state.settle()
      }
    }
    return true
  }

  /// The styles of a grid as letters, a line a row: see `Look.letter`.
  package static func styles(of grid: Grid) -> String {
    (0..<grid.size.rows).map { index in
      var line = Substring(
        String(
          grid.row(index).map { cell in
            let look = Look(cell.style)
            return cell.isBlank && look.role == .text && look.overlays.isEmpty ? " " : look.letter
          }))
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
