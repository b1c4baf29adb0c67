import Glibc
import TerminalGrid
import Testing

@testable import CursesTerminal

// ncurses and signals are the process's own, hence one after the other.
@MainActor @Suite(.serialized) struct CursesTerminalTests {
  let pseudo: PseudoTerminal
  static let size = Size(columns: 20, rows: 4)

  init() throws {
    for name in ["COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "STY", "TMUX"] {
      setVariable(name, nil)
    }
    setVariable("TERM", "xterm-256color")
    pseudo = try #require(PseudoTerminal(size: Self.size))
  }

  func open() throws(TerminalError) -> CursesTerminal {
    try CursesTerminal(
      styleSheet: { style, _ in style == .plain ? Appearance() : Appearance(foreground: .ansi(2)) },
      colorDepth: .sixteen, input: pseudo.program, output: pseudo.program)
  }

  func grid(_ lines: String..., size: Size = Self.size) -> Grid {
    var grid = Grid(size: size)
    for (row, line) in lines.enumerated() {
      grid.write(DisplayText(line), row: row, column: 0, in: grid.bounds)
    }
    return grid
  }

  @Test func `the first frame enters the full screen and the end leaves it as it was`() throws {
    let before = pseudo.settings
    do {
      var terminal = try open()
      #expect(terminal.size == Self.size)
      terminal.present(grid("first"), cursor: nil)
      let frame = pseudo.output(until: "first")
      #expect(frame.contains("\u{1B}[?1049h") && frame.contains("\u{1B}[?2004h"))
      #expect(frame.contains("\u{1B}[?25l"))
      #expect(pseudo.settings != before)
    }

    let rest = pseudo.output(until: "\u{1B}[?1049l")

    #expect(rest.contains("\u{1B}[?2004l") && rest.contains("\u{1B}[?25h"))
    #expect(pseudo.settings == before)
  }

  @Test func `a frame that differs nowhere writes nothing, one that differs only its cells`() throws
  {
    var terminal = try open()
    terminal.present(grid("alpha", "beta"), cursor: nil)
    terminal.present(grid("alpha", "beta", "ready."), cursor: nil)
    _ = pseudo.output(until: "ready.")

    terminal.present(grid("alpha", "beta", "ready."), cursor: nil)
    terminal.present(grid("alpha", "bet!", "ready."), cursor: nil)
    let written = pseudo.output(until: "!")

    #expect(!written.contains("alpha") && !written.contains("bet"))
    #expect(written.utf8.count < 16)
  }

  @Test func `the last cell of the last row is painted`() throws {
    var terminal = try open()
    var full = grid("")
    full.write(DisplayText("…@"), row: 3, column: 18, in: full.bounds)

    terminal.present(full, cursor: nil)

    #expect(pseudo.output(until: "@").contains("…"))
  }

  @Test func `invalidate paints every cell again`() throws {
    var terminal = try open()
    terminal.present(grid("alpha", "omega."), cursor: nil)
    _ = pseudo.output(until: "omega.")

    terminal.invalidate()
    terminal.present(grid("alpha", "omega."), cursor: nil)

    #expect(pseudo.output(until: "omega.").contains("alpha"))
  }

  @Test func `a cursor is shown where it is asked for`() throws {
    var terminal = try open()
    terminal.present(grid("prompt"), cursor: nil)
    _ = pseudo.output(until: "prompt")

    terminal.present(grid("prompt", "text"), cursor: Position(row: 1, column: 2))
    let written = pseudo.output(until: "\u{1B}[?25h")

    #expect(written.contains("\u{1B}[?25h"))
  }

  @Test func `keys come decoded, in one batch`() throws {
    var terminal = try open()
    pseudo.type("j\u{1B}[A\u{1B}[200~two\rlines\u{1B}[201~")

    let events = terminal.waitForEvents(milliseconds: 5_000)

    #expect(events == [.key(.character("j")), .key(Key(.up)), .paste("two\rlines")])
  }

  @Test func `an Esc alone is the key soon after`() throws {
    var terminal = try open()
    pseudo.type("\u{1B}")

    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.key(Key(.escape))])
  }

  @Test func `the time is up without an event`() throws {
    var terminal = try open()

    #expect(terminal.waitForEvents(milliseconds: 1) == [])
  }

  @Test func `bytes from any thread wake it once`() throws {
    var terminal = try open()
    let byte: [UInt8] = [0]
    for _ in 0..<3 { _ = unsafe write(terminal.wakeDescriptor, byte, 1) }

    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.wake])
    #expect(terminal.waitForEvents(milliseconds: 1) == [])
  }

  @Test func `a watched descriptor is told of until it is read, among keys and wakes`() throws {
    var terminal = try open()
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    var byte: [UInt8] = [7]
    terminal.watch(descriptor: ends[0])
    #expect(terminal.waitForEvents(milliseconds: 1) == [])

    _ = unsafe write(ends[1], byte, 1)
    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.filesChanged])
    _ = unsafe write(terminal.wakeDescriptor, byte, 1)
    pseudo.type("j")
    #expect(
      terminal.waitForEvents(milliseconds: 5_000) == [.key(.character("j")), .wake, .filesChanged])
    _ = unsafe read(ends[0], &byte, 1)

    #expect(terminal.waitForEvents(milliseconds: 1) == [])
  }

  @Test func `a watched descriptor that ends does not end every wait`() throws {
    var terminal = try open()
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { close(ends[0]) }
    terminal.watch(descriptor: ends[0])
    close(ends[1])
    #expect(terminal.waitForEvents(milliseconds: 1) == [])

    pseudo.type("j")

    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.key(.character("j"))])
  }

  @Test func `changes of size come as the last one, though the wake pipe is full`() throws {
    var terminal = try open()
    terminal.present(grid("before"), cursor: nil)
    let byte: [UInt8] = [0]
    for _ in 0..<100_000 { _ = unsafe write(terminal.wakeDescriptor, byte, 1) }
    for columns in 1...60 {
      pseudo.resize(Size(columns: columns, rows: 7))
      send(SIGWINCH)
    }

    let events = terminal.waitForEvents(milliseconds: 5_000)

    #expect(events == [.resize(Size(columns: 60, rows: 7)), .wake])
    #expect(terminal.size == Size(columns: 60, rows: 7))
  }

  @Test(arguments: [
    Size(columns: 1, rows: 1), Size(columns: 2, rows: 1), Size(columns: 500, rows: 200),
  ])
  func `every size is painted`(size: Size) throws {
    var terminal = try open()
    pseudo.resize(size)
    send(SIGWINCH)
    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.resize(size)])
    var grid = Grid(size: size)
    grid.write(
      DisplayText("@"), row: size.rows - 1, column: size.columns - 1, in: grid.bounds)

    terminal.present(grid, cursor: nil)

    #expect(pseudo.output(until: "@").contains("@"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGALRM])
  func `a signal asks to end`(signal: Int32) throws {
    var terminal = try open()
    send(signal)

    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.end(.signal(signal))])
  }

  @Test func `a stop from outside is asked for`() throws {
    var terminal = try open()
    send(SIGTSTP)

    #expect(terminal.waitForEvents(milliseconds: 5_000) == [.suspend])
  }

  @Test func `whoever borrows the terminal finds it as it was, and all is painted after`() throws {
    let before = pseudo.settings
    var terminal = try open()
    terminal.present(grid("alpha", "omega."), cursor: nil)
    _ = pseudo.output(until: "omega.")
    var borrowed: [UInt32] = []

    terminal.lend { borrowed = pseudo.settings }
    terminal.present(grid("alpha", "omega."), cursor: nil)
    let written = pseudo.output(until: "omega.")

    #expect(borrowed == before)
    #expect(pseudo.settings != before)
    #expect(written.contains("\u{1B}[?1049l") && written.contains("\u{1B}[?1049h"))
    #expect(written.contains("alpha") && !written.contains("\u{1B}]104"))
  }

  @Test func `a title is set and taken back`() throws {
    do {
      var terminal = try open()
      terminal.setTitle(DisplayText("papers"))
      terminal.setTitle(DisplayText("papers"))
    }

    let written = pseudo.output(until: "\u{1B}[?1049l")

    #expect(written.components("\u{1B}]2;papers\u{7}") == 1)
  }

  @Test func `without colours no colour is sent`() throws {
    var terminal = try CursesTerminal(
      styleSheet: { _, depth in Appearance(foreground: .ansi(depth == .none ? 3 : 2)) },
      colorDepth: ColorDepth.none, input: pseudo.program, output: pseudo.program)

    terminal.present(grid("plain."), cursor: nil)
    let written = pseudo.output(until: "plain.")

    #expect(terminal.colorDepth == .none)
    #expect(!written.contains("\u{1B}[33m") && !written.contains("\u{1B}[39"))
  }

  @Test func `what is no terminal, or none that is known, is an error`() throws {
    var ends: [Int32] = [0, 0]
    unsafe pipe(&ends)
    defer { ends.forEach { close($0) } }
    let pseudo = pseudo

    #expect(throws: TerminalError.notATerminal(.input)) {
      _ = try CursesTerminal(
        styleSheet: { _, _ in Appearance() }, input: ends[0], output: pseudo.program)
    }
    #expect(throws: TerminalError.notATerminal(.output)) {
      _ = try CursesTerminal(
        styleSheet: { _, _ in Appearance() }, input: pseudo.program, output: ends[1])
    }
    setVariable("TERM", "no-such-terminal")
    #expect(throws: TerminalError.unknownTerminal("no-such-terminal")) { _ = try open() }
    setVariable("TERM", "dumb")
    #expect(throws: TerminalError.noCursorAddressing("dumb")) { _ = try open() }
  }
}

/// Sends a signal to this thread, which a pool of threads may have made deaf to it.
private func send(_ signal: Int32) {
  var set = sigset_t()
  unsafe sigemptyset(&set)
  unsafe sigaddset(&set, signal)
  unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  raise(signal)
}

extension String {
  /// How often `part` occurs.
  func components(_ part: String) -> Int {
    var count = 0
    var rest = utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: part.utf8) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}
