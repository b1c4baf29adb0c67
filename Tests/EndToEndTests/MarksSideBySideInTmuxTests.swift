import Foundation
import Testing

extension InTmux {
  /// Readers of the same marks at the same time, and one after the other.
  struct MarksSideBySideInTmuxTests {
    private let archive: MarkedArchive

    init() throws { archive = try MarkedArchive() }

    @Test func `what is done in one reader appears in the other without a key`() throws {
      let left = try archive.open()
      let right = try archive.open()

      try left.press("s")
      try right.expect("★ starred")
      try left.press("#", "r", "l", "Enter")
      try right.expect("★ starred · #rl")
      try left.press("j", "r")
      try right.expect("1/3  ·  2 unread")
      try right.expect("▾ May       2·4 ")
      try left.press("j", "m", "a")
      try right.press("'", seeing: "Third  Wed 7 May 2025")
      try right.press("Escape", seeing: "s star   f show")

      try right.press("G", "s")
      try left.expect("★ starred")
      try right.press("u", seeing: "undone: starred 2505.10003")
      try left.expect(1, of: "★")
      // What the other did is not undone here.
      try right.press("u", seeing: "nothing to undo")
      try left.press("u", "u", seeing: "undone: read 2505.10002")
      try right.expect("3/3  ·  3 unread")
    }

    @Test func `a watched search appears in the other reader, and goes`() throws {
      let left = try archive.open()
      let right = try archive.open()

      try left.type("/old")
      try left.press("Enter", "w", seeing: "watching “old”")
      try right.expect("◇ old         2 ●")
      try left.press("r")
      try right.expect("◇ old         1 ●")
      try left.press("w", seeing: "no longer watching “old”")
      try right.expect(0, of: "◇")
    }

    @Test func `a note and its later text appear in the other reader`() throws {
      let left = try archive.open(environment: ["VISUAL": "sh -c 'echo a line >> \"$0\"'"])
      let right = try archive.open()

      try left.press("e")
      try right.expect(1, of: "a line")
      try left.press("e")
      try right.expect(2, of: "a line")
      try left.press("u", "u")
      try right.expect(0, of: "✎")
      try right.expect(0, of: "a line")
    }

    @Test func `a third reader has all that two have done that ended at once`() throws {
      let left = try archive.open()
      let right = try archive.open()
      try left.press("s", "j", "r", seeing: "read 2505.10002")
      try right.press("G", "#", "r", "l", "Enter", seeing: "#rl: 2505.10003")
      try right.press("[", "s", seeing: "starred 2505.10004")
      try left.press("C-c")
      try right.press("C-c")
      try left.expectEnd()
      try right.expectEnd()

      let third = try archive.open("--date 2025-05-07")
      try third.expect("1/3  ·  2 unread")
      try third.expect("#rl Ada Lovelace")
      try third.expect("★ starred")
      try third.press("[", seeing: "Old is studied")
      try third.expect("★ starred")
      #expect(archive.log.count == 4)
    }

    @Test func `what is shown is there after the program was killed`() throws {
      for (number, title) in [(1, "First"), (2, "Second"), (3, "Third")] {
        let tmux = try archive.open("--date 2025-05-07")
        try tmux.type("\(number)g")
        try tmux.expect("\(title) is studied.")
        try tmux.press("s", seeing: "starred 2505.1000\(number)")
        try tmux.kill("KILL")
        #expect(archive.log.contains("star 2505.1000\(number) yes"))
      }

      let tmux = try archive.open("--date 2025-05-07")
      try tmux.expect(4, of: "★")
      try tmux.press("u", seeing: "nothing to undo")
      try tmux.quit()
      #expect(archive.log.count == 3)
    }

    @Test func `a paper of two digests has one set of marks`() throws {
      try archive.writeDay("2025-05-08", from: 1, "First")
      let tmux = try archive.open()
      try tmux.press("s", "r", seeing: "all read")
      try tmux.press("[", seeing: "1/3  ·  2 unread")
      try tmux.expect("★ starred")
    }
  }
}
