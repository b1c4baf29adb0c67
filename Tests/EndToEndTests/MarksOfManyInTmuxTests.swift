import Foundation
import Testing

extension InTmux {
  /// Many papers marked at a key, and taken back as one.
  struct MarksOfManyInTmuxTests {
    private let archive: MarkedArchive

    init() throws { archive = try MarkedArchive() }

    @Test func `a day is marked from the date pane, and all of it undone and redone`() throws {
      let tmux = try archive.open()
      try tmux.press("h", seeing: "r read all")
      try tmux.press("r", seeing: "read 3 papers of 7 May 2025 · u undoes")
      try tmux.expect("all read  ·  7 papers in 3 days")
      try tmux.expect("▾ May       2·2 ")
      try tmux.expect("Wed 07      3  ")
      try tmux.press("u", seeing: "undone: read 3 papers of 7 May 2025")
      try tmux.expect("1/3  ·  3 unread")
      try tmux.expect("Wed 07      3 ●")
      try tmux.press("U", seeing: "redone: read 3 papers of 7 May 2025")
      try tmux.expect("all read  ·  7 papers in 3 days")
      try tmux.press("r", seeing: "unread 3 papers of 7 May 2025")
      try tmux.expect("1/3  ·  3 unread")
      try tmux.press("s", seeing: "starred 3 papers of 7 May 2025")
      try tmux.expect(4, of: "★")
      try tmux.press("u", "u", "u", seeing: "undone: read 3 papers of 7 May 2025")
      try tmux.expect(0, of: "★")
      try tmux.press("u", seeing: "nothing to undo")
    }

    @Test func `undoing a month leaves read what was read before`() throws {
      let tmux = try archive.open()
      try tmux.press("j", "r", seeing: "read 2505.10002")
      try tmux.press("h", "k", seeing: "1/5  ·  4 unread")
      try tmux.press("r", seeing: "read 4 papers of May 2025 · u undoes")
      try tmux.expect("1/5  ·  all read")
      try tmux.expect("▾ May       2·5  ")
      try tmux.press("u", seeing: "undone: read 4 papers of May 2025")
      try tmux.expect("1/5  ·  4 unread")
      try tmux.expect("Wed 07      2 ●")
      try tmux.press("U", seeing: "redone: read 4 papers of May 2025")
      try tmux.expect("1/5  ·  all read")
      try tmux.press("j", "j", "j", "j", seeing: "1/2  ·  2 unread")
    }

    @Test func `the results of a search are marked, all or a part`() throws {
      let tmux = try archive.open()
      try tmux.type("/studied")
      try tmux.press("Enter", "h", "r", seeing: "read 7 papers of “studied” · u undoes")
      try tmux.expect(0, of: "●")
      try tmux.press("u", seeing: "undone: read 7 papers of “studied”")
      try tmux.expect(5, of: "●")
      try tmux.press("j", "j", seeing: "of 7 papers · May 2025")
      try tmux.press("r", seeing: "read 5 papers of “studied” of May 2025")
      try tmux.press("q", "q", seeing: "1/3  ·  all read")
      try tmux.expect("▾ May       2·5  ")
      try tmux.expect("Mon 21      2 ●")
      try tmux.press("u", seeing: "1/3  ·  3 unread")
    }

    @Test func `more papers than a screen has are marked at once`() throws {
      try archive.writeDay("2025-03-03", from: 1, (1...180).map { "Light \($0)" })
      try archive.writeDay("2025-02-02", from: 1, (1...120).map { "Light again \($0)" })
      let tmux = try archive.open()
      try tmux.type("/light")
      try tmux.press("Enter", seeing: "1/300")
      try tmux.press("h", "r", seeing: "read 300 papers of “light”")
      try tmux.press("q", seeing: "1/3  ·  3 unread")
      try tmux.expect("▾ March   1·180  ")
      try tmux.expect("▾ Feb     1·120  ")
      try tmux.press("u", seeing: "undone: read 300 papers of “light”")
      try tmux.expect("180 ●")

      try tmux.type("/light")
      try tmux.press("Enter", seeing: "1/300")
      try tmux.press("V", "G", seeing: "300/300")
      try tmux.press("s", seeing: "starred 300 papers")
      try tmux.type("g5j")
      try tmux.press("V", "3", "j", "s", seeing: "no longer starred: 4 papers")
      try tmux.press("q", seeing: "1/3  ·  3 unread")
      try tmux.type("/is:starred")
      try tmux.press("Enter", seeing: "1/296")
      try tmux.quit()

      let again = try archive.open("--query is:starred", expecting: "1/296")
      try again.expect("★ starred")
    }

    @Test func `n, N and Space go by unread papers, over the borders of days`() throws {
      let tmux = try archive.open()
      try tmux.press("j", "r", "k", "n", seeing: "3/3  ·  2 unread")
      try tmux.press("n", seeing: "Old is studied.")
      try tmux.press("h", "r", "l", "N", seeing: "Third is studied.")
      try tmux.press("N", seeing: "First is studied.")
      try tmux.press("Space", seeing: "Third is studied.")
      try tmux.press("Space", seeing: "Graphs is studied.")
      try tmux.press("2", "N", seeing: "First is studied.")
      try tmux.press("N", seeing: "no unread paper before this")
    }

    @Test func `picks take a key together, and the same goes to the next paper`() throws {
      let tmux = try archive.open()
      try tmux.press("x", "x", seeing: "x pick")
      try tmux.press("#", "r", "l", "Enter", seeing: "#rl: 2 papers")
      try tmux.expect(2, of: "#rl Ada")
      try tmux.press(".", seeing: "#rl: 2505.10003")
      try tmux.expect(3, of: "#rl Ada")
      try tmux.press("u", "u", seeing: "undone: #rl: 2 papers")
      try tmux.expect(0, of: "#rl Ada")
    }
  }
}
