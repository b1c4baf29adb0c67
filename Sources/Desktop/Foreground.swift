import Dispatch
import Glibc
import Subprocess
import Synchronization

/// A program that takes over the terminal, ready to run.
package struct ForegroundCommand: Equatable, Sendable {
  let command: Program

  init(_ command: Program) {
    self.command = command
  }

  package var program: String { command.name }
}

extension Browser {
  /// Runs `command` on the terminal and waits for its end; the caller has left its screen.
  ///
  /// Both stay in one process group: `^Z` stops both and `fg` goes on with both, as a shell
  /// expects of a job. `^C` and `^\` are the program's alone meanwhile.
  ///
  /// - Returns: what went wrong; `nil` where it ended with status 0.
  @MainActor
  package static func runInForeground(_ command: ForegroundCommand) -> LaunchFailure? {
    let dispositions = SignalDispositions(ignoring: [SIGINT, SIGQUIT, SIGTTOU], restoring: SIGTSTP)
    let end = End()
    Task.detached {
      let reason = await command.command.run(
        options: PlatformOptions(), input: .currentStandardInput, output: .currentStandardOutput)
      end.reached(reason)
    }
    let reason = end.wait()
    // A program with job control of its own may leave the terminal to a group that is gone.
    if tcgetpgrp(STDIN_FILENO) > 0, tcgetpgrp(STDIN_FILENO) != getpgrp() {
      tcsetpgrp(STDIN_FILENO, getpgrp())
    }
    dispositions.putBack()
    return reason.map { LaunchFailure(program: command.program, reason: $0) }
  }

  /// Lets the main thread, which must not run anything else meanwhile, wait for a task.
  private final class End: Sendable {
    private let reason = Mutex<LaunchFailure.Reason?>(nil)
    private let semaphore = DispatchSemaphore(value: 0)

    func reached(_ reason: LaunchFailure.Reason?) {
      self.reason.withLock { $0 = reason }
      semaphore.signal()
    }

    func wait() -> LaunchFailure.Reason? {
      semaphore.wait()
      return reason.withLock { $0 }
    }
  }
}

/// What the signals did before, to be put back.
private struct SignalDispositions {
  private let saved: [(signal: Int32, action: sigaction)]

  /// `restoring` gets its default action: the reader's own handler would keep `^Z` from it.
  init(ignoring ignored: [Int32], restoring restored: Int32) {
    var saved: [(signal: Int32, action: sigaction)] = []
    for signal in ignored + [restored] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = signal == restored ? SIG_DFL : SIG_IGN
      var old = sigaction()
      unsafe sigaction(signal, &action, &old)
      saved.append((signal, old))
    }
    self.saved = saved
  }

  func putBack() {
    for (signal, action) in saved {
      var action = action
      unsafe sigaction(signal, &action, nil)
    }
  }
}
