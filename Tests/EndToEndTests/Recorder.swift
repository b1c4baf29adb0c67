import Foundation
import Glibc
import Testing

/// The tests that record the program in a terminal of their own: one after another, as each wants
/// the processors.
@Suite(.serialized) enum InRecorder {}

/// The real program in a pseudo-terminal of the test's own, which records every byte that is
/// written, plays it, and checks it against `WireGrammar`.
final class Recorder {
  private var master: Int32
  /// The program's side, held open so that its settings can be asked for at any time.
  private let slave: Int32
  let pid: pid_t
  private(set) var screen: WireScreen
  private(set) var grammar = WireGrammar(.screen)
  private(set) var bytes: [UInt8] = []
  private(set) var status: Int32?
  /// `settings` before the program was started.
  let settingsBefore: [UInt32]
  /// Once something was not seen, nothing is waited for any more.
  private var hasFailed = false
  /// So that nobody comes back to where another test was.
  let state: TemporaryFolder
  private var buffer = Array(repeating: UInt8(0), count: 65_536)

  /// How long anything is waited for: far longer than it takes on a slow machine.
  private static let patience = Duration.seconds(30)

  // TIOCSPTLCK and TIOCGPTN of Linux, macros that Swift does not see.
  private static let unlock: UInt = 0x4004_5431
  private static let askNumber: UInt = 0x8004_5430

  /// Starts a program with no variables but `environment` over a few that every program has; an
  /// empty value leaves one of these out.
  init(
    _ words: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    state: TemporaryFolder? = nil
  ) throws {
    self.state = try state ?? TemporaryFolder()
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    var (number, lock) = (Int32(0), Int32(0))
    let isOpen = unsafe ioctl(master, Self.unlock, &lock) + ioctl(master, Self.askNumber, &number)
    try #require(master >= 0 && isOpen == 0)
    let path = "/dev/pts/\(number)"
    slave = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(slave >= 0)
    screen = WireScreen(columns: columns, rows: rows)
    Self.setSize(of: master, columns: columns, rows: rows)
    let own = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": self.state.path("home"), "TERM": "xterm-256color", "LANG": "C.UTF-8",
      // The debugger of the runtime would take seconds, and write where this looks.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    let all = own.merging(Program.own) { $1 }
      .merging(["XDG_STATE_HOME": self.state.path("state")]) { $1 }
      .merging(environment) { $1 }.filter { !$0.value.isEmpty }
    settingsBefore = Self.settings(of: slave)
    pid = try Self.spawn(words, on: path, all.map { "\($0)=\($1)" })
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      var raw: Int32 = 0
      unsafe waitpid(pid, &raw, 0)
    }
    close(slave)
    if master >= 0 { close(master) }
  }

  /// In a session of its own, whose terminal is `path`.
  private static func spawn(_ words: [String], on path: String, _ environment: [String]) throws
    -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var (none, all) = (sigset_t(), sigset_t())
    var pid: pid_t = 0
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    let startsSession: Int32 = 0x80
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(startsSession | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    let result = unsafe posix_spawnp(
      &pid, words[0], &actions, &attributes, &arguments, &variables)
    try #require(result == 0, "\(words[0]): error \(result)")
    return pid
  }

  // MARK: The person

  /// Types bytes as a terminal would, reading what comes meanwhile.
  func type(_ text: String, isReading: Bool = true) {
    var rest = Array(text.utf8)[...]
    let deadline = ContinuousClock.now + Self.patience
    while !rest.isEmpty, ContinuousClock.now < deadline {
      let count = unsafe rest.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if !isReading, count > 0 { continue }
      guard isReading else { return }
      var ready = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      _ = unsafe poll(&ready, 1, 100)
      read(for: 0)
    }
  }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  func send(_ signal: Int32) { kill(pid, signal) }

  /// Closes the terminal's window.
  func hangUp() {
    close(master)
    master = -1
  }

  /// What another program does that has the terminal meanwhile.
  func disturb(writing text: String, settings: termios) {
    var settings = settings
    unsafe tcsetattr(slave, TCSANOW, &settings)
    _ = unsafe write(slave, text, text.utf8.count)
  }

  private static func setSize(of master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Bytes that were typed and nobody has read.
  var unreadCount: Int32 {
    var count: Int32 = 0
    _ = unsafe ioctl(slave, UInt(FIONREAD), &count)
    return count
  }

  var termios: termios {
    var settings = Glibc.termios()
    unsafe tcgetattr(slave, &settings)
    return settings
  }

  /// Everything that `stty` would print.
  var settings: [UInt32] { Self.settings(of: slave) }

  private static func settings(of terminal: Int32) -> [UInt32] {
    var now = Glibc.termios()
    unsafe tcgetattr(terminal, &now)
    let keys = unsafe withUnsafeBytes(of: now.c_cc) { unsafe $0.map(UInt32.init) }
    return [now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag] + keys
  }

  // MARK: What is written

  /// Takes what was written, waiting that many milliseconds for it.
  func read(for milliseconds: Int32) {
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&ready, 1, milliseconds) == 1 else { return }
    let count = unsafe Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return }
    bytes += buffer[..<count]
    for byte in buffer[..<count] {
      if let token = grammar.take(byte) { screen.play(token) }
    }
  }

  /// Reads until `text` is on the screen.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expect("“\(text)” on the screen", sourceLocation: sourceLocation) { screen.text.contains(text) }
  }

  /// Reads until the sample has been read and indexed, and nothing more comes by itself.
  func expectSample(sourceLocation: SourceLocation = #_sourceLocation) {
    expect("the sample, all read", sourceLocation: sourceLocation) {
      let text = screen.text
      return text.contains("papers in 3 days") && text.contains("unread") && !text.contains("index")
        && !text.contains("reading the archive")
    }
  }

  /// Reads until `isSo`.
  func expect(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () throws -> Bool
  ) rethrows {
    let deadline = ContinuousClock.now + Self.patience
    while !hasFailed, ContinuousClock.now < deadline {
      if try isSo() { return }
      let hasEnded = hasEnded
      let before = bytes.count
      read(for: 20)
      if hasEnded, bytes.count == before { break }
    }
    if hasFailed { return }
    hasFailed = true
    Issue.record("not seen: \(what)\n\(screen.text)", sourceLocation: sourceLocation)
  }

  /// Reads until the program has ended and all of it is read; its status, as a shell says it.
  @discardableResult
  func end(sourceLocation: SourceLocation = #_sourceLocation) -> Int32 {
    let deadline = ContinuousClock.now + (hasFailed ? .seconds(1) : Self.patience)
    while !hasEnded, ContinuousClock.now < deadline { read(for: 5) }
    var before = -1
    while before != bytes.count {
      before = bytes.count
      read(for: 0)
    }
    grammar.end()
    if status == nil {
      Issue.record("it does not end\n\(screen.text)", sourceLocation: sourceLocation)
    }
    return status ?? -1
  }

  /// The status of a program whose terminal nobody reads, once it has ended.
  func statusWithoutReading() -> Int32 {
    let deadline = ContinuousClock.now + Self.patience
    while !hasEnded, ContinuousClock.now < deadline { _ = poll(nil, 0, 5) }
    return status ?? -1
  }

  var hasEnded: Bool {
    if status != nil { return true }
    var raw: Int32 = 0
    guard unsafe waitpid(pid, &raw, WNOHANG) == pid else { return false }
    status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
    return true
  }
}
