package import DigestCore
import GRDB
import Synchronization

/// The papers of an archive, in an index on the disk.
///
/// Any thread may ask at any time; what is asked while files are read is answered from what is
/// there by then. Where it throws `damaged`, `update` makes the index anew.
package final class IndexedLibrary: Sendable {
  /// One connection for lists and one for searches: neither waits for the other.
  struct Connections: Sendable {
    var lists: DatabaseQueue
    var searches: DatabaseQueue
    var identity: FileStatus.Identity?
    /// Counts up with each pair that is opened.
    var number = 0
  }

  /// What the last look at the index found.
  private struct Seen: Sendable {
    var files: [FileKey: IndexedFile]
    var papers: Int
    /// What is wrong with folders and links, beside what is wrong in files.
    var unreadable = 0
  }

  /// All words, as of one state of the index.
  private struct KnownWords: Sendable {
    /// SQLite's count of what others commit, which means something to one connection only.
    var version: Int
    var connection: Int
    var vocabulary: Vocabulary
  }

  package let archive: Archive
  package let file: IndexFile
  package let marks: ArchiveMarks
  private let connections = Mutex<Connections?>(nil)
  /// Files that may be gone, at least, before an index is made anew for it.
  private static let mostGone = 64
  /// Pairs of connections opened so far.
  private let opened = Atomic(0)
  private let seen = Mutex<Seen?>(nil)
  private let words = Mutex<KnownWords?>(nil)

  package init(_ archive: Archive, file: IndexFile, marks: ArchiveMarks = ArchiveMarks()) {
    self.archive = archive
    self.file = file
    self.marks = marks
  }

  /// Looks at the archive and reads what is new, changed or gone since.
  ///
  /// Waits where another process is about the same.
  ///
  /// - Parameters:
  ///   - rebuilds: whether what is there is thrown away first.
  ///   - isPatient: whether it also waits where the other has written nothing for 3 s.
  ///   - progress: called ten times a second at most.
  ///   - committed: called whenever there is more to read.
  ///   - waiting: called once it has waited for a second.
  /// - Returns: what changed since the last time.
  /// - Throws: `LibraryError` where a path is not there, and where there is no digest at all;
  ///   `IndexError` where the index cannot be used, and `held` where it does not wait any more.
  package func update(
    rebuilds: Bool = false, isPatient: Bool = true,
    progress: @escaping (ImportProgress) -> Void = { _ in },
    committed: () -> Void = {}, waiting: () -> Void = {}
  ) throws -> ArchiveChanges {
    do {
      let lock = try takeTurn(isPatient: isPatient, committed: committed, waiting: waiting)
      let (found, unreadable) = try archive.files()
      forgetReplaced()
      if rebuilds || !file.isTrusted(by: lock) { reset() }
      var changes = try read(found, lock, progress, committed)
      changes.problems += unreadable.count
      seen.withLock { $0?.unreadable = unreadable.count }
      return changes
    } catch let error as LibraryError {
      throw error
    } catch {
      let error = IndexError(error)
      guard error == .damaged, !rebuilds else { throw error }
      return try update(
        rebuilds: true, isPatient: isPatient, progress: progress, committed: committed,
        waiting: waiting)
    }
  }

  private func read(
    _ found: [FoundFile], _ lock: borrowing FileLock,
    _ progress: @escaping (ImportProgress) -> Void, _ committed: () -> Void
  ) throws -> ArchiveChanges {
    if !file.exists { _ = try IndexConnection.writing(file.path) }
    let known = try connected().lists.read(IndexedFile.all)
    var here: Set<FileKey> = []
    let changed = found.filter { file in
      let key = FileKey(file, roots: archive.paths)
      here.insert(key)
      guard let old = known[key] else { return true }
      // One that could not be read counts as changed once it can be.
      guard let status = old.status else { return FileSystem.isReadable(file.path) }
      return status != file.status
    }
    let gone = known.filter { !here.contains($0.key) }.map(\.value.id).sorted()
    if gone.count > Self.mostGone, gone.count > known.count / 2 {
      // To forget a paper costs as much as to read one.
      reset()
      return try read(found, lock, progress, committed)
    }
    let isUnmerged = try connected().lists.read(IndexMerge.isDue)
    if !changed.isEmpty || !gone.isEmpty || isUnmerged {
      try file.breakSeal(lock)
      let database = try IndexConnection.writing(file.path)
      let work = IndexImport(
        database: database, roots: archive.paths, changed: changed,
        unchanged: found.count - changed.count, gone: gone)
      try work.run(progress: progress, committed: committed)
      let isWhole = try database.inDatabase { db in
        try db.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
      // Where another process reads, what is left to be written would break the seal.
      // Without a seal it is only looked through again.
      if isWhole { try? file.seal(lock) }
    } else if seen.withLock({ $0 == nil }) {
      // Made just now, or left by who was stopped right at the end.
      try? file.seal(lock)
    }
    return try changes()
  }

  /// What is different from the last look.
  private func changes() throws -> ArchiveChanges {
    let now = try connected().lists.read { db in
      Seen(
        files: try IndexedFile.all(in: db),
        papers: try db.integer("SELECT total(papers) FROM day") ?? 0)
    }
    let before = seen.withLock { seen in
      defer { seen = now }
      return seen
    }
    return ArchiveChanges(
      from: before?.files ?? [:], to: now.files, papers: now.papers - (before?.papers ?? 0))
  }

  /// Throws the index away, with what is open of it.
  private func reset() {
    connections.withLock { $0 = nil }
    file.remove()
  }

  private var identity: FileStatus.Identity? {
    (try? FileSystem.status(of: file.path))?.identity
  }

  /// Closes what is open, where another file has taken its place.
  func forgetReplaced() {
    connections.withLock { connections in
      if let known = connections?.identity, known != identity { connections = nil }
    }
  }

  func connected() throws -> Connections {
    try connections.withLock { connections in
      if let connections { return connections }
      let identity = identity
      let new = Connections(
        lists: try IndexConnection.reading(file.path, label: "index.lists"),
        searches: try IndexConnection.reading(file.path, label: "index.searches"),
        identity: identity, number: opened.add(1, ordering: .relaxed).newValue)
      connections = new
      return new
    }
  }
}

// What a reader asks for; a damaged index throws, and is made anew by the next `update`.
extension IndexedLibrary {
  /// The newest first, undated papers last; days without papers included.
  package func days() throws(IndexError) -> [DayCount] { try list { try $0.days() } }

  /// In reading order.
  package func entries(_ ids: ClosedRange<EntryID>) throws(IndexError) -> [PaperEntry] {
    try list { try $0.entries(ids) }
  }

  func ids(
    _ ids: ClosedRange<EntryID>, ifMoreThan most: Int
  ) throws(IndexError) -> [EntryID]? {
    try list { try $0.ids(ids, ifMoreThan: most) }
  }

  /// In the order of `ids`; ids of no paper are left out.
  package func entries(_ ids: [EntryID]) throws(IndexError) -> [PaperEntry] {
    try list { try $0.entries(ids) }
  }

  /// All words, kept until any process commits others.
  func vocabulary() throws(IndexError) -> Vocabulary {
    do {
      let connections = try connected()
      // The connection reads one thing at a time: what is kept here is never older than what was.
      return try connections.lists.read { db in
        let version = try db.integer("PRAGMA data_version") ?? 0
        let known = words.withLock { $0 }
        if let known, (known.connection, known.version) == (connections.number, version) {
          return known.vocabulary
        }
        let new = try IndexWords(db: db).vocabulary()
        words.withLock {
          $0 = KnownWords(version: version, connection: connections.number, vocabulary: new)
        }
        return new
      }
    } catch {
      throw IndexError(error)
    }
  }

  func list<Result>(_ body: (IndexReader) throws -> Result) throws(IndexError) -> Result {
    do {
      return try connected().lists.read { try body(IndexReader(db: $0, roots: archive.paths)) }
    } catch {
      throw IndexError(error)
    }
  }

  /// Looks for papers.
  ///
  /// - Parameters:
  ///   - query: what they must match.
  ///   - range: the papers to look at; `nil` for all.
  ///   - among: papers to look among, in whose order the hits come; `nil` for all.
  ///   - limit: how many hits are wanted at most; all are counted.
  ///   - isCancelled: asked often, from the thread that searches.
  ///   - tell: takes the first screenful, where all takes longer than a moment.
  /// - Returns: all hits.
  /// - Throws: `cancelled` soon after `isCancelled` says so; others where the index fails.
  package func search(
    _ query: Query, in range: ClosedRange<EntryID>? = nil, among: [EntryID]? = nil, limit: Int,
    isCancelled: @escaping () -> Bool = { false }, tell: (SearchHits) -> Void = { _ in }
  ) throws(IndexError) -> SearchHits {
    do {
      let connections = try connected()
      return try connections.searches.read { db in
        try db.whileNotCancelled(isCancelled) {
          // Others do not wait for marks.
          let marks =
            try query.criteria.isEmpty
            ? EntryMarks() : marks.entries(of: IndexedPapers(db: db, connections.number))
          return try withoutActuallyEscaping(tell) { tell in
            let search = IndexSearch(
              reader: IndexReader(db: db, roots: archive.paths), query: query, marks: marks,
              limit: limit, isCancelled: isCancelled, tell: tell)
            var scope = IDRanges.all
            if let range {
              scope = IDRanges([range.lowerBound.rawValue...range.upperBound.rawValue])
            }
            guard let among else { return try search.run(scope: scope) }
            return try search.run(among: range.map { among.filter($0.contains) } ?? among)
          }
        }
      }
    } catch {
      throw IndexError(error)
    }
  }

  /// See `OpenArchive.scores`.
  package func scores(of query: Query) throws(IndexError) -> [EntryID: Double] {
    let scores = try list { try IndexRelevance(db: $0.db, query: query).scores() }
    return Dictionary(uniqueKeysWithValues: scores.map { (EntryID(rawValue: $0.key), $0.value) })
  }
}
