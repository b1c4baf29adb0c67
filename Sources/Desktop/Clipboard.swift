import Subprocess
import SystemPackage

/// Where a copied text goes.
package enum ClipboardPlan: Equatable, Sendable {
  /// To the tmux server, which hands it on to the terminal outside it.
  case tmux(overrides: [String: String])
  /// By OSC 52, which only the owner of the screen can send.
  case terminal

  /// Variables that decide; a caller need read no others.
  package static let variables = ["PATH", "TMUX", "TMUX_PANE", "TMPDIR"]

  package init(environment: [String: String]) {
    if environment["TMUX"]?.isEmpty == false {
      self = .tmux(overrides: environment.filter { Self.variables.contains($0.key) })
    } else {
      self = .terminal
    }
  }
}

package enum CopyOutcome: Equatable, Sendable {
  /// In a tmux buffer, and sent on to the terminal.
  case copied
  /// In a tmux buffer only: tmux before 3.2 sends nothing on, so OSC 52 may be tried beside it.
  case copiedWithinTmux
  /// Nothing was done: OSC 52 is the caller's.
  case leftToTerminal
  case failed(CopyFailure)
}

package enum CopyFailure: Equatable, Sendable {
  case tmux(LaunchFailure.Reason, message: String)
  /// It did not answer in time and was ended.
  case noAnswer
  case temporaryFile(String)
}

/// Hands texts to whoever keeps the clipboard.
package enum Clipboard {
  package static func plan(environment: [String: String]) -> ClipboardPlan {
    ClipboardPlan(environment: environment)
  }

  /// Gives `text` to tmux, where `plan` says so, which may take as long as `patience`.
  @concurrent
  package static func copy(
    _ text: String, plan: ClipboardPlan, patience: Duration = .seconds(2)
  ) async -> CopyOutcome {
    guard case .tmux(let overrides) = plan else { return .leftToTerminal }
    let failure = await load(text, flags: ["-w"], overrides: overrides, patience: patience)
    guard let failure else { return .copied }
    // Only a tmux that ran and refused may be one that does not know the flag.
    guard case .tmux(.exited, _) = failure,
      await load(text, flags: [], overrides: overrides, patience: patience) == nil
    else { return .failed(failure) }
    return .copiedWithinTmux
  }

  /// Runs `tmux load-buffer`; `nil` where it succeeded.
  private static func load(
    _ text: String, flags: [String], overrides: [String: String], patience: Duration
  ) async -> CopyFailure? {
    let tmux = Program(
      name: "tmux", arguments: ["load-buffer"] + flags + ["-"], overrides: overrides)
    return await withTaskGroup(of: CopyFailure?.self) { group in
      group.addTask { await run(tmux, reading: text) }
      group.addTask {
        try? await Task.sleep(for: patience)
        return .noAnswer
      }
      defer { group.cancelAll() }  // ends tmux, if it is that which is waited for
      return await group.next() ?? nil
    }
  }

  private static func run(_ tmux: Program, reading text: String) async -> CopyFailure? {
    do {
      // Not a pipe: a tmux that ends before it has read all would end us by SIGPIPE.
      let file = try UnnamedFile.holding(text, directory: tmux.overrides["TMPDIR"])
      let result = try await Subprocess.run(
        tmux.configuration(), input: .fileDescriptor(file, closeAfterSpawningProcess: true),
        output: .discarded, error: .string(limit: 4_096))
      return LaunchFailure.Reason(result.terminationStatus).map {
        .tmux($0, message: result.standardError)
      }
    } catch let error as Errno {
      return .temporaryFile("\(error)")
    } catch {
      return .tmux(LaunchFailure.Reason(error), message: "")
    }
  }
}
