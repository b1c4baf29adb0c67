import CNcursesw
import Glibc
import TerminalGrid

extension CursesTerminal {
  static func open(input: Int32, output: Int32) throws(TerminalError) {
    let result = cncurses_open(input, output)
    guard result != CNCURSES_OPENED else { return }
    cncurses_restore_settings()
    cncurses_release_signals()
    let term = environment("TERM") ?? ""
    switch result {
    case CNCURSES_NO_CURSOR_ADDRESSING: throw .noCursorAddressing(term)
    case CNCURSES_NO_STREAM: throw .refused("terminal", errorNumber: errno)
    default: throw .unknownTerminal(term)
    }
  }

  /// What the terminal says its size is, else what ncurses found in the environment.
  static func measure(_ output: Int32) -> Size {
    var rows = unsafe getmaxy(cncurses_screen())
    var columns = unsafe getmaxx(cncurses_screen())
    let known = Size(columns: Int(columns), rows: Int(rows))
    guard unsafe cncurses_measure(output, &rows, &columns) else { return known }
    let size = Size(columns: Int(columns), rows: Int(rows))
    if size != known { cncurses_resize(rows, columns) }
    return size
  }

  nonisolated static func enter(_ modes: ScreenModes, output: Int32) {
    cncurses_hold_errors()
    arm(modes, output: output)
    send(modes.entering, to: output)
  }

  nonisolated static func leave(_ modes: ScreenModes, output: Int32) {
    send(modes.leaving, to: output)
    endwin()
    cncurses_disarm()
    cncurses_restore_settings()
    cncurses_release_errors()
  }

  /// Says how to give the terminal back in a crash.
  nonisolated static func arm(_ modes: ScreenModes, output: Int32) {
    unsafe modes.resetting.withUnsafeBytes {
      unsafe cncurses_arm(output, $0.baseAddress, $0.count)
    }
  }

  package mutating func suspend() {
    Self.leave(modes, output: output)
    cncurses_stop()
    cncurses_forget_signals(1 << UInt32(SIGCONT) | 1 << UInt32(SIGTSTP))
    comeBack()
  }

  package mutating func lend(_ body: () -> Void) {
    Self.leave(modes, output: output)
    // ^Z must stop the borrower and us together, ^C is meant for the borrower alone.
    cncurses_let_stop(true)
    body()
    cncurses_let_stop(false)
    cncurses_forget_signals(
      1 << UInt32(SIGCONT) | 1 << UInt32(SIGTSTP) | 1 << UInt32(SIGINT) | 1 << UInt32(SIGQUIT))
    comeBack()
  }

  private mutating func comeBack() {
    cncurses_hold_errors()
    takeBack()
    _ = measureAgain()
    painter.forget()
  }

  /// Sets the modes again, which somebody else may have changed.
  mutating func takeBack() {
    reset_prog_mode()
    Self.arm(modes, output: output)
    send(modes.entering, to: output)
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
