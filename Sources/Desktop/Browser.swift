import Subprocess
import SystemPackage

/// Hands addresses to other programs.
package enum Browser {
  package static func plan(environment: [String: String]) -> BrowserPlan {
    BrowserPlan(environment: environment)
  }

  /// Starts the first program of `plan` that can be, detached: in a session of its own, with
  /// nothing to read, its output thrown away, and buried when it ends.
  ///
  /// Comes back once it is known what happened: at once where the program is not there or ends,
  /// else when it still runs after `grace`, in which the usual failures (no display, no browser
  /// behind `xdg-open`) come to light. A text browser is not started, but handed back.
  @concurrent
  package static func open(
    _ url: String, plan: BrowserPlan, grace: Duration = .milliseconds(300)
  ) async -> OpenOutcome {
    if case .refuse(let fault) = LinkPolicy.judge(url) { return .refused(fault) }
    var failures: [LaunchFailure] = []
    for command in plan.commands {
      let program = Program(
        name: command.program, arguments: command.arguments(opening: url),
        overrides: plan.overrides)
      if command.needsTerminal {
        if await program.isFound { return .needsTerminal(ForegroundCommand(program)) }
        failures.append(LaunchFailure(program: command.program, reason: .notFound))
      } else if let reason = await program.startDetached(grace: grace) {
        failures.append(LaunchFailure(program: command.program, reason: reason))
      } else {
        return .started(program: command.program)
      }
    }
    return failures.isEmpty ? .noBrowser : .failed(failures)
  }
}

package enum OpenOutcome: Equatable, Sendable {
  case started(program: String)
  /// The program found is one of the terminal: leave the screen, then `Browser.runInForeground`.
  case needsTerminal(ForegroundCommand)
  /// Nothing of the plan could be started: every attempt, in order; never empty.
  case failed([LaunchFailure])
  /// The plan is empty.
  case noBrowser
  /// Not an address of a web page: nothing was tried.
  case refused(LinkFault)
}

package struct LaunchFailure: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// Not there, or not executable.
    case notFound
    /// The system's own words.
    case notStarted(String)
    /// With this status, not 0, soon after its start or, in the foreground, at its end.
    case exited(Int32)
    /// Ended by this signal.
    case killed(signal: Int32)
  }

  package let program: String
  package let reason: Reason
}
