import Foundation
import Testing

extension InTmux {
  /// Notes, written with an editor that has the terminal meanwhile.
  struct MarksNotesInTmuxTests {
    private let archive: MarkedArchive
    private let head = "# First\n\n<https://arxiv.org/abs/2505.10001>\n\n"

    init() throws {
      archive = try MarkedArchive()
      // One that leaves the screen in disorder.
      try archive.folder.writeScript(
        "adds", "printf '\\033[2J\\033[1;1Hdisorder\\n'; echo 'a line' >> \"$1\"")
      try archive.folder.writeScript("looks", "printf '\\033[2J\\033[1;1Hdisorder\\n'")
    }

    private func open(_ name: String, variable: String = "EDITOR") throws -> Tmux {
      // No other variable of who runs the tests.
      var environment = ["EDITOR": "", "VISUAL": ""]
      environment[variable] = name.hasPrefix("/") ? name : archive.folder.path(name)
      return try archive.open(environment: environment)
    }

    @Test func `a note is written below its paper's title and link, and edited again`() throws {
      let tmux = try open("adds")
      try tmux.press("e", seeing: "note of 2505.10001 kept · u undoes")
      try tmux.expect("✎ noted")
      #expect(archive.note("2505.10001") == head + "a line\n")
      // It stands below the summary.
      try tmux.expect(1, of: "a line")
      try tmux.press("e")
      try tmux.expect(2, of: "a line")
      #expect(archive.note("2505.10001") == head + "a line\na line\n")
      try tmux.quit()
      #expect(Set(archive.log) == ["note 2505.10001 yes"])

      let again = try archive.open("--query is:noted", expecting: "1/1")
      try again.expect("✎ noted")
    }

    @Test func `undoing takes the text away step by step, and redoing brings it back`() throws {
      let tmux = try open("adds")
      try tmux.press("e", seeing: "note of 2505.10001 kept")
      try tmux.press("e")
      try tmux.expect(2, of: "a line")

      try tmux.press("u", seeing: "undone: note of 2505.10001 kept")
      try tmux.expect(1, of: "a line")
      #expect(archive.note("2505.10001") == head + "a line\n")
      try tmux.press("u")
      try tmux.expect(0, of: "✎")
      try tmux.expect(0, of: "a line")
      #expect(archive.note("2505.10001") == nil)
      try tmux.press("U", seeing: "redone: note of 2505.10001 kept")
      try tmux.expect("✎ noted")
      #expect(archive.note("2505.10001") == head + "a line\n")
      try tmux.press("U")
      try tmux.expect("the whole text") {
        archive.note("2505.10001") == head + "a line\na line\n"
      }
    }

    @Test func `a note that was changed elsewhere is not undone, and stays noted`() throws {
      let tmux = try open("adds")
      try tmux.press("e", seeing: "note of 2505.10001 kept")
      try archive.folder.write("state/broadsheet/marks/notes/2505.10001.md", "Mine.\n")
      try tmux.press("u", seeing: "the note was changed elsewhere since, and is left as it is")
      #expect(archive.note("2505.10001") == "Mine.\n")
      try tmux.press("j", "k", seeing: "✎ noted")
      try tmux.expect("Mine.")
    }

    @Test func `an editor that changes nothing leaves no note, and the screen is whole`() throws {
      let tmux = try open("looks")
      let before = try tmux.screenAtRest("3 unread")
      try tmux.press("e", seeing: "note of 2505.10001 unchanged")
      #expect(archive.note("2505.10001") == nil)
      try tmux.press("g")
      try tmux.expect("the screen as it was") { try tmux.screen() == before }
      try tmux.quit()
      #expect(archive.log == [])
    }

    @Test(
      "an editor that fails is told, and leaves no note",
      arguments: [
        ("/nowhere/ed", "/nowhere/ed is not installed ($EDITOR)"),
        ("/bin/false", "/bin/false ended with status 1 ($EDITOR)"),
        ("/bin/sh -c 'kill -9 $$'", "/bin/sh was ended by signal 9 ($EDITOR)"),
      ])
    func failing(editor: String, words: String) throws {
      let tmux = try open(editor)
      let before = try tmux.screenAtRest("3 unread")
      try tmux.press("e", seeing: words)
      #expect(archive.note("2505.10001") == nil)
      try tmux.press("g")
      try tmux.expect("the screen as it was") { try tmux.screen() == before }
    }

    @Test func `what an editor has written before it failed is kept`() throws {
      try archive.folder.writeScript("adds", "echo 'a line' >> \"$1\"; exit 3")
      let tmux = try open("adds")
      try tmux.press("e", seeing: "note of 2505.10001 kept")
      #expect(archive.note("2505.10001") == head + "a line\n")
    }

    @Test func `VISUAL comes before EDITOR, with arguments as a shell parts them`() throws {
      let seen = archive.folder.path("seen")
      try archive.folder.writeScript(
        "my editor", "printf '%s\\n' \"$@\" > '\(seen)'; shift 2; echo mine >> \"$1\"")
      let visual = "'\(archive.folder.path("my editor"))' --wait \"two words\""
      let tmux = try archive.open(environment: ["VISUAL": visual, "EDITOR": "/bin/false"])

      try tmux.press("e", seeing: "note of 2505.10001 kept")

      let path = archive.marks + "/notes/2505.10001.md"
      #expect(archive.folder.read("seen") == "--wait\ntwo words\n\(path)\n")
      #expect(archive.note("2505.10001") == head + "mine\n")
    }

    @Test func `an editor has the keys until it ends`() throws {
      try archive.folder.writeScript(
        "asks", "printf 'write:'; read line; echo \"$line\" >> \"$1\"")
      let tmux = try open("asks")
      try tmux.press("e", seeing: "write:")
      try tmux.type("quite right")
      try tmux.press("Enter", seeing: "note of 2505.10001 kept")
      #expect(archive.note("2505.10001") == head + "quite right\n")
      try tmux.press("j", seeing: "2/3")
    }
  }
}
