import Foundation
import Glibc
import Testing

extension InRecorder {
  /// Terminals that are old, small, huge, in a hurry or asleep.
  struct OddTerminalTests {
    private static func replayed(
      _ keys: String = "", columns: Int, rows: Int, _ more: String...
    ) throws -> String {
      let screen = try Program.run(
        [Program.broadsheet, "replay", "--size", "\(columns)x\(rows)", "--keys", keys] + more
          + [Program.sample]
      ).output
      return String(screen.dropLast())
    }

    private func expectEnd(
      _ recorder: Recorder, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      recorder.type("Q")
      #expect(recorder.end(sourceLocation: sourceLocation) == 0, sourceLocation: sourceLocation)
      #expect(recorder.screen.remains == [], sourceLocation: sourceLocation)
      if let offence = recorder.grammar.offence {
        Issue.record("\(offence)", sourceLocation: sourceLocation)
      }
    }

    private func expectScreen(
      _ recorder: Recorder, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      recorder.expect("the screen\n\(text)", sourceLocation: sourceLocation) {
        recorder.screen.text == text
      }
    }

    @Test(
      "terminals that can place their cursor show what replay prints",
      arguments: [
        "xterm", "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "vt220", "rxvt",
      ])
    func terms(term: String) throws {
      let recorder = try Recorder(
        [Program.broadsheet, Program.sample], environment: ["TERM": term])

      recorder.type("jj")

      let replayed = try Self.replayed("jj", columns: 80, rows: 24)
      if term.hasSuffix("256color") {
        expectScreen(recorder, replayed)
      } else {
        // A rule stands in place of the ground that sets the last lines apart.
        var lines = replayed.split(separator: "\n", omittingEmptySubsequences: false).map(
          String.init)
        lines[21] = String(lines[1].map { $0 == "│" ? "┴" : "─" }).padding(
          toLength: 80, withPad: "─", startingAt: 0)
        expectScreen(recorder, lines.joined(separator: "\n"))
      }
      expectEnd(recorder)
    }

    @Test(
      "others are told what to do, on lines of their own",
      arguments: [
        ("dumb", "TERM=dumb: this terminal cannot place its cursor"),
        ("", "TERM: is not set (set it to what your terminal is"),
        ("nonsense", "TERM=nonsense: there is no description of this terminal"),
        ("../../etc/passwd", "there is no description of this terminal"),
        ("a\u{1B}[31mb\u{9B}2J", "there is no description of this terminal"),
      ])
    func noTerms(term: String, words: String) throws {
      let recorder = try Recorder(
        [Program.broadsheet, Program.sample], columns: 200, environment: ["TERM": term])

      #expect(recorder.end() == 2)

      #expect(recorder.screen.text.contains(words), "\(recorder.screen.text)")
      let lines = recorder.bytes.filter { $0 != 0x0D }
      #expect(WireGrammar.offence(in: lines, .lines(colored: false)) == nil)
    }

    @Test(
      "without a locale of UTF-8 it is UTF-8 all the same",
      arguments: [
        ["LANG": "C"], ["LANG": "POSIX"], ["LANG": ""], ["LC_ALL": "C"], ["LANG": "xx_XX.UTF-8"],
        ["LANG": "C", "LC_CTYPE": "nonsense"],
      ])
    func locales(variables: [String: String]) throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample], environment: variables)

      expectScreen(recorder, try Self.replayed(columns: 80, rows: 24))
      expectEnd(recorder)
    }

    @Test(
      "where the locale has another set of characters only ASCII is written",
      arguments: ["LANG", "LC_CTYPE", "LC_ALL"])
    func otherCharacters(name: String) throws {
      let folder = try TemporaryFolder()
      // The letters of 0x9B, CSI where bytes are Latin-1.
      try folder.write(
        "07.md", Digests.digest("2025-05-07", [("Caf\u{E9} \u{265B}31m \u{6F22}!", "e\u{301}a.")]))
      let recorder = try Recorder(
        [Program.broadsheet, folder.path("07.md")], environment: [name: "de_DE.ISO-8859-1"])

      recorder.expect("Caf? ?31m ? !")
      recorder.expect("ea.")
      recorder.expect("the locale is not UTF-8")
      expectEnd(recorder)

      #expect(recorder.bytes.allSatisfy { $0 < 0x80 })
    }

    @Test(
      "every size is drawn whole",
      arguments: [(1, 1), (2, 1), (1, 50), (300, 1), (3, 3), (10, 3), (80, 24), (500, 200)])
    func sizes(columns: Int, rows: Int) throws {
      let recorder = try Recorder(
        [Program.broadsheet, Program.sample], columns: columns, rows: rows)

      expectScreen(recorder, try Self.replayed(columns: columns, rows: rows))
      recorder.type("j?")
      expectScreen(recorder, try Self.replayed("j?", columns: columns, rows: rows))
      recorder.type("\u{7}")
      expectEnd(recorder)
    }

    // MARK: Haste

    private static func storm(_ recorder: Recorder, _ step: (Int) -> Void = { _ in }) {
      let start = ContinuousClock.now
      for place in 0..<300 {
        recorder.resize(columns: 1 + place * 37 % 190, rows: 1 + place * 11 % 60)
        step(place)
        recorder.read(for: 2)
      }
      #expect(ContinuousClock.now - start < .seconds(20))
      recorder.resize(columns: 90, rows: 25)
    }

    @Test func `three hundred sizes while a search is typed leave the screen whole`() throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample])
      recorder.expectSample()
      recorder.type("/")
      recorder.expect("/")

      Self.storm(recorder) { place in
        if place % 30 == 0 { recorder.type(String(Array("attention ")[place / 30])) }
      }

      expectScreen(recorder, try Self.replayed("/attention ", columns: 90, rows: 25))
      recorder.type("\u{7}")
      expectEnd(recorder)
    }

    @Test func `three hundred sizes while an archive is indexed leave the screen whole`() throws {
      let folder = try TemporaryFolder()
      try folder.writeLargeArchive(files: 300)
      let recorder = try Recorder(
        [Program.broadsheet, folder.path("digests")],
        environment: ["XDG_CACHE_HOME": folder.path("cache")])

      Self.storm(recorder)

      recorder.expect("all of it") { recorder.screen.text.contains("3,000 papers") }
      recorder.type("gj")
      recorder.expect("2/10")
      #expect(recorder.screen.lines.count == 25)
      expectEnd(recorder)
    }

    @Test func `three hundred sizes while an editor has the terminal leave the screen whole`()
      throws
    {
      let folder = try TemporaryFolder()
      try folder.writeScript("editor", "echo waiting; read line; echo a note >> \"$1\"")
      let recorder = try Recorder(
        [Program.broadsheet, Program.sample],
        environment: ["EDITOR": folder.path("editor"), "VISUAL": folder.path("editor")])
      recorder.expect("unread")
      recorder.type("e")
      recorder.expect("waiting")

      Self.storm(recorder)
      recorder.type("\r")

      recorder.expect("kept")
      #expect(recorder.screen.lines.count == 25)
      expectEnd(recorder)
    }

    @Test func `a paste of a megabyte into the prompt is taken at once, and can be left`() throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample])
      recorder.expectSample()
      let before = recorder.screen.text
      recorder.type("/")
      recorder.expect("/ ")

      recorder.type(
        "\u{1B}[200~" + String(repeating: "attention is ", count: 80_000) + "\u{1B}[201~")
      recorder.expect("what was pasted") { recorder.screen.text.contains("attention is") }
      recorder.type("\u{7}")

      expectScreen(recorder, before)
      expectEnd(recorder)
    }

    @Test func `ten thousand keys in a burst are all taken`() throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample])
      recorder.expectSample()

      recorder.type(
        String(repeating: "j", count: 5_000) + String(repeating: "k", count: 4_998) + "gj")

      expectScreen(recorder, try Self.replayed("gj", columns: 80, rows: 24))
      expectEnd(recorder)
    }

    // MARK: Sleep

    /// Draws until the terminal, which is not read, takes no more.
    private func stall(_ recorder: Recorder) {
      let start = ContinuousClock.now
      while ContinuousClock.now - start < .milliseconds(1_500) {
        recorder.type("\u{C}", isReading: false)
        _ = poll(nil, 0, 2)
      }
    }

    @Test func `a terminal that sleeps for a while shows the last screen in the end`() throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample], columns: 200, rows: 60)
      recorder.expectSample()
      stall(recorder)

      recorder.type("gjj")

      expectScreen(recorder, try Self.replayed("gjj", columns: 200, rows: 60))
      expectEnd(recorder)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV])
    func `a terminal that sleeps holds up no end`(signal: Int32) throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample], columns: 200, rows: 60)
      let settings = recorder.settingsBefore
      recorder.expectSample()
      stall(recorder)

      recorder.send(signal)

      #expect(recorder.statusWithoutReading() == 128 + signal)
      #expect(recorder.settings == settings)
    }
  }
}
