import TerminalGrid
import Testing

@Suite struct ColorEnvironmentTests {
  private static let many = ColorEnvironment.Description(colors: 256, isDirect: false)
  private static let eight = ColorEnvironment.Description(colors: 8, isDirect: false)
  private static let direct = ColorEnvironment.Description(colors: 256, isDirect: true)
  private static let mono = ColorEnvironment.Description(colors: 0, isDirect: false)

  /// `NAME=value` with blanks between.
  private func environment(_ variables: String) -> ColorEnvironment {
    var values: [Substring: Substring] = [:]
    for pair in variables.split(separator: " ") {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      values[parts[0]] = parts[1]
    }
    return ColorEnvironment { values[Substring($0)].map(String.init) }
  }

  @Test(
    arguments: [
      ("TERM=xterm-256color", many, .indexed), ("TERM=xterm", eight, .sixteen),
      ("TERM=vt100", mono, .none), ("TERM=xterm-direct", direct, .direct),
      ("TERM=xterm COLORTERM=truecolor", eight, .direct),
      ("TERM=xterm COLORTERM=24bit", many, .direct), ("TERM=xterm COLORTERM=yes", many, .indexed),
      ("TERM=tmux-256color TMUX=/tmp/1", many, .direct),
      ("TERM=screen-256color TMUX=/tmp/1", many, .direct),
      ("TERM=screen-256color COLORTERM=truecolor", many, .indexed),
      ("TERM=screen COLORTERM=truecolor", eight, .sixteen),
      ("TERM=xterm-256color STY=1.a COLORTERM=truecolor", many, .indexed),
      ("TERM=xterm-256color STY=1.a TMUX=1", direct, .indexed),
      ("TERM=dumb COLORTERM=truecolor", many, .none),
      ("TERM=vt100 COLORTERM=truecolor", mono, .none),
      ("TERM=xterm NO_COLOR=1 CLICOLOR_FORCE=1", many, .none),
      ("TERM=xterm NO_COLOR=", many, .indexed), ("TERM=xterm CLICOLOR=0", many, .none),
      ("TERM=xterm CLICOLOR=1", many, .indexed),
      ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1", many, .indexed),
      ("TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=0", many, .none),
    ] as [(String, ColorEnvironment.Description, ColorDepth)])
  func `the environment and the terminal tell how deep colours go`(
    variables: String, description: ColorEnvironment.Description, depth: ColorDepth
  ) {
    #expect(environment(variables).depth(of: description) == depth)
  }

  @Test(
    arguments: [
      ("TERM=xterm-256color", true, .indexed), ("TERM=xterm-256color", false, .none),
      ("TERM=xterm", true, .sixteen), ("TERM=xterm-direct", true, .direct),
      ("TERM=vt220", true, .none), ("TERM=vte-256color", true, .indexed), ("", true, .none),
      ("CLICOLOR_FORCE=1", false, .sixteen),
      ("TERM=xterm CLICOLOR_FORCE=1 COLORTERM=truecolor", false, .direct),
      ("TERM=xterm CLICOLOR_FORCE=1 NO_COLOR=1", true, .none),
    ] as [(String, Bool, ColorDepth)])
  func `what is printed is coloured on terminals, and where that is forced`(
    variables: String, isTerminal: Bool, depth: ColorDepth
  ) {
    #expect(environment(variables).printedDepth(isTerminal: isTerminal) == depth)
  }
}
