import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

/// What `f` shows.
struct ShownTests {
  @Test func `lists show papers with a mark only, until all are shown again`() throws {
    let unread = try play("jrfu").state
    #expect(unread.view.ids.count == 3)
    #expect(unread.screen.contains("Wed 7 May 2025  3 unread papers"))
    #expect(try play("jrfufa").state.view.ids.count == 4)
    #expect(try play("jsfs").state.view.ids.count == 1)
    #expect(try play("#rl<enter>ft").state.view.ids.count == 1)
  }

  @Test func `f and Enter go through all there is`() throws {
    #expect(try play("f<enter>").state.marks.shown == .unread)
    #expect(try play("ff<enter>").state.marks.shown == .starred)
    #expect(try play("f<enter>f<enter>").state.marks.shown == .starred)
    #expect(try play("fuf<esc>").state.marks.shown == .unread)
  }

  @Test func `a search and its count keep to what is shown`() throws {
    let state = try play("/diffusion<enter>fu").state
    #expect(state.screen.contains("2 unread papers"))
    #expect(try play("rjrfu/diffusion<enter>").state.view.ids.count == 1)
    #expect(try play("rjr/diffusion<enter>fu").state.view.ids.count == 1)
  }

  @Test func `an empty list says what was looked for, and the way back`() throws {
    #expect(try screen("fs").contains("No starred paper here. f and a show all."))
    #expect(
      try screen("fs/diff<enter>").contains("No starred paper among these results."))
  }

  @Test func `Esc shows all again where nothing else is to be left, and n goes by what is shown`()
    throws
  {
    #expect(try play("fu<esc>").state.marks.shown == nil)
    #expect(try play("fu/diff<enter><esc>").state.marks.shown == .unread)
    #expect(try play("3srrjrkfsn").state.view.selected == 1)
  }

  @Test func `a paper that is gone to is seen, whatever is shown`() throws {
    let state = try play("ma[[fs'a").state
    #expect(state.marks.shown == nil)
    #expect(state.selectedEntry?.paper.title == "Attention Is Enough")
  }

  @Test func `what becomes read stays until one comes back`() throws {
    let state = try play("fur").state
    #expect(state.view.ids.count == 4)
    #expect(try play("fur[]").state.view.ids.count == 3)
  }
}

/// Marks with a letter.
struct PlaceTests {
  @Test func `a letter leads back to a paper, whatever is shown`() throws {
    let state = try play("jma[[Gmb'a").state
    #expect(state.selectedEntry?.paper.title.hasPrefix("A Survey") == true)
    #expect(state.currentDate == DigestDate("2025-05-07"))
    // Esc comes back to where one was.
    #expect(try play("jma[['a<esc>").state.currentDate == play("jma[[").state.currentDate)
    #expect(
      try play("jma/graphs<enter>'a").state.selectedEntry?.paper.title.hasPrefix("A Sur") == true)
  }

  @Test func `letters that move elsewhere are letters here`() throws {
    for letter in ["j", "k", "q", "é"] {
      let state = try play("jm\(letter)gg'\(letter)").state
      #expect(state.view.selected == 1)
    }
  }

  @Test func `the menu names the papers`() throws {
    let text = try screen("mam" + "<esc>Gmz'")
    #expect(text.contains("a  Attention Is Enough"))
    #expect(text.contains("z  Sparse Experts"))
  }

  @Test(
    "what is not there is said",
    arguments: [
      ("'", "no marks yet: m and a letter puts one"), ("ma'b", "no mark b"),
      ("mau'", "no marks yet: m and a letter puts one"),
    ])
  func absent(keys: String, words: String) throws {
    #expect(try play(keys).state.message?.text == words)
  }
}

/// The watch list.
struct WatchListTests {
  @Test func `a watched search stands above the days with its unread hits`() throws {
    let text = try screen("/diffusion<enter>w<esc>")
    #expect(text.contains("◇ diffusion   2 ●"))
    #expect(try screen("/diffusion<enter>wr<esc>").contains("◇ diffusion   1 ●"))
    #expect(!(try screen("/diffusion<enter>wu<esc>").contains("◇ diffusion")))
    #expect(!(try screen("/diffusion<enter>ww<esc>").contains("◇ diffusion")))
  }

  @Test func `its hits carry a sign in every list`() throws {
    let lines = try screen("/survey<enter>w<esc>").split(separator: "\n")
    let title = try #require(lines.firstIndex { $0.contains("A Survey of Diffusion") })
    #expect(lines[title + 1].contains("◇"))
  }

  @Test func `from the dates one goes up to it and in with Enter, and Esc comes back`() throws {
    let opened = try play("/diffusion<enter>w<esc>hkk<enter>").state
    #expect(opened.view.source == .search("diffusion"))
    #expect(
      try play("/diffusion<enter>w<esc>hkk<enter><esc>").state.view.source
        == .month(Month(year: 2025, month: 5)))
    #expect(try play("/diffusion<enter>w<esc>hkkw").state.watchList.queries.isEmpty)
  }

  @Test func `on a watched query r marks nothing by accident`() throws {
    let state = try play("/diffusion<enter>w<esc>hkkr").state
    #expect(shelf.entries.allSatisfy { !state.marks.marks(of: $0).isRead })
    #expect(state.message?.text.hasPrefix("Enter shows its papers") == true)
  }

  @Test func `what the configuration watches cannot be taken away here`() throws {
    let watched = WatchedQuery(name: "speech", query: "speech", isConfigured: true)
    var state = ReaderState(
      size: Size(columns: 120, rows: 24), today: DigestDate("2025-05-08"),
      first: (DigestDate("2025-05-07"), Array(shelf.entries.prefix(4))), watched: [watched])
    finish(state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)
    finish(state.apply(.finished(.marksLoaded(MarkBook(), problem: nil))), &state, shelf)
    #expect(state.screen.contains("◇ speech      1 ●"))
    let later = Replay.run(
      state, keys: try KeyScript.parse("/speech<enter>w"), library: shelf.access)
    #expect(later.state.watchList.queries == [watched])
    #expect(later.state.message?.text.contains("configuration") == true)
  }
}
