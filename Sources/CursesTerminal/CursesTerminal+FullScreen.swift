import CNcursesw
import Glibc
import TerminalGrid

extension CursesTerminal {
  /// Learns what the terminal is, and starts ncurses for it.
  static func start(
    _ styleSheet: @escaping StyleSheet, _ depth: ColorDepth?, isASCII: Bool, output: Int32
  ) throws(TerminalError) -> (ScreenModes, FramePainter) {
    let named = ColorEnvironment { environment($0) }
    guard cncurses_describe(output) else { throw .unknownTerminal(named.term) }
    guard !TerminalDescription.string("cup").isEmpty else {
      throw .noCursorAddressing(named.term)
    }
    let description = TerminalDescription(named)
    let modes = ScreenModes(description)
    let table =
      try open(description)
      ? LookTable(
        range: ColorRange(description, depth: depth ?? named.depth(of: description.colors)),
        way: .numbers(
          hasLinks: description.hasLinks, erasesToGround: description.erasesToGround),
        styleSheet: styleSheet)
      : LookTable(range: .attributesOnly, way: .attributes, styleSheet: styleSheet)
    let rendition = GraphicRendition(endsSingly: description.endsSingly)
    let painter = FramePainter(
      table: table, translation: FrameTranslation(rendition: rendition), output: output,
      canSynchronize: description.isANSI, isASCII: isASCII)
    return (modes, painter)
  }

  /// Starts ncurses with an entry to draw by; with the terminal's own where that cannot be.
  ///
  /// - Returns: whether it is ours.
  private static func open(_ description: TerminalDescription) throws(TerminalError) -> Bool {
    if description.isANSI {
      let entry = TerminfoEntry.drawing()
      let result = unsafe cncurses_open(entry.name, entry.environmentValue)
      if result == CNCURSES_OPENED { return true }
    }
    switch cncurses_open(nil, nil) {
    case CNCURSES_OPENED: return false
    case CNCURSES_NO_MEMORY: throw .refused("memory file", errorNumber: errno)
    default: throw .unknownTerminal(description.term)
    }
  }

  /// What the terminal says its size is, else what ncurses found in its description.
  static func measure(_ output: Int32) -> Size {
    var rows = unsafe getmaxy(cncurses_screen())
    var columns = unsafe getmaxx(cncurses_screen())
    let known = Size(columns: Int(columns), rows: Int(rows))
    guard unsafe cncurses_measure(output, &rows, &columns) else { return known }
    let size = Size(columns: Int(columns), rows: Int(rows))
    if size != known { cncurses_resize(rows, columns) }
    return size
  }

  nonisolated static func enter(_ modes: ScreenModes, with bytes: [UInt8], output: Int32) {
    cncurses_hold_errors()
    arm(modes, output: output)
    cncurses_set_raw()
    send(bytes, to: output)
  }

  nonisolated static func leave(_ modes: ScreenModes, input: Int32, output: Int32) {
    cncurses_pause()
    send(modes.leaving, to: output)
    if modes.awaitsAnswer { skipAnswer(from: input) }
    cncurses_disarm()
    cncurses_restore_settings()
    cncurses_release_errors()
  }

  /// Waits a moment for the answer to what was asked, which the shell would take for typed text.
  private nonisolated static func skipAnswer(from input: Int32) {
    var decoder = KeyDecoder()
    var bytes = Array(repeating: UInt8(0), count: 1_024)
    var ready = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&ready, 1, Int32(CNCURSES_ANSWER_PATIENCE)) == 1 {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(input, $0.baseAddress, $0.count)
      }
      guard count > 0, !decoder.feed(bytes[..<count]).contains(.report(.attributes)) else { return }
    }
  }

  /// Says how to give the terminal back in a crash.
  nonisolated static func arm(_ modes: ScreenModes, output: Int32) {
    unsafe modes.leaving.withUnsafeBytes {
      unsafe cncurses_arm(output, $0.baseAddress, $0.count, modes.awaitsAnswer)
    }
  }

  package mutating func suspend() {
    Self.leave(modes, input: input, output: output)
    cncurses_stop()
    cncurses_forget_signals(1 << UInt32(SIGCONT) | 1 << UInt32(SIGTSTP))
    comeBack(with: modes.reentering)
  }

  package mutating func lend(_ body: () -> Void) {
    Self.leave(modes, input: input, output: output)
    // ^Z must stop the borrower and us together, ^C is meant for the borrower alone.
    cncurses_let_stop(true)
    body()
    cncurses_let_stop(false)
    cncurses_forget_signals(
      1 << UInt32(SIGCONT) | 1 << UInt32(SIGTSTP) | 1 << UInt32(SIGINT) | 1 << UInt32(SIGQUIT))
    comeBack(with: modes.reentering)
  }

  /// Takes the terminal again, after somebody else had it.
  mutating func comeBack(with bytes: [UInt8]) {
    modes.awaitsAnswer = false
    Self.enter(modes, with: bytes, output: output)
    _ = measureAgain()
    painter.forget()
  }

  /// Looks whether the terminal has another size, and takes it.
  mutating func measureAgain() -> Bool {
    let now = Self.measure(output)
    guard now != size else { return false }
    size = now
    painter.forget()
    return true
  }
}
