import DigestCore
import GRDB

// Row ids as they come, the newest first.
extension IndexSearch {
  /// Rows between two looks at the clock and at whether anyone still waits.
  private static let stride = 128

  /// Calls `body` with some row ids of a branch at a time, which it may change.
  func stream(
    _ branch: QueryPlan.Branch, _ table: String, _ screenful: Screenful,
    _ body: (inout [Int64]) throws -> Void
  ) throws {
    for range in branch.ids.ranges {
      if !branch.match.isEverything {
        try streamMatch(branch, table, range, screenful, body)
      } else if let list = shortestList(of: branch, in: range) {
        try streamMarked(branch, list, screenful, body)
      } else {
        try streamMonths(branch, range, screenful, body)
      }
    }
    try pause(screenful)
  }

  /// Papers that have all of some starts and none of others: lists of months, no question to FTS5.
  private func streamMonths(
    _ branch: QueryPlan.Branch, _ range: ClosedRange<Int64>, _ screenful: Screenful,
    _ body: (inout [Int64]) throws -> Void
  ) throws {
    let lists = StartReader(db: db)
    let markFilters = markFilters(of: branch)
    try lists.eachMonth(of: branch.starts.first, in: range) { month, ids in
      var ids = ids
      for filter in markFilters { filter.keep(&ids) }
      for start in branch.starts.dropFirst() where !ids.isEmpty {
        if isCancelled() { throw IndexError.cancelled }
        var known = Known(try lists.papers(of: start, month: month))
        ids.removeAll { !known.holds($0) }
      }
      for start in branch.lacks where !ids.isEmpty {
        if isCancelled() { throw IndexError.cancelled }
        var known = Known(try lists.papers(of: start, month: month))
        known.remove(from: &ids)
      }
      try body(&ids)
      try pause(screenful)
    }
  }

  /// Papers that FTS5 finds.
  private func streamMatch(
    _ branch: QueryPlan.Branch, _ table: String, _ range: ClosedRange<Int64>,
    _ screenful: Screenful, _ body: (inout [Int64]) throws -> Void
  ) throws {
    let sql = """
      SELECT rowid FROM \(table) WHERE \(table) MATCH ? AND rowid BETWEEN ? AND ?
      ORDER BY rowid DESC
      """
    let filters = filters(of: branch)
    var ids: [Int64] = []
    ids.reserveCapacity(Self.stride)
    try db.step(
      sql,
      [
        .text(branch.match.text), .integer(Int(range.lowerBound)),
        .integer(Int(range.upperBound)),
      ]
    ) { row in
      ids.append(Int64(row.integer(0)))
      guard ids.count == Self.stride else { return true }
      try pass(&ids, filters, screenful, body)
      return true
    }
    try pass(&ids, filters, screenful, body)
  }

  /// Papers of a list, which is one of the branch's own.
  private func streamMarked(
    _ branch: QueryPlan.Branch, _ list: ArraySlice<Int64>, _ screenful: Screenful,
    _ body: (inout [Int64]) throws -> Void
  ) throws {
    let filters = filters(of: branch)
    var rest = list
    while !rest.isEmpty {
      var ids = Array(rest.prefix(Self.stride))
      rest = rest.dropFirst(Self.stride)
      try pass(&ids, filters, screenful, body)
    }
  }

  /// Of the lists of papers that a branch asks for, the one with the fewest in `range`; `nil`
  /// where it asks for none.
  private func shortestList(
    of branch: QueryPlan.Branch, in range: ClosedRange<Int64>
  ) -> ArraySlice<Int64>? {
    let lists = branch.marks.filter { $0 != .new }.map { criterion in
      let list = marks.lists[criterion]
      return list[list.places(in: range)]
    }
    return lists.min { $0.count < $1.count }
  }

  private func markFilters(of branch: QueryPlan.Branch) -> [MarkFilter] {
    branch.marks.map { MarkFilter($0, isWanted: true, marks) }
      + branch.unmarked.map { MarkFilter($0, isWanted: false, marks) }
  }

  /// Marks first: they cost the least.
  private func filters(of branch: QueryPlan.Branch) -> [any IDFilter] {
    let lists = StartReader(db: db)
    return markFilters(of: branch)
      + branch.starts.map { StartFilter($0, isWanted: true, lists) }
      + branch.lacks.map { StartFilter($0, isWanted: false, lists) }
  }

  /// Hands over what stands the filters, and empties `ids`.
  private func pass(
    _ ids: inout [Int64], _ filters: [any IDFilter], _ screenful: Screenful,
    _ body: (inout [Int64]) throws -> Void
  ) throws {
    for filter in filters where !ids.isEmpty { try filter.keep(&ids) }
    try body(&ids)
    ids.removeAll(keepingCapacity: true)
    try pause(screenful)
  }

  func pause(_ screenful: Screenful) throws {
    if isCancelled() { throw IndexError.cancelled }
    try screenful.tellIfLate()
  }
}
