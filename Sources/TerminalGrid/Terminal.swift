/// A screen to draw on and keys to read: the edge between the reader and a terminal.
@MainActor
package protocol Terminal: ~Copyable {
  var size: Size { get }

  /// Waits until something happened, at most `milliseconds` (`nil`: for ever), and returns all
  /// that has happened, in order; empty when the time is up.
  mutating func waitForEvents(milliseconds: Int?) -> [TerminalEvent]

  /// Whether keys are read, as they are at first; what is typed meanwhile stays where it is.
  mutating func setReading(_ isOn: Bool)

  /// From now on, `waitForEvents` says `.filesChanged` whenever `descriptor`, or another one that
  /// was given here, can be read.
  mutating func watch(descriptor: Int32)

  /// Shows `grid`; writes nothing where nothing changed. `cursor` is where the cursor blinks;
  /// `nil` hides it.
  mutating func present(_ grid: Grid, cursor: Position?)

  /// What styles mean from the next `present` on, which paints every cell.
  mutating func setStyleSheet(_ styleSheet: @escaping StyleSheet)

  /// Whether the mouse is told of; without that, it selects text as the terminal does.
  mutating func setMouse(_ isOn: Bool)

  /// Asks what colour the terminal's ground has, and to be told when it changes: reports say it,
  /// where the terminal has an answer.
  mutating func askForBackground()

  /// Forgets what the terminal shows, so that the next `present` paints every cell.
  mutating func invalidate()

  /// Sets the window's title, where the terminal has one.
  mutating func setTitle(_ title: DisplayText)

  /// Sends text to the terminal's clipboard (OSC 52); no terminal answers.
  mutating func sendToClipboard(_ text: String)

  /// Gives the terminal back to the shell and stops, as `^Z` does; returns when it is resumed.
  mutating func suspend()

  /// Gives the terminal to `body` (a pager, an editor), and takes it back after.
  mutating func lend(_ body: () -> Void)
}
