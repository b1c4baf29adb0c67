import CursesTerminal
import Desktop
import DigestCore
import DigestLibrary
import Glibc
import ReaderApp
import TerminalGrid

/// What the reader is opened with.
struct ReaderStart {
  var paths: [String]
  var date: String?
  var query: String?
  var isASCII = false

  /// The days that `--date` means, `nil` without it.
  func days() throws -> ClosedRange<DigestDate>? {
    guard let date else { return nil }
    guard let days = DateExpression.parse(date, today: System.today()) else {
      throw Failure(
        "--date \(date): is no date (write it like 2025-04-21, 2025-03, 'apr 21', yesterday)")
    }
    return days
  }
}

/// One stay in the reader, from the first frame to the last.
@MainActor
struct ReadingSession {
  private let start: ReaderStart

  init(_ start: ReaderStart) {
    self.start = start
  }

  func run() throws -> Exit {
    _ = try start.days()
    guard isatty(STDOUT_FILENO) == 1 else {
      return try ListCommand.printPapers(for: start)
    }
    let shelf = Shelf(start.paths, isWatched: true)
    // One small file, so that the first frame has something to show.
    let newest = try shelf.newest()
    let ending = try read(shelf, newest: newest)
    if case .system(.signal(let signal)) = ending { throw EndedBySignal(signal: signal) }
    return .success
  }

  /// Holds the terminal; it is given back when this returns.
  private func read(
    _ shelf: Shelf, newest: NewestDay?
  ) throws -> RunLoop.Ending {
    var terminal = try CursesTerminal(styleSheet: standardStyleSheet)
    let wakeDescriptor = terminal.wakeDescriptor
    let inbox = Inbox { System.wake(wakeDescriptor) }
    var state = ReaderState(
      size: terminal.size, today: System.today(), glyphs: start.isASCII ? .ascii : .unicode,
      archiveName: shelf.name, first: newest.map { ($0.date, $0.entries) }, hint: shelf.hint)
    let effects = state.start(date: start.date, query: start.query)
    let library = ReaderLibrary(
      shelf.openedForReading(newest), history: QueryHistory(folder: Places.state))
    // One reads the archive, one answers a query while another is still being cancelled.
    let pool = WorkerPool(threads: 3)
    var loop = RunLoop(
      state: state, inbox: inbox, library: library.access,
      surroundings: DesktopWiring().surroundings,
      changes: shelf.watch.map { watch in
        FolderChanges(descriptor: watch.descriptor) { watch.takeChanges() }
      },
      executor: pool)
    let title = DisplayText("broadsheet \(shelf.name)")
    return loop.run(&terminal, title: title, effects: effects) {
      Task.detached(executorPreference: pool) { library.load { inbox.post($0) } }
    }
  }
}
