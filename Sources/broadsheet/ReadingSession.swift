import CursesTerminal
import Desktop
import DigestCore
import DigestLibrary
import Glibc
import ReaderApp
import Settings
import TerminalGrid

/// What the reader is opened with.
struct ReaderStart {
  var paths: [String]
  var date: String?
  var query: String?
  var isASCII = false
  var isPlain = false
  var theme: String?
  var color = ColorOption.auto
  /// How to crash once all is on the screen; no file and no variable can ask for it.
  var crash: CrashTest?

  /// As it is on a terminal with enough colours.
  var display: Display { Display(glyphs: isASCII ? .ascii : .unicode, isPlain: isPlain) }

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
    let settings = UserSettings.reading
    let shelf = Shelf(start.paths, isWatched: true)
    let sessionFile = shelf.sessionFile
    let session = sessionFile?.text.flatMap(Session.init(text:))
    let look = try ReaderLook(start, settings: settings.settings)
    // One small file, so that the first frame has something to show.
    let first = try shelf.first(start.namesPlace ? nil : session)
    let archive = shelf.openedForReading(first)
    let marks = MarkWiring(folder: settings.settings.marks)
    let history = QueryHistory(folder: Places.state)
    let (ending, left) = try read(
      archive, shelf, first: first, session: session, marks: marks, history: history,
      settings: settings, look: look)
    // The terminal is the shell's again: nobody waits for the disk.
    let unkept = keep(left, marks, archive, sessionFile)
    for problem in [marks.log.problem, unkept, history.problem, look.keptProblem] {
      if let problem { Exit.printError(problem) }
    }
    if case .system(.signal(let signal)) = ending { throw EndedBySignal(signal: signal) }
    return .success
  }

  private static let localeHint =
    "only ASCII is drawn: the locale is not UTF-8 (LC_ALL=C.UTF-8, where the terminal is)"

  private func crash(in pool: WorkerPool) {
    guard let crash = start.crash else { return }
    guard crash == .threadOverflow else { return crash.happen() }
    Task.detached(executorPreference: pool) { crash.happen() }
  }

  /// Keeps marks and where the reader was left; a second time it does nothing new.
  ///
  /// - Returns: why the place is not kept.
  @discardableResult
  private func keep(
    _ left: Session?, _ marks: MarkWiring, _ archive: OpenArchive, _ file: SessionFile?
  ) -> String? {
    marks.log.close()
    return left.flatMap { file?.write($0.text, visited: archive.visited) }
  }

  /// Holds the terminal; it is given back when this returns.
  private func read(
    _ archive: OpenArchive, _ shelf: Shelf, first: NewestDay?, session: Session?,
    marks: MarkWiring, history: QueryHistory, settings: SettingsReading, look: ReaderLook
  ) throws -> (ending: RunLoop.Ending, session: Session?) {
    CrashReport.prepare(
      file: Places.state.map { $0 + "/crash.txt" },
      program: "broadsheet \(Broadsheet.version)")
    var terminal = try CursesTerminal(
      styleSheet: look.styleSheet, colorDepth: start.color.terminalDepth)
    let wakeDescriptor = terminal.wakeDescriptor
    let inbox = Inbox { System.wake(wakeDescriptor) }
    var state = ReaderState(
      size: terminal.size, today: System.today(),
      display: look.display(start, depth: terminal.colorDepth, isASCII: terminal.isASCII),
      theme: look.theme,
      archiveName: shelf.name, first: first.map { ($0.date, $0.entries) },
      hint: look.problem ?? settings.hint ?? (terminal.isASCII ? Self.localeHint : shelf.hint),
      watched: settings.watched)
    state.hasMouse = settings.settings.usesMouse
    var effects: [Effect] = []
    if start.namesPlace {
      if let session { state.resumeLook(session) }
      effects = state.start(date: start.date, query: start.query)
    } else if let session {
      effects = state.resume(session)
    }
    let library = ReaderLibrary(archive, history: history)
    // One reads the archive, one answers a query while another is still being cancelled.
    let pool = WorkerPool(threads: 3)
    let autoRead = settings.settings.autoRead
    var loop = RunLoop(
      state: state, inbox: inbox, library: library.access,
      surroundings: DesktopWiring().surroundings { marks.edit($0) },
      changes: shelf.watch.map { watch in
        FolderChanges(descriptor: watch.descriptor) { watch.takeChanges() }
      },
      marks: marks.access, themes: look.access, autoRead: autoRead > .zero ? autoRead : nil,
      executor: pool)
    let visited = shelf.sessionFile
    let ending = loop.run(&terminal, effects: effects) {
      crash(in: pool)
      Task.detached(executorPreference: pool) {
        marks.load(into: archive) { inbox.post($0) }
      }
      Task.detached(executorPreference: pool) {
        archive.setVisited(visited?.visited)
        library.load { inbox.post($0) }
      }
    }
    // A terminal that goes says so more than once, and only the first time is caught for long.
    if case .system = ending { keep(loop.session, marks, archive, visited) }
    return (ending, loop.session)
  }
}

extension ReaderStart {
  /// Whether it says where to begin.
  fileprivate var namesPlace: Bool { date != nil || query != nil }
}

extension SettingsReading {
  /// One line of what is wrong with the configuration.
  fileprivate var hint: String? {
    guard let first = problems.first else { return nil }
    let more =
      problems.count > 1 ? " (and \(problems.count - 1) more: broadsheet config --check)" : ""
    return "\(first.brief)\(more)"
  }

  fileprivate var watched: [ReaderApp.WatchedQuery] {
    settings.watch.map { .init(name: $0.name, query: $0.query, isConfigured: true) }
  }
}
