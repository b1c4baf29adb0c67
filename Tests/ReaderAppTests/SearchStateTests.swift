import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// What is asked for on a screen of 24 rows.
private func request(_ query: String, _ revision: Int) -> SearchRequest {
  SearchRequest(query: query, today: DigestDate("2025-05-08"), revision: revision, limit: 24)
}

@Test func `Esc goes back to exactly where one was`() throws {
  var long = shelf
  long.entries[2].paper.summary = String(repeating: "word ", count: 2_000)
  let before = try play("jjJJJ", long).state

  let after = try play("jjJJJ/diff<c-n><esc>", long).state
  let afterEnter = try play("jjJJJ/diff<enter>j<esc>", long).state

  #expect(after.views == before.views)
  #expect(afterEnter.views == before.views)
}

@Test func `an answer to an older query is dropped`() {
  var state = reader()
  _ = state.apply(.command(.search, count: nil))
  _ = state.apply(.edit(.insert("a")))
  let old = state.revision
  _ = state.apply(.edit(.insert("b")))

  _ = state.apply(
    .finished(.searched(SearchAnswer(revision: old, ids: [shelf.entries[0].id], entries: []))))

  #expect(state.view.ids.isEmpty)
}

@Test func `an answer after Esc is dropped`() {
  var state = reader()
  let before = state.views
  _ = state.apply(.command(.search, count: nil))
  _ = state.apply(.edit(.insert("a")))
  let revision = state.revision
  _ = state.apply(.edit(.cancel))

  _ = state.apply(.finished(.searched(SearchAnswer(revision: revision, ids: [], entries: []))))

  #expect(state.views == before)
}

@Test func `every letter asks, and the last one counts`() {
  var state = reader()
  _ = state.apply(.command(.search, count: nil))

  let asked = "dif".map { state.apply(.edit(.insert(String($0)))) }

  #expect(
    asked == [
      [.search(request("d", 1))], [.search(request("di", 2))], [.search(request("dif", 3))],
    ])
}

@Test func `with nothing typed the list is as it was`() throws {
  let before = try play("j").state

  let state = try play("j/di<bs><bs>").state

  #expect(state.views == before.views)
  #expect(state.prompt != nil)
}

@Test func `Backspace in an empty prompt leaves it`() throws {
  #expect(try play("/d<bs><bs>").state.prompt == nil)
}

@Test func `a filter looks among the papers of the list only`() throws {
  let state = try play("\\diffusion<enter>").state

  #expect(state.view.ids.count == 1)
  #expect(try play("/diffusion<enter>").state.view.ids.count == 2)
}

@Test func `a paper of the results is shown in its day, and Esc comes back`() throws {
  let results = try play("/speech<enter>").state

  let day = try play("/speech<enter><c-o>").state
  let back = try play("/speech<enter><c-o><esc>").state

  #expect(day.view.source == .day(DigestDate("2025-04-21")))
  #expect(day.selectedEntry?.paper.title == "Diffusion for Speech")
  #expect(back.views == results.views)
}

@Test func `a query opened again is typed over, or edited`() throws {
  #expect(try play("/diff<enter>/s").state.prompt?.editor.text == "s")
  #expect(try play("/diff<enter>/<right>u").state.prompt?.editor.text == "diffu")
}

@Test func `hits are marked in title, authors and summary`() throws {
  let grid = try play("/diffusion<enter>").grid

  let styles = Replay.styles(of: grid)

  #expect(styles.contains("#########"))
}

@Test func `results that come in while the archive is read keep the place`() {
  var state = reader()
  _ = state.start(date: nil, query: "diffusion")
  let answer = shelf.answer(to: request("diffusion", state.revision))
  _ = state.apply(.finished(.searched(answer)))
  _ = state.apply(.command(.down, count: nil))
  let selected = state.view.selectedID

  let effects = state.apply(.finished(.libraryChanged(shelf.status)))
  finish(effects, &state, shelf)

  #expect(effects.contains { if case .search = $0 { true } else { false } })
  #expect(state.view.selectedID == selected)
}

@Test func `the terminal may paste into a prompt, and only there`() {
  var state = reader()
  _ = state.apply(.paste("q"))
  #expect(state == reader())
  _ = state.apply(.command(.search, count: nil))

  _ = state.apply(.paste("two\nlines\u{1B}[31m"))

  #expect(state.prompt?.editor.text == "two lines\u{1B}[31m")
  var grid = Grid(size: state.size)
  Screen.draw(state, into: &grid)
  #expect(!grid.description.contains("\u{1B}"))
}
