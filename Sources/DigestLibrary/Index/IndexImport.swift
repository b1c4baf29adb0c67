import DigestCore
import GRDB

/// How far an import is.
package struct ImportProgress: Equatable, Sendable {
  /// Files that are in the index, of all of the archive's.
  package var files = 0
  package var allFiles = 0
  /// Those that were there before; the time is that of the others.
  package var filesBefore = 0
  /// Papers written so far.
  package var papers = 0
  package var seconds = 0.0

  package init() {}
}

/// Reads what is new, changed or gone in an archive into its index.
struct IndexImport {
  let database: DatabaseQueue
  /// The archive's paths, as named.
  let roots: [String]
  /// What has to be read, in the order to read it.
  let changed: [FoundFile]
  /// How many files need not be read.
  let unchanged: Int
  /// The numbers of files that are gone.
  let gone: [Int]

  /// Files of the first transaction: soon there is something to read.
  private static let firstBatch = 8
  /// Bytes of text in a transaction: the more, the less FTS5 has to merge, and the more is lost
  /// when it is stopped.
  private static let batchBytes = 8 << 20

  /// Files of a transaction, however little is in each.
  private static let mostFiles = 1 << 12
  /// Files that are gone, forgotten in one transaction.
  private static let mostGone = 512

  /// Calls `progress` while it writes, and `committed` after each transaction.
  func run(
    progress: @escaping (ImportProgress) -> Void, committed: () throws -> Void
  ) throws {
    let batches = batches()
    let meter = ImportMeter(files: changed.count, unchanged: unchanged, report: progress)
    let prefetch = batches.count > 2 ? Prefetch(batches) : nil
    defer { prefetch?.stop() }
    var gone = gone[...]
    while gone.count > Self.mostGone {
      try database.write { db in
        var writer = IndexWriter(db, roots: roots)
        try writer.replace(with: PreparedBatch(), removing: Array(gone.prefix(Self.mostGone)))
      }
      gone = gone.dropFirst(Self.mostGone)
      try committed()
    }
    let words = PaperWords()
    var lost: Set<[UInt8]> = []
    for batch in batches {
      let prepared = prefetch?.next() ?? PreparedBatch(reading: batch, known: words)
      try database.write { db in
        var writer = IndexWriter(db, roots: roots, lost: lost) { meter.add(papers: $0) }
        try writer.replace(with: prepared, removing: Array(gone))
        lost = writer.lost
      }
      gone = []
      meter.add(files: max(prepared.files.count, prepared.large == nil ? 0 : 1))
      try committed()
    }
    if !batches.isEmpty { meter.tellAll() }
    if try database.read(IndexMerge.isDue) { try IndexMerge.run(database) }
  }

  /// Between days; between months once transactions are large, as a month is written whole, too;
  /// anywhere among files whose names tell no day, as each may have one of its own.
  private func isBorder(_ last: FoundFile?, _ next: FoundFile, _ most: Int) -> Bool {
    guard let last else { return false }
    if last.date == nil { return true }
    guard last.date != next.date else { return false }
    return most < 512 || StartMonth.of(last.date) != StartMonth.of(next.date)
  }

  /// The newest first; files of one day together, as a day is written anew for each transaction
  /// that has something of it.
  private func batches() -> [[FoundFile]] {
    let sorted = changed.sorted { LibrarySnapshot.isNewer($0.date, than: $1.date) }
    var batches: [[FoundFile]] = []
    var batch: [FoundFile] = []
    var bytes = 0
    var most = Self.firstBatch
    var isAfterLarge = false
    for file in sorted {
      let isLarge = LargeFile.isOne(file.status?.size ?? 0)
      let isFull = batch.count >= most || bytes >= Self.batchBytes
      if isFull && isBorder(batch.last, file, most) || isLarge || isAfterLarge, !batch.isEmpty {
        batches.append(batch)
        batch = []
        bytes = 0
        most = min(most * 4, Self.mostFiles)
      }
      isAfterLarge = isLarge
      batch.append(file)
      bytes += file.status?.size ?? 0
    }
    // A transaction may have nothing to read, but files to forget.
    if !batch.isEmpty || !gone.isEmpty { batches.append(batch) }
    return batches
  }
}

/// Counts what was done, and tells of it ten times a second at most.
private final class ImportMeter {
  private var progress = ImportProgress()
  private let start = ContinuousClock.now
  private var told: ContinuousClock.Instant
  private let report: (ImportProgress) -> Void

  init(files: Int, unchanged: Int, report: @escaping (ImportProgress) -> Void) {
    self.report = report
    told = start
    progress.files = unchanged
    progress.filesBefore = unchanged
    progress.allFiles = files + unchanged
  }

  func add(papers: Int) {
    progress.papers += papers
    tell()
  }

  func add(files: Int) {
    progress.files += files
    tell()
  }

  /// What is left to do is not counted in files.
  func tellAll() { tell(isDue: true) }

  private func tell(isDue: Bool = false) {
    let now = ContinuousClock.now
    guard isDue || now - told >= .milliseconds(100) else { return }
    told = now
    progress.seconds = (now - start) / .seconds(1)
    report(progress)
  }
}
