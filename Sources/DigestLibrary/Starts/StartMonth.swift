import DigestCore
import GRDB

/// A month of an archive, as its number: twelve times the year and the months before it, 0 for
/// papers of no day.
enum StartMonth {
  static func of(_ date: DigestDate?) -> Int { date.map { $0.year * 12 + $0.month - 1 } ?? 0 }

  static func of(_ id: Int64) -> Int { of(EntryID(rawValue: id).date) }

  /// All row ids that papers of the month can have.
  static func ids(of month: Int) -> ClosedRange<Int64> {
    guard month > 0,
      let first = DigestDate(year: month / 12, month: month % 12 + 1, day: 1)
    else { return 0...(1 << 40) - 1 }
    let last = first.adding(days: DigestDate.days(in: first.month, of: first.year) - 1)
    let ids = EntryID.range(from: first, to: last)
    return ids.lowerBound.rawValue...ids.upperBound.rawValue
  }
}

/// Writes what the words of a month's papers begin with.
///
/// A month is a function of its papers and written whole: so no list is ever merged, and none is
/// read but those of the letters that were typed.
struct StartWriter {
  let db: Database

  /// Writes a month anew; `known` has the starts of papers that were just written, by row id, and
  /// those of others are made from what the index holds.
  func write(_ month: Int, known: [Int: [WordStart]]) throws {
    try db.run("DELETE FROM start WHERE month = ?", .integer(month))
    let range = StartMonth.ids(of: month)
    var ids: [Int] = []
    let sql = "SELECT id FROM paper WHERE id BETWEEN ? AND ? ORDER BY id DESC"
    try db.step(sql, [.integer(Int(range.lowerBound)), .integer(Int(range.upperBound))]) { row in
      ids.append(row.integer(0))
      return true
    }
    guard !ids.isEmpty else {
      return try db.run("DELETE FROM month WHERE month = ?", .integer(month))
    }
    try db.run(
      "INSERT OR REPLACE INTO month(month, ids) VALUES(?, ?)", .integer(month),
      .blob(IDList.encode(ids)))
    for (letters, postings) in try postings(of: ids, known) {
      try db.run(
        "INSERT INTO start(letters, month, postings) VALUES(?, ?, ?)", .integer(letters),
        .integer(month), .blob(postings.bytes))
    }
  }

  private func postings(
    of ids: [Int], _ known: [Int: [WordStart]]
  ) throws -> [(letters: Int, postings: StartPostings)] {
    var lists: [StartPostings] = []
    var places: [Int: Int] = [:]
    func list(_ key: Int) -> Int {
      if let place = places[key] { return place }
      places[key] = lists.count
      lists.append(StartPostings())
      return lists.count - 1
    }
    for (place, id) in ids.enumerated() {
      let starts = try known[id] ?? starts(of: id)
      var next = 0
      while next < starts.count {
        let first = starts[next].letter(0)
        var fields: StartFields = []
        while next < starts.count, starts[next].letter(0) == first {
          let second = starts[next].letter(1)
          let list = list(Self.key(first, second))
          while next < starts.count, starts[next].letter(0) == first,
            starts[next].letter(1) == second
          {
            let start = starts[next]
            lists[list].append(
              paper: place, third: start.letter(2), fourth: start.letter(3), fields: start.fields)
            fields.formUnion(start.fields)
            next += 1
          }
        }
        lists[list(Self.key(first, nil))].append(paper: place, third: 0, fourth: 0, fields: fields)
      }
    }
    return places.sorted { $0.key < $1.key }.map { ($0.key, lists[$0.value]) }
  }

  private func starts(of id: Int) throws -> [WordStart] {
    var starts: [WordStart] = []
    try db.step("SELECT record FROM paper WHERE id = ?", [.integer(id)]) { row in
      guard let paper = row.withBytes(0, PaperRecord.decode) else { throw IndexError.damaged }
      starts = WordStart.all(in: FoldedPaper(paper))
      return false
    }
    return starts
  }

  /// The number of a list: of words of that first letter, or of those two; a word of one letter
  /// has 0 for the second.
  static func key(_ first: UInt32, _ second: UInt32?) -> Int {
    Int(first) << 22 | (second.map { Int($0) << 1 | 1 } ?? 0)
  }
}

/// Row ids in descending order as bytes: LEB128 numbers, the first whole, then distances.
enum IDList {
  static func encode(_ ids: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    var last = 0
    for (place, id) in ids.enumerated() {
      var rest = UInt64(place == 0 ? id : last - id)
      last = id
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  static func decode(_ bytes: Span<UInt8>) -> [Int64] {
    var ids: [Int64] = []
    ids.reserveCapacity(bytes.count)
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 || shift > 56 else { continue }
      let number = Int64(bitPattern: value)
      ids.append(ids.last.map { $0 &- number } ?? number)
      (value, shift) = (0, 0)
    }
    return ids
  }
}
