import Foundation
import Testing

/// What is printed, be it read by a terminal or a program, holds text and line ends alone, and where
/// colours are on what colours it.
struct PrintedInjectionTests {
  private let archive: HostileArchive

  init() throws { archive = try HostileArchive() }

  /// `ARCHIVE` stands for the archive.
  private static let commands = [
    "list ARCHIVE", "list --json ARCHIVE", "list --part results ARCHIVE", "ARCHIVE",
    "check ARCHIVE",
    "show 2505.10001 ARCHIVE", "show 2505.10001 --json ARCHIVE", "show ESC ARCHIVE",
    "search --archive ARCHIVE hit", "search --archive ARCHIVE --json hit",
    "search --archive ARCHIVE --histogram day hit", "search --archive ARCHIVE titleESC:x ESC",
    "stats --archive ARCHIVE", "stats --json --archive ARCHIVE", "stats --archive ARCHIVE ESC",
    "trend --archive ARCHIVE hit,tail", "trend --svg --archive ARCHIVE hitESC",
    "trend --json --archive ARCHIVE ESC", "index ARCHIVE", "index ARCHIVE --stats", "themes",
    "themes --json", "themes --preview evil", "themes ESC", "config", "config --check",
    "config --path", "marks export", "marks log", "marks log --json", "marks ESC", "ESC",
    "list ESC", "--theme ESC ARCHIVE", "--date ESC ARCHIVE", "list --ESC", "read --ESC",
    "marks set 2505.10001 tag ESC", "marks import ARCHIVE/2025/05/07.md",
    "replay --size 90x30 --keys jjjvo ARCHIVE", "replay --keys <ESC> ARCHIVE",
    "replay --svg --keys jj/hit<enter> ARCHIVE", "replay --size ESC ARCHIVE", "crash-test ESC",
  ]

  private static let escape = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\rx"

  private func run(_ command: String, _ more: [String: String] = [:]) throws -> String {
    let words = command.split(separator: " ").map {
      String($0).replacing("ARCHIVE", with: archive.path).replacing("ESC", with: Self.escape)
    }
    return try Program.run(
      [Program.broadsheet] + words, environment: archive.environment.merging(more) { $1 },
      errorsToo: true
    ).output
  }

  @Test(arguments: commands)
  func `output and errors are text`(command: String) throws {
    let output = try run(command, ["NO_COLOR": "1"])

    if let offence = WireGrammar.offence(in: output.utf8, .lines(colored: false)) {
      Issue.record("\(offence)")
    }
  }

  @Test(arguments: [
    "stats --archive ARCHIVE --color always", "trend --color always --archive ARCHIVE hit,tail",
    "themes --preview evil --color always",
  ])
  func `colours are all that is added`(command: String) throws {
    let output = try run(command)

    if let offence = WireGrammar.offence(in: output.utf8, .lines(colored: true)) {
      Issue.record("\(offence)")
    }
  }

  @Test(arguments: [
    "BROADSHEET_ARCHIVE", "TERM", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME",
    "COLORTERM", "LANG", "TZ",
  ])
  func `a variable of the environment is text, too`(name: String) throws {
    for command in [
      "list", "index ARCHIVE --stats", "config --path", "config --check", "marks log",
    ] {
      let value = (name == "BROADSHEET_ARCHIVE" ? "" : archive.folder.path("x")) + Self.escape
      let output = try run(command, [name: value])
      if let offence = WireGrammar.offence(in: output.utf8, .lines(colored: false)) {
        Issue.record("\(command): \(offence)")
      }
    }
  }
}

/// The hostile files of the generator that lies beside the project, where there is one.
@Suite(.enabled(if: HostileText.generator != nil, "../shared/tools/gen.py is not there"))
struct NastyTests {
  @Test func `all of them are printed and drawn as text`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("nasty")
    let generator = try #require(HostileText.generator)
    _ = try Program.run(["python3", generator, path, "--digests", "3", "--nasty"])

    for command in ["list", "check"] {
      let words = command.split(separator: " ").map(String.init) + [path]
      let output = try Program.run([Program.broadsheet] + words, errorsToo: true).output
      #expect(output.utf8.count > 1_000)
      if let offence = WireGrammar.offence(in: output.utf8, .lines(colored: false)) {
        Issue.record("\(command): \(offence)")
      }
    }
    let recorder = try Recorder([Program.broadsheet, path], columns: 100, rows: 30)
    recorder.expect("papers in")
    // Every day, and a page of each.
    for _ in 0..<70 {
      recorder.type("jj[")
      recorder.read(for: 5)
    }
    recorder.type("/pwned\rQ")
    recorder.end()
    if let offence = recorder.grammar.offence { Issue.record("\(offence)") }
  }
}
