import CursesTerminal
import DigestCore
import Glibc
import ReaderApp
import Synchronization
import TerminalGrid

/// What a frame costs from a grid to the last byte on its way to the terminal, and how many bytes
/// that takes, in a theme that gives every cell a ground.
@MainActor
func measureTerminal(_ arguments: [String]) {
  unsafe setenv("TERM", arguments.first ?? "xterm-256color", 1)
  for name in ["NO_COLOR", "CLICOLOR", "TMUX", "STY", "COLORTERM"] { unsafe unsetenv(name) }
  TerminalFrames.measureStart(.indexed)
  print("                          120x36                 200x60")
  for depth in [ColorDepth.direct, .indexed, .sixteen, .none] {
    let sizes = [Size(columns: 120, rows: 36), Size(columns: 200, rows: 60)]
    let columns = sizes.map { TerminalFrames.measure($0, depth) }
    for (name, first) in columns[0] {
      let second = columns[1].first { $0.name == name }?.figure ?? ""
      print(padded("\(depth) \(name)", 26) + padded(first, 23) + second)
    }
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.count, 1))
}

/// A reader, and a terminal that reads all and shows nothing.
@MainActor
private struct TerminalFrames: ~Copyable {
  private var state: ReaderState
  private var terminal: CursesTerminal
  private let screen: CountedScreen

  static func measure(_ size: Size, _ depth: ColorDepth) -> [(name: String, figure: String)] {
    do {
      guard let screen = CountedScreen(size: size) else { throw BenchmarkError("no terminal") }
      let terminal = try CursesTerminal(
        styleSheet: sheet(.light), colorDepth: depth, input: screen.program,
        output: screen.program)
      var frames = TerminalFrames(screen, terminal)
      return frames.measure()
    } catch {
      return [("not measured", "\(error)")]
    }
  }

  private init(_ screen: CountedScreen, _ terminal: consuming CursesTerminal) {
    let entries = GeneratedPapers(seed: 7).entries(count: 40)
    state = ReaderState(
      size: terminal.size, today: DigestDate(dayNumber: 20_000),
      first: (entries.first?.date, entries))
    self.screen = screen
    self.terminal = terminal
    _ = state.apply(.resized(state.size))
    self.terminal.present(drawn(), cursor: nil)
  }

  /// What it takes before the first frame.
  static func measureStart(_ depth: ColorDepth) {
    guard let screen = CountedScreen(size: Size(columns: 120, rows: 36)) else { return }
    let start = Measurement(rounds: 200) {
      _ = try? CursesTerminal(
        styleSheet: standardStyleSheet, colorDepth: depth, input: screen.program,
        output: screen.program)
    }
    print("to enter and leave the full screen: \(start.microseconds) µs")
  }

  private mutating func measure() -> [(name: String, figure: String)] {
    var figures = [
      ("all again", figure { $0.terminal.invalidate() }),
      ("another theme", figure { $0.terminal.setStyleSheet(Self.sheet($1 ? .light : .dark)) }),
    ]
    for (name, there, back) in [
      ("next paper", Key.character("j"), Key.character("k")),
      ("zen", .character("z"), Key(.escape)),
      ("one character", .character("/"), Key(.escape)),
    ] {
      figures.append((name, figure { $0.press($1 ? there : back) }))
    }
    figures.append(("nothing new", figure { _, _ in }))
    return figures
  }

  /// The frame after `change`, which is told whether it is there and back.
  private mutating func figure(_ change: (inout Self, Bool) -> Void) -> String {
    var times: [Double] = []
    _ = screen.count()
    for round in 0..<200 {
      change(&self, round.isMultiple(of: 2))
      let grid = drawn()
      times.append(Measurement.once { terminal.present(grid, cursor: nil) })
    }
    let bytes = screen.count() / times.count
    return "\(Measurement(times: times).microseconds) µs, \(bytes) bytes"
  }

  private mutating func figure(_ change: (inout Self) -> Void) -> String {
    figure { frames, _ in change(&frames) }
  }

  private mutating func press(_ key: Key) {
    if let action = state.action(for: key) { _ = state.apply(action) }
    _ = state.settle()
  }

  private mutating func drawn() -> Grid {
    _ = state.settle()
    var grid = Grid(size: state.size)
    Screen.draw(state, into: &grid)
    return grid
  }

  private enum Ground: UInt32 {
    case light = 0xF5F1E8
    case dark = 0x14161B
  }

  /// The looks of the standard sheet on a ground of their own, in colours of `depth`.
  private static func sheet(_ ground: Ground) -> StyleSheet {
    { style, depth in
      var look = standardStyleSheet(style, depth)
      guard depth > .sixteen else { return look }
      let isDirect = depth == .direct
      let shade = UInt32(style.rawValue & 0x1F) * 0x10305
      look.foreground =
        isDirect
        ? .rgb(0x404040 &+ shade) : .indexed(UInt8(100 + style.rawValue & 0x1F))
      if look.background == .standard {
        look.background =
          isDirect ? .rgb(ground.rawValue) : .indexed(ground == .light ? 230 : 234)
      }
      return look
    }
  }
}

/// The other side of a pseudo-terminal, read by a thread of its own.
private final class CountedScreen: Sendable {
  /// The side of the program.
  let program: Int32
  private let bytes: Counter

  private final class Counter: Sendable {
    let read = Atomic(0)
    let marks = Atomic(0)
  }

  // TIOCSPTLCK and TIOCGPTN of Linux, macros that Swift does not see.
  private static let unlock: UInt = 0x4004_5431
  private static let askNumber: UInt = 0x8004_5430

  init?(size: Size) {
    let person = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (number, lock) = (Int32(0), Int32(0))
    guard person >= 0, unsafe ioctl(person, Self.unlock, &lock) == 0,
      unsafe ioctl(person, Self.askNumber, &number) == 0
    else { return nil }
    program = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard program >= 0 else { return nil }
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(program, UInt(TIOCSWINSZ), &window)
    let counter = Counter()
    bytes = counter
    Task.detached {
      var buffer = Array(repeating: UInt8(0), count: 65_536)
      while true {
        let count = unsafe read(person, &buffer, buffer.count)
        guard count > 0 else { break }
        counter.read.add(count, ordering: .relaxed)
        let marks = buffer[..<count].count { $0 == 0 }
        if marks > 0 { counter.marks.add(marks, ordering: .releasing) }
      }
      close(person)
    }
  }

  deinit { close(program) }

  /// The bytes written since it was last asked, all of them read.
  func count() -> Int {
    let marks = bytes.marks.load(ordering: .acquiring)
    _ = unsafe write(program, [UInt8(0)], 1)
    while bytes.marks.load(ordering: .acquiring) == marks {}
    return bytes.read.exchange(0, ordering: .relaxed) - 1
  }
}
