import DigestCore
import ReaderApp
import TerminalGrid

/// What a key costs before any byte goes to the terminal, beside drawing the same screen alone.
///
/// That is its action, the layout, the drawing and the difference to the last screen. Then the
/// same for a search with passages and a histogram over many days, its answers in two parts.
func measureFrames(_ arguments: [String]) {
  let entries = GeneratedPapers(seed: 7).entries(count: 16)
  var frames = Frames(
    ReaderState(
      size: Size(columns: 120, rows: 40), today: DigestDate(dayNumber: 20_000),
      first: (entries.first?.date, entries)))
  frames.measureDrawing("draw alone")
  for (name, key) in [
    ("j", Key.character("j")), ("k", .character("k")), ("page down", .control("f")),
    ("J", .character("J")), ("z", .character("z")),
  ] {
    frames.measure(name) { $0.press(key) }
  }
  measureSearchFrames()
}

/// A letter with all of its answer in one frame; the first screenful alone; then all of it, a
/// million hits on 10,000 days, and moving in them.
private func measureSearchFrames() {
  let entries = GeneratedPapers(seed: 7).entries(count: 36)
  let days = (0..<10_000).map { DayEntry(date: DigestDate(dayNumber: 19_902 - $0), count: 100) }
  var million = entries.map(\.id)
  for day in days {
    for position in 0..<100 {
      million.append(EntryID(date: day.date, file: 1, position: position))
    }
  }
  var frames = Frames(
    ReaderState(
      size: Size(columns: 120, rows: 40), today: DigestDate(dayNumber: 20_000),
      first: (entries.first?.date, Array(entries.prefix(16)))))
  for letter in "/models di".unicodeScalars { frames.press(.character(letter)) }
  let hits = Array(days.prefix(60))
  let ids = entries.map(\.id)
  frames.measure("letter, 36 hits") { frames in
    frames.type("f")
    frames.answer(ids, entries, days: hits, isComplete: true)
  }
  frames.measureDrawing("draw alone")
  frames.measure("letter, first") { frames in
    frames.type("f")
    frames.answer(ids, entries, days: [], isComplete: false)
  }
  frames.measure("1,000,000 hits", rounds: 40) { frames in
    frames.type("f")
    frames.answer(ids, entries, days: [], isComplete: false)
    frames.answer(million, entries, days: days, isComplete: true)
  }
  frames.press(.init(.enter))
  frames.measure("j, 1,000,000") { $0.press(.character("j")) }
  frames.press(.character("g"))
  frames.press(.character("h"))
  frames.measure("narrow", rounds: 40) { frames in
    frames.press(.character("j"))
    frames.press(.character("k"))
  }
}

/// A reader and the screen it showed last.
private struct Frames {
  private var state: ReaderState
  private var shown: Grid
  private var count = 0

  init(_ state: ReaderState) {
    self.state = state
    shown = Grid(size: state.size)
    draw()
  }

  mutating func press(_ key: Key) {
    if let action = state.action(for: key) { _ = state.apply(action) }
    _ = state.settle()
  }

  /// Types a letter, and takes it away the next time.
  mutating func type(_ letter: Unicode.Scalar) {
    count += 1
    press(count.isMultiple(of: 2) ? Key(.backspace) : .character(letter))
  }

  mutating func answer(
    _ ids: [EntryID], _ entries: [PaperEntry], days: [DayEntry], isComplete: Bool
  ) {
    let answer = SearchAnswer(
      revision: state.revision, ids: ids, entries: entries, isComplete: isComplete, days: days)
    _ = state.apply(.finished(.searched(answer)))
    _ = state.settle()
  }

  mutating func draw() {
    var grid = Grid(size: state.size)
    Screen.draw(state, into: &grid)
    _ = GridDiff.changedRows(from: shown, to: grid)
    shown = grid
  }

  func measureDrawing(_ name: String) {
    let drawing = Measurement(rounds: 400) {
      var grid = Grid(size: state.size)
      Screen.draw(state, into: &grid)
    }
    report(name, drawing)
  }

  mutating func measure(_ name: String, rounds: Int = 400, _ body: (inout Frames) -> Void) {
    let frame = Measurement(rounds: rounds) {
      body(&self)
      draw()
    }
    report(name, frame)
  }

  private func report(_ name: String, _ measured: Measurement) {
    print(
      "\(name)\(String(repeating: " ", count: max(18 - name.count, 1)))\(measured.microseconds) µs")
  }
}
