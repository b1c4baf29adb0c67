import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// Many papers on many days, with long summaries.
private let longShelf: ArrayLibrary = {
  var library = ArrayLibrary(entries: papers("2025-05-07", (0..<40).map { "Paper \($0)." }))
  for day in 1...28 {
    let date = day < 10 ? "2025-04-0\(day)" : "2025-04-\(day)"
    library.entries += papers(date, ["Of Day \(day)."])
  }
  for index in library.entries.indices {
    library.entries[index].paper.summary = (0..<200).map { "word\($0)" }.joined(separator: " ")
  }
  library.entries.sort { $0.id > $1.id }
  return library
}()

private func start(_ keys: String = "") throws -> ReaderState { try play(keys, longShelf).state }

struct MouseWheelTests {
  @Test func `the wheel scrolls the list, and the selection stays as long as it is seen`() throws {
    var state = try start("jj")
    let first = try #require(state.place(of: "Paper 1."))

    try state.turn(.wheelDown, over: "Paper 0.", library: longShelf)
    #expect(state.place(of: "Paper 2.", in: 20..<60)?.row == first.row)
    #expect(state.view.selected == 2)
    try state.turn(.wheelDown, over: "Paper 4.", times: 3, library: longShelf)
    #expect(state.view.selected == 4)
    #expect(state.view.top == 4)

    try state.turn(.wheelUp, over: "Paper 5.", times: 20, library: longShelf)
    #expect(state.view.top == 0)
  }

  @Test func `many turns at once are as many turns`() throws {
    var (once, often) = (try start("jj"), try start("jj"))

    try once.turn(.wheelDown, over: "Paper 1.", times: 7, library: longShelf)
    for _ in 0..<7 {
      often.take(.wheelDown, at: Position(row: 5, column: 30), over: longShelf)
    }

    #expect(once.view == often.view)
  }

  @Test func `a paper that the wheel has brought is not read by staying, one that is chosen is`()
    throws
  {
    var state = try start()
    #expect(state.stayID == state.view.selectedID)

    try state.turn(.wheelDown, over: "Paper 0.", times: 3, library: longShelf)
    #expect(state.view.selected == 3)
    #expect(state.stayID == nil)
    let effects = state.view.selectedID.map { state.apply(.stayed($0)) }
    #expect(effects == [])

    try state.click("Paper 3.", in: 20..<60, over: longShelf)
    #expect(state.stayID == state.view.selectedID)
    try state.turn(.wheelDown, over: "Paper 3.", library: longShelf)
    try state.press("j", over: longShelf)
    #expect(state.stayID == state.view.selectedID)
  }

  @Test func `the summary is scrolled by three lines from wherever the keys go`() throws {
    var state = try start()

    state.take(.wheelDown, at: Position(row: 8, column: 90), count: 2, over: longShelf)
    #expect(state.view.summaryTop == 6)
    state.take(.wheelUp, at: Position(row: 8, column: 90), over: longShelf)

    #expect(state.view.summaryTop == 3)
    #expect(state.focus == .list && state.view.selected == 0)
  }

  @Test func `the dates scroll away from the selected day, and a key comes back to it`() throws {
    var state = try start("[")
    let (view, row) = (state.view, Position(row: 10, column: 5))

    state.take(.wheelDown, at: row, count: 9, over: longShelf)
    #expect(state.place(of: "Wed 07", in: 0..<19) == nil)
    #expect(state.place(of: "Tue 01", in: 0..<19) != nil)
    #expect(state.view == view)

    let shown = state.place(of: "Thu 10")
    try state.click("Thu 10", over: longShelf)
    #expect(state.currentDate == DigestDate("2025-04-10"))
    #expect(state.place(of: "Thu 10", in: 0..<19) == shown)
    state.take(.wheelUp, at: row, count: 9, over: longShelf)
    try state.press("k", over: longShelf)
    #expect(state.place(of: "Fri 11", in: 0..<19) != nil)
  }

  @Test("the wheel over nothing does nothing", arguments: [22, 23, 500, -1])
  func nothing(row: Int) throws {
    let before = try start()
    var state = before

    state.take(.wheelDown, at: Position(row: row, column: 30), over: longShelf)

    #expect(state.views == before.views)
  }

  @Test(
    "turning the wheel marks nothing and leaves the selection where it is seen",
    arguments: 1...10 as ClosedRange<UInt64>)
  func wheelOnly(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = Size(
      columns: .random(in: 20...160, using: &random), rows: .random(in: 5...50, using: &random))
    let keys =
      ["", "jjj", "/paper<enter>jj", "h", "l", "z", "G"].randomElement(using: &random) ?? ""
    var state = play(try KeyScript.parse(keys), size)
    for _ in 0..<40 {
      let before = state
      let isDown = Bool.random(using: &random)
      let effects = state.take(
        isDown ? .wheelDown : .wheelUp, at: anywhere(on: size, &random),
        count: .random(in: 1...4, using: &random), over: longShelf)

      #expect(!effects.contains { if case .mark = $0 { true } else { false } })
      #expect(state.focus == before.focus && state.view.source == before.view.source)
      #expect(state.marks.book == before.marks.book)
      #expect(isSelectionSeen(state))
      if state.view.selected != before.view.selected {
        let isOut =
          isDown ? before.view.selected < state.view.top : before.view.top > state.view.top
        #expect(isOut, "the selection had to move")
      }
    }
  }
}

@Test("whatever the mouse does, the reader stays whole", arguments: 1...20 as ClosedRange<UInt64>)
func anyMouse(seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  var size = Size(
    columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
  var state = play([], size)
  let kinds: [MouseEvent.Kind] = [
    .press(.left), .press(.left), .press(.left), .release(.left), .drag(.left), .drag(.right),
    .press(.right), .wheelUp, .wheelDown,
  ]
  let keys = try [
    "/", "?", "f", "Y", "*", "<esc>", "z", "h", "l", "t", "#", ":", "m", "j", "a", "<enter>",
  ]
  .map(KeyScript.parse)
  for _ in 0..<60 {
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      size = Size(
        columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
      finish(state.apply(.resized(size)), &state, longShelf)
    case 1, 2: state = play(keys.randomElement(using: &random) ?? [], state)
    default:
      state.take(
        kinds.randomElement(using: &random) ?? .wheelUp, at: anywhere(on: size, &random),
        count: .random(in: 1...2, using: &random), over: longShelf)
    }

    #expect(state.view.ids.isEmpty || state.view.ids.indices.contains(state.view.selected))
    #expect(isSelectionSeen(state))
    let areas = [state.layout.dates, state.layout.list, state.layout.summary].compactMap(\.self)
    #expect(areas.allSatisfy { $0.endColumn <= size.columns && !$0.isEmpty })
  }
}

private func play(_ keys: [Key], _ size: Size) -> ReaderState {
  play(keys, reader(longShelf, size: size))
}

private func play(_ keys: [Key], _ state: ReaderState) -> ReaderState {
  Replay.run(state, keys: keys, library: longShelf.access).state
}

/// Mostly on the screen.
private func anywhere(on size: Size, _ random: inout SeededGenerator) -> Position {
  Position(
    row: .random(in: -1...size.rows, using: &random),
    column: .random(in: -1...size.columns, using: &random))
}

/// Whether the bar of the selected paper is drawn, where its list is seen.
private func isSelectionSeen(_ state: ReaderState) -> Bool {
  guard let list = state.layout.list, !state.view.ids.isEmpty, state.overlay == nil,
    state.layout.arrangement != .tooSmall
  else { return true }
  var grid = Grid(size: state.size)
  Screen.draw(state, into: &grid)
  return (list.row..<list.endRow).contains {
    grid[$0, list.column].description == state.glyphs.bar
  }
}
