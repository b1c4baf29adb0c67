import Foundation
import Testing

extension InTmux {
  /// What only the real program in a real terminal can show.
  struct ReaderInTmuxTests {
    private func open(
      columns: Int = 120, rows: Int = 36, environment: [String: String] = [:]
    ) throws -> Tmux {
      try Tmux(
        "'\(Program.broadsheet)' '\(Program.sample)'", columns: columns, rows: rows,
        environment: environment)
    }

    @Test func `the first screen has days, papers and a summary, and is what replay prints`() throws
    {
      let tmux = try open()
      try tmux.expect("papers in 3 days")

      let replayed = try Program.run(
        [Program.broadsheet, "replay", "--size", "120x36", Program.sample]).output

      try tmux.expect("the screen of replay") { try tmux.screen() == replayed }
    }

    @Test(
      "every size shows what replay prints", arguments: [(80, 24), (40, 12), (20, 5), (200, 60)])
    func sizes(columns: Int, rows: Int) throws {
      let tmux = try open(columns: columns, rows: rows)

      let replayed = try Program.run([
        Program.broadsheet, "replay", "--size", "\(columns)x\(rows)", "--keys", "jjG",
        Program.sample,
      ]).output
      try tmux.expect("the first frame") { try !tmux.screen().allSatisfy(\.isWhitespace) }
      try tmux.type("jjG")

      try tmux.expect("the screen of replay") { try tmux.screen() == replayed }
    }

    @Test func `keys move, and q leaves with status 0`() throws {
      let tmux = try Tmux(
        "'\(Program.broadsheet)' '\(Program.sample)'; echo status $?; read line")
      try tmux.expect("1/")

      try tmux.press("j")
      try tmux.expect("2/")
      try tmux.press("Down", "Up", "k")
      try tmux.expect("1/")
      try tmux.press("q")

      try tmux.expect("status 0")
      #expect(try tmux.ask("#{alternate_on}") == "0")
    }

    @Test func `searching answers at every letter, and Esc goes back`() throws {
      let tmux = try open()
      let before = try tmux.settledScreen("10 unread  ·  28 papers in 3 days")

      try tmux.press("/")
      var typed = ""
      for letter in "attention" {
        typed.append(letter)
        try tmux.type(String(letter))
        let replayed = try Program.run([
          Program.broadsheet, "replay", "--size", "120x36", "--keys", "/\(typed)", Program.sample,
        ]).output
        try tmux.expect("the screen of replay") { try tmux.screen() == replayed }
      }
      try tmux.expect("/ attention")
      try tmux.expect("Attention Is All You Need")
      try tmux.press("Escape")

      try tmux.expect("the screen as it was") { try tmux.screen() == before }
    }

    @Test func `a path that is not there is told before the screen opens`() throws {
      let tmux = try Tmux(
        "'\(Program.broadsheet)' '\(Program.sample)' /nowhere; echo status $?; read line")

      try tmux.expect("status 2")
      #expect(try tmux.screen().contains("/nowhere: there is no such file or folder"))
    }

    @Test func `o opens the paper in the browser that is set, as one argument`() throws {
      let folder = try TemporaryFolder()
      try folder.writeScript("browser", "printf '%s\\n' \"$#\" \"$@\" > '\(folder.path("seen"))'")
      let tmux = try open(environment: ["BROWSER": "\(folder.path("browser")) --tab %s"])
      try tmux.expect("papers in 3 days")

      try tmux.press("o")

      try tmux.expect("opened https://arxiv.org/abs/")
      let seen = folder.read("seen")?.split(separator: "\n") ?? []
      #expect(seen.count == 3 && seen[0] == "2" && seen[1] == "--tab")
      #expect(seen.last?.hasPrefix("https://arxiv.org/abs/") == true)
    }

    @Test func `a text browser gets the terminal, and the reader comes back`() throws {
      let folder = try TemporaryFolder()
      try folder.writeScript(
        "w3m", "echo \"text of $1\"; read line; echo \"$line\" > '\(folder.path("seen"))'")
      let tmux = try open(environment: ["BROWSER": folder.path("w3m")])
      try tmux.expect("papers in 3 days")

      try tmux.press("o")
      try tmux.expect("text of https://arxiv.org/abs/")
      try tmux.press("h", "i", "Enter")

      try tmux.expect("opened https://arxiv.org/abs/")
      #expect(folder.read("seen") == "hi\n")
      try tmux.press("j")
      try tmux.expect("2/")
    }

    @Test func `without a browser the link is copied and shown`() throws {
      let tmux = try open()
      try tmux.expect("papers in 3 days")

      try tmux.press("o")

      try tmux.expect("copied to tmux: https://arxiv.org/abs/")
    }

    @Test func `the window may change its size at any time`() throws {
      let tmux = try open()
      try tmux.expect("papers in 3 days")

      for (columns, rows) in [(40, 12), (10, 3), (90, 30), (1, 1), (200, 60), (120, 36)] {
        try tmux.resize(columns: columns, rows: rows)
        try tmux.press("j")
      }
      try tmux.press("g", "j")
      let replayed = try Program.run([
        Program.broadsheet, "replay", "--size", "120x36", "--keys", "gj", Program.sample,
      ]).output

      try tmux.expect("the screen of replay") { try tmux.screen() == replayed }
    }

    @Test func `it stops with ^Z and comes back with fg`() throws {
      let tmux = try Tmux("bash --norc --noprofile -i")
      try tmux.type("PS1='shell> '\n")
      try tmux.expect("shell> ")
      try tmux.type("'\(Program.broadsheet)' '\(Program.sample)'\n")
      let before = try tmux.settledScreen("papers in 3 days")

      try tmux.press("C-z")
      try tmux.expect("Stopped")
      #expect(try tmux.ask("#{alternate_on}") == "0")
      try tmux.type("fg\n")

      try tmux.expect("the screen as it was") { try tmux.screen() == before }
      try tmux.press("q")
      try tmux.expect("shell> ")
    }

    @Test(
      "the terminal comes back as it was",
      arguments: ["TERM", "HUP", "INT", "QUIT", "SEGV", "ABRT", "TRAP"])
    func terminalComesBack(signal: String) throws {
      let folder = try TemporaryFolder()
      try folder.writeScript(
        "run",
        """
        cd '\(folder.url.path())'
        stty -g > before
        sh -c 'echo $$ > pid; exec "$@"' sh '\(Program.broadsheet)' '\(Program.sample)'
        echo "status $?"
        stty -g > after
        read line
        """)
      let tmux = try Tmux("'\(folder.path("run"))'")
      try tmux.expect("papers in 3 days")
      let pid = try #require(folder.read("pid")).trimmingCharacters(in: .newlines)

      try Program.run(["kill", "-\(signal)", pid])

      try tmux.expect("status ")
      #expect(try tmux.ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag}") == "0 1 0")
      try tmux.expect("the settings") { folder.read("after")?.isEmpty == false }
      #expect(folder.read("before") == folder.read("after"))
    }
  }
}
