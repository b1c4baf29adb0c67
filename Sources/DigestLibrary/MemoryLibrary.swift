import DigestCore
import Synchronization

/// The papers of an archive in memory, and all that can be asked of them.
final class MemoryLibrary: Sendable {
  private struct Words: Sendable {
    var revision: Int
    var vocabulary: Vocabulary
  }

  let library: Library
  let marks: ArchiveMarks
  private let scan: MemorySearch
  private let words = Mutex<Words?>(nil)
  private let known = Mutex<MemoryPapers?>(nil)
  private let isLoaded = Mutex(false)

  init(_ archive: Archive, marks: ArchiveMarks = ArchiveMarks()) {
    self.marks = marks
    library = Library(archive)
    scan = MemorySearch(library)
  }

  /// Folds all papers, so that the first query need not.
  func prepare() { scan.prepare() }

  func load(_ tell: ([DayCount]) -> Void) throws(LibraryError) {
    try library.load { tell(Self.days(of: $0)) }
    isLoaded.withLock { $0 = true }
  }

  /// Reads all at first, then what has changed.
  func bringUpToDate(_ tell: ([DayCount]) -> Void) throws(LibraryError) -> ArchiveChanges {
    var changes = LibraryChanges()
    if isLoaded.withLock({ $0 }) { changes = try library.reload() } else { try load(tell) }
    return ArchiveChanges(changes, problems: library.diagnostics.count)
  }

  var days: [DayCount] { Self.days(of: library.snapshot) }

  private static func days(of snapshot: LibrarySnapshot) -> [DayCount] {
    snapshot.days.map { DayCount(date: $0.date, papers: $0.count) }
  }

  func entries(_ ids: ClosedRange<EntryID>) -> [PaperEntry] {
    library.snapshot.days.lazy.filter {
      EntryID.range(ofDayBits: EntryID.dayBits($0.date)).overlaps(ids)
    }.flatMap(\.entries).filter { ids.contains($0.id) }
  }

  /// `nil` where it was cancelled.
  func search(
    _ query: Query, in range: ClosedRange<EntryID>?, among: [EntryID]?, limit: Int,
    isCancelled: () -> Bool
  ) -> SearchHits? {
    let marks = query.criteria.isEmpty ? EntryMarks() : entryMarks
    guard
      var ids = scan.matches(query, among: among, marks: marks, isCancelled: isCancelled)
    else { return nil }
    if let range { ids = ids.filter(range.contains) }
    var counts: [DigestDate?: Int] = [:]
    for id in ids { counts[id.date, default: 0] += 1 }
    let snapshot = library.snapshot
    let days = snapshot.days.compactMap { day in
      counts[day.date].map { DayCount(date: day.date, papers: $0) }
    }
    return SearchHits(
      ids: ids, entries: snapshot.entries(Array(ids.prefix(limit))), isComplete: true, days: days)
  }

  /// By key, made anew once the papers have changed.
  private var papers: MemoryPapers {
    let snapshot = library.snapshot
    if let known = known.withLock({ $0 }), known.revision == .memory(snapshot.revision) {
      return known
    }
    let papers = MemoryPapers(snapshot)
    known.withLock { $0 = papers }
    return papers
  }

  /// Which papers carry which marks.
  var entryMarks: EntryMarks { marks.entries(of: papers) }

  /// In the order of `ids`; ids of no paper are left out.
  func keys(of ids: [EntryID]) -> [PaperKey] {
    library.snapshot.entries(ids).map { PaperKey($0.paper) }
  }

  /// The newest first.
  func ids(of key: PaperKey) -> [EntryID] {
    papers.ids(of: key.number).map { EntryID(rawValue: $0) }
  }

  func scores(of query: Query) -> [EntryID: Double] { scan.scores(of: query) }

  func suggestions(for text: String, query: Query) -> [QuerySuggestion] {
    query.suggestions(for: text, in: vocabulary)
  }

  /// Counted anew once the papers have changed.
  private var vocabulary: Vocabulary {
    let snapshot = library.snapshot
    if let known = words.withLock({ $0 }), known.revision == snapshot.revision {
      return known.vocabulary
    }
    var counts: [Substring: Int] = [:]
    snapshot.forEachEntry { entry in
      let folded = FoldedPaper(entry.paper)
      let words = Query.Field.allCases.flatMap { folded.columnText($0).split(separator: " ") }
      for word in Set(words) where word != FoldedPaper.authorSeparator {
        counts[word, default: 0] += 1
      }
    }
    let vocabulary = Vocabulary(words: counts.map { (String($0.key), $0.value) })
    words.withLock { $0 = Words(revision: snapshot.revision, vocabulary: vocabulary) }
    return vocabulary
  }

  func authors(beginningWith beginning: String, limit: Int) -> [AuthorPapers] {
    let query = AuthorPapers.query(beginning)
    var counts = AuthorCounts()
    library.snapshot.forEachEntry { counts.add($0.paper, matching: query) }
    return counts.most(limit)
  }
}
