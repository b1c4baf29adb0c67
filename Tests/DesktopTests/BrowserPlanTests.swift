import Desktop
import Testing

@Suite struct BrowserPlanTests {
  private let url = "https://arxiv.org/abs/1706.03762"

  private func plan(_ environment: [String: String]) -> BrowserPlan {
    Browser.plan(environment: environment)
  }

  @Test(
    "each command of $BROWSER is split at spaces and takes the address as one argument",
    arguments: [
      ("fox", [["fox", "URL"]]),
      ("fox --new-tab", [["fox", "--new-tab", "URL"]]),
      ("fox %s --x:other", [["fox", "URL", "--x"], ["other", "URL"]]),
      ("fox -u=%s,%s", [["fox", "-u=URL,URL"]]),
      ("fox 100%%", [["fox", "100%", "URL"]]),
      ("fox %%s", [["fox", "%s", "URL"]]),
      ("fox a%cb %d %", [["fox", "a:b", "%d", "%", "URL"]]),
      ("  fox   -a  ::w3m &:", [["fox", "-a", "URL"], ["w3m", "URL"]]),
      ("%s:fox", [["fox", "URL"]]),
      ("fox \"a b\" $(x)", [["fox", "\"a", "b\"", "$(x)", "URL"]]),
    ])
  func commands(browser: String, expected: [[String]]) {
    let commands = plan(["BROWSER": browser]).commands

    let words = commands.map { [$0.program] + $0.arguments(opening: url) }
    #expect(words == expected.map { $0.map { $0.replacing("URL", with: url) } })
  }

  @Test func `what the address holds is never expanded`() {
    let url = "https://example.org/%73%s%%?%c"

    let commands = plan(["BROWSER": "fox %s"]).commands

    #expect(commands.map { $0.arguments(opening: url) } == [[url]])
  }

  @Test(
    "without $BROWSER a desktop is needed, and it must be this one",
    arguments: [
      (["DISPLAY": ":0"], true), (["WAYLAND_DISPLAY": "wayland-0"], true),
      (["BROWSER": "", "DISPLAY": ":0"], true), (["BROWSER": " : &:", "DISPLAY": ":0"], true),
      ([:], false), (["DISPLAY": ""], false),
      (["DISPLAY": ":10", "SSH_CONNECTION": "a"], false),
      (["DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"], false),
      (["DISPLAY": ":10", "SSH_TTY": ""], true),
    ] as [([String: String], Bool)])
  func desktop(environment: [String: String], isUsed: Bool) {
    let programs = plan(environment).commands.map(\.program)

    #expect(programs == (isUsed ? ["xdg-open"] : []))
  }

  @Test func `the BROWSER variable wins over a desktop and over ssh`() {
    let plan = plan(["BROWSER": "fox", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"])

    #expect(plan.commands.map(\.program) == ["fox"])
  }

  @Test func `text browsers are known by their names, wherever they are`() {
    let commands = plan(["BROWSER": "w3m:/usr/bin/lynx -x:links:elinks %s:fox:w3m-fox"]).commands

    #expect(commands.map(\.needsTerminal) == [true, true, true, true, false, false])
  }
}
