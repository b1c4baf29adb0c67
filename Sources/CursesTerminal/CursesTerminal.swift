import CNcursesw
import Glibc
package import TerminalGrid

/// The process's terminal, in full-screen mode for as long as the value lives.
///
/// ncurses is global and not thread-safe, hence one owner on the main actor. It only draws, into
/// memory: a frame is one write here, and keys are read and decoded here. However the process
/// ends but by SIGKILL, the terminal is given back as it was; a terminal that takes nothing any
/// more holds up no end.
@MainActor
package struct CursesTerminal: Terminal, ~Copyable {
  package internal(set) var size: Size
  /// A byte written here, by any thread, makes a `.wake`; it never blocks, is never closed, and
  /// when it is full one is on its way.
  package let wakeDescriptor: Int32

  /// Whether only ASCII is drawn, as the locale's character set is not UTF-8.
  package let isASCII: Bool

  let input: Int32
  /// One of our own, where that can be had (`cncurses_reopen`).
  let output: Int32
  private let ownsOutput: Bool
  var modes: ScreenModes
  var painter: FramePainter
  var wait: EventWait
  /// The size the application knows of.
  var announced: Size

  /// Takes the terminal behind two descriptors.
  ///
  /// - Parameters:
  ///   - styleSheet: asked once for every style.
  ///   - colorDepth: what to draw with, whatever the terminal says of itself; `nil` goes by that
  ///     and by the environment.
  ///   - input: where keys come from.
  ///   - output: where frames go.
  /// - Throws: where it is no terminal, or one without what a full screen needs.
  package init(
    styleSheet: @escaping StyleSheet, colorDepth: ColorDepth? = nil,
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) throws(TerminalError) {
    guard isatty(input) == 1, cncurses_save_settings(input) else {
      throw .notATerminal(.input)
    }
    guard isatty(output) == 1 else { throw .notATerminal(.output) }
    let isASCII = cncurses_is_other_set()
    guard cncurses_use_utf8() else { throw .noUTF8Locale }
    guard cncurses_catch_signals() else { throw .refused("pipe", errorNumber: errno) }
    let own = cncurses_reopen(output)
    do {
      (modes, painter) = try Self.start(styleSheet, colorDepth, isASCII: isASCII, output: own)
    } catch {
      if own != output { close(own) }
      cncurses_release_signals()
      throw error
    }
    self.input = input
    self.output = own
    ownsOutput = own != output
    self.isASCII = isASCII
    wakeDescriptor = cncurses_wake_writer()
    wait = EventWait(input: input, wake: cncurses_wake_reader())
    size = Self.measure(own)
    announced = size
    cncurses_note_size(Int32(size.rows), Int32(size.columns))
    Self.enter(modes, with: modes.entering, output: own)
  }

  deinit {
    Self.leave(modes, input: input, output: output)
    cncurses_release_signals()
    cncurses_close()
    if ownsOutput { close(output) }
  }

  package var colorDepth: ColorDepth { painter.range.depth }

  package mutating func present(_ grid: Grid, cursor: Position?) {
    painter.paint(grid, cursor: cursor, size: size)
  }

  package mutating func setStyleSheet(_ styleSheet: @escaping StyleSheet) {
    painter.setStyleSheet(styleSheet)
  }

  package mutating func setMouse(_ isOn: Bool) { change(modes.setMouse(isOn)) }

  package mutating func askForBackground() { change(modes.askForBackground()) }

  package mutating func watch(descriptor: Int32) { wait.watched.append(descriptor) }

  package mutating func invalidate() { painter.forget() }

  package mutating func setTitle(_ title: DisplayText) {
    change(modes.setTitle(isASCII ? title.inASCII : title))
  }

  /// Writes what changed `modes`, after saying how to take it back.
  private func change(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    Self.arm(modes, output: output)
    send(bytes, to: output)
  }

  package mutating func sendToClipboard(_ text: String) {
    guard modes.isANSI else { return }
    let insideScreen = environment("STY") != nil && environment("TMUX") == nil
    send(ControlSequence.clipboard(text, insideScreen: insideScreen), to: output)
  }

  /// Ends the process by `signal`'s default action, so that its parent sees what ended it.
  ///
  /// For when the terminal has been given back, that is after the value is gone.
  nonisolated package static func endProcess(bySignal signal: Int32) -> Never {
    cncurses_die(signal)
  }
}
