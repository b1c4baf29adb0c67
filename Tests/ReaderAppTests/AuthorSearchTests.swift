import DigestCore
import ReaderApp
import TerminalGrid
import Testing

@Test(
  "papers by an author of the selected one",
  arguments: [
    ("*1", "Wei Li", 14), ("*2", "Ana Díaz", 9), ("*jj<enter>", "王伟", 9),
    ("*jk<enter>", "Wei Li", 14),
    // One author needs no menu.
    ("j*", "Wei Li", 14), ("/agent<enter>*2", "Ana Díaz", 9),
  ])
func authors(keys: String, author: String, count: Int) throws {
  let state = try play(keys, searchShelf).state

  #expect(state.view.source == .search("author:\"\(author)\""))
  #expect(state.view.ids.count == count && state.overlay == nil)
}

@Test func `Esc comes back from an author's papers`() throws {
  let before = try play("/agent<enter>jj", searchShelf).state

  #expect(try play("/agent<enter>jj*2j<esc>", searchShelf).state.views == before.views)
  #expect(try play("/agent<enter>jj*<esc>", searchShelf).state.views == before.views)
  #expect(try play("/agent<enter>jj*q", searchShelf).state.views == before.views)
}

@Test func `the histogram of a search stays until that of the author is known`() throws {
  var state = try play("/agent<enter>", searchShelf).state
  let histogram = state.view.histogram

  _ = state.apply(.command(.moreByAuthor, count: nil))
  _ = state.apply(.overlay(.choose("2")))

  #expect(state.showsHistogram && state.view.histogram == histogram)
  #expect(state.view.isHistogramStale)
}

@Test func `a paper without authors, or with a name of signs, says so`() {
  for (authors, line) in [
    ([], "this paper names no authors"), (["!?"], "this name has no letters to search for"),
  ] as [([String], String)] {
    var library = searchShelf
    library.entries[0].paper.authors = authors
    var state = reader(library)

    #expect(state.apply(.command(.moreByAuthor, count: nil)).isEmpty)
    #expect(state.message?.text == line)
  }
}

@Test func `quotes in a name do not end it`() throws {
  var library = searchShelf
  library.entries[0].paper.authors = ["Wei \"Bob\" Li", "A"]

  let state = try play("*1", library).state

  #expect(state.view.ids == [library.entries[0].id])
}

@Test func `a long list of authors scrolls to the one selected`() throws {
  var library = searchShelf
  library.entries[0].paper.authors = (1...90).map { "Author No\($0)" }
  for rows in [10, 14, 24, 60] {
    let size = Size(columns: 80, rows: rows)
    for (keys, author) in [("*", "No1"), ("*" + String(repeating: "j", count: 49), "No50")] {
      let shown = try screen(keys, library, size: size)
      let line = "Author \(author)"
      #expect(shown.contains(line + " ") || shown.contains(line + "\n"), "\(rows)")
    }
    #expect(
      try play("*" + String(repeating: "<pgdn>", count: 99) + "<enter>", library, size: size)
        .state.view.source == .search("author:\"Author No90\""))
  }
}
