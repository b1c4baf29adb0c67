import Foundation
import Glibc
import Testing

extension InRecorder {
  /// However the reader ends, the terminal is as it was, and the parent sees what ended it.
  struct ComingBackTests {
    private func open(
      _ words: [String] = [Program.broadsheet, Program.sample]
    ) throws -> (recorder: Recorder, settings: [UInt32]) {
      let recorder = try Recorder(words, columns: 100)
      let settings = recorder.settingsBefore
      recorder.expectSample()
      recorder.expect("the mouse") { recorder.screen.modes.contains(1_002) }
      #expect(recorder.settings != settings)
      #expect(recorder.screen.modes.isSuperset(of: [1_049, 1_006, 2_004, 2_031]))
      return (recorder, settings)
    }

    private func expectAsBefore(
      _ recorder: Recorder, _ settings: [UInt32], sourceLocation: SourceLocation = #_sourceLocation
    ) {
      #expect(recorder.screen.remains == [], sourceLocation: sourceLocation)
      #expect(recorder.settings == settings, sourceLocation: sourceLocation)
    }

    @Test("a key ends it", arguments: [("q", 0), ("Q", 0), ("\u{3}", 0), ("\u{1C}", 131)])
    func keys(key: String, status: Int32) throws {
      let (recorder, settings) = try open()

      recorder.type(key)

      #expect(recorder.end() == status)
      expectAsBefore(recorder, settings)
      #expect(recorder.grammar.offence == nil)
    }

    @Test(
      "a signal ends it, and is the status",
      arguments: [
        SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
        SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
      ])
    func signals(signal: Int32) throws {
      let (recorder, settings) = try open()

      recorder.send(signal)

      #expect(recorder.end() == 128 + signal)
      expectAsBefore(recorder, settings)
      #expect(recorder.grammar.offence == nil)
    }

    @Test(
      "a crash that is sent leaves a report without what was read or typed",
      arguments: [
        (SIGSEGV, "SIGSEGV"), (SIGBUS, "SIGBUS"), (SIGILL, "SIGILL"), (SIGABRT, "SIGABRT"),
        (SIGFPE, "SIGFPE"), (SIGTRAP, "SIGTRAP"), (SIGSYS, "SIGSYS"),
      ])
    func crash(signal: Int32, name: String) throws {
      let (recorder, settings) = try open()
      recorder.type("/attention")
      recorder.expect("/ attention")

      recorder.send(signal)

      #expect(recorder.end() == 128 + signal)
      expectAsBefore(recorder, settings)
      let report = try #require(recorder.state.read("state/broadsheet/crash.txt"))
      #expect(report.hasPrefix("broadsheet 0."))
      for line in ["TERM xterm-256color", "100 columns, 24 rows", "last event: ", "backtrace"] {
        #expect(report.contains(line))
      }
      #expect(report.contains("ended by signal \(signal), \(name)"))
      for word in ["attention", "Attention", Program.sample] { #expect(!report.contains(word)) }
      #expect(report.utf8.count < 8_192)
      let path = recorder.state.path("state/broadsheet/crash.txt")
      #expect(
        text(of: recorder).hasSuffix(
          "broadsheet: ended by signal \(signal), \(name) (a report is in \(path))\r\n"))
    }

    @Test(
      "a crash of its own leaves its words on the screen, and its place in the report",
      arguments: [
        ("trap", SIGILL), ("fault", SIGSEGV), ("abort", SIGABRT), ("overflow", SIGSEGV),
        ("thread-overflow", SIGSEGV),
      ])
    func ownCrash(how: String, signal: Int32) throws {
      let recorder = try Recorder([Program.broadsheet, "crash-test", how])
      let settings = recorder.settingsBefore

      #expect(recorder.end() == 128 + signal)

      expectAsBefore(recorder, settings)
      let text = text(of: recorder)
      let screenEnd = try #require(text.range(of: "\u{1B}[?1049l"))
      let after = text[screenEnd.upperBound...]
      #expect(after.contains("(a report is in "))
      #expect(after.contains("Fatal error: ") == (how == "trap"))
      #expect(!text[..<screenEnd.lowerBound].contains("Fatal error"))
      let report = try #require(recorder.state.read("state/broadsheet/crash.txt"))
      #expect(report.contains("broadsheet+0x"))
      let file = try FileManager.default.attributesOfItem(
        atPath: recorder.state.path("state/broadsheet/crash.txt"))
      #expect(file[.posixPermissions] as? Int == 0o600)
    }

    @Test func `an answer that comes to one that crashes is not left to the shell`() throws {
      let recorder = try Recorder([Program.broadsheet, "crash-test", "fault"])
      recorder.type("\u{1B}[?62c", isReading: false)

      #expect(recorder.end() == 128 + SIGSEGV)

      #expect(text(of: recorder).contains("\u{1B}[c"))
      #expect(recorder.unreadCount == 0)
    }

    @Test func `where no report can be written, that is said`() throws {
      let recorder = try Recorder(
        [Program.broadsheet, "crash-test", "fault"], environment: ["XDG_STATE_HOME": "/dev/null/x"])

      #expect(recorder.end() == 128 + SIGSEGV)

      #expect(
        text(of: recorder).contains("(no report: cannot write /dev/null/x/broadsheet/crash.txt)"))
      #expect(recorder.screen.remains == [])
    }

    @Test func `nobody is told of the ways to crash, and no file is one`() throws {
      let folder = try TemporaryFolder()
      try folder.write("crash-test", Digests.digest("2025-05-07", "A title"))

      #expect(try !Program.run([Program.broadsheet, "--help"]).output.contains("crash"))
      let opened = try Program.run([Program.broadsheet, folder.path("crash-test")])
      #expect(opened.output.contains("A title") && opened.status == 0)
    }

    @Test func `it stops with ^Z, and fg brings it back`() throws {
      let recorder = try Recorder(
        ["sh", "-i"], columns: 100, environment: ["PS1": "shell> ", "ENV": "/dev/null"])
      recorder.expect("shell>")
      let settings = recorder.settings
      recorder.type("'\(Program.broadsheet)' '\(Program.sample)'\r")
      recorder.expect("the mouse") { recorder.screen.modes.contains(1_002) }
      recorder.expectSample()
      let before = recorder.screen.text

      recorder.type("\u{1A}")
      recorder.expect("stopped") { recorder.screen.remains == [] }
      recorder.expect("the shell's settings") { recorder.settings == settings }
      recorder.type("fg\r")

      recorder.expect("the screen as it was") { recorder.screen.text == before }
      recorder.expect("the modes") { recorder.screen.modes.isSuperset(of: [1_049, 1_006, 2_004]) }
      recorder.type("q")
      recorder.expect("the shell again") { recorder.screen.remains == [] }
      recorder.expect("the shell's settings") { recorder.settings == settings }
      recorder.type("exit\r")
      #expect(recorder.end() == 0)
    }

    @Test func `after a stop and a shell's disorder it draws everything again`() throws {
      let recorder = try Recorder([Program.broadsheet, Program.sample], columns: 100)
      let cooked = recorder.termios
      recorder.expect("the mouse") { recorder.screen.modes.contains(1_002) }
      recorder.expectSample()
      let before = recorder.screen.text
      let raw = recorder.settings

      recorder.send(SIGSTOP)
      recorder.disturb(
        writing: "\u{1B}[2J\u{1B}[Hdisorder\u{1B}[?2004l\u{1B}[?1002l", settings: cooked)
      recorder.expect("disorder")
      recorder.send(SIGCONT)

      recorder.expect("the screen as it was") { recorder.screen.text == before }
      recorder.expect("raw mode") { recorder.settings == raw }
      recorder.expect("modes") { recorder.screen.modes.isSuperset(of: [1_002, 2_004]) }
      recorder.type("q")
      #expect(recorder.end() == 0)
      #expect(recorder.screen.remains == [])
    }

    @Test func `a terminal that is closed ends it`() throws {
      let (recorder, _) = try open()

      recorder.hangUp()

      #expect(recorder.end() == 128 + SIGHUP)
    }

    @Test(
      "closed standard streams are no place for a file",
      arguments: [">&-", "2>&-", "<&- >&- 2>&-", ">&- 2>&-"])
    func closedStreams(closing: String) throws {
      let folder = try TemporaryFolder()
      try folder.write("digests/2025/05/07.md", Digests.digest("2025-05-07", "One", "Two"))
      let environment = [
        "XDG_CACHE_HOME": folder.path("cache"), "XDG_STATE_HOME": folder.path("state"),
      ]
      let program = Program.quoted(Program.broadsheet)
      let digests = Program.quoted(folder.path("digests"))
      let line = """
        \(program) index \(digests) \(closing); \(program) list \(digests) \(closing)
        \(program) marks set 2505.10001 tag x \(closing); \(program) marks nonsense \(closing)
        \(program) \(digests) \(closing); \(program) search --archive \(digests) nothing \(closing)
        """
      _ = try Program.run(["sh", "-c", line], environment: environment)

      let found = try Program.run(
        [Program.broadsheet, "search", "--count", "--archive", folder.path("digests"), "studied"],
        environment: environment, errorsToo: true)
      let marks = try Program.run(
        [Program.broadsheet, "marks", "export"], environment: environment, errorsToo: true)
      #expect(found.output == "2\n" && found.status == 0)
      #expect(marks.status == 0 && !marks.output.contains("nonsense"))
    }

    @Test func `output that is closed is a failure`() throws {
      let words = [Program.broadsheet, "list", Program.sample].map(Program.quoted)

      let outcome = try Program.run(["sh", "-c", words.joined(separator: " ") + " >&- 2>&1"])

      #expect(outcome.status == 2)
    }

    private func text(of recorder: Recorder) -> String {
      String(decoding: recorder.bytes, as: UTF8.self)
    }
  }
}
