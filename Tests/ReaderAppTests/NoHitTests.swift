import DigestCore
import ReaderApp
import TerminalGrid
import Testing

@Test func `nearest words are asked for once it is known that nothing is found`() {
  var state = typed("agnets")
  let request = SearchRequest(
    query: "agnets", today: state.today, revision: state.revision, limit: 24)

  let first = state.apply(
    .finished(.searched(searchShelf.answer(to: request, firstOnly: true))))
  #expect(first.isEmpty)
  let effects = state.apply(.finished(.searched(searchShelf.answer(to: request))))

  #expect(
    effects == [.suggest(query: "agnets", today: state.today, revision: state.revision)])
}

@Test func `Enter takes the nearest word and stays in the prompt with its results`() throws {
  let state = try play("/agnets<enter>", searchShelf).state

  #expect(state.prompt?.editor.text == "agents" && state.view.ids.count == 8)
  #expect(try play("/agnets<enter><enter>", searchShelf).state.prompt == nil)
}

@Test func `suggestions for an older query are dropped`() {
  var state = typed("agnets")
  state.answer()
  let old = state.revision
  _ = state.apply(.edit(.insert("x")))
  state.answer()
  let before = state

  _ = state.apply(
    .finished(.suggested([QuerySuggestion(word: "agents", query: "agents")], revision: old)))

  #expect(state == before)
}

@Test func `Enter on results that have become none takes the nearest word too`() throws {
  var state = typed("agnets")
  _ = state.apply(.edit(.submit))
  #expect(state.prompt == nil)
  let request = SearchRequest(
    query: "agnets", today: state.today, revision: state.revision, limit: 24)
  finish(state.apply(.finished(.searched(searchShelf.answer(to: request)))), &state, searchShelf)

  try state.press("<enter>")

  #expect(state.view.source == .search("agents") && state.view.ids.count == 8)
}

@Test(
  "the pane says what was not found, and where",
  arguments: [
    ("/zzzz", "No paper matches “zzzz”."), ("/zzzz<c-r>", "No paper on 7 May matches “zzzz”."),
    ("/zzzz<c-r><c-r>", "No paper in May 2025 matches “zzzz”."),
    ("/agnets", "Did you mean agents or planets?"),
  ])
func nothingFound(keys: String, line: String) throws {
  #expect(try screen(keys, searchShelf).contains(line))
}

@Test func `Enter on what cannot be understood says what is wrong, and leaves it to be mended`()
  throws
{
  let state = try play("/is:star<enter>").state
  #expect(state.prompt?.editor.text == "is:star")
  #expect(state.message?.text.hasPrefix("not a mark") == true)
}
