/// Hands files to a text editor that runs in the terminal's foreground, or waits for a window.
package enum Editor {
  package static func plan(environment: [String: String]) -> EditorPlan {
    EditorPlan(environment: environment)
  }

  /// Runs the editor of `plan` on `file` and waits for its end; the caller has left its screen.
  ///
  /// The signals of keys are dealt with as in `Browser.runInForeground`. What the editor did to the
  /// file is not looked at: one that failed may still have written it.
  @MainActor
  package static func run(_ plan: EditorPlan, on file: String) -> EditorOutcome {
    for command in plan.commands {
      let program = Program(
        name: command.program, arguments: command.arguments(editing: file),
        overrides: plan.overrides)
      guard let failure = Browser.runInForeground(ForegroundCommand(program)) else {
        return .ended(program: command.program)
      }
      if failure.reason == .notFound, plan.variable == nil { continue }
      return .failed(failure, variable: plan.variable)
    }
    return .noEditor
  }
}

package enum EditorOutcome: Equatable, Sendable {
  /// With status 0.
  case ended(program: String)
  /// It could not be started, or ended otherwise; `variable` had named it, where one had.
  case failed(LaunchFailure, variable: String?)
  /// No variable names an editor, and none of the usual ones is there.
  case noEditor
}
