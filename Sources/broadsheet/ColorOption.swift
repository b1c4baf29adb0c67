import ArgumentParser
import Desktop
import TerminalGrid

/// What `--color` says; it goes before the environment.
enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never, truecolor
  case indexed = "256"
  case sixteen = "16"

  static let help: ArgumentHelp = "Colours: auto, always, never, truecolor, 256, 16."

  /// The depth to draw with, whatever the terminal says; `nil` where it decides.
  var depth: ColorDepth? {
    switch self {
    case .auto, .always: nil
    case .never: ColorDepth.none
    case .truecolor: .direct
    case .indexed: .indexed
    case .sixteen: .sixteen
    }
  }

  /// The depth of a full screen; `nil` where the terminal and the environment decide.
  var terminalDepth: ColorDepth? {
    self == .always ? printedDepth(isTerminal: true) : depth
  }

  /// The depth to print with.
  func printedDepth(isTerminal: Bool) -> ColorDepth {
    if let depth { return depth }
    let names = [
      "TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TMUX", "STY",
    ]
    var values = ProcessEnvironment.values(of: names)
    if self == .always {
      values["NO_COLOR"] = nil
      values["CLICOLOR_FORCE"] = "1"
    }
    return ColorEnvironment { values[$0] }.printedDepth(isTerminal: isTerminal)
  }
}
