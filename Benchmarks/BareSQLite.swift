import DigestCore
import GRDBSQLite
import Glibc

/// FTS5 through SQLite's C interface, and nothing else: what no index of ours can be much better than.
///
/// A table of row ids in reading order, the oldest lowest, over folded words.
@safe final class BareSQLite {
  private let database: OpaquePointer

  /// The index of the archive in `folder`: made where no earlier run has finished it.
  init(_ archive: ZipfArchive, folder: String) throws(SQLiteError) {
    let path = "\(folder)/bare-\(archive.papers).sqlite"
    var opened: OpaquePointer?
    let status = unsafe sqlite3_open(path, &opened)
    guard status == SQLITE_OK, let opened = unsafe opened else {
      throw SQLiteError(doing: path, code: status)
    }
    unsafe database = opened
    if try number("PRAGMA user_version") != 1 {
      try run(Self.tables)
      try fill(archive)
      try run("PRAGMA user_version = 1")
    }
  }

  deinit { _ = unsafe sqlite3_close(database) }

  /// The newest hits, 50 at most, as a screen shows them.
  func newest(_ match: String) -> Int {
    count("SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY rowid DESC LIMIT 50", match)
  }

  /// Every hit.
  func all(_ match: String) -> Int { count("SELECT rowid FROM paper WHERE paper MATCH ?", match) }

  private static let tables = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    DROP TABLE IF EXISTS paper;
    CREATE VIRTUAL TABLE paper USING fts5(
      title, authors, summary, content='', tokenize='ascii', prefix='1 2 3');
    INSERT INTO paper(paper, rank) VALUES('hashsize', 8388608), ('automerge', 0), ('crisismerge', 64);
    """

  /// The newest 200 days first, as an import goes; ascending row ids within.
  private func fill(_ archive: ZipfArchive) throws(SQLiteError) {
    let insert = try Statement(
      "INSERT INTO paper(rowid, title, authors, summary) VALUES(?, ?, ?, ?)", self)
    for batch in stride(from: 0, to: archive.days.count, by: 200) {
      try run("BEGIN")
      for day in (batch..<min(batch + 200, archive.days.count)).reversed() {
        for (position, paper) in archive.papers(of: day).enumerated().reversed() {
          let id = EntryID(date: archive.date(of: day), file: 0, position: position)
          let fields = [
            paper.title, paper.authors.joined(separator: " ¶ "), paper.summary,
          ].map { Self.folded($0) }
          try insert.run(id.rawValue, fields)
        }
      }
      try run("COMMIT")
    }
    try run("INSERT INTO paper(paper) VALUES('optimize')")
  }

  private static func folded(_ text: String) -> String {
    Fold.words(of: text).joined(separator: " ")
  }

  private func run(_ sql: String) throws(SQLiteError) {
    let status = unsafe sqlite3_exec(database, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw SQLiteError(doing: sql, code: status) }
  }

  private func number(_ sql: String) throws(SQLiteError) -> Int {
    let statement = try Statement(sql, self)
    return statement.step() ? statement.integer : 0
  }

  /// Rows of the statement, each taken; -1 where SQLite refuses it.
  private func count(_ sql: String, _ match: String) -> Int {
    guard let statement = try? Statement(sql, self) else { return -1 }
    statement.bind(match, 1)
    var rows = 0
    while statement.step() {
      rows += 1
      withExtendedLifetime(statement.integer) {}
    }
    return statement.isFinished ? rows : -1
  }

  @safe private final class Statement {
    private let handle: OpaquePointer
    private var status = SQLITE_OK

    init(_ sql: String, _ database: BareSQLite) throws(SQLiteError) {
      var handle: OpaquePointer?
      let status = unsafe sqlite3_prepare_v2(database.database, sql, -1, &handle, nil)
      guard status == SQLITE_OK, let handle = unsafe handle else {
        throw SQLiteError(doing: sql, code: status)
      }
      unsafe self.handle = handle
    }

    deinit { _ = unsafe sqlite3_finalize(handle) }

    var integer: Int { Int(unsafe sqlite3_column_int64(handle, 0)) }
    var isFinished: Bool { status == SQLITE_DONE }

    /// Whether there is another row.
    func step() -> Bool {
      status = unsafe sqlite3_step(handle)
      return status == SQLITE_ROW
    }

    func bind(_ text: String, _ index: Int32) {
      // SQLITE_TRANSIENT, which the importer leaves out: SQLite copies the text.
      let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      _ = unsafe sqlite3_bind_text(handle, index, text, -1, copies)
    }

    func run(_ id: Int64, _ fields: [String]) throws(SQLiteError) {
      _ = unsafe sqlite3_bind_int64(handle, 1, id)
      for (index, field) in fields.enumerated() { bind(field, Int32(index + 2)) }
      while step() {}
      guard isFinished else { throw SQLiteError(doing: "INSERT", code: status) }
      _ = unsafe sqlite3_reset(handle)
    }
  }
}

/// What SQLite refused, and its result code.
struct SQLiteError: Error {
  var doing: String
  var code: Int32
}
