import Foundation
import Testing

extension InRecorder {
  /// Whatever others have written, the bytes that reach the terminal hold no sequence but the
  /// reader's own (docs/SECURITY.md).
  struct InjectionTests {
    private let archive: HostileArchive

    init() throws { archive = try HostileArchive() }

    private func open(
      _ arguments: String..., columns: Int = 100, rows: Int = 30,
      environment: [String: String] = [:]
    ) throws -> Recorder {
      try Recorder(
        [Program.broadsheet] + arguments + [archive.path], columns: columns, rows: rows,
        environment: archive.environment.merging(environment) { $1 })
    }

    /// Ends it and looks at all it has written.
    private func check(
      _ recorder: Recorder, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      recorder.type("Q")
      recorder.end(sourceLocation: sourceLocation)
      expectClean(recorder, sourceLocation: sourceLocation)
      #expect(recorder.status == 0, sourceLocation: sourceLocation)
      #expect(recorder.screen.remains == [], sourceLocation: sourceLocation)
    }

    private func expectClean(
      _ recorder: Recorder, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      if let offence = recorder.grammar.offence {
        Issue.record("\(offence)", sourceLocation: sourceLocation)
      }
    }

    /// `next` goes to the next paper, in the view that `keys` have made.
    @Test(
      "every paper is drawn",
      arguments: [
        ([], "", "j", 100, 30), (["--color", "16"], "vz", "n", 41, 30),
        (["--plain"], "", "j", 60, 20), (["--ascii"], "S", "j", 90, 24),
      ] as [([String], String, String, Int, Int)])
    func papers(
      arguments: [String], keys: String, next: String, columns: Int, rows: Int
    ) throws {
      let recorder = try Recorder(
        [Program.broadsheet] + arguments + ["--date", "2025-05-07", archive.path],
        columns: columns, rows: rows, environment: archive.environment)
      recorder.expect("T0 ")
      recorder.type(keys)
      // In steps, so that each is drawn.
      for place in 1..<archive.papers {
        recorder.type(next)
        recorder.expect("the title of \(place)") { recorder.screen.text.contains("T\(place) ") }
      }
      check(recorder)
    }

    @Test func `bytes that are no text are drawn`() throws {
      let recorder = try open("--date", "2025-05-06")
      recorder.expect("B0 ")
      for place in 1..<HostileText.bytes.count {
        recorder.type("j")
        recorder.expect("B\(place) ")
      }
      check(recorder)
    }

    @Test func `searches, filters, suggestions and copies of such text are clean`() throws {
      let recorder = try open("--date", "2025-05-07")
      recorder.expect("T0 ")
      recorder.type("/hit")
      recorder.expect("/ hit")
      recorder.type("\r")
      recorder.expect("titles first")
      for _ in 0..<40 { recorder.type("j") }
      recorder.expect("41/")
      recorder.type("\u{1B}")
      recorder.expect("the day") { !recorder.screen.text.contains("titles first") }
      recorder.type("/author:au\t\t\u{7}")
      // A paste may hold anything.
      for text in HostileText.all where !text.contains("\r") {
        recorder.type("/\u{1B}[200~\(text)\u{1B}[201~")
        recorder.read(for: 1)
        recorder.type("\u{7}")
      }
      recorder.type("/\u{1B}[200~hit \u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{1B}[201~\r")
      recorder.expect("a title of it") { recorder.screen.title.contains("]0;x") }
      recorder.type("\u{1B}")
      recorder.expect("the day") { recorder.screen.title.contains("7 May") }
      recorder.type("gjjjyY\r")
      recorder.expect("a copy") { !recorder.screen.copied.isEmpty }
      check(recorder)
    }

    @Test func `themes, tags, notes, watched searches and messages are clean`() throws {
      let recorder = try open("--date", "2025-05-07")
      // What is wrong with the marks.
      recorder.expect(".log:2:")
      recorder.type("jT")
      // The one whose name is hostile.
      recorder.expect("ev\u{FFFD}]0;x")
      recorder.type("jjkk\u{1B}")
      recorder.expect("all read, and the themes gone") {
        let text = recorder.screen.text
        return text.contains("unread") && text.contains("problems: broadsheet check")
          && !text.contains("ev\u{FFFD}]0;x")
      }
      let before = recorder.screen.text
      for keys in ["#t", "f", ":", "?", "t\u{1B}[200~\u{9B}31m\u{1B}[201~", "Y"] {
        recorder.type(keys)
        recorder.expect("what \(keys) opens") { recorder.screen.text != before }
        recorder.type("\u{1B}")
        recorder.expect("the screen before") { recorder.screen.text == before }
      }
      recorder.type("e")
      recorder.expect("is not installed")
      recorder.type("o")
      recorder.expect("browser")
      recorder.type("R")
      check(recorder)
    }

    @Test(
      "all sizes and all ways to write colours are clean",
      arguments: ["xterm", "tmux-256color", "screen", "linux", "vt100", "rxvt"])
    func terminals(term: String) throws {
      let recorder = try open("--date", "2025-05-07", environment: ["TERM": term])
      recorder.expect("T0 ")
      for place in 1...40 {
        recorder.resize(columns: place * 3, rows: 1 + place / 2)
        recorder.type("5j")
        recorder.read(for: 1)
      }
      recorder.type("yo")
      recorder.read(for: 50)
      check(recorder)
    }
  }
}
