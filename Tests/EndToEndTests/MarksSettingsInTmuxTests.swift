import Foundation
import Testing

extension InTmux {
  /// What the configuration says of marks; what is new; every kind of screen.
  struct MarksSettingsInTmuxTests {
    @Test func `auto-read 0 marks nothing, a short one what is stayed on`() throws {
      let archive = try MarkedArchive("auto-read: 0\n")
      let never = try archive.open()
      try never.press("[", seeing: "1/2  ·  2 unread")
      // A reader that marks by itself, for as long as that takes.
      try archive.configure("auto-read: 0.2\n")
      let soon = try archive.open("--date 2025-04-21", expecting: "1/2")
      try soon.expect("1/2  ·  1 unread")
      try soon.expect("read 2504.10001 · u undoes")
      #expect(archive.log == ["read 2504.10001 seen"])
      try never.expect("1/2  ·  2 unread")

      try soon.press("u", seeing: "undone: read 2504.10001")
      try soon.press("j", seeing: "2/2  ·  1 unread")
      try soon.press("k", seeing: "1/2  ·  all read")
      #expect(!archive.log.contains { $0.contains("2505") })
    }

    @Test func `papers that are scrolled past are not read`() throws {
      let archive = try MarkedArchive("auto-read: 0.6\n")
      try archive.writeDay("2025-05-08", from: 10, (1...40).map { "Light \($0)" })
      let tmux = try archive.open(expecting: "1/40")
      try tmux.type(String(repeating: "j", count: 39))
      try tmux.expect("40/40")
      try tmux.expect("read 2505.10049")
      #expect(archive.log.last == "read 2505.10049 seen")
      #expect(archive.log.count <= 2)
    }

    @Test func `marks lie in the folder that is named`() throws {
      let archive = try MarkedArchive()
      try archive.configure("auto-read: 0\nmarks: ../../shared\n")
      let tmux = try archive.open(environment: ["EDITOR": "", "VISUAL": "sh -c 'echo a >> \"$0\"'"])
      try tmux.press("s", seeing: "★ starred")
      try tmux.press("e", seeing: "✎ noted")
      try tmux.quit()

      let names = try FileManager.default.contentsOfDirectory(atPath: archive.folder.path("shared"))
      #expect(names.filter { $0.hasSuffix(".log") }.count == 1)
      #expect(archive.folder.read("shared/notes/2505.10001.md")?.hasSuffix("\n\na\n") == true)
      #expect(archive.log == [])
      let again = try archive.open()
      try again.expect("★ starred · ✎ noted")
    }

    @Test func `watched queries stand above the days, with their unread hits`() throws {
      let archive = try MarkedArchive(
        "auto-read: 0\nwatch:\n  - name: Old ones\n    query: old\n  - trees is:unread\n")
      let tmux = try archive.open()
      try tmux.expect("◇ Old ones    2 ●")
      try tmux.expect("◇ trees is:u… 1 ●")
      try tmux.press("[", seeing: "▌● Old")
      // The hits have the sign in every list.
      try tmux.expect(4, of: "◇")
      try tmux.press("r", seeing: "1/2  ·  1 unread")
      try tmux.expect("◇ Old ones    1 ●")
      try tmux.press("u", seeing: "◇ Old ones    2 ●")
      try tmux.press("h", "g", "k", "k", seeing: "▌◇ Old ones")
      try tmux.press("w", seeing: "watched by the configuration")
      try tmux.press("Enter", seeing: "/ old  ·  1/2")
      try tmux.press("h", "r", seeing: "read 2 papers of “old”")
      try tmux.press("q", seeing: "◇ Old ones    0")
    }

    @Test(
      "what is wrong with the configuration is said, and the rest applies",
      arguments: [
        ("auto-raed: 2\n", "config.yaml:2:1: unknown key auto-raed (did you mean auto-read?)"),
        ("auto-raed: 5\nmarks: [x]\n", "(and 1 more: broadsheet config --check)"),
      ])
    func wrong(text: String, words: String) throws {
      let archive = try MarkedArchive("auto-read: 0\n" + text)
      let tmux = try archive.open(expecting: words)
      try tmux.expect("●")
      try tmux.press("s", seeing: "★ starred")
      #expect(archive.log == ["star 2505.10001 yes"])
    }

    @Test func `what came between two visits is new`() throws {
      let archive = try MarkedArchive()
      let first = try archive.open()
      try first.press("/", seeing: "/ ")
      try first.type("is:new")
      try first.press("Enter", seeing: "no paper")
      try first.quit()
      try archive.writeDay("2025-05-08", from: 10, "Newest", "Brand New")
      try archive.writeDay("2025-05-06", from: 4, "Old", "Older", "Late")

      let tmux = try archive.open("--date 2025-05-06", expecting: "10 papers in 4 days")
      try tmux.expect("3 new papers")
      try tmux.press("f", "w", seeing: "only new papers")
      try tmux.expect("▌● Late")
      try tmux.expect("1/1")
      try tmux.press("]", "]", seeing: "▌● Newest")
      try tmux.type("/is:new")
      try tmux.press("Enter", seeing: "/ is:new  ·  1/3")
      try tmux.quit()

      let again = try archive.open("--query is:new", expecting: "no paper")
      try again.press("q", seeing: "1/2  ·  2 unread")
    }

    @Test func `signs are drawn in ASCII, and in a window of 60 by 20`() throws {
      let archive = try MarkedArchive("auto-read: 0\nwatch: [third]\n")
      let editor = ["VISUAL": "sh -c 'echo a >> \"$0\"'"]
      let tmux = try archive.open("--ascii", columns: 60, rows: 20, environment: editor)
      try tmux.press("s", "#", "r", "l", "Enter", seeing: "#rl: 2505.10001")
      try tmux.press("e", seeing: "note of 2505.10001 kept")
      try tmux.press("j", "r", seeing: "2 unread")
      try tmux.press("j", "x", seeing: "x pick")
      let lines = try tmux.screen().split(separator: "\n").map(String.init)
      #expect(try tmux.screen().allSatisfy(\.isASCII))
      #expect(lines.contains { $0.contains("o First") })
      #expect(lines.contains { $0.contains("* #rl Ada") })
      #expect(lines.contains { $0.contains("+ Third") })
      try tmux.press("h", seeing: "2 o")
      try tmux.expect("w third")

      let small = try archive.open("--date 2025-05-07", columns: 60, rows: 20)
      try small.expect("● First")
      try small.expect("★ #rl Ada")
    }
  }
}
