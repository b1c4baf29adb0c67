import TerminalGrid

/// Why the full screen cannot be had.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  package enum Stream: String, Sendable {
    case input = "standard input"
    case output = "standard output"
  }

  case notATerminal(Stream)
  /// TERM as it is set; empty where it is not.
  case unknownTerminal(String)
  case noCursorAddressing(String)
  case noUTF8Locale
  /// What the system refused, with its error number.
  case refused(String, errorNumber: Int32)

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream.rawValue): is not a terminal"
        + " (run the reader in one; where it is piped, use the command list)"
    case .unknownTerminal(""):
      "TERM: is not set (set it to what your terminal is, for example TERM=xterm-256color)"
    case .unknownTerminal(let name):
      "TERM=\(DisplayText(name)): there is no description of this terminal"
        + " (try TERM=xterm-256color, or install ncurses-term)"
    case .noCursorAddressing(let name):
      "TERM=\(DisplayText(name)): this terminal cannot place its cursor, so it has no full screen"
        + " (use another terminal, or the command list)"
    case .noUTF8Locale:
      "LC_CTYPE: no locale with UTF-8 is to be had (set LC_ALL=C.UTF-8, or install one)"
    case .refused(let what, let number):
      "\(what): the system refused it, error \(number) (close other programs and try again)"
    }
  }
}
