import Foundation
import Testing

/// Calls to the system that fail, and anything that may be typed: short runs of the scripts that do
/// the same for hours.
struct FaultsTests {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scripts")

  private static func has(_ program: String) -> Bool {
    (try? Program.run([program, "--version"]))?.status == 0
  }

  private func run(_ script: String, _ arguments: String...) throws -> Outcome {
    let path = Self.scripts.appending(path: script).path()
    return try Program.run(
      ["python3", path, "--program", Program.broadsheet] + arguments, errorsToo: true)
  }

  /// `Scripts/faults.py` without a stride lets every call fail with every error.
  @Test(
    "whichever call to the system fails, nothing is lost, and what is not kept is said",
    .enabled(if: has("python3") && has("cc"), "it takes python3 and a C compiler"))
  func calls() throws {
    let outcome = try run("faults.py", "--stride", "397", "--jobs", "4")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains(" 0 wrong"))
  }

  /// `Scripts/soak.py` types a million.
  @Test(
    "whatever is typed, clicked or changed on the disk meanwhile, the reader lives",
    .enabled(if: has("python3"), "it takes python3"))
  func soak() throws {
    let folder = try TemporaryFolder()
    try folder.writeLargeArchive(files: 20)
    for name in ["broken-rows", "every-row-form", "markup"] {
      let fixture = Self.scripts.deletingLastPathComponent()
        .appending(path: "Tests/Fixtures/\(name).md")
      try folder.write("digests/\(name).md", String(contentsOf: fixture, encoding: .utf8))
    }
    let outcome = try run(
      "soak.py", "--events", "4000", "--report", "4000", folder.path("digests"))
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("events, "))
  }
}

extension InTmux {
  /// Where the reader has no place for what is its own.
  struct PlacesInTmuxTests {
    private let archive: MarkedArchive

    init() throws { archive = try MarkedArchive() }

    private func open(_ environment: String) throws -> Tmux {
      let reader = "env \(environment) '\(Program.broadsheet)' '\(archive.path)'"
      return try Tmux(
        "\(reader); echo status $?; read line", columns: 220, rows: 24,
        environment: archive.environment)
    }

    @Test func `without a home it reads and marks all the same, and leaves nothing behind`() throws
    {
      let unset = ["HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]
      let tmux = try open(unset.map { "-u \($0)" }.joined(separator: " "))
      _ = try tmux.settledScreen("unread")
      try tmux.press("s", seeing: "★ starred")
      try tmux.press("C-c", seeing: "status 0")
      #expect(archive.folder.read("state/broadsheet/device") == nil)
    }

    @Test func `a file in the place of its folder is said at the end, and stays as it is`() throws {
      try archive.folder.write("state/broadsheet", "in the way\n")
      let tmux = try open("")
      _ = try tmux.settledScreen("unread")
      try tmux.press("j")
      try tmux.press("C-c", seeing: "where you were is not kept: ")
      try tmux.expect("state/broadsheet/sessions")
      #expect(archive.folder.read("state/broadsheet") == "in the way\n")
    }
  }
}
