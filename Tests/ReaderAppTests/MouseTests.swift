import DigestCore
import ReaderApp
import TerminalGrid
import Testing

private let narrow = Size(columns: 80, rows: 24)
private let small = Size(columns: 40, rows: 12)
/// Where the summary stands on a screen of 120 columns.
private let summary = 66..<120

/// What is shown after a click.
private struct Shown: Equatable {
  var focus: Pane
  var day: String?
  var selected: Int
}

private func shown(_ state: ReaderState) -> Shown {
  Shown(
    focus: state.focus, day: state.currentDate?.description, selected: state.view.selected)
}

struct MouseTests {
  @Test(
    "a click focuses the pane and selects what is under it",
    arguments: [
      ("", "Sparse Experts", Shown(focus: .list, day: "2025-05-07", selected: 3)),
      ("", "Image Generation at", Shown(focus: .list, day: "2025-05-07", selected: 1)),
      ("l", "推理", Shown(focus: .list, day: "2025-05-07", selected: 2)),
      ("", "Mon 21", Shown(focus: .dates, day: "2025-04-21", selected: 0)),
      ("", "April", Shown(focus: .dates, day: "2025-04-21", selected: 0)),
      ("", "2025   ", Shown(focus: .dates, day: "2025-05-07", selected: 0)),
      ("l", "Dates", Shown(focus: .dates, day: "2025-05-07", selected: 0)),
      ("h", "4 papers", Shown(focus: .list, day: "2025-05-07", selected: 0)),
      ("j", "8 papers", Shown(focus: .list, day: "2025-05-07", selected: 1)),
      ("/diff<enter>", "April", Shown(focus: .dates, day: "2025-04-21", selected: 0)),
      ("/diff<enter>h", "Speech", Shown(focus: .list, day: "2025-04-21", selected: 1)),
    ] as [(String, String, Shown)])
  fileprivate func clicks(keys: String, text: String, expected: Shown) throws {
    var state = try play(keys).state

    try state.click(text)

    #expect(shown(state) == expected)
  }

  @Test("a click in the summary focuses it", arguments: ["Attention Is", "is studied"])
  func clicksInTheSummary(text: String) throws {
    var state = try play("").state

    let effects = try state.click(text, in: summary)

    #expect(state.focus == .summary)
    #expect(effects.isEmpty)
  }

  @Test func `a click above the summary focuses it too`() throws {
    var state = try play("").state

    state.take(.press(.left), at: Position(row: 0, column: 100))

    #expect(state.focus == .summary)
  }

  @Test(
    "two clicks go in",
    arguments: [
      ("", "Sparse Experts", Shown(focus: .summary, day: "2025-05-07", selected: 3)),
      ("", "Mon 21", Shown(focus: .list, day: "2025-04-21", selected: 0)),
      ("", "2025   ", Shown(focus: .dates, day: "2025-05-07", selected: 0)),
      ("", "is studied", Shown(focus: .summary, day: "2025-05-07", selected: 0)),
    ] as [(String, String, Shown)])
  fileprivate func doubleClicks(keys: String, text: String, expected: Shown) throws {
    var state = try play(keys).state

    let effects = try state.click(text, isDouble: true)

    #expect(shown(state) == expected)
    #expect(effects.isEmpty)
  }

  @Test("two clicks on a month fold it, and its sign does at one", arguments: [true, false])
  func folds(isDouble: Bool) throws {
    var state = try play("").state

    try state.click(isDouble ? "April" : "▾ April", isDouble: isDouble)

    #expect(state.place(of: "▸ April") != nil)
    #expect(state.place(of: "Mon 21", in: 0..<19) == nil)
    try state.click("▸ April")
    #expect(state.place(of: "Mon 21", in: 0..<19) != nil)
  }

  @Test func `two clicks mean what the first has met, wherever that is by then`() throws {
    // The list stands elsewhere as soon as the dates are left.
    var state = try play("h", size: narrow).state
    let place = try #require(state.place(of: "Sparse"))

    state.take(.press(.left), at: place)
    #expect(state.place(of: "Sparse") != place)
    state.take(.press(.left), at: place, count: 2)

    #expect(shown(state) == Shown(focus: .summary, day: "2025-05-07", selected: 3))
  }

  @Test func `where one pane is seen, two clicks open the page`() throws {
    var state = try play("", size: small).state

    try state.click("Sparse", isDouble: true)

    #expect(state.focus == .summary)
    #expect(state.screen.contains("is studied"))
  }

  @Test func `in zen a click stays there`() throws {
    var state = try play("z").state

    try state.click("is studied", isDouble: true)

    #expect(state.isZen && state.view.focus == .list)
  }

  @Test(
    "links of the page open, after the same question as those of keys",
    arguments: [
      ("2504.10001", "https://arxiv.org/abs/2504.10001"),
      ("10001", "https://arxiv.org/abs/2504.10001"),
      ("HuggingFace", "https://huggingface.co/papers/2504.10001"),
      ("https://github.com", "https://github.com/a/b"),
    ])
  func links(text: String, url: String) throws {
    var library = shelf
    library.entries[1].paper.links = [Link(text: "code", url: "https://github.com/a/b")]
    var state = try play("j", library, size: Size(columns: 160, rows: 24)).state

    let effects = try state.click(text)

    #expect(effects == [.open(url: url, isConsented: false)])
    #expect(state.focus == .summary)
    #expect(state.message?.text == "opening \(url)")
    let place = try #require(state.place(of: text))
    #expect(state.take(.press(.left), at: place, count: 2).isEmpty, "it opens once")
  }

  @Test("what is beside a link is none", arguments: [" · Hugging", "Wed 7 May", "is studied"])
  func besideLinks(text: String) throws {
    var state = try play("").state

    let effects = try state.click(text, in: summary)

    #expect(effects.isEmpty)
  }

  @Test(
    "other buttons, Shift, and a mouse that is off do nothing",
    arguments: [
      (.press(.right), []), (.press(.middle), []), (.press(.left), .shift),
      (.wheelDown, .shift), (.release(.left), []), (.drag(.left), []),
    ] as [(MouseEvent.Kind, Key.Modifiers)])
  func nothing(kind: MouseEvent.Kind, modifiers: Key.Modifiers) throws {
    let before = try play("").state
    var (state, off) = (before, before)
    off.hasMouse = false
    let place = try #require(state.place(of: "Sparse"))

    state.take(kind, at: place, modifiers)
    off.take(.press(.left), at: place)

    #expect(state == before)
    #expect(off.view == before.view)
  }

  @Test func `a click takes back a number, and what was said last`() throws {
    var state = try play("X12").state

    try state.click("Sparse")

    #expect(state.count == nil && state.message == nil)
  }

  @Test func `a key switches the mouse off and on, and says what Shift does`() throws {
    var state = try play("").state

    let off = state.apply(.command(.mouse, count: nil))
    let said = state.message?.text
    let on = state.apply(.command(.mouse, count: nil))

    #expect(off == [.setMouse(false)])
    #expect(said == "mouse off, it selects text · % switches it on")
    #expect(on == [.setMouse(true)])
    #expect(state.message?.text == "mouse on · with Shift it selects text")
    #expect(state.hasMouse)
  }
}
