import Foundation

/// A temporary folder of shell scripts that stand in for programs, as the only folder of `PATH`.
final class FakePrograms: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "desktop-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// An environment in which these programs, and no others, are found.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    more.merging(["PATH": folder.path]) { $1 }
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Adds a program that writes its arguments to `NAME.arguments`, each ended by NUL.
  ///
  /// It goes to this folder first, and does `rest` last.
  func add(_ name: String, then rest: String = "") throws {
    let script = """
      #!/bin/sh
      cd '\(folder.path)'
      PATH=/usr/bin:/bin
      for argument; do printf '%s\\0' "$argument"; done > '\(name).arguments'
      \(rest)

      """
    try write(script, toExecutable: path(name))
  }

  /// Another process writes the file: a child that another test starts at this moment would hold
  /// a descriptor of ours, and the system starts no program that is open for writing.
  private func write(_ script: String, toExecutable path: String) throws {
    guard let pipe = unsafe popen("cat > '\(path)' && chmod 755 '\(path)'", "we") else {
      throw POSIXError(.EIO)
    }
    unsafe fputs(script, pipe)
    guard unsafe pclose(pipe) == 0 else { throw POSIXError(.EIO) }
  }

  /// What `name` was given, or `nil` where it never ran.
  func arguments(of name: String) -> [String]? {
    guard let bytes = FileManager.default.contents(atPath: path("\(name).arguments")) else {
      return nil
    }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a program wrote to `file` in this folder.
  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: path(file)).map { String(decoding: $0, as: UTF8.self) }
  }

  func makeFIFO(_ name: String) throws {
    guard unsafe mkfifo(path(name), 0o600) == 0 else { throw POSIXError(.EIO) }
  }
}

/// Asks `condition` again and again until it holds, for 20 seconds at most.
func holds(_ condition: () -> Bool) async -> Bool {
  let deadline = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < deadline {
    if condition() { return true }
    await Task.yield()
  }
  return condition()
}
