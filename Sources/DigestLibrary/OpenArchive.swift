import DigestCore
import Foundation
import Synchronization

/// An archive that is being read: out of its index, or out of memory where it has none.
///
/// Any thread may ask at any time. Nothing here fails for want of an index: what it cannot give is
/// read from the files, and said in one line.
package final class OpenArchive: Sendable {
  enum Source: Sendable {
    case index(IndexedLibrary)
    case memory(MemoryLibrary)
  }

  struct State: Sendable {
    var source: Source
    /// The newest day as its own file has it, until the index is known to have it too.
    var newest: NewestDay?
    var notice: String?
    var problems = 0
    var isLoaded = false
    /// The index is to be made anew.
    var isDamaged = false
    var isMending = false
    /// Another process imports and stands still: what it left is read as it is.
    var isHeld = false
    /// The turn is waited for where another process holds it.
    var staysOn = false
    var isWaiting = false
    /// Something may have changed since the turn to import was taken.
    var isOutdated = false
    /// What was there at the last visit.
    var visited: [DayCount]?
    /// Takes what becomes known later.
    var tell: (@Sendable (Status) -> Void)?
  }

  package let archive: Archive
  let marks = ArchiveMarks()
  let state: Mutex<State>

  /// Reads nothing yet: `index` is where the archive's index is or is to be, `nil` for none;
  /// `newest` what was read of the archive already.
  package init(_ archive: Archive, index: IndexFile?, newest: NewestDay? = nil) {
    self.archive = archive
    let source: Source =
      if let index {
        .index(IndexedLibrary(archive, file: index, marks: marks))
      } else {
        .memory(MemoryLibrary(archive, marks: marks))
      }
    state = Mutex(State(source: source, newest: index == nil ? nil : newest))
  }

  enum Notice {
    static let waiting = "another process is indexing: waiting for it"
    static let held = "another process is indexing and stands still: this is what it has so far"
    static let unwatched = "not all folders can be watched: R reads changes"
    static let mending = "the index cannot be used any more: reading the archive anew"
  }

  /// How much is known.
  package struct Status: Equatable, Sendable {
    /// The newest first, papers of no day last.
    package var days: [DayCount]
    package var isLoading: Bool
    /// Things in its files that could not be read as meant.
    package var problems: Int
    package var progress: ImportProgress?
    /// One line that a person should see once.
    package var notice: String?
  }

  /// Whether papers come out of an index.
  package var isIndexed: Bool { index != nil }

  var index: IndexedLibrary? {
    state.withLock { if case .index(let library) = $0.source { library } else { nil } }
  }

  /// Reads what is new in the archive, all of it where there is no index, and tells of each part.
  ///
  /// Throws where a path is not there, and where there is no digest at all. `tell` is also called
  /// later, should the index have to be made anew. Where another process imports and stands still,
  /// the index is read as it is; with `staysOn` the turn is waited for after that.
  package func load(
    staysOn: Bool = false, _ tell: @escaping @Sendable (Status) -> Void = { _ in }
  ) throws(LibraryError) {
    state.withLock { state in
      state.tell = tell
      state.staysOn = staysOn
    }
    defer { state.withLock { $0.isLoaded = true } }
    _ = try bringUpToDate(isPatient: false, tell)
    // What another has not read yet does not go away again.
    state.withLock { if !$0.isHeld { $0.newest = nil } }
    // Says what is wrong with paths that hold no digest.
    if isIndexed, days.isEmpty { try MemoryLibrary(archive).load { _ in } }
    tell(status)
    // So that the first query need not.
    switch state.withLock({ $0.source }) {
    case .memory(let library): library.prepare()
    case .index(let library): _ = try? library.vocabulary()
    }
    waitForTurn()
  }

  /// Whether another process imports and stands still.
  package var isHeld: Bool { state.withLock { $0.isHeld } }

  /// Reads what is new, changed or gone since, and tells what that was.
  ///
  /// Nothing while another process stands still (`isHeld`): what stays on reads it afterwards.
  package func reload() throws(LibraryError) -> ArchiveChanges {
    let isWaiting = state.withLock { state in
      state.isOutdated = true
      return state.isWaiting
    }
    guard !isWaiting else { return ArchiveChanges() }
    let changes = try bringUpToDate(isPatient: false) { _ in }
    waitForTurn()
    return changes
  }

  /// Brings the index up to date once the other process has ended, if that stands still.
  private func waitForTurn() {
    let tell = state.withLock { state -> (@Sendable (Status) -> Void)? in
      guard state.isHeld, state.staysOn, !state.isWaiting else { return nil }
      state.isWaiting = true
      return state.tell
    }
    guard let tell else { return }
    // A thread of its own: the others answer.
    Thread.detachNewThread { [self] in
      FileSystem.yieldToOthers()
      takeTurnLater { status in
        var status = status
        // While it waits, the reader goes on with what there is.
        status.isLoading = status.progress != nil
        tell(status)
      }
    }
  }

  private func takeTurnLater(_ tell: @Sendable (Status) -> Void) {
    repeat {
      state.withLock { $0.isOutdated = false }
      // A path that is gone is told by the next one who asks for changes.
      _ = try? bringUpToDate(isPatient: true, tell)
    } while state.withLock { state in
      state.isWaiting = state.isOutdated
      return state.isWaiting
    }
    state.withLock { state in
      state.newest = nil
      state.isHeld = false
      if state.notice == Notice.held { state.notice = nil }
    }
    tell(status)
  }

  func bringUpToDate(
    isPatient: Bool, _ tell: @Sendable (Status) -> Void
  ) throws(LibraryError) -> ArchiveChanges {
    if let index {
      do {
        return try bringUpToDate(index, isPatient: isPatient, tell)
      } catch let error as LibraryError {
        throw error
      } catch {
        let error = IndexError(error)
        if error == .held, hold(index) { return ArchiveChanges() }
        state.withLock {
          $0.source = .memory(MemoryLibrary(archive, marks: marks))
          $0.notice = "reading without an index: \(error.reason) (\(index.file.folder))"
        }
      }
    }
    guard case .memory(let library) = state.withLock({ $0.source }) else { return ArchiveChanges() }
    let changes = try library.bringUpToDate { days in
      tell(status(days: days, isLoading: true, progress: nil))
    }
    state.withLock { $0.problems = changes.problems }
    return changes
  }

  private func bringUpToDate(
    _ index: IndexedLibrary, isPatient: Bool, _ tell: @Sendable (Status) -> Void
  ) throws -> ArchiveChanges {
    var days: [DayCount] = []
    func progressed(_ progress: ImportProgress?) {
      tell(status(days: days, isLoading: true, progress: progress))
    }
    func committed() {
      days = (try? index.days()) ?? days
      if !days.isEmpty { progressed(nil) }
    }
    func waiting() {
      state.withLock { $0.notice = $0.isHeld ? $0.notice : Notice.waiting }
      if !days.isEmpty { progressed(nil) }
    }
    let isDamaged = state.withLock { $0.isDamaged }
    if index.file.exists, !isDamaged { committed() }
    let changes = try withoutActuallyEscaping(progressed) { progressed in
      try index.update(
        rebuilds: isDamaged, isPatient: isPatient, progress: { progressed($0) },
        committed: committed, waiting: waiting)
    }
    state.withLock { state in
      state.problems = changes.problems
      state.isDamaged = false
      state.isHeld = false
      // What was said of the index holds no more.
      state.notice = nil
    }
    return changes
  }

  /// Makes do with what another process has written, where that is anything.
  private func hold(_ index: IndexedLibrary) -> Bool {
    guard !state.withLock({ $0.isDamaged }), let days = try? index.days(), !days.isEmpty else {
      return false
    }
    state.withLock { state in
      state.isHeld = true
      state.notice = Notice.held
    }
    return true
  }

  /// What is there.
  package var status: Status { status(days: days, isLoading: false, progress: nil) }

  private func status(
    days: [DayCount], isLoading: Bool, progress: ImportProgress?
  ) -> Status {
    let (newest, problems, notice) = state.withLock { ($0.newest, $0.problems, $0.notice) }
    let isUnwatched = archive.watch.map { !$0.isComplete } ?? false
    var days = days
    // The first frame shows it already: it does not go away again.
    if let newest, !days.contains(where: { $0.date == newest.date }) {
      let place = days.firstIndex { !LibrarySnapshot.isNewer($0.date, than: newest.date) }
      days.insert(
        DayCount(date: newest.date, papers: newest.entries.count), at: place ?? days.count)
    }
    return Status(
      days: days, isLoading: isLoading, problems: problems, progress: progress,
      notice: notice ?? (isUnwatched ? Notice.unwatched : nil))
  }
}
