import Foundation
import Testing

@testable import Desktop

@Suite struct EditorTests {
  private func plan(_ environment: [String: String]) -> EditorPlan {
    Editor.plan(environment: environment)
  }

  @Test(
    "the words of $EDITOR are those a shell would make, with nothing expanded",
    arguments: [
      ("vim", ["vim"]),
      ("code --wait", ["code", "--wait"]),
      ("emacsclient -t", ["emacsclient", "-t"]),
      ("\"/opt/my editor\" -f", ["/opt/my editor", "-f"]),
      ("'/opt/my editor' -f", ["/opt/my editor", "-f"]),
      ("/opt/my\\ editor -f", ["/opt/my editor", "-f"]),
      (" \t vim\n -f  ", ["vim", "-f"]),
      ("vim -c 'set tw=80' +\"se nu\"", ["vim", "-c", "set tw=80", "+se nu"]),
      ("vim '' \"\"", ["vim", "", ""]),
      ("a'b'\"c\"d", ["abcd"]),
      ("vim 'a\"b' \"a'b\"", ["vim", "a\"b", "a'b"]),
      ("vim 'a\\b' \"a\\b\" a\\b", ["vim", "a\\b", "a\\b", "ab"]),
      ("vim \"\\\"\\\\\\$\\`\"", ["vim", "\"\\$`"]),
      ("vim \\\" \\'", ["vim", "\"", "'"]),
      ("vim -c\\\nq", ["vim", "-cq"]),
      ("vim \"a\\\nb\"", ["vim", "ab"]),
      ("vim \\", ["vim", "\\"]),
      ("vim -c 'set tw=80", ["vim", "-c", "set tw=80"]),
      ("vim \"", ["vim", ""]),
      (
        "$HOME/ed ~/x `y` $(z) *; a|b & c>d #e",
        [
          "$HOME/ed", "~/x", "`y`", "$(z)", "*;", "a|b", "&", "c>d", "#e",
        ]
      ),
      ("VAR=1 vim", ["VAR=1", "vim"]),
      ("édi\u{301}teur -ß 'å\r\n'", ["édi\u{301}teur", "-ß", "å\r\n"]),
    ] as [(String, [String])])
  func words(editor: String, expected: [String]) {
    let plan = plan(["EDITOR": editor])

    #expect(plan.commands.map { [$0.program] + $0.arguments } == [expected])
    #expect(plan.variable == "EDITOR")
  }

  @Test(
    "$VISUAL goes before $EDITOR, and one that names nothing counts as not set",
    arguments: [
      (["VISUAL": "a", "EDITOR": "b"], "VISUAL", ["a"]),
      (["VISUAL": "", "EDITOR": "b"], "EDITOR", ["b"]),
      (["VISUAL": " \n", "EDITOR": "b"], "EDITOR", ["b"]),
      (["VISUAL": "'' -f", "EDITOR": "b"], "EDITOR", ["b"]),
      (["VISUAL": "a"], "VISUAL", ["a"]),
      (["EDITOR": ""], nil, ["sensible-editor", "nano", "vim", "vi"]),
      ([:], nil, ["sensible-editor", "nano", "vim", "vi"]),
    ] as [([String: String], String?, [String])])
  func variables(environment: [String: String], variable: String?, programs: [String]) {
    let plan = plan(environment)

    #expect(plan.variable == variable)
    #expect(plan.commands.map(\.program) == programs)
  }

  @Test(
    "the file is the last argument, and never an option",
    arguments: [("/a/b c.md", "/a/b c.md"), ("-f", "./-f"), ("+x'$(y)", "+x'$(y)")])
  func file(path: String, argument: String) {
    let command = plan(["EDITOR": "ed -s"]).commands[0]

    #expect(command.arguments(editing: path) == ["-s", argument])
  }

  @Test @MainActor func `the editor gets the file and runs to its end`() throws {
    let programs = try FakePrograms()
    try programs.add("my editor", then: "echo changed > note.md")
    let plan = plan(programs.environment(["VISUAL": "'\(programs.path("my editor"))' --wait"]))

    let outcome = Editor.run(plan, on: programs.path("note.md"))

    #expect(outcome == .ended(program: programs.path("my editor")))
    #expect(programs.arguments(of: "my editor") == ["--wait", programs.path("note.md")])
    #expect(programs.text(of: "note.md") == "changed\n")
  }

  @Test(
    "without a variable the first usual editor on the path is run, and no other",
    arguments: [
      (["sensible-editor", "vi"], "sensible-editor"), (["vi", "nano", "vim"], "nano"),
      (["vi", "vim"], "vim"), (["vi"], "vi"),
    ])
  @MainActor func usual(there: [String], chosen: String) throws {
    let programs = try FakePrograms()
    for name in there { try programs.add(name) }

    let outcome = Editor.run(plan(programs.environment()), on: "/a.md")

    #expect(outcome == .ended(program: chosen))
    #expect(there.filter { programs.arguments(of: $0) != nil } == [chosen])
  }

  @Test @MainActor func `where no usual editor is there, that is said`() throws {
    let programs = try FakePrograms()

    #expect(Editor.run(plan(programs.environment()), on: "/a.md") == .noEditor)
  }

  @Test @MainActor func `an editor that is asked for and missing gives way to no other`() throws {
    let programs = try FakePrograms()
    try programs.add("vi")
    let plan = plan(programs.environment(["VISUAL": "vimm -f", "EDITOR": "vi"]))

    let outcome = Editor.run(plan, on: "/a.md")

    let failure = LaunchFailure(program: "vimm", reason: .notFound)
    #expect(outcome == .failed(failure, variable: "VISUAL"))
    #expect(programs.arguments(of: "vi") == nil)
  }

  @Test(
    "an editor that fails or is killed says how, and no other is tried",
    arguments: [
      ("exit 1", .exited(1)), ("kill -TERM $$", .killed(signal: SIGTERM)),
      ("kill -KILL $$", .killed(signal: SIGKILL)), ("kill -HUP $$", .killed(signal: SIGHUP)),
    ] as [(String, LaunchFailure.Reason)])
  @MainActor func failure(rest: String, reason: LaunchFailure.Reason) throws {
    let programs = try FakePrograms()
    try programs.add("nano", then: rest)
    try programs.add("vi")

    let outcome = Editor.run(plan(programs.environment()), on: "/a.md")

    #expect(outcome == .failed(LaunchFailure(program: "nano", reason: reason), variable: nil))
    #expect(programs.arguments(of: "vi") == nil)
  }

  @Test @MainActor func `an editor that is stopped and continued is waited for to its end`() throws
  {
    let programs = try FakePrograms()
    // Another process continues it once the system says that it has stopped.
    try programs.add(
      "nano",
      then: """
        (
          until grep -q '^State:.T' /proc/$$/status; do :; done
          echo stopped > stopped
          kill -CONT $$
        ) &
        kill -STOP $$
        echo ended > ended
        """)

    let outcome = Editor.run(plan(programs.environment()), on: "/a.md")

    #expect(outcome == .ended(program: "nano"))
    #expect(programs.text(of: "stopped") == "stopped\n")
    #expect(programs.text(of: "ended") == "ended\n")
  }
}
