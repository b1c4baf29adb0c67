import CNcursesw
import Glibc
import TerminalGrid

extension CursesTerminal {
  static func open() throws(TerminalError) {
    let result = cncurses_open()
    guard result != CNCURSES_OPENED else { return }
    cncurses_release_signals()
    let term = environment("TERM") ?? ""
    switch result {
    case CNCURSES_NO_CURSOR_ADDRESSING: throw .noCursorAddressing(term)
    case CNCURSES_NO_MEMORY: throw .refused("memory file", errorNumber: errno)
    default: throw .unknownTerminal(term)
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

  nonisolated static func leave(_ modes: ScreenModes, output: Int32) {
    cncurses_pause()
    send(modes.leaving, to: output)
    cncurses_disarm()
    cncurses_restore_settings()
    cncurses_release_errors()
  }

  /// Says how to give the terminal back in a crash.
  nonisolated static func arm(_ modes: ScreenModes, output: Int32) {
    unsafe modes.leaving.withUnsafeBytes {
      unsafe cncurses_arm(output, $0.baseAddress, $0.count)
    }
  }

  package mutating func suspend() {
    Self.leave(modes, output: output)
    cncurses_stop()
    cncurses_forget_signals(1 << UInt32(SIGCONT) | 1 << UInt32(SIGTSTP))
    comeBack(with: modes.reentering)
  }

  package mutating func lend(_ body: () -> Void) {
    Self.leave(modes, output: output)
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
