import Foundation
import Testing

extension InTmux {
  /// Colours, the mouse and the title, as a terminal gets them.
  struct LookInTmuxTests {
    private static let reader = "'\(Program.broadsheet)'"

    /// The reader on the sample; `again` opens it anew when it is left.
    private func open(
      _ options: String = "", again: Bool = false, environment: [String: String] = [:]
    ) throws -> Tmux {
      let line = "\(Self.reader) \(options) '\(Program.sample)'"
      let tmux = try Tmux(again ? "\(line); \(line)" : line, environment: environment)
      _ = try tmux.settledScreen("papers in 3 days")
      return tmux
    }

    /// Ground of the page as it is asked for in a screen with its sequences.
    private static func ground(_ red: Int, _ green: Int, _ blue: Int) -> String {
      "48;2;\(red);\(green);\(blue)"
    }

    private static let nord = ground(0x2E, 0x34, 0x40)
    private static let nightDesk = ground(0x15, 0x18, 0x1E)

    @Test func `a theme is seen while it is chosen, goes back with Esc, and is kept by Enter`()
      throws
    {
      let tmux = try open(again: true)
      try tmux.expectLooks(Self.nightDesk)

      try tmux.press("T")
      try tmux.expect("Themes")
      try tmux.type("nord")
      try tmux.expectLooks(Self.nord)
      try tmux.press("Escape")
      try tmux.expectLooks(Self.nightDesk)
      try tmux.type("Tnord")
      try tmux.press("Enter")
      try tmux.expect("theme nord")
      try tmux.expectLooks(Self.nord)
      try tmux.press("q")

      // The next start has no message any more.
      try tmux.expect("the reader opened anew") {
        let screen = try tmux.screen()
        return screen.contains("papers in 3 days") && !screen.contains("theme nord")
      }
      try tmux.expectLooks(Self.nord)
    }

    @Test(
      "colours go as deep as they are asked to",
      arguments: [
        ("--color truecolor", "48;2;", []), ("--color 256", "48;5;", ["48;2;"]),
        ("--color 16", "[1m", ["48;", "38;"]), ("--color never", "[1m", ["48;", "38;", "[36m"]),
      ] as [(String, String, [String])])
    func depths(option: String, wanted: String, unwanted: [String]) throws {
      let tmux = try open(option)

      try tmux.expectLooks(wanted)

      let looks = try tmux.looks()
      for sequence in unwanted { #expect(!looks.contains(sequence), "\(sequence) in \(looks)") }
    }

    @Test func `NO_COLOR leaves attributes only, unless colours are asked for`() throws {
      let plain = try open(environment: ["NO_COLOR": "1"])
      let asked = try open("--color truecolor", environment: ["NO_COLOR": "1"])

      #expect(try !plain.looks().contains("48;"))
      try asked.expectLooks(Self.nightDesk)
    }

    @Test
    func `a scheme file that cannot be read is told with its place, and the house's is shown`()
      throws
    {
      let folder = try TemporaryFolder()
      let themes = folder.url.appending(path: "broadsheet/themes")
      try FileManager.default.createDirectory(at: themes, withIntermediateDirectories: true)
      try "theme: mine\nauto-read: 0\n".write(
        to: folder.url.appending(path: "broadsheet/config.yaml"), atomically: true, encoding: .utf8)
      try "name: Mine\npalette:\n  base00: nonsense\n".write(
        to: themes.appending(path: "mine.yaml"), atomically: true, encoding: .utf8)

      let tmux = try open(environment: ["XDG_CONFIG_HOME": folder.path("")])

      try tmux.expect("mine.yaml:3:11")
      try tmux.expectLooks(Self.nightDesk)
    }

    @Test func `a theme that is not there is refused before the screen is taken`() throws {
      let tmux = try Tmux(
        "\(Self.reader) --theme nosuch '\(Program.sample)'; echo status $?; read x")

      try tmux.expect("there is no such theme")
      try tmux.expect("status 2")
    }

    @Test func `a click selects, two open the page, and the wheel moves no selection`() throws {
      let tmux = try open()
      let lines = try tmux.screen().split(separator: "\n", omittingEmptySubsequences: false)
      let row = try #require(lines.indices.last { lines[$0].contains(" ● ") })

      try tmux.send("\u{1B}[<0;30;\(row + 1)M\u{1B}[<0;30;\(row + 1)m")
      try tmux.expect("another paper") { try !tmux.screen().contains(" 1/") }
      let place = try #require(try tmux.screen().firstMatch(of: /\d+\/\d+/)).0
      try tmux.send("\u{1B}[<65;30;\(row + 1)M")
      try tmux.press("l")

      try tmux.expect("j k scroll")
      #expect(try tmux.screen().contains(place))
    }

    @Test func `the mouse is asked for, and given back by % and at the end`() throws {
      let tmux = try Tmux("\(Self.reader) '\(Program.sample)'; read line")
      try tmux.expect("the mouse") { try tmux.ask("#{mouse_button_flag}") == "1" }

      try tmux.press("%")
      try tmux.expect("no mouse") { try tmux.ask("#{mouse_button_flag}") == "0" }
      try tmux.press("%")
      try tmux.expect("the mouse") { try tmux.ask("#{mouse_button_flag}") == "1" }
      try tmux.press("q")

      try tmux.expect("no mouse") { try tmux.ask("#{mouse_any_flag}") == "0" }
    }

    @Test func `the window is named for the day, and has its own name back at the end`() throws {
      let tmux = try Tmux(
        "printf '\\033]2;mine\\007'; \(Self.reader) '\(Program.sample)'; read line")
      try tmux.expect("the day's name") {
        try tmux.ask("#{pane_title}") == "Wed 12 Mar 2025 - broadsheet"
      }

      try tmux.press("q")

      try tmux.expect("its own name") { try tmux.ask("#{pane_title}") == "mine" }
    }

    @Test func `a plain screen has its cursor on what is selected`() throws {
      let tmux = try open("--plain")
      let before = try #require(Int(try tmux.ask("#{cursor_y}")))

      try tmux.press("j")

      try tmux.expect("the cursor a line further down") {
        try tmux.ask("#{cursor_y},#{cursor_flag}") == "\(before + 1),1"
      }
      #expect(try !tmux.screen().contains { "│▌●─╭".contains($0) })
    }
  }
}

extension Tmux {
  /// The screen with its sequences.
  fileprivate func looks() throws -> String { try capture("-e") }

  fileprivate func expectLooks(
    _ sequence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect("\(sequence) among the looks", sourceLocation: sourceLocation) {
      try looks().contains(sequence)
    }
  }
}
