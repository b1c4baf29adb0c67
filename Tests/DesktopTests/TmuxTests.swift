import Foundation
import Testing

@testable import Desktop

/// Against a real tmux server with a socket of its own; skipped where tmux is not installed.
@Suite(.enabled(if: tmux != nil, "tmux is not installed")) struct TmuxTests {
  @Test func `the text arrives in a buffer of the server`() async throws {
    let server = try TmuxServer()
    let plan = Clipboard.plan(environment: ["TMUX": server.variable])
    let text = "Ünïcode 中文 😀\n  two lines, \"quoted\"\t$HOME\n"

    let outcome = await Clipboard.copy(text, plan: plan, patience: .seconds(20))

    #expect(outcome == .copied)
    #expect(try server.run(["show-buffer"]) == text)
  }

  @Test func `a server that is gone is told`() async throws {
    let variable = try TmuxServer().variable
    let plan = Clipboard.plan(environment: ["TMUX": variable])

    let outcome = await Clipboard.copy("text", plan: plan, patience: .seconds(20))

    guard case .failed(.tmux(.exited(1), let message)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!message.isEmpty)
  }
}

private let tmux = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
  .map { "\($0)/tmux" }.first { FileManager.default.isExecutableFile(atPath: $0) }

/// A server that lives as long as the value.
private struct TmuxServer: ~Copyable {
  private let socket = "desktop-\(UUID())"
  /// What `$TMUX` is inside it.
  private(set) var variable = ""

  init() throws {
    try run(["-f", "/dev/null", "new-session", "-d", "-s", "s", "cat"])
    variable = try run(["display", "-p", "#{socket_path},#{pid},0"])
      .trimmingCharacters(in: .newlines)
  }

  deinit { _ = try? run(["kill-server"]) }

  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: tmux ?? "")
    process.arguments = ["-u", "-L", socket] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
