import Foundation
import Glibc
import Testing

/// The real program in a tmux server of its own.
final class Tmux {
  private let socket: String
  /// So that nobody comes back to where another test was.
  private let state: TemporaryFolder

  /// Starts `command`, a line for a shell, in a window of that size.
  ///
  /// The window stays when the command has ended.
  init(
    _ command: String, columns: Int = 120, rows: Int = 36, environment: [String: String] = [:]
  ) throws {
    state = try TemporaryFolder()
    socket = "broadsheet-\(UUID().uuidString.prefix(13))"
    // tmux parts commands at arguments that are a semicolon.
    var arguments = ["set", "-g", "escape-time", "0", ";", "set", "-g", "status", "off", ";"]
    arguments += ["set", "-g", "remain-on-exit", "on", ";"]
    arguments += ["new-session", "-d", "-s", "s", "-x", "\(columns)", "-y", "\(rows)"]
    let own = Program.own.merging(["XDG_STATE_HOME": state.path("")]) { $1 }
    for (name, value) in own.merging(environment, uniquingKeysWith: { $1 }) {
      arguments += ["-e", "\(name)=\(value)"]
    }
    try run(arguments + [command])
  }

  deinit {
    _ = try? run(["kill-server"])
  }

  /// What is on the screen.
  func screen() throws -> String { try capture() }

  /// What is on the screen, with more options of `capture-pane`.
  func capture(_ options: String...) throws -> String {
    try look(["capture-pane", "-p", "-t", "s"] + options)
  }

  /// Sends bytes as a terminal would.
  func send(_ bytes: String) throws {
    try run(["send-keys", "-t", "s", "-H"] + bytes.utf8.map { String($0, radix: 16) })
  }

  /// Presses keys, by tmux's names.
  func press(_ keys: String...) throws { try run(["send-keys", "-t", "s"] + keys) }

  /// Types text letter by letter, in one burst.
  func type(_ text: String) throws { try run(["send-keys", "-t", "s", "-l", text]) }

  func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-t", "s", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Asks tmux, in its format language.
  func ask(_ format: String) throws -> String {
    try look(["display", "-p", "-t", "s", format]).trimmingCharacters(in: .newlines)
  }

  /// How long a screen is waited for: far longer than it takes on a slow machine.
  private static let patience = Duration.seconds(30)

  /// Looks at the screen until `text` is there.
  func expect(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect("“\(text)” on the screen", sourceLocation: sourceLocation) {
      try screen().contains(text)
    }
  }

  /// Looks at the screen until it is `text`, and nothing else.
  func expectScreen(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expect("the screen\n\(text)", sourceLocation: sourceLocation) {
      try screen() == text + "\n"
    }
  }

  /// Asks until `isSo`.
  func expect(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      if try isSo() { return }
    }
    Issue.record("not seen: \(what)\n\(try screen())", sourceLocation: sourceLocation)
  }

  /// The screen once the archive has been read, which has `text` on it.
  func settledScreen(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    var screen = ""
    try expect("“\(text)”, all read", sourceLocation: sourceLocation) {
      screen = try self.screen()
      return screen.contains(text) && !screen.contains("reading the archive")
        && !screen.contains("indexing ")
    }
    return screen
  }

  /// Asks tmux, last of all: what is waited for has the processor first.
  private func look(_ arguments: [String]) throws -> String {
    try run(arguments, by: ["nice", "-n", "19", "tmux"])
  }

  @discardableResult
  private func run(_ arguments: [String], by words: [String] = ["tmux"]) throws -> String {
    try Program.run(words + ["-u", "-L", socket, "-f", "/dev/null"] + arguments).output
  }
}

/// What a program printed and how it ended.
struct Outcome {
  var output: String
  /// 128 and the signal's number where a signal ended it.
  var status: Int32
}

/// Programs of the system.
enum Program {
  /// Runs a program that is found in the path and returns what it printed.
  ///
  /// Foundation's own way would wait for every process that inherits a descriptor of it, and
  /// tmux leaves a server behind.
  @discardableResult
  static func run(
    _ words: [String], environment: [String: String] = [:], errorsToo: Bool = false
  ) throws -> Outcome {
    let unset = ["TMUX", "NO_COLOR", "BROWSER", "BROADSHEET_ARCHIVE", "SSH_CONNECTION", "DISPLAY"]
    let own = Self.own.merging(environment, uniquingKeysWith: { $1 })
    let set = ["LANG=C.UTF-8", "LC_ALL=C.UTF-8"] + own.map { "\($0)=\($1)" }
    let line =
      (["env"] + unset.flatMap { ["-u", $0] } + set + words).map(quoted).joined(separator: " ")
      + " </dev/null 2>" + (errorsToo ? "&1" : "/dev/null")
    let pipe = try unsafe #require(unsafe popen(line, "re"))
    var bytes: [UInt8] = []
    while true {
      let byte = unsafe fgetc(pipe)
      guard byte >= 0 else { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    let raw = unsafe pclose(pipe)
    let status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
    return Outcome(output: String(decoding: bytes, as: UTF8.self), status: status)
  }

  /// Where the programs of these tests keep what is their own.
  private static let home = try? TemporaryFolder()

  /// So that nothing of who runs the tests is read or written, and no screen hangs on how long
  /// somebody looks at it.
  static let own: [String: String] = {
    guard let home, (try? home.write("config/broadsheet/config.yaml", "auto-read: 0\n")) != nil
    else { return [:] }
    return [
      "XDG_CACHE_HOME": home.path("cache"), "XDG_CONFIG_HOME": home.path("config"),
      "XDG_STATE_HOME": home.path("state"),
    ]
  }()

  /// One word for a shell.
  static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Whether a program may have mounts of its own.
  static let canMount: Bool = {
    let words = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m none /tmp"]
    return (try? run(words))?.status == 0
  }()

  static let hasTmux = (try? run(["tmux", "-V"]))?.output.hasPrefix("tmux") ?? false

  /// The program that was built beside these tests.
  static let broadsheet: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "broadsheet").path()
  }()

  /// The digests of the built-in sample, as files.
  static let sample: String = {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/SampleDigests/Digests").path()
  }()
}

/// A folder for the files of one test.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "broadsheet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path() }

  func read(_ name: String) -> String? {
    try? String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// Writes an executable script of `sh`.
  func writeScript(_ name: String, _ body: String) throws {
    let file = Program.quoted(path(name))
    // Written by another process: no program is started that any process has open for writing.
    let pipe = try unsafe #require(unsafe popen("cat > \(file) && chmod 755 \(file)", "we"))
    unsafe fputs("#!/bin/sh\n\(body)\n", pipe)
    #expect(unsafe pclose(pipe) == 0)
  }
}
