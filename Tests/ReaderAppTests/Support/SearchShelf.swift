import DigestCore
import ReaderApp
import TerminalGrid

/// Papers of two years and of no known day, most of them about agents.
let searchShelf = ArrayLibrary(
  entries: about("2025-05-07", ["Agents that Plan", "Sparse Experts", "Video Agents"])
    + about("2025-05-06", ["Agents and Tools", "Web Agents", "Agents in Games", "Rewards"])
    + about("2025-04-21", ["Agents of Change", "Diffusion for Speech"])
    + about("2024-12-31", ["The Last Agents", "Rewards at Last", "Agent Memory"])
    + about(nil, ["Undated Agents", "Undated"]),
  suggestions: [
    "agnets": [
      QuerySuggestion(word: "agents", query: "agents"),
      QuerySuggestion(word: "planets", query: "planets"),
    ]
  ], history: ["title:video", "rewards"])

/// The same told in two parts.
let searchShelfInParts: ArrayLibrary = {
  var library = searchShelf
  library.isToldInParts = true
  return library
}()

private func about(_ day: String?, _ titles: [String]) -> [PaperEntry] {
  titles.enumerated().map { position, title in
    let date = day.map { DigestDate($0) }
    return PaperEntry(
      id: EntryID(date: date, file: 0, position: position), file: "\(day ?? "none").md",
      paper: Paper(
        title: title, authors: position == 1 ? ["Wei Li"] : ["Wei Li", "Ana Díaz", "王伟"],
        summary: """
          We measure what is hard about it. Earlier work has shown that a **reward \(position)** \
          which is hacked teaches nothing. A tool helps.
          """, line: position + 6))
  }
}

/// The state after a search for `query` was typed, its answer not there yet.
func typed(_ query: String, over library: ArrayLibrary = searchShelf) -> ReaderState {
  var state = reader(library)
  finish(state.apply(.command(.search, count: nil)), &state, library)
  _ = state.apply(.edit(.insert(query)))
  return state
}

extension ReaderState {
  /// Takes the hits that were asked for last; `limit` of them where they are not all.
  mutating func answer(
    from library: ArrayLibrary = searchShelf, first limit: Int? = nil, revision: Int? = nil
  ) {
    guard case .search(let query) = view.source else { return }
    let request = SearchRequest(
      query: query, today: today, revision: revision ?? self.revision, scope: view.scope,
      limit: limit ?? size.rows)
    let answer = library.answer(to: request, firstOnly: limit != nil)
    _ = apply(.finished(.searched(answer)))
    _ = settle()
  }

  /// Presses keys, with all they ask for done.
  mutating func press(_ keys: String, over library: ArrayLibrary = searchShelf) throws {
    self = Replay.run(self, keys: try KeyScript.parse(keys), library: library.access).state
  }

  var screen: String {
    var grid = Grid(size: size)
    Screen.draw(self, into: &grid)
    return grid.description
  }

  /// The screen, whatever was said last.
  var shownScreen: String {
    var state = self
    _ = state.apply(.command(.redraw, count: nil))
    return state.screen
  }
}
