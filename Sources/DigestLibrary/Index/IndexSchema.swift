import DigestCore
import GRDB

/// The tables of an index.
///
/// - `file`: what was read, and its state then; `root` is the place of the archive's path it
///   lies below, `path` what follows (empty for a file named by hand).
/// - `file_day`: which files have something of a day.
/// - `day`: how many papers a day has; days by their bits of an `EntryID`, 0 for none.
/// - `paper`: a row a paper, by `EntryID`, so that reading order is the order of the table; `key`
///   is its `PaperKey`, before the record, which is long.
/// - `word`: every folded word that a paper has, and whether any has it in title or authors.
/// - `month`: the papers of a month; `start`: which of them have words that begin with one or two
///   letters, and how these go on (`StartPostings`).
/// - `state`: `unmerged`, the papers written since FTS5 merged its lists last; `changes`, which
///   counts the transactions that wrote papers.
/// - `head`, `body`: the words of title and authors, and of all; see `docs/INDEX.md`.
enum IndexSchema {
  /// Grows with every change of the tables or of what stands in them.
  private static let version: UInt64 = 2

  /// What `PRAGMA user_version` says of an index that this program can read: changes with the
  /// tables and with the fold, 31 bits.
  static var signature: Int {
    var hash = Fold.signature ^ version
    hash ^= hash >> 32
    return Int(hash & 0x7FFF_FFFF)
  }

  /// `BSHT`, for who asks `file`.
  static let applicationID = 0x4253_4854

  /// A word that every paper has, so that "all but" can be asked; no fold makes it.
  static let everyPaper = "•"
  /// What stands before an accented letter among the marks: so no typed word begins like one.
  static let markSign = "§"

  static let tables = """
    CREATE TABLE file(
      id INTEGER PRIMARY KEY, root INTEGER NOT NULL, path TEXT NOT NULL, device INTEGER NOT NULL,
      inode INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
      problems INTEGER NOT NULL, contents INTEGER NOT NULL, UNIQUE(root, path));
    CREATE TABLE file_day(
      day INTEGER NOT NULL, file INTEGER NOT NULL, PRIMARY KEY(day, file)) WITHOUT ROWID;
    CREATE INDEX file_day_by_file ON file_day(file);
    CREATE TABLE day(day INTEGER PRIMARY KEY, papers INTEGER NOT NULL);
    CREATE TABLE paper(
      id INTEGER PRIMARY KEY, file INTEGER NOT NULL, key INTEGER NOT NULL, record BLOB NOT NULL);
    CREATE INDEX paper_by_key ON paper(key);
    CREATE TABLE word(word TEXT PRIMARY KEY, head INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE month(month INTEGER PRIMARY KEY, ids BLOB NOT NULL);
    CREATE TABLE start(
      letters INTEGER NOT NULL, month INTEGER NOT NULL, postings BLOB NOT NULL,
      PRIMARY KEY(letters, month)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE head USING fts5(
      title, authors, content='', tokenize='ascii');
    CREATE VIRTUAL TABLE body USING fts5(
      title, authors, summary, marks, content='', tokenize='ascii');
    """

  /// How FTS5 is to keep the lists of words: what fits the processor's cache is gathered before
  /// it is written, and nothing is merged while papers come, but once all are there.
  private static let settings = [
    ("hashsize", 8 << 20), ("automerge", 0), ("crisismerge", 64), ("pgsz", pageSize - 384),
  ]
  /// Bytes; FTS5 writes lists of words in rows that just fit one.
  static let pageSize = 16_384

  static func create(in db: Database) throws {
    try db.execute(sql: tables)
    for table in ["head", "body"] {
      for (name, value) in settings {
        try db.run(
          "INSERT INTO \(table)(\(table), rank) VALUES(?, ?)", .text(name), .integer(value))
      }
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(signature)")
  }

  /// Whether the database has the tables that `create` makes.
  static func isCurrent(_ db: Database) throws -> Bool {
    try db.integer("PRAGMA application_id") == applicationID
      && db.integer("PRAGMA user_version") == signature
  }

  /// Some 20,000 papers or more; costs no reading.
  static func isLarge(_ db: Database) throws -> Bool {
    try db.integer("PRAGMA page_count").map { $0 * pageSize > 64 << 20 } ?? false
  }
}
