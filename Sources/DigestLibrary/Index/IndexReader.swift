import DigestCore
import GRDB

/// Lists of papers, out of an index, within one transaction.
struct IndexReader {
  let db: Database
  /// The archive's paths, as named.
  let roots: [String]

  /// The newest first, undated papers last; days without papers included.
  func days() throws -> [DayCount] {
    var days: [DayCount] = []
    try db.step("SELECT day, papers FROM day ORDER BY day DESC", []) { row in
      // What was written there by something else must not overflow a sum.
      let papers = min(max(row.integer(1), 0), 1 << 40)
      days.append(DayCount(date: EntryID.date(ofDayBits: row.integer(0)), papers: papers))
      return true
    }
    return days
  }

  /// Ids of a file that follow on each other; a damaged index may claim more.
  private static let mostInARow = 1 << 20

  /// Those of whole days, in reading order; `nil` where there are no more than `most`.
  ///
  /// O(n), but without a look at the papers of a day whose ids follow on each other.
  func ids(_ ids: ClosedRange<EntryID>, ifMoreThan most: Int) throws -> [EntryID]? {
    let days = try days().map { day in
      (range: EntryID.range(ofDayBits: EntryID.dayBits(day.date)), papers: day.papers)
    }.filter { $0.range.overlaps(ids) }
    let count = days.reduce(0) { $0 + $1.papers }
    guard count > most else { return nil }
    var found: [EntryID] = []
    found.reserveCapacity(min(count, 1 << 22))
    let upward = "SELECT id FROM paper WHERE id BETWEEN ? AND ? ORDER BY id"
    let downward = upward + " DESC"
    for day in days {
      let low = IndexValue.integer(Int(day.range.lowerBound.rawValue))
      let high = IndexValue.integer(Int(day.range.upperBound.rawValue))
      if let last = try db.integer(upward, low, high),
        let first = try db.integer(downward, low, high),
        first - last + 1 == day.papers, day.papers <= Self.mostInARow
      {
        found += (last...first).reversed().lazy.map { EntryID(rawValue: Int64($0)) }
      } else {
        try db.step(downward, [low, high]) { row in
          found.append(EntryID(rawValue: Int64(row.integer(0))))
          return true
        }
      }
    }
    return found
  }

  /// In reading order.
  func entries(_ ids: ClosedRange<EntryID>) throws -> [PaperEntry] {
    try entries(
      "SELECT id, file, record FROM paper WHERE id BETWEEN ? AND ? ORDER BY id DESC",
      [.integer(Int(ids.lowerBound.rawValue)), .integer(Int(ids.upperBound.rawValue))])
  }

  /// In the order of `ids`; ids of no paper are left out.
  func entries(_ ids: [EntryID]) throws -> [PaperEntry] {
    var files: [Int: String] = [:]
    var entries: [PaperEntry] = []
    for id in ids {
      entries += try self.entries(
        "SELECT id, file, record FROM paper WHERE id = ?", [.integer(Int(id.rawValue))],
        files: &files)
    }
    return entries
  }

  /// The newest first.
  func ids(of key: PaperKey) throws -> [EntryID] {
    var ids: [EntryID] = []
    let sql = "SELECT id FROM paper WHERE key = ? ORDER BY id DESC"
    try db.step(sql, [.integer(Int(key.number))]) { row in
      ids.append(EntryID(rawValue: Int64(row.integer(0))))
      return true
    }
    return ids
  }

  /// In the order of `ids`; ids of no paper are left out.
  func keys(of ids: [EntryID]) throws -> [PaperKey] {
    var keys: [PaperKey] = []
    keys.reserveCapacity(ids.count)
    for id in ids {
      let number = try db.integer(
        "SELECT key FROM paper WHERE id = ?", .integer(Int(id.rawValue)))
      if let number { keys.append(PaperKey(number: Int64(number))) }
    }
    return keys
  }

  private func entries(_ sql: String, _ values: [IndexValue]) throws -> [PaperEntry] {
    var files: [Int: String] = [:]
    return try entries(sql, values, files: &files)
  }

  private func entries(
    _ sql: String, _ values: [IndexValue], files: inout [Int: String]
  ) throws -> [PaperEntry] {
    var entries: [PaperEntry] = []
    try db.step(sql, values) { row in
      guard let paper = row.withBytes(2, PaperRecord.decode) else { throw IndexError.damaged }
      let id = EntryID(rawValue: Int64(row.integer(0)))
      let path = try path(ofFile: row.integer(1), known: &files)
      entries.append(PaperEntry(id: id, file: path, paper: paper))
      return true
    }
    return entries
  }

  private func path(ofFile number: Int, known: inout [Int: String]) throws -> String {
    if let path = known[number] { return path }
    var path = ""
    try db.step("SELECT root, path FROM file WHERE id = ?", [.integer(number)]) { row in
      path = FileKey(root: row.integer(0), path: row.text(1)).path(below: roots)
      return false
    }
    known[number] = path
    return path
  }
}
