import DigestCore
// For `stdout`, which C declares as a variable; nothing changes it.
@unsafe @preconcurrency import Glibc

/// What the program asks of the system itself.
enum System {
  /// The day it is where the reader sits.
  static func today() -> DigestDate {
    var now = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&now, &parts) != nil else {
      return DigestDate(dayNumber: Int(now) / 86_400)
    }
    let (year, month, day) = unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday)
    return DigestDate(year: Int(year) + 1_900, month: Int(month) + 1, day: Int(day))
      ?? DigestDate(dayNumber: Int(now) / 86_400)
  }

  /// Columns of the terminal that standard output is; `nil` where it is none.
  static var outputColumns: Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Fills the places of standard streams that are closed, so that no file which is opened later
  /// takes one, and is written what is printed; writing to what stands there fails.
  static func keepStandardStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      // The lowest free number is given, which is this one.
      _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes one byte, which ends the terminal's wait; from any thread.
  static func wake(_ descriptor: Int32) {
    var byte: UInt8 = 1
    _ = unsafe write(descriptor, &byte, 1)
  }

  /// Writes out what `print` still holds; whether all that was ever printed could be written.
  static func flushOutput() -> Bool { unsafe fflush(stdout) == 0 && ferror(stdout) == 0 }

  static func writeError(_ text: String) {
    unsafe Array(text.utf8).withUnsafeBytes { bytes in
      _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }
}
