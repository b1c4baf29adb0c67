/// What a terminal or the system has to say.
package enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  /// Text between the marks of a bracketed paste, as it came: it may hold any character.
  case paste(String)
  case mouse(MouseEvent)
  /// The terminal's answer to a question, or what it tells of itself.
  case report(TerminalReport)
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

/// What a terminal says of itself (xterm's `ctlseqs`; contour's mode 2031).
package enum TerminalReport: Equatable, Sendable {
  /// OSC 11: the colour of its ground, 8 bits each.
  case background(red: UInt8, green: UInt8, blue: UInt8)
  /// Mode 2031: its colours have changed, or were asked for.
  case scheme(isDark: Bool)
  /// DA1, which every terminal answers: what was asked before it has been answered or never is.
  case attributes
}

package enum EndReason: Equatable, Sendable {
  /// The signal's number.
  case signal(Int32)
  /// The terminal was closed, or its input is at its end.
  case inputEnded
}
