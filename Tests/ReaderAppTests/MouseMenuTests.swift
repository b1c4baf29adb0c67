import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

private let small = Size(columns: 40, rows: 8)
private let authors = ArrayLibrary(
  entries: shelf.entries.map { entry in
    var entry = entry
    entry.paper.authors = (1...40).map { "Author \($0)." }
    return entry
  })

struct MouseMenuTests {
  @Test(
    "a click selects a row of a menu, two take it, framed or not",
    arguments: [
      ("?page up", "half a page up"), (":page-u", "page-up"),
      (":copy", "copy-menu"), ("f", "starred"), ("*", "4  Author 4."), ("Yj", "arXiv id"),
    ], [Size(columns: 120, rows: 24), small])
  func menus(example: (keys: String, text: String), size: Size) throws {
    var state = try play(example.keys, authors, size: size).state
    let before = state
    try state.click(example.text, over: authors)

    var grid = Grid(size: size)
    Screen.draw(state, into: &grid)
    let place = try #require(state.place(of: example.text))
    let accepted = state.action(for: Key(.enter)).map { action in
      var entered = state
      finish(entered.apply(action), &entered, authors)
      return entered
    }
    var twice = before
    try twice.click(example.text, isDouble: true, over: authors)

    #expect(state.overlay != nil)
    #expect(Look(grid[place.row, place.column].style).overlays.contains(.selected))
    #expect(twice.screen == accepted?.screen)
    #expect(twice.overlay != state.overlay)
  }

  @Test func `a click takes a mark of those that have letters`() throws {
    var state = try play("majjmb'").state

    try state.click("b  大型語言")
    #expect(state.overlay != nil)
    try state.click("a  Attention", isDouble: true)

    #expect(state.overlay == nil)
    #expect(state.view.selected == 0)
  }

  @Test("a press beside a menu closes it, and does no more", arguments: ["?", ":", "Y", "f", "*"])
  func besideMenus(keys: String) throws {
    let before = try play("").state
    var state = try play(keys).state

    state.take(.press(.left), at: Position(row: 23, column: 119))

    #expect(state.overlay == nil)
    #expect(state.views == before.views)
  }

  @Test func `a press beside the question leaves the link alone, one on it does nothing`() throws {
    var state = try play("").state
    _ = state.apply(.finished(.consentNeeded(url: "https://evil.example/", why: "not arXiv")))

    let onIt = try state.click("https://evil", isDouble: true)
    #expect(state.overlay != nil)
    let beside = state.take(.press(.left), at: Position(row: 3, column: 0))

    #expect(onIt == [] && beside == [])
    #expect(state.overlay == nil)
  }

  @Test func `the wheel scrolls a menu by three lines, whatever is selected`() throws {
    let size = Size(columns: 120, rows: 24)
    var state = try play("?", size: size).state
    let second = try #require(Keymap.standard.bindings.dropFirst(3).first?.help)
    let top = try #require(state.place(of: "down: next paper"))

    try state.turn(.wheelDown, over: "All keys")
    #expect(state.place(of: second)?.row == top.row)
    try state.turn(.wheelUp, over: "All keys", times: 9)

    #expect(state.place(of: "down: next paper") == top)
  }

  @Test func `the wheel leaves a menu alone that is seen whole, and all of them from beside`()
    throws
  {
    let (copy, help) = (try play("Yj").state, try play("?").state)
    var (turned, beside) = (copy, help)

    try turned.turn(.wheelDown, over: "Markdown link")
    beside.take(.wheelDown, at: Position(row: 5, column: 0))

    #expect(turned == copy)
    #expect(beside == help)
  }
}

struct MousePromptTests {
  @Test func `a click selects a result, two keep the results`() throws {
    var state = try play("/diff").state

    try state.click("Diffusion for Speech")
    #expect(state.prompt != nil && state.view.selected == 1)
    try state.click("A Survey", in: 20..<60, isDouble: true)

    #expect(state.prompt == nil && state.isSearching)
    #expect(state.view.selected == 0 && state.focus == .list)
  }

  @Test(
    "a click in the text puts the cursor there",
    arguments: [
      ("/diffusion", "fusion", 3), ("/模型語", "型", 1), ("/diffusion", "/ diff", 0),
      ("/diffusion", "2 papers", 9), ("tapr 21", "21", 4),
      ("/a \(String(repeating: "x", count: 200))z", "xz", 201),
    ])
  func cursors(keys: String, text: String, cursor: Int) throws {
    var state = try play(keys).state
    let row = state.size.rows - 2
    let place = try #require(state.place(of: text, row: row))

    state.take(.press(.left), at: place)

    #expect(state.prompt?.editor.cursor == cursor)
    #expect(state.prompt?.editor.text.hasSuffix(String(keys.suffix(2))) == true)
  }

  @Test func `a day that is shown is an answer to the question for one`() throws {
    var state = try play("t").state

    try state.click("Fri 18")

    #expect(state.prompt == nil)
    #expect(state.currentDate == DigestDate("2025-04-18"))
  }

  @Test("other clicks leave a prompt as it is", arguments: ["t", "#", "/diff"])
  func others(keys: String) throws {
    let before = try play(keys).state
    var state = before

    try state.click(keys == "/diff" ? "April" : "A Survey", in: keys == "/diff" ? 0..<20 : 20..<66)

    #expect(state.prompt == before.prompt)
    #expect(state.views == before.views)
  }
}
