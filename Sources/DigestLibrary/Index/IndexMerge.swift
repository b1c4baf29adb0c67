import GRDB

/// Brings the lists of words together that were written apart: every list that lies in several
/// places costs a search one more look.
enum IndexMerge {
  /// Papers that may be unmerged, and the share of all that may.
  private static let least = 2_000
  private static let share = 20
  /// Pages of FTS5 written in a transaction.
  private static let step = 4_000

  /// Counts papers that were written, and the transaction that writes them.
  static func note(_ papers: Int, in db: Database) throws {
    try db.run(
      """
      INSERT INTO state(name, value) VALUES('unmerged', ?1)
      ON CONFLICT(name) DO UPDATE SET value = value + ?1
      """, .integer(papers))
    try db.run(
      """
      INSERT INTO state(name, value) VALUES('changes', 1)
      ON CONFLICT(name) DO UPDATE SET value = value + 1
      """)
  }

  static func isDue(_ db: Database) throws -> Bool {
    let unmerged = try db.integer("SELECT value FROM state WHERE name = 'unmerged'") ?? 0
    let papers = try db.integer("SELECT total(papers) FROM day") ?? 0
    return unmerged > max(least, papers / share)
  }

  /// Merges step by step, so that others can read and write between; goes on where it was stopped.
  static func run(_ database: DatabaseQueue) throws {
    for table in ["head", "body"] {
      // FTS5 section 6.8: a negative number begins a merge of all, the others go on with it.
      var pages = -step
      while try database.write({ db in
        let before = db.totalChangesCount
        try db.run("INSERT INTO \(table)(\(table), rank) VALUES('merge', ?)", .integer(pages))
        return db.totalChangesCount - before >= 2
      }) {
        pages = step
      }
    }
    try database.write { try $0.run("UPDATE state SET value = 0 WHERE name = 'unmerged'") }
  }
}
