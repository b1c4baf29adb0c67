import Glibc
import TerminalGrid

/// A terminal without a screen: what the program writes can be read, what is typed it reads.
final class PseudoTerminal {
  /// The side of the person; not blocking.
  private let person: Int32
  /// The side of the program.
  let program: Int32

  // TIOCSPTLCK and TIOCGPTN of Linux, macros that Swift does not see.
  private static let unlock: UInt = 0x4004_5431
  private static let askNumber: UInt = 0x8004_5430

  init?(size: Size) {
    person = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var (number, lock) = (Int32(0), Int32(0))
    guard person >= 0, unsafe ioctl(person, Self.unlock, &lock) == 0,
      unsafe ioctl(person, Self.askNumber, &number) == 0
    else { return nil }
    program = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard program >= 0 else { return nil }
    resize(size)
  }

  deinit {
    close(person)
    close(program)
  }

  func resize(_ size: Size) {
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(person, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe write(person, bytes, bytes.count)
  }

  /// All that was written up to and with `mark`; what there is after five seconds without it.
  func output(until mark: String) -> String {
    var bytes: [UInt8] = []
    var buffer = Array(repeating: UInt8(0), count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains(mark) { return text }
      var ready = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&ready, 1, 5_000) == 1 else { return text }
      let count = unsafe read(person, &buffer, buffer.count)
      guard count > 0 else { return text }
      bytes += buffer[..<count]
    }
  }

  /// The settings as `stty` would print them.
  var settings: [UInt32] {
    var settings = termios()
    unsafe tcgetattr(program, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}
