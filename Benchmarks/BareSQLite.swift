import DigestCore

/// FTS5 with an index of its own, through SQLite's C interface and nothing else: what no index of
/// ours can be much better than.
///
/// A table of row ids in reading order, the oldest lowest, over folded words.
struct BareSQLite {
  private let database: SQLiteConnection

  /// The index of the archive in `folder`: made where no earlier run has finished it.
  init(_ archive: ZipfArchive, folder: String) throws(SQLiteError) {
    let path = "\(folder)/bare-\(archive.papers).sqlite"
    try Self.make(archive, SQLiteConnection(writing: path))
    database = try SQLiteConnection(reading: path)
  }

  /// The newest hits, 50 at most, as a screen shows them; by relevance, the best.
  func newest(_ query: MeasuredQuery) -> Int {
    let order = query.isByRelevance ? "rank" : "rowid DESC"
    return count(query, " ORDER BY \(order) LIMIT 50")
  }

  /// Every hit; in an order only by relevance.
  func all(_ query: MeasuredQuery) -> Int {
    count(query, query.isByRelevance ? " ORDER BY rank" : "")
  }

  /// Rows of the query, each taken; -1 where SQLite refuses it.
  private func count(_ query: MeasuredQuery, _ order: String) -> Int {
    let days = query.ids == nil ? "" : " AND rowid BETWEEN ? AND ?"
    let sql = "SELECT rowid FROM paper WHERE paper MATCH ?\(days)\(order)"
    guard let statement = try? database.statement(sql) else { return -1 }
    defer { statement.reset() }
    statement.bind(query.match ?? "", 1)
    if let ids = query.ids {
      statement.bind(ids.lowerBound, 2)
      statement.bind(ids.upperBound, 3)
    }
    var rows = 0
    while statement.step() {
      rows += 1
      withExtendedLifetime(statement.integer) {}
    }
    return statement.isFinished ? rows : -1
  }
}

extension BareSQLite {
  private static let tables = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    DROP TABLE IF EXISTS paper;
    CREATE VIRTUAL TABLE paper USING fts5(
      title, authors, summary, content='', tokenize='ascii', prefix='1 2 3');
    INSERT INTO paper(paper, rank) VALUES('hashsize', 8388608), ('automerge', 0), ('crisismerge', 64);
    """

  /// The newest 200 days first, as an import goes; ascending row ids within.
  private static func make(
    _ archive: ZipfArchive, _ database: SQLiteConnection
  ) throws(SQLiteError) {
    guard try database.integer("PRAGMA user_version") != 1 else { return }
    try database.execute(tables)
    let insert = try database.statement(
      "INSERT INTO paper(rowid, title, authors, summary) VALUES(?, ?, ?, ?)")
    for batch in stride(from: 0, to: archive.days.count, by: 200) {
      try database.execute("BEGIN")
      for day in (batch..<min(batch + 200, archive.days.count)).reversed() {
        for (position, paper) in archive.papers(of: day).enumerated().reversed() {
          let id = EntryID(date: archive.date(of: day), file: 0, position: position)
          try add(paper, id, insert)
        }
      }
      try database.execute("COMMIT")
    }
    try database.execute("INSERT INTO paper(paper) VALUES('optimize')")
    try database.execute("PRAGMA user_version = 1")
  }

  private static func add(
    _ paper: Paper, _ id: EntryID, _ insert: SQLiteStatement
  ) throws(SQLiteError) {
    let fields = [paper.title, paper.authors.joined(separator: " ¶ "), paper.summary]
    insert.bind(id.rawValue, 1)
    for (index, field) in fields.enumerated() {
      insert.bind(Fold.words(of: field).joined(separator: " "), Int32(index + 2))
    }
    while insert.step() {}
    guard insert.isFinished else { throw SQLiteError(doing: "INSERT", code: -1) }
    insert.reset()
  }
}
