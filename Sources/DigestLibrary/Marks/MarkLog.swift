import Foundation
package import Marks
import Synchronization

/// The log of marks on disk (docs/MARKS.md).
///
/// What this program says is written to a file of its own, what others say is read from theirs. From
/// any thread; while it loads, all others wait.
package final class MarkLog: Sendable {
  let places: MarkPlaces?
  /// Can be read when there may be news; `nil` where the system does not tell.
  package let descriptor: Int32?
  let now: @Sendable () -> Int64
  private let state: Mutex<State>
  /// So that nobody who asks for news waits for it.
  private let isLoading = Atomic(false)

  struct State {
    var isLoaded = false
    /// What loading came by, until it is asked for.
    var book = MarkBook()
    var problems: [MarkProblem] = []
    var clock = HybridClock()
    var device = ""
    var run: MarkRun?
    /// Why there is none, or why it takes no lines.
    var failure: String?
    /// Why what was written may not outlast the machine.
    var syncFailure: String?
    var unwritten = UnwrittenLines()
    var folder = MarkFolder()
    var isSyncing = false
    var isSynced = true
    var isClosed = false
  }

  /// Touches no file.
  ///
  /// - Parameters:
  ///   - folder: where the logs lie, which may be a folder that machines share. Without one, marks
  ///     live in memory only, and nothing is said of that.
  ///   - stateFolder: the reader's own on this machine, such as `~/.local/state/broadsheet`.
  ///   - now: the machine's clock, in milliseconds since 1970.
  package init(
    folder: String?, stateFolder: String?, now: @escaping @Sendable () -> Int64 = systemTime
  ) {
    places = folder.map { MarkPlaces(folder: $0, stateFolder: stateFolder) }
    self.now = now
    var opened = State()
    if folder != nil { opened.folder.watch = MarkWatch() }
    descriptor = opened.folder.watch?.descriptor
    state = Mutex(opened)
  }

  package static let systemTime: @Sendable () -> Int64 = { FileSystem.milliseconds() }

  /// Reads all logs, and merges what programs of this device that died left behind.
  ///
  /// Takes about half a second for a million lines. A second time it returns nothing.
  package func load() -> (book: MarkBook, problems: [MarkProblem]) {
    state.withLock { state in
      load(&state)
      defer {
        state.book = MarkBook()
        state.problems = []
      }
      return (state.book, state.problems)
    }
  }

  private func load(_ state: inout State) {
    guard !state.isLoaded else { return }
    state.isLoaded = true
    isLoading.store(true, ordering: .relaxed)
    defer { isLoading.store(false, ordering: .relaxed) }
    guard let places else {
      state.device = DeviceName.random()
      return
    }
    let believed = MarkTime.believed(at: now())
    state.device = places.device(&state.problems)
    state.folder.open(places, &state.problems)
    state.folder.read(places, into: &state.book, believed: believed, &state.problems)
    state.clock.saw(state.book.latest)
    let own = places.ownName(of: state.device)
    let lines = state.folder.lines[own, default: 0]
    let merged = MarkMerge(places: places, device: state.device).run(
      places.runsLeft(by: state.device, among: state.folder.names),
      isLong: lines > 1_000 && lines - 1_000 > 2 * state.book.things, tries: 1)
    if let merged { state.folder.know(own, merged) }
  }

  /// Writes changes to the disk, stamped with the time and the device, before it returns; they are
  /// there after a crash of this program, and after one of the machine 0.2 s later.
  ///
  /// - Returns: the lines, which count in any case; and why they are not on disk, where they are
  ///   not. Those lines are written first by the next call that can.
  package func append(_ changes: [MarkChange]) -> (lines: [MarkLine], problem: String?) {
    state.withLock { state in
      load(&state)
      let now = now()
      let lines = changes.map { change in
        MarkLine(time: state.clock.stamp(now: now), device: state.device, change: change)
      }
      return (lines, write(lines, &state))
    }
  }

  /// - Returns: why lines are not on disk, where they are not.
  func write(_ lines: [MarkLine]) -> String? {
    state.withLock { state in
      load(&state)
      for line in lines { state.clock.saw(line.time) }
      return write(lines, &state)
    }
  }

  private func write(_ lines: [MarkLine], _ state: inout State) -> String? {
    guard places != nil else { return nil }
    state.unwritten.add(MarkText.bytes(of: lines))
    write(&state)
    return problem(of: state)
  }

  /// Why lines are not on disk, and where that is; `nil` where all are.
  package var problem: String? {
    state.withLock { problem(of: $0) }.map { $0 + (places.map { " (\($0.folder))" } ?? "") }
  }

  private func problem(of state: State) -> String? {
    if !state.unwritten.isEmpty {
      return "marks are not being saved: \(state.failure ?? "the program is ending")"
    }
    return state.syncFailure.map { "marks may not be saved: \($0)" }
  }

  private func write(_ state: inout State) {
    guard !state.unwritten.isEmpty, !state.isClosed, let places else { return }
    do throws(FileError) {
      let run = try openRun(of: &state, places)
      let (count, failure) = run.file.write(state.unwritten.bytes)
      state.unwritten.wrote(count)
      if count > 0 { sync(&state) }
      if let failure { throw failure }
      state.failure = nil
    } catch {
      state.failure = error.words
    }
  }

  /// The file of this run, made with its first line.
  private func openRun(of state: inout State, _ places: MarkPlaces) throws(FileError) -> MarkRun {
    if let run = state.run, run.file.isNamed { return run }
    let run = try places.newRun(of: state.device)
    var bytes = Array(MarkText.head.utf8)
    if let gone = state.run {
      // Somebody has removed it: all its lines are still there as long as it is open.
      bytes = try gone.file.contents()
      if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    }
    let (count, failure) = run.file.write(bytes)
    if let failure {
      places.remove(run)
      throw failure
    }
    if count > 0 { state.isSynced = false }
    state.run = run
    state.folder.ownName = run.name
    state.folder.rewatch(places)
    return run
  }

  /// What others have added since, but for lines that would change nothing in `book`.
  ///
  /// Others are other windows, and other machines by way of whatever brings their files here. Reads
  /// only what grew. While another thread loads the log there are none, and the descriptor stays
  /// readable.
  package func news(beyond book: MarkBook = MarkBook()) -> [MarkLine] {
    if isLoading.load(ordering: .relaxed) { return [] }
    return state.withLock { state in
      guard state.isLoaded, !state.isClosed, let places else { return [] }
      let believed = MarkTime.believed(at: now())
      let lines = state.folder.news(places, beyond: book, believed: believed)
      for line in lines { state.clock.saw(line.time) }
      return lines
    }
  }

  /// Whether the system tells of news, known once the log is loaded; where it does not, somebody must
  /// ask for them now and then.
  package var isWatched: Bool { state.withLock { $0.folder.watch?.isComplete ?? false } }

  /// This machine's name in the log.
  package var device: String {
    state.withLock { state in
      load(&state)
      return state.device
    }
  }

  /// Writes what is left, and merges this run's file into the device's own.
  ///
  /// What is appended from here on is not saved.
  package func close() {
    state.withLock { state in
      guard !state.isClosed else { return }
      write(&state)
      state.isClosed = true
      guard let places, let run = state.run else { return }
      let failure = Self.failure { () throws(FileError) in try run.file.sync() }
      let merged = MarkMerge(places: places, device: state.device).run(
        [run], isLong: false, tries: 30)
      // Merged lines were synced with the device's own file.
      state.syncFailure = merged == nil ? failure : nil
      state.run = nil
    }
  }
}

extension MarkLog {
  /// Seconds between the first line that is not synced and the sync.
  private static let syncDelay = 0.15

  private func sync(_ state: inout State) {
    state.isSynced = false
    guard !state.isSyncing else { return }
    state.isSyncing = true
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: Self.syncDelay)
        guard let file = self.state.withLock({ Self.fileToSync(&$0) }) else { return }
        let failure = Self.failure { () throws(FileError) in try file.sync() }
        self.state.withLock { $0.syncFailure = failure }
      }
    }
  }

  private static func failure(of body: () throws(FileError) -> Void) -> String? {
    do throws(FileError) {
      try body()
      return nil
    } catch {
      return error.words
    }
  }

  /// `nil` where there is nothing to sync: then the thread that asks ends.
  private static func fileToSync(_ state: inout State) -> AppendedFile? {
    guard !state.isSynced, let run = state.run else {
      state.isSyncing = false
      return nil
    }
    state.isSynced = true
    return run.file
  }
}

/// Lines that are still to be written, or to be written whole.
struct UnwrittenLines: Equatable {
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }

  /// Whole lines.
  mutating func add(_ lines: [UInt8]) { bytes += lines }

  /// So many bytes have been written.
  ///
  /// Where that was within a line, the piece is ended by a line feed and the line written anew.
  mutating func wrote(_ count: Int) {
    guard count < bytes.count else { return bytes = [] }
    let lineFeed = UInt8(ascii: "\n")
    guard count > 0, bytes[count - 1] != lineFeed else { return bytes.removeFirst(count) }
    let start = bytes[..<count].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    bytes.replaceSubrange(..<start, with: [lineFeed])
  }
}
