import DigestCore
import ReaderApp
import TerminalGrid
import Testing

@Test func `the first hits are shown before all are counted, and the count says so`() {
  var state = typed("agent")

  state.answer(first: 3)
  #expect(state.view.ids.count == 3)
  #expect(state.screen.contains("3… papers"))
  #expect(state.screen.contains("/ agent") && !state.showsHistogram)

  state.answer()
  #expect(state.view.ids.count == 9)
  #expect(state.screen.contains("9 papers") && !state.screen.contains("3… papers"))
  #expect(state.showsHistogram)
}

@Test func `the rest of the hits changes nothing of what is seen`() throws {
  var state = typed("agent")
  state.answer(first: 4)
  _ = state.apply(.edit(.submit))
  _ = state.apply(.command(.down, count: 2))
  _ = state.apply(.command(.summaryDown, count: 1))
  _ = state.settle()
  let before = state.view

  state.answer()

  #expect(state.view.selectedID == before.selectedID)
  #expect(state.view.top == before.top && state.view.summaryTop == before.summaryTop)
  #expect(before.entries.allSatisfy { state.view.entries[$0.key] == $0.value })
}

@Test func `among days that are still being counted no other day is gone to`() {
  var state = typed("agent")
  state.answer(first: 3)
  _ = state.apply(.edit(.submit))
  _ = state.apply(.command(.left, count: nil))
  #expect(state.awaitsAnswer)

  let effects = state.apply(.command(.down, count: nil))
  #expect(effects.isEmpty && state.isSearching && state.views.count == 2)
  #expect(state.message?.text == "still searching…")
  state.answer()
  _ = state.apply(.command(.down, count: nil))
  #expect(state.view.hits?.period != .all && !state.awaitsAnswer)
}

@Test(
  "a place beyond the first hits is gone to once it is known, by the key that asked for it",
  arguments: [
    (.last, nil, 8), (.last, 7, 6), (.first, 5, 4), (.down, nil, 3), (.down, 4, 6), (.next, nil, 3),
    (.next, 3, 5), (.down, 40, 8), (.pageDown, 3, 8),
  ] as [(Command, Int?, Int)])
func placesBeyond(motion: Command, count: Int?, index: Int) {
  var state = typed("agent")
  state.answer(first: 3)
  _ = state.apply(.edit(.submit))
  _ = state.apply(.command(.down, count: 2))
  #expect(!state.awaitsAnswer)

  _ = state.apply(.command(motion, count: count))
  #expect(state.view.selected == 2 && state.awaitsAnswer && state.message == nil)
  state.answer()
  #expect(state.view.selected == index && !state.awaitsAnswer)
}

@Test func `a search that failed is not said to have found nothing`() {
  var state = typed("agent")
  var answer = SearchAnswer(revision: state.revision, ids: [], entries: [])
  answer.problem = "the disk cannot be read or written"
  _ = state.apply(.finished(.searched(answer)))

  #expect(state.screen.contains("This could not be searched: the disk"))
  #expect(!state.screen.contains("matches"))
}

@Test func `who moves on does not want to be beyond the first hits any more`() {
  var state = typed("agent")
  state.answer(first: 3)
  _ = state.apply(.edit(.submit))

  _ = state.apply(.command(.last, count: nil))
  _ = state.apply(.command(.up, count: nil))
  state.answer()
  #expect(state.view.selected == 1)
}

@Test(
  "an answer of an older revision changes nothing",
  arguments: [nil, 2] as [Int?])
func olderAnswers(limit: Int?) {
  var state = typed("agent")
  state.answer(first: 3)
  let old = state.revision
  _ = state.apply(.edit(.insert("s")))
  state.answer(first: 2)
  let before = state

  state.answer(first: limit, revision: old)

  #expect(state == before)
}

@Test func `what is shown stays until there is an answer to the new query`() {
  var state = typed("reward")
  state.answer()
  let shown = (state.view.ids, state.view.query, state.view.histogram)

  _ = state.apply(.edit(.insert("s")))

  #expect(state.view.ids == shown.0 && state.view.query == shown.1)
  #expect(state.view.histogram == shown.2)
}

@Test func `a part of the hits takes nothing away while the archive is read`() throws {
  var state = typed("agent")
  state.answer()
  try state.press("<enter>5j")
  let selected = state.view.selectedID
  _ = state.apply(.finished(.libraryChanged(searchShelf.status)))

  state.answer(first: 2)
  #expect(state.view.selectedID == selected && state.view.ids.count == 9)
  state.answer()
  #expect(state.view.selectedID == selected)
}

@Test func `hits that were being counted while a paper was shown in its day are counted`() throws {
  var state = typed("agent")
  state.answer(first: 3)
  _ = state.apply(.edit(.submit))
  let request = SearchRequest(
    query: "agent", today: state.today, revision: state.revision, limit: 24)
  finish(state.apply(.command(.showInDay, count: nil)), &state, searchShelf)

  finish(
    state.apply(.finished(.searched(searchShelf.answer(to: request)))), &state, searchShelf)
  let effects = state.apply(.command(.back, count: nil))

  #expect(effects.isEmpty)
  #expect(state.view.ids.count == 9 && state.view.isComplete)
}

@Test func `as many hits are asked for as the screen has rows`() {
  var state = reader(searchShelf, size: Size(columns: 80, rows: 33))
  _ = state.apply(.command(.search, count: nil))

  let effects = state.apply(.edit(.insert("a")))

  #expect(
    effects == [
      .search(SearchRequest(query: "a", today: state.today, revision: 1, limit: 33))
    ])
}

@Test func `both parts of an answer end on the same screen as all at once`() throws {
  for keys in ["/agent", "/agent<enter>jj", "/agents<enter>hjj", "/reward<enter>G", "/zzzz"] {
    #expect(try screen(keys, searchShelf) == screen(keys, searchShelfInParts), "\(keys)")
  }
}

@Test func `a long walk over hits keeps only papers near the screen`() throws {
  let many = ArrayLibrary(
    entries: (1...60).flatMap { day in
      papers(DigestDate(dayNumber: 20_000 - day).description, (1...20).map { "Agent \($0)" })
    })
  var state = reader(many)

  try state.press("/agent<enter>" + String(repeating: "<c-f>", count: 150), over: many)

  #expect(state.view.ids.count == 1_200 && state.view.selected > 500)
  #expect(state.view.entries.count <= 400)
  #expect(state.selectedEntry != nil)
}

@Test(
  "the title says of which days the hits are",
  arguments: [
    ("after:2025-05", "after May 2025"), ("after:2024", "after 2024"),
    ("before:2025", "before 2025"),
    ("after:2025-04-21", "after 21 Apr 2025"), ("before:2025-05-07", "before 7 May 2025"),
    ("2025-05", "in May 2025"), ("date:2024", "in 2024"), ("2025-05-07", "on 7 May 2025"),
    ("date:2024-12..2025-04", "from December 2024 to April 2025"),
    ("date:2024-12-30..2025-05-06", "from 30 Dec 2024 to 6 May 2025"),
    ("after:2024 before:2025-05", "from January 2025 to April 2025"),
  ])
func daysInTitle(query: String, words: String) throws {
  let title = try screen("/\(query)<enter>", searchShelf).prefix { $0 != "\n" }

  #expect(title.contains("\(words) "), "\(title)")
}

@Test func `a filter of results names the search and itself`() throws {
  let state = try play("/agent<enter>\\web<enter>", searchShelf).state
  let overDay = try play("\\web<enter>", searchShelf).state

  #expect(state.shownScreen.contains("1 paper  of “agent”  filtered by “web”"))
  #expect(state.shownScreen.contains("\n / agent  \\ web  ·  1/1"))
  #expect(overDay.shownScreen.contains("0 papers  filtered by “web”"))
  #expect(overDay.shownScreen.contains("\n \\ web  ·  no paper"))
}
