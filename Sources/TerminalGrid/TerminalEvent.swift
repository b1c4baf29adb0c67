/// What a terminal or the system has to say.
package enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  /// Text between the marks of a bracketed paste, as it came: it may hold any character.
  case paste(String)
  case resize(Size)
  /// Something was put into the inbox.
  case wake
  /// A descriptor that is watched can be read. Comes with every wait until it has been.
  case filesChanged
  /// The system asks to end: SIGTERM, SIGHUP, SIGINT, or the terminal is gone.
  case end(EndReason)
  /// The system asks to stop (SIGTSTP from outside).
  case suspend
}

package enum EndReason: Equatable, Sendable {
  /// The signal's number.
  case signal(Int32)
  /// The terminal was closed, or its input is at its end.
  case inputEnded
}
