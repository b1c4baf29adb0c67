import Foundation
import Testing

@testable import Desktop

/// Against a real tmux server with a socket of its own; skipped where tmux is not installed.
@Suite(.enabled(if: tmux != nil, "tmux is not installed")) struct TmuxTests {
  @Test func `the text arrives in a buffer of the server`() async throws {
    let folder = try FakePrograms()
    let text = "Ünïcode 中文 😀\n  two lines, \"quoted\"\t$HOME\n"

    let outcome = try await withServer(in: folder) { plan in
      await Clipboard.copy(text, plan: plan, patience: .seconds(20))
    }

    #expect(outcome == .copied)
    #expect(folder.text(of: "buffer") == text)
  }

  @Test func `a server that is gone is told`() async throws {
    let folder = try FakePrograms()
    let plan = try await withServer(in: folder) { $0 }

    let outcome = await Clipboard.copy("text", plan: plan, patience: .seconds(20))

    guard case .failed(.tmux(.exited(1), let message)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!message.isEmpty)
  }

  /// Does `body` while a server runs whose socket is in `folder`, and saves its newest buffer
  /// there as `buffer` at the end, if it has one.
  private func withServer<Result>(
    in folder: FakePrograms, _ body: (ClipboardPlan) async -> Result
  ) async throws -> Result {
    func run(_ arguments: String...) async -> LaunchFailure.Reason? {
      let all = ["-u", "-f", "/dev/null", "-S", folder.path("socket")] + arguments
      let program = Program(name: "tmux", arguments: all, overrides: [:])
      return await program.startDetached(grace: .seconds(20))
    }
    try #require(await run("new-session", "-d", "cat") == nil)

    let environment = ["TMUX": "\(folder.path("socket")),1,0"]
    let result = await body(Clipboard.plan(environment: environment))

    _ = await run("save-buffer", folder.path("buffer"))
    #expect(await run("kill-server") == nil)
    return result
  }
}

private let tmux = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
  .map { "\($0)/tmux" }.first { FileManager.default.isExecutableFile(atPath: $0) }
