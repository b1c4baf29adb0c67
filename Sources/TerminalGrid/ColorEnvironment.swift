/// What the environment says of colours (no-color.org, bixense.com/clicolors, and what terminals
/// set to name themselves).
package struct ColorEnvironment: Equatable, Sendable {
  /// What a terminal's description says of colours (`terminfo(5)`).
  package struct Description: Equatable, Sendable {
    /// 0 where it has none.
    package var colors: Int
    /// Whether it takes 24 bits (`RGB`, or tmux's `Tc`).
    package var isDirect: Bool

    package init(colors: Int, isDirect: Bool) {
      self.colors = colors
      self.isDirect = isDirect
    }
  }

  /// TERM; empty where it is not set.
  package let term: String
  /// Whether nothing may be coloured, though the terminal could.
  package let forbidsColors: Bool
  /// Whether output is coloured though it goes to no terminal.
  package let forcesColors: Bool
  /// Whether GNU screen stands between the program and the terminal: it takes colours of 24 bits
  /// for others.
  package let isInsideScreen: Bool
  private let promisesDirect: Bool

  /// - Parameter variable: a variable of the environment; `nil` where it is not set.
  package init(_ variable: (String) -> String?) {
    term = variable("TERM") ?? ""
    let isInsideTmux = variable("TMUX") != nil
    isInsideScreen = variable("STY") != nil || term.hasPrefix("screen") && !isInsideTmux
    promisesDirect = isInsideTmux || ["truecolor", "24bit"].contains(variable("COLORTERM"))
    let force = variable("CLICOLOR_FORCE") ?? ""
    forcesColors = force != "" && force != "0"
    forbidsColors =
      variable("NO_COLOR") ?? "" != "" || variable("CLICOLOR") == "0" && !forcesColors
  }

  /// What to draw with on a terminal of that description; without one, TERM's name has to tell.
  package func depth(of description: Description? = nil) -> ColorDepth {
    let description = description ?? namedDescription
    if forbidsColors || term == "dumb" || description.colors < 8 { return .none }
    if !isInsideScreen, promisesDirect || description.isDirect { return .direct }
    return description.colors >= 256 ? .indexed : .sixteen
  }

  /// What to print with, to a terminal or to a file.
  package func printedDepth(isTerminal: Bool) -> ColorDepth {
    guard forcesColors, !forbidsColors else { return isTerminal ? depth() : .none }
    return max(depth(), .sixteen)
  }

  private var namedDescription: Description {
    let isMonochrome = ["", "dumb", "unknown"].contains(term) || Self.isOldVideoTerminal(term)
    let colors = isMonochrome ? 0 : term.hasSuffix("256color") ? 256 : 16
    return Description(colors: colors, isDirect: term.hasSuffix("-direct"))
  }

  /// DEC's: VT52 to VT525.
  package static func isOldVideoTerminal(_ term: String) -> Bool {
    let bytes = Array(term.utf8.prefix(3))
    return term.hasPrefix("vt") && bytes.count == 3 && (0x30...0x39).contains(bytes[2])
  }
}
