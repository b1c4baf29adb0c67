import CNcursesw
import TerminalGrid

/// What a crash of the process leaves behind: its signal, the terminal, the last key and where the
/// program was, never a text of digests, queries or notes.
package enum CrashReport {
  /// Says where it is left from now on; a later one takes the place of an earlier one.
  ///
  /// - Parameters:
  ///   - file: its path, whose folders are made when there is something to put there; `nil` for
  ///     none.
  ///   - program: what it begins with.
  package static func prepare(file: String?, program: String) {
    let term = DisplayText(environment("TERM") ?? "")
    let file = file ?? ""
    unsafe cncurses_prepare_report(
      file, DisplayText.clean(file), "\(program)\nTERM \(term)")
  }

  /// Has a crash handled also where the stack of this thread is used up.
  package static func guardThread() { cncurses_guard_thread() }
}

/// Ways to crash, for those who want to see what is left behind.
package enum CrashTest: String, CaseIterable, Sendable {
  /// Swift's own: an index out of range.
  case trap
  /// A write to an address that is not there.
  case fault
  case abort
  /// The stack is used up: that of the main thread, that of another one.
  case overflow
  case threadOverflow = "thread-overflow"

  package func happen() {
    switch self {
    case .trap:
      let empty = Array("".utf8)
      cncurses_note_size(Int32(empty[1]), 0)
    case .fault: cncurses_crash(CNCURSES_FAULT)
    case .abort: cncurses_crash(CNCURSES_ABORT)
    case .overflow, .threadOverflow: cncurses_crash(CNCURSES_OVERFLOW)
    }
  }
}
