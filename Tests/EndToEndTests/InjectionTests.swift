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

    @Test(
      "every paper is drawn",
      arguments: [
        ([], "", 100, 30), ([], "vz", 41, 30), (["--plain"], "", 60, 20),
        (["--ascii"], "S", 90, 24),
      ] as [([String], String, Int, Int)])
    func papers(arguments: [String], keys: String, columns: Int, rows: Int) throws {
      let recorder = try Recorder(
        [Program.broadsheet] + arguments + ["--date", "2025-05-07", archive.path],
        columns: columns, rows: rows, environment: archive.environment)
      recorder.expect("T0 ")
      recorder.type(keys)
      // In steps, so that each is drawn.
      for place in 1..<archive.papers {
        recorder.type("j")
        recorder.expect("the title of \(place)") { recorder.screen.text.contains("T\(place) ") }
      }
      recorder.type("}")
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
      let recorder = try open("--date", "2025-05-07", environment: ["TERM": "xterm-256color"])
      recorder.expect("T0 ")
      recorder.type("/hit")
      recorder.expect("/ hit")
      recorder.type("\r")
      for _ in 0..<40 { recorder.type("j") }
      recorder.expect("41/")
      recorder.type("\u{1B}\\end\r*")
      recorder.type("/author:au\t\t\u{1B}")
      // A paste may hold anything, and the window's title takes it up.
      for text in HostileText.all.prefix(60) {
        recorder.type(
          "/\u{1B}[200~\(text.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}[201~\r\u{1B}")
      }
      recorder.type("\u{1B}\u{1B}\u{1B}gjjjyY")
      recorder.type("\r")
      recorder.expect("a copy") { !recorder.screen.copied.isEmpty }
      check(recorder)
      #expect(recorder.screen.titles.count > 1)
    }

    @Test func `themes, tags, notes, watched searches, places and messages are clean`() throws {
      let recorder = try open("--date", "2025-05-07")
      recorder.expect("T0 ")
      recorder.expect("unread")
      recorder.type("jT")
      recorder.expect("themes") { recorder.screen.text.lowercased().contains("theme") }
      recorder.type("jjkk\u{1B}")
      for keys in [
        "#t\u{1B}", "'", "\u{1B}", "f\u{1B}", "e", "o", "\u{1B}", "O", "p", "\u{1B}", "R",
      ] {
        recorder.type(keys)
        recorder.read(for: 50)
      }
      recorder.expect("the editor that is not there") { recorder.screen.text.contains("no") }
      recorder.type(":")
      recorder.expect(":")
      recorder.type("\u{1B}?")
      recorder.expect("keys")
      recorder.type("\u{1B}")
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
