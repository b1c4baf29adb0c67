import DigestCore
import ReaderApp
import TerminalGrid
import Testing

private func date(_ keys: String) throws -> String? {
  try play(keys).state.currentDate?.description
}

@Test(
  "days and months",
  arguments: [
    ("[", "2025-04-22"), ("[[", "2025-04-21"), ("2[", "2025-04-21"), ("[[[[[", "2025-04-18"),
    ("[]", "2025-05-07"), ("{", "2025-04-22"), ("{}", "2025-05-07"), ("{{", "2025-04-22"),
    ("hj", "2025-04-22"), ("hjj", "2025-04-22"), ("hjjj", "2025-04-21"),
  ])
func days(keys: String, expected: String) throws {
  // From the date pane the first step down is the month, whose first papers are of the 21st.
  let expected = keys == "hj" ? "2025-04-21" : expected
  #expect(try date(keys) == expected)
}

@Test(
  "a typed date is gone to",
  arguments: [
    ("t2025-04-21<enter>", "2025-04-21"), ("t2025-04<enter>", "2025-04-22"),
    ("tapr 18<enter>", "2025-04-18"), ("tyesterday<enter>", "2025-05-07"),
    ("t2024-01-01<enter>", "2025-04-18"), ("tnonsense<enter><esc>", "2025-05-07"),
  ])
func typedDates(keys: String, expected: String) throws {
  #expect(try date(keys) == expected)
}

@Test func `a day comes back as it was left`() throws {
  let state = try play("jj[]").state

  #expect(state.view.selected == 2)
}

@Test func `next and previous cross the border of a day that has papers`() throws {
  let there = try play("Gn").state
  let back = try play("GnN").state

  #expect(there.selectedEntry?.paper.title == "Diffusion for Speech")
  #expect(back.selectedEntry?.paper.title == "Sparse Experts")
}

@Test func `Space reads every paper of the archive to its end, and Backspace goes back`() throws {
  var long = shelf
  for index in long.entries.indices {
    long.entries[index].paper.summary += String(repeating: " and on and on", count: 200)
  }
  let size = Size(columns: 80, rows: 24)
  var state = reader(long, size: size)
  var seen: [EntryID] = []
  for _ in 0..<200 {
    let id = try #require(state.view.selectedID)
    if seen.last != id { seen.append(id) }
    state = Replay.run(state, keys: [.character(" ")], library: long.access).state
  }

  #expect(seen == long.entries.map(\.id))

  for _ in 0..<200 {
    state = Replay.run(state, keys: [Key(.backspace)], library: long.access).state
  }
  #expect(state.view.selectedID == long.entries.first?.id)
  #expect(state.view.summaryTop == 0)
}

@Test func `J scrolls the summary while the list keeps the keys`() throws {
  var long = shelf
  long.entries[0].paper.summary = String(repeating: "word ", count: 2_000)

  let state = try play("JJJ", long).state

  #expect(state.view.summaryTop == 3)
  #expect(state.focus == .list)
}

@Test func `a month lists the papers of all its days`() throws {
  let state = try play("hjj").state

  #expect(state.view.source == .day(DigestDate("2025-04-22")))
  let month = try play("hj").state
  #expect(month.view.ids.count == 4)
}

@Test(
  "panes are walked",
  arguments: [
    ("l", Pane.summary), ("h", .dates), ("ll", .summary), ("<tab>", .summary),
    ("<tab><tab>", .dates),
    ("<s-tab>", .dates), ("<enter>", .summary), ("lh", .list), ("h<enter>", .list),
  ])
func focus(keys: String, expected: Pane) throws {
  #expect(try play(keys).state.focus == expected)
}

@Test func `panes grow and shrink, as far as there is room`() throws {
  let start = try play("").state.layout
  let wider = try play(">>").state.layout
  let dates = try play("h>").state.layout
  let widest = try play("99>99>99>").state.layout

  #expect(wider.list?.columns == (start.list?.columns ?? 0) + 4)
  #expect(dates.dates?.columns == (start.dates?.columns ?? 0) + 2)
  #expect(widest.summary?.columns == 24)
  #expect(try play("99>99>99><lt>").state.layout.summary?.columns == 26)
}

@Test func `a new size keeps the place`() {
  var state = reader()
  _ = state.apply(.command(.down, count: 2))

  _ = state.apply(.resized(Size(columns: 40, rows: 8)))
  _ = state.settle()

  #expect(state.view.selected == 2)
}

@Test("a count of papers goes over days as single steps do", arguments: [1, 2, 3, 4, 5])
func countsOverDays(count: Int) throws {
  let steps = String(repeating: "n", count: count)
  let back = String(repeating: "N", count: count)

  #expect(
    try play("GG\(count)n").state.selectedEntry?.id == play("G\(steps)").state.selectedEntry?.id)
  #expect(
    try play("[[[G\(count)N").state.selectedEntry?.id
      == play("[[[G\(back)").state.selectedEntry?.id)
}

@Test func `reading on stops at the end of the last paper`() throws {
  var long = shelf
  long.entries[7].paper.summary = String(repeating: "on and on ", count: 400)
  let size = Size(columns: 80, rows: 24)
  let end = try play("[[[G" + String(repeating: " ", count: 30), long, size: size).state

  let further = try play("[[[G" + String(repeating: " ", count: 31), long, size: size).state

  #expect(end.view.summaryTop > 0)
  #expect(further.view.summaryTop == end.view.summaryTop)
}

@Test("the terminal's own keys work in a prompt too", arguments: ["", "/", "?", "Y"])
func terminalKeys(keys: String) throws {
  let state = try play(keys).state

  #expect(state.action(for: .control("z")) == .command(.suspend, count: nil))
  #expect(state.action(for: .control("l")) == .command(.redraw, count: nil))
}

@Test func `of very many lists on each other the first and the last are gone back to`() throws {
  let deep = String(repeating: "*<enter><c-o>", count: 100)
  let state = try play(deep).state
  #expect((48...66).contains(state.views.count))
  #expect(state.views[0].source == .day(DigestDate("2025-05-07")))
  let back = try play(deep + String(repeating: "<esc>", count: 66)).state
  #expect(back.views.count == 1 && back.view.source == state.views[0].source)
}
