import DigestCore
import GRDB

/// Papers with a word that begins with up to four letters.
struct StartTerm: Equatable {
  /// Of one to four.
  let letters: [UInt32]
  let fields: StartFields

  /// Of `beginning`, folded; letters after the fourth are left out.
  init(_ beginning: String, fields: StartFields) {
    letters = beginning.unicodeScalars.prefix(WordStart.length).map(\.value)
    self.fields = fields
  }

  fileprivate var key: Int {
    StartWriter.key(letters[0], letters.count > 1 ? letters[1] : nil)
  }
}

/// Reads the lists of starts, the newest month first.
struct StartReader {
  let db: Database

  /// Calls `body` with the row ids of each month that has any, in descending order; without a term
  /// with those of all papers.
  func eachMonth(
    of term: StartTerm?, in ids: ClosedRange<Int64>, _ body: (Int, [Int64]) throws -> Void
  ) throws {
    let months = [
      IndexValue.integer(StartMonth.of(ids.lowerBound)),
      .integer(StartMonth.of(ids.upperBound)),
    ]
    let sql =
      term == nil
      ? "SELECT month, ids FROM month WHERE month BETWEEN ? AND ? ORDER BY month DESC"
      : """
      SELECT s.month, m.ids, s.postings FROM start s JOIN month m ON m.month = s.month
      WHERE s.month BETWEEN ? AND ? AND s.letters = ? ORDER BY s.month DESC
      """
    try db.step(sql, months + (term.map { [.integer($0.key)] } ?? [])) { row in
      let found =
        try term.map { try papers(of: $0, row, postings: 2, ids: 1) }
        ?? row.withBytes(1, IDList.decode)
      // Only the months at both ends hold ids that are not asked for.
      let isWithin =
        found.first.map { $0 <= ids.upperBound } ?? true
        && found.last.map { $0 >= ids.lowerBound } ?? true
      try body(row.integer(0), isWithin ? found : found.filter(ids.contains))
      return true
    }
  }

  /// The row ids of one month, in descending order.
  func papers(of term: StartTerm, month: Int) throws -> [Int64] {
    var found: [Int64] = []
    let sql = """
      SELECT s.postings, m.ids FROM start s JOIN month m ON m.month = s.month
      WHERE s.letters = ? AND s.month = ?
      """
    try db.step(sql, [.integer(term.key), .integer(month)]) { row in
      found = try papers(of: term, row, postings: 0, ids: 1)
      return false
    }
    return found
  }

  private func papers(
    of term: StartTerm, _ row: borrowing IndexRow, postings: Int, ids: Int
  ) throws -> [Int64] {
    let month = row.withBytes(ids, IDList.decode)
    var found: [Int64] = []
    found.reserveCapacity(month.count)
    var isWhole = true
    let isRead = row.withBytes(postings) { bytes in
      StartPostings.forEachPaper(
        in: bytes, third: term.letters.count > 2 ? term.letters[2] : nil,
        fourth: term.letters.count > 3 ? term.letters[3] : nil, fields: term.fields
      ) { place in
        if place < month.count { found.append(month[place]) } else { isWhole = false }
      }
    }
    guard isRead, isWhole else { throw IndexError.damaged }
    return found
  }
}

/// Keeps row ids, that come in descending order, whose papers have a start, or lack it.
final class StartFilter: IDFilter {
  private let reader: StartReader
  private let term: StartTerm
  private let isWanted: Bool
  /// The row ids of the month that is there.
  private var range: ClosedRange<Int64> = -1 ... -1
  private var ids: [Int64] = []
  private var next = 0

  init(_ term: StartTerm, isWanted: Bool, _ reader: StartReader) {
    self.term = term
    self.isWanted = isWanted
    self.reader = reader
  }

  func keep(_ others: inout [Int64]) throws {
    try others.removeAll { try holds($0) != isWanted }
  }

  private func holds(_ id: Int64) throws -> Bool {
    if !range.contains(id) {
      let month = StartMonth.of(id)
      range = StartMonth.ids(of: month)
      ids = try reader.papers(of: term, month: month)
      next = 0
    }
    while next < ids.count, ids[next] > id { next += 1 }
    return next < ids.count && ids[next] == id
  }
}
