package import DigestCore
import Synchronization

/// An archive that is being read: out of its index, or out of memory where it has none.
///
/// Any thread may ask at any time. Nothing here fails for want of an index: what it cannot give is
/// read from the files, and said in one line.
package final class OpenArchive: Sendable {
  private enum Source: Sendable {
    case index(IndexedLibrary)
    case memory(MemoryLibrary)
  }

  private struct State: Sendable {
    var source: Source
    /// The newest day as its own file has it, until the index is known to have it too.
    var newest: NewestDay?
    var notice: String?
    var problems = 0
    var isLoaded = false
    /// The index is to be made anew.
    var isDamaged = false
    var isMending = false
    /// Takes what becomes known later.
    var tell: (@Sendable (Status) -> Void)?
  }

  package let archive: Archive
  private let state: Mutex<State>

  /// Reads nothing yet: `index` is where the archive's index is or is to be, `nil` for none;
  /// `newest` what was read of the archive already.
  package init(_ archive: Archive, index: IndexFile?, newest: NewestDay? = nil) {
    self.archive = archive
    let source: Source =
      if let index {
        .index(IndexedLibrary(archive, file: index))
      } else {
        .memory(MemoryLibrary(archive))
      }
    state = Mutex(State(source: source, newest: index == nil ? nil : newest))
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

  private var index: IndexedLibrary? {
    state.withLock { if case .index(let library) = $0.source { library } else { nil } }
  }

  /// Reads what is new in the archive, all of it where there is no index, and tells of each part.
  ///
  /// Throws where a path is not there, and where there is no digest at all.
  /// `tell` is also called later, should the index have to be made anew.
  package func load(
    _ tell: @escaping @Sendable (Status) -> Void = { _ in }
  ) throws(LibraryError) {
    state.withLock { $0.tell = tell }
    defer { state.withLock { $0.isLoaded = true } }
    _ = try bringUpToDate(tell)
    state.withLock { $0.newest = nil }
    // Says what is wrong with paths that hold no digest.
    if isIndexed, days.isEmpty { try MemoryLibrary(archive).load { _ in } }
    tell(status)
    // So that the first query need not.
    switch state.withLock({ $0.source }) {
    case .memory(let library): library.prepare()
    case .index(let library): _ = try? library.vocabulary()
    }
  }

  /// Reads what is new, changed or gone since, and tells what that was.
  package func reload() throws(LibraryError) -> ArchiveChanges { try bringUpToDate { _ in } }

  private func bringUpToDate(
    _ tell: @Sendable (Status) -> Void
  ) throws(LibraryError) -> ArchiveChanges {
    if let index {
      do {
        var days: [DayCount] = []
        func progressed(_ progress: ImportProgress?) {
          tell(status(days: days, isLoading: true, progress: progress))
        }
        func committed() {
          days = (try? index.days()) ?? days
          if !days.isEmpty { progressed(nil) }
        }
        let isDamaged = state.withLock { $0.isDamaged }
        if index.file.exists, !isDamaged { committed() }
        let changes = try withoutActuallyEscaping(progressed) { progressed in
          try index.update(
            rebuilds: isDamaged, progress: { progressed($0) }, committed: committed)
        }
        state.withLock { state in
          state.problems = changes.problems
          state.isDamaged = false
        }
        return changes
      } catch let error as LibraryError {
        throw error
      } catch {
        let notice = "reading without an index: \(IndexError(error).reason)"
        state.withLock {
          $0.source = .memory(MemoryLibrary(archive))
          $0.notice = notice
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

  /// What is there.
  package var status: Status { status(days: days, isLoading: false, progress: nil) }

  private func status(
    days: [DayCount], isLoading: Bool, progress: ImportProgress?
  ) -> Status {
    let (newest, problems, notice) = state.withLock { ($0.newest, $0.problems, $0.notice) }
    var days = days
    // The first frame shows it already: it does not go away again.
    if let newest, !days.contains(where: { $0.date == newest.date }) {
      let place = days.firstIndex { !LibrarySnapshot.isNewer($0.date, than: newest.date) }
      days.insert(
        DayCount(date: newest.date, papers: newest.entries.count), at: place ?? days.count)
    }
    return Status(
      days: days, isLoading: isLoading, problems: problems, progress: progress, notice: notice)
  }
}

// What a reader asks for.
extension OpenArchive {
  /// The newest first, papers of no day last; days without papers included.
  package var days: [DayCount] {
    ask({ try $0.days() }, { $0.days }) ?? []
  }

  package func entries(on date: DigestDate?) -> [PaperEntry] {
    if let newest = state.withLock({ $0.newest }), newest.date == date { return newest.entries }
    return entries(EntryID.range(ofDayBits: EntryID.dayBits(date)))
  }

  /// In reading order.
  package func entries(_ ids: ClosedRange<EntryID>) -> [PaperEntry] {
    ask({ try $0.entries(ids) }, { $0.entries(ids) }) ?? []
  }

  /// In the order of `ids`; ids of no paper are left out.
  package func entries(_ ids: [EntryID]) -> [PaperEntry] {
    ask({ try $0.entries(ids) }, { $0.library.snapshot.entries(ids) }) ?? []
  }

  /// The papers in reading order, or those that a query finds, in the order of its results.
  package func entries(matching query: Query?) -> [PaperEntry] {
    guard let query else { return days.flatMap { entries(on: $0.date) } }
    return search(query, limit: .max)?.entries ?? []
  }

  /// Looks for papers as `IndexedLibrary.search` does; `nil` where it was cancelled, or failed.
  package func search(
    _ query: Query, in range: ClosedRange<EntryID>? = nil, among: [EntryID]? = nil, limit: Int,
    isCancelled: @escaping () -> Bool = { false }, tell: (SearchHits) -> Void = { _ in },
    failed: (IndexError) -> Void = { _ in }
  ) -> SearchHits? {
    ask(
      {
        try $0.search(
          query, in: range, among: among, limit: limit, isCancelled: isCancelled, tell: tell)
      },
      {
        $0.search(query, in: range, among: among, limit: limit, isCancelled: isCancelled)
      }, failed: failed) ?? nil
  }

  /// What `sort:relevance` goes by: negative, the least for the best; papers without any of the
  /// words have none.
  package func scores(of query: Query) -> [EntryID: Double] {
    ask({ try $0.scores(of: query) }, { $0.scores(of: query) }) ?? [:]
  }

  /// What may have been meant by a query without hits.
  package func suggestions(for text: String, query: Query) -> [QuerySuggestion] {
    ask(
      { try $0.suggestions(for: text, query: query) }, { $0.suggestions(for: text, query: query) })
      ?? []
  }

  /// The authors with a name of which a word begins so, the most frequent first.
  package func authors(beginningWith beginning: String, limit: Int) -> [AuthorPapers] {
    ask(
      { try $0.authors(beginningWith: beginning, limit: limit) },
      { $0.authors(beginningWith: beginning, limit: limit) }) ?? []
  }

  /// Asks what there is; where the index cannot answer, it is made anew, or done without.
  ///
  /// `nil` where it was cancelled, others are mending it already, or it cannot answer just this:
  /// `failed` takes which.
  private func ask<Answer>(
    _ index: (IndexedLibrary) throws -> Answer, _ memory: (MemoryLibrary) -> Answer,
    failed: (IndexError) -> Void = { _ in }
  ) -> Answer? {
    guard let library = self.index else { return askMemory(memory) }
    do {
      return try index(library)
    } catch {
      let failure = IndexError(error)
      guard mend(failure) else {
        failed(failure)
        return nil
      }
    }
    guard let mended = self.index else { return askMemory(memory) }
    do {
      return try index(mended)
    } catch {
      failed(IndexError(error))
      return nil
    }
  }

  private func askMemory<Answer>(_ memory: (MemoryLibrary) -> Answer) -> Answer? {
    guard case .memory(let library) = state.withLock({ $0.source }) else { return nil }
    return memory(library)
  }

  /// Whether it is worth asking again.
  private func mend(_ error: IndexError) -> Bool {
    // Before it was brought up to date, an index may not even be there.
    let tell = state.withLock { state -> (@Sendable (Status) -> Void)? in
      guard error.isOfIndex, state.isLoaded, !state.isMending else { return nil }
      state.isMending = true
      state.isDamaged = error == .damaged
      state.notice = "the index cannot be used any more: reading the archive anew"
      return state.tell ?? { _ in }
    }
    guard let tell else { return false }
    defer { state.withLock { $0.isMending = false } }
    if error != .damaged { state.withLock { $0.source = .memory(MemoryLibrary(archive)) } }
    _ = try? bringUpToDate(tell)
    tell(status)
    return true
  }
}
