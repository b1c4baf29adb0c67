import DigestCore
import GRDB

/// Writes files into an index, day by day, within one transaction.
///
/// What a day holds depends on the files that have something of it and on nothing else: whatever
/// order they come in, and however often an import is stopped, the tables end up the same.
struct IndexWriter {
  let db: Database
  /// The archive's paths, as named.
  let roots: [String]
  /// The words of files that were read for this transaction only.
  let words = PaperWords()
  /// The words of papers that were taken out, or were not put in.
  let removed = PaperWords()
  /// Words that were taken out by this import: batches that come may have them, and take them for
  /// known.
  private(set) var lost: Set<[UInt8]>
  /// What the words of papers just written begin with, by row id, for months that have changed.
  var months: [Int: [Int: [WordStart]]] = [:]
  /// Files read for this transaction, by path.
  var files: [FilePath: PreparedFile] = [:]
  /// Those of them that are read in parts, whose days are in `files` one after the other.
  var largeFiles: [FilePath: LargeFile] = [:]
  /// Several days of a large file are in `files`.
  var isGrouped = false
  /// Numbers of files, by path.
  var numbers: [FilePath: Int] = [:]
  /// Called after each day written, with the papers it has.
  let wrote: (Int) -> Void

  init(
    _ db: Database, roots: [String], lost: Set<[UInt8]> = [],
    wrote: @escaping (Int) -> Void = { _ in }
  ) {
    self.db = db
    self.roots = roots
    self.lost = lost
    self.wrote = wrote
  }

  /// Puts what was read in place of what those files held, and drops others.
  mutating func replace(with batch: PreparedBatch, removing gone: [Int] = []) throws {
    var days: Set<DigestDate?> = []
    defer { largeFiles = [:] }
    for file in gone {
      try forgetDays(of: file, into: &days)
      try db.run("DELETE FROM file WHERE id = ?", .integer(file))
    }
    for file in batch.files {
      let found = file.loaded.found
      let number = try IndexedFile.write(
        FileKey(found, roots: roots), status: file.loaded.status,
        problems: file.loaded.diagnostics.count, contents: file.loaded.contents, in: db)
      try forgetDays(of: number, into: &days)
      for date in file.sources.keys {
        days.insert(date)
        try db.run(
          "INSERT INTO file_day(day, file) VALUES(?, ?)", .integer(EntryID.dayBits(date)),
          .integer(number))
      }
      files[found.path] = file
      numbers[found.path] = number
    }
    if let large = batch.large { try replace(large, &days) }
    // FTS5 gathers what comes in ascending order.
    for date in days.sorted(by: { EntryID.dayBits($0) < EntryID.dayBits($1) }) { try write(date) }
    let starts = StartWriter(db: db)
    for (month, known) in months.sorted(by: { $0.key < $1.key }) {
      try starts.write(month, known: known)
    }
    try writeWords(batch)
    try IndexMerge.note(written, in: db)
  }

  /// Papers written so far.
  var written = 0

  func forgetDays(of file: Int, into days: inout Set<DigestDate?>) throws {
    try db.step("SELECT day FROM file_day WHERE file = ?", [.integer(file)]) { row in
      days.insert(EntryID.date(ofDayBits: row.integer(0)))
      return true
    }
    try db.run("DELETE FROM file_day WHERE file = ?", .integer(file))
  }

  mutating func write(_ date: DigestDate?) throws {
    let bits = EntryID.dayBits(date)
    let paths = try self.paths(ofDay: bits)
    guard !largeFiles.values.contains(where: { $0.days[date]?.isLarge ?? false }) else {
      return try writeLarge(date, paths)
    }
    // Those of this day only: memory need not hold others.
    for path in paths where largeFiles[path] != nil && files[path]?.sources[date] == nil {
      take(largeFiles[path]?.loaded(only: [date]), at: path)
    }
    defer { for path in paths where largeFiles[path] != nil && !isGrouped { files[path] = nil } }
    let sources = paths.compactMap { files[$0]?.sources[date] }
    let day = Day(date: date, sources: sources)
    var new: [(id: EntryID, file: Int, paper: PreparedPaper)] = []
    let origins = day.origins
    for origin in origins.reversed() {
      guard let papers = files[origin.file]?.papers[date], let file = numbers[origin.file] else {
        continue
      }
      new.append((origin.id, file, papers[origin.position]))
    }
    passOver(origins.map { ($0.file, $0.position) }, of: date, paths)
    try replacePapers(EntryID.range(ofDayBits: bits), with: new)
    if paths.isEmpty {
      try db.run("DELETE FROM day WHERE day = ?", .integer(bits))
    } else {
      try db.run(
        "INSERT OR REPLACE INTO day(day, papers) VALUES(?, ?)", .integer(bits),
        .integer(new.count))
    }
    wrote(new.count)
  }

  /// The files that have something of a day; those that were not read for this are read now.
  private mutating func paths(ofDay bits: Int) throws -> [String] {
    var found: [(number: Int, key: FileKey)] = []
    let sql =
      "SELECT f.id, f.root, f.path FROM file_day d JOIN file f ON f.id = d.file WHERE d.day = ?"
    try db.step(sql, [.integer(bits)]) { row in
      found.append((row.integer(0), FileKey(root: row.integer(1), path: row.text(2))))
      return true
    }
    return found.map { number, key in
      let path = key.path(below: roots)
      if files[path] == nil, largeFiles[path] == nil {
        let root = roots.indices.contains(key.root) ? roots[key.root] : path
        let base = FileSystem.realPath(root) ?? root
        let real = key.path.isEmpty ? base : ArchiveWalk.join(base, key.path)
        let file = FoundFile(
          path: path, date: PathName.date(of: real), isNamed: key.path.isEmpty, root: key.root)
        numbers[path] = number
        let size = (try? FileSystem.status(of: path))?.size ?? 0
        if LargeFile.isOne(size), let large = try? LargeFile(reading: file) {
          largeFiles[path] = large
        } else {
          take(LoadedFile(reading: file), at: path)
        }
      }
      return path
    }
  }

  /// Takes what was read for this transaction.
  private mutating func take(_ loaded: LoadedFile?, at path: String) {
    guard let loaded else { return }
    let prepared = PreparedFile(loaded)
    for paper in prepared.papers.values.joined() { words.add(paper.columns) }
    files[path] = prepared
  }

  /// Walks old and new papers in ascending order, and touches those that differ.
  mutating func replacePapers(
    _ ids: ClosedRange<EntryID>, with new: [(id: EntryID, file: Int, paper: PreparedPaper)]
  ) throws {
    var old: [(id: Int, file: Int, record: [UInt8])] = []
    let sql = "SELECT id, file, record FROM paper WHERE id BETWEEN ? AND ? ORDER BY id"
    try db.step(
      sql, [.integer(Int(ids.lowerBound.rawValue)), .integer(Int(ids.upperBound.rawValue))]
    ) { row in
      old.append((row.integer(0), row.integer(1), row.bytes(2)))
      return true
    }
    var next = 0
    for (id, file, paper) in new {
      let id = Int(id.rawValue)
      while next < old.count, old[next].id < id {
        try remove(old[next].id, record: old[next].record)
        next += 1
      }
      if next < old.count, old[next].id == id {
        defer { next += 1 }
        if old[next].record == paper.record {
          guard old[next].file != file else { continue }
          try db.run("UPDATE paper SET file = ? WHERE id = ?", .integer(file), .integer(id))
          continue
        }
        try remove(id, record: old[next].record)
      }
      try insert(id, file: file, paper)
    }
    for paper in old[next...] { try remove(paper.id, record: paper.record) }
  }

  private mutating func insert(_ id: Int, file: Int, _ paper: PreparedPaper) throws {
    try db.run(
      "INSERT INTO paper(id, file, key, record) VALUES(?, ?, ?, ?)", .integer(id), .integer(file),
      .integer(Int(paper.key.number)), .blob(paper.record))
    let columns = paper.columns
    try db.run(
      "INSERT INTO head(rowid, title, authors) VALUES(?, ?, ?)", .integer(id),
      .words(columns.title), .words(columns.authors))
    try db.run(
      "INSERT INTO body(rowid, title, authors, summary, marks) VALUES(?, ?, ?, ?, ?)",
      .integer(id), .words(columns.title), .words(columns.authors), .words(columns.summary),
      .words(columns.marks))
    written += 1
    months[StartMonth.of(Int64(id)), default: [:]][id] = paper.starts
  }

  /// A contentless index forgets only what it is told word by word.
  mutating func remove(_ id: Int, record: [UInt8]) throws {
    guard let paper = PaperRecord.decode(record.span) else { throw IndexError.damaged }
    let folded = FoldedPaper(paper)
    try db.run("DELETE FROM paper WHERE id = ?", .integer(id))
    let columns = IndexColumns(folded)
    try db.run(
      "INSERT INTO head(head, rowid, title, authors) VALUES('delete', ?, ?, ?)", .integer(id),
      .words(columns.title), .words(columns.authors))
    try db.run(
      """
      INSERT INTO body(body, rowid, title, authors, summary, marks)
      VALUES('delete', ?, ?, ?, ?, ?)
      """, .integer(id), .words(columns.title), .words(columns.authors),
      .words(columns.summary), .words(columns.marks))
    removed.add(columns)
    months[StartMonth.of(Int64(id)), default: [:]][id] = nil
  }

  /// The words of papers that another file has already are in the batch, but not in the index.
  private func passOver(
    _ taken: [(file: String, position: Int)], of date: DigestDate?, _ paths: [String]
  ) {
    let count = paths.reduce(0) { $0 + (files[$1]?.papers[date]?.count ?? 0) }
    guard taken.count < count else { return }
    for path in paths {
      let taken = Set(taken.lazy.filter { $0.file == path }.map(\.position))
      for (position, paper) in (files[path]?.papers[date] ?? []).enumerated()
      where !taken.contains(position) {
        removed.add(paper.columns)
      }
    }
  }

  mutating func writeWords(_ batch: PreparedBatch) throws {
    let others = words.takeNew()
    for word in batch.words + others.all {
      try db.run("INSERT OR IGNORE INTO word(word, head) VALUES(?, 0)", .words(word))
    }
    for word in batch.headWords + others.head {
      try db.run("UPDATE word SET head = 1 WHERE word = ? AND head = 0", .words(word))
    }
    lost.formUnion(removed.takeNew().all)
    for word in lost {
      let isInHead = try isLeft(word, in: "head")
      if try isInHead || isLeft(word, in: "body") {
        try db.run(
          "INSERT OR REPLACE INTO word(word, head) VALUES(?, ?)", .words(word),
          .integer(isInHead ? 1 : 0))
      } else {
        try db.run("DELETE FROM word WHERE word = ?", .words(word))
      }
    }
  }

  private func isLeft(_ word: [UInt8], in table: String) throws -> Bool {
    let text = [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
    let sql = "SELECT 1 FROM \(table) WHERE \(table) MATCH ? LIMIT 1"
    return try db.integer(sql, .words(text)) != nil
  }
}
