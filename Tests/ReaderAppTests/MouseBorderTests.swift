import ReaderApp
import TerminalGrid
import Testing

private let narrow = Size(columns: 80, rows: 24)

struct MouseBorderTests {
  /// A rule that is dragged to a column, and the widths that come of it.
  struct Drag: Sendable {
    var keys = ""
    var size = Size(columns: 120, rows: 24)
    var rule: Int
    var column: Int
    var dates: Int?
    var list: Int
  }

  @Test(
    "borders are dragged as far as their neighbours let them",
    arguments: [
      Drag(rule: 0, column: 25, dates: 25, list: 45), Drag(rule: 0, column: 3, dates: 14, list: 45),
      Drag(rule: 0, column: 119, dates: 40, list: 45),
      Drag(rule: 1, column: 70, dates: 19, list: 50),
      Drag(rule: 1, column: 0, dates: 19, list: 24),
      Drag(rule: 1, column: 500, dates: 19, list: 75),
      Drag(size: narrow, rule: 0, column: 40, list: 40),
      Drag(size: narrow, rule: 0, column: -4, list: 24),
      Drag(size: narrow, rule: 0, column: 79, list: 55),
      Drag(keys: "h", size: narrow, rule: 0, column: 30, dates: 30, list: 49),
      Drag(keys: "h", size: narrow, rule: 0, column: 70, dates: 40, list: 39),
    ])
  func drags(_ drag: Drag) throws {
    var state = try play(drag.keys, size: drag.size).state
    let before = state
    let rule = state.layout.rules[drag.rule]

    state.take(.press(.left), at: Position(row: 5, column: rule))
    #expect(state.views == before.views && state.layout == before.layout)
    state.take(.drag(.left), at: Position(row: 6, column: (rule + drag.column) / 2))
    state.take(.drag(.left), at: Position(row: 30, column: drag.column))
    state.take(.release(.left), at: Position(row: 30, column: drag.column))
    state.take(.drag(.left), at: Position(row: 5, column: 60))

    #expect(state.layout.dates?.columns == drag.dates)
    #expect(state.layout.list?.columns == drag.list)
    #expect(state.views == before.views)
  }

  @Test func `widths that were dragged are those of the session`() throws {
    var state = try play("").state
    let rule = state.layout.rules[1]

    state.take(.press(.left), at: Position(row: 5, column: rule))
    state.take(.drag(.left), at: Position(row: 5, column: 70))
    let session = try #require(state.session)
    var resumed = try play("").state
    finish(resumed.resume(session), &resumed, shelf)

    #expect(resumed.layout.rules == [19, 70])
  }

  @Test func `what is beside a border belongs to the rows there`() throws {
    var state = try play("").state
    let rule = state.layout.rules[0]
    let row = try #require(state.place(of: "Sparse")?.row)

    state.take(.press(.left), at: Position(row: row, column: rule + 1))
    state.take(.drag(.left), at: Position(row: row, column: rule + 9))

    #expect(state.view.selected == 3)
    #expect(state.layout.rules[0] == rule)
  }

  @Test func `a drag that began elsewhere moves nothing`() throws {
    var state = try play("").state
    let layout = state.layout

    state.take(.press(.left), at: Position(row: 5, column: 30))
    state.take(.drag(.left), at: Position(row: 5, column: layout.rules[1]))
    state.take(.drag(.left), at: Position(row: 5, column: 100))

    #expect(state.layout == layout)
  }
}
