package import DigestCore
import GRDB

extension IndexedLibrary {
  /// Which papers carry which marks.
  package func entryMarks() throws(IndexError) -> EntryMarks {
    do {
      let connections = try connected()
      return try connections.lists.read { db in
        try marks.entries(of: IndexedPapers(db: db, connections.number))
      }
    } catch {
      throw IndexError(error)
    }
  }

  /// In the order of `ids`; ids of no paper are left out.
  package func keys(of ids: [EntryID]) throws(IndexError) -> [PaperKey] {
    try list { try $0.keys(of: ids) }
  }

  /// The newest first.
  package func ids(of key: PaperKey) throws(IndexError) -> [EntryID] {
    try list { try $0.ids(of: key) }
  }
}

/// The papers of an index, within one transaction.
struct IndexedPapers: KeyedPapers {
  private let db: Database
  private let connection: Int

  /// Papers that are read in the time that one is looked up in.
  private static let lookupCost = 16

  /// `connection` is its number.
  init(db: Database, _ connection: Int) {
    self.db = db
    self.connection = connection
  }

  var revision: PapersRevision {
    get throws {
      let changes = try db.integer("SELECT value FROM state WHERE name = 'changes'")
      return .index(connection: connection, changes: changes ?? 0)
    }
  }

  var days: [DayCount] {
    get throws { try IndexReader(db: db, roots: []).days() }
  }

  func papers(of keys: [Int64]) throws -> (keys: [Int64], ids: [Int64]) {
    let count = try db.integer("SELECT total(papers) FROM day") ?? 0
    return keys.count * Self.lookupCost < count ? try lookUp(keys) : try readAll(for: keys)
  }

  private func lookUp(_ keys: [Int64]) throws -> (keys: [Int64], ids: [Int64]) {
    var (found, ids): ([Int64], [Int64]) = ([], [])
    for key in keys {
      try db.step("SELECT id FROM paper WHERE key = ?", [.integer(Int(key))]) { row in
        found.append(key)
        ids.append(Int64(row.integer(0)))
        return true
      }
    }
    return (found, ids)
  }

  private func readAll(for keys: [Int64]) throws -> (keys: [Int64], ids: [Int64]) {
    var (found, ids): ([Int64], [Int64]) = ([], [])
    var known = Known(keys)
    try db.step("SELECT key, id FROM paper ORDER BY key DESC", []) { row in
      let key = Int64(row.integer(0))
      if known.holds(key) {
        found.append(key)
        ids.append(Int64(row.integer(1)))
      }
      return true
    }
    return (found, ids)
  }

  func id(at place: Int, ofDay bits: Int) throws -> Int64? {
    let ids = EntryID.range(ofDayBits: bits)
    return try db.integer(
      "SELECT id FROM paper WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1 OFFSET ?",
      .integer(Int(ids.lowerBound.rawValue)), .integer(Int(ids.upperBound.rawValue)),
      .integer(place)
    ).map { Int64($0) }
  }
}
