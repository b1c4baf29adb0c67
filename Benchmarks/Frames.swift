import DigestCore
import ReaderApp
import TerminalGrid

/// What a key costs before any byte goes to the terminal: its action, the layout, the drawing and
/// the difference to the last screen, beside drawing the same screen alone.
func measureFrames(_ arguments: [String]) {
  let size = Size(columns: 120, rows: 40)
  let entries = GeneratedPapers(seed: 7).entries(count: 16)
  var state = ReaderState(
    size: size, today: DigestDate(dayNumber: 20_000), first: (entries.first?.date, entries))
  var shown = Grid(size: size)
  _ = state.settle()
  Screen.draw(state, into: &shown)
  let keys: [(name: String, key: Key)] = [
    ("j", .character("j")), ("k", .character("k")), ("page down", .control("f")),
    ("J", .character("J")), ("z", .character("z")),
  ]
  let drawing = Measurement(rounds: 400) {
    var grid = Grid(size: size)
    Screen.draw(state, into: &grid)
  }
  print("draw alone      \(drawing.microseconds) µs")
  for (name, key) in keys {
    let frame = Measurement(rounds: 400) {
      if let action = state.action(for: key) { _ = state.apply(action) }
      _ = state.settle()
      var grid = Grid(size: size)
      Screen.draw(state, into: &grid)
      _ = GridDiff.changedRows(from: shown, to: grid)
      shown = grid
    }
    let padding = String(repeating: " ", count: 14 - name.count)
    print("\(name)\(padding)  \(frame.microseconds) µs")
  }
}
