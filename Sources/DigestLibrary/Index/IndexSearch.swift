package import DigestCore
import GRDB

/// What a search has found so far.
package struct SearchHits: Equatable, Sendable {
  /// In the order of the results: all of them, or only the first where `isComplete` is not set.
  package var ids: [EntryID]
  /// The first of them, as many as were asked for.
  package var entries: [PaperEntry]
  package var isComplete: Bool
  /// Hits a day, the newest first, papers of no day last; empty until all are known.
  package var days: [DayCount]

  package init(
    ids: [EntryID], entries: [PaperEntry], isComplete: Bool, days: [DayCount] = []
  ) {
    self.ids = ids
    self.entries = entries
    self.isComplete = isComplete
    self.days = days
  }
}

/// One search through an index, within one transaction.
///
/// Each tier is a stream of row ids, the newest first, which FTS5 gives without sorting: what is
/// found after the first screenful is told only where all of it takes a while.
struct IndexSearch {
  let reader: IndexReader
  let query: Query
  /// Papers to show at first.
  let limit: Int
  let isCancelled: () -> Bool
  /// Takes the first screenful.
  let tell: (SearchHits) -> Void

  /// Rows between two looks at the clock and at whether anyone still waits.
  private static let stride = 128
  /// Papers looked at for the first screenful, before all of them are waited for.
  private static let mostLooks = 400

  private var db: Database { reader.db }

  /// All hits whose ids are in `scope`, in the order of the query.
  func run(scope: IDRanges) throws -> SearchHits {
    let screenful = Screenful(limit: limit) { ids in
      let ids = ids.map { EntryID(rawValue: $0) }
      tell(SearchHits(ids: ids, entries: try reader.entries(ids), isComplete: false))
    }
    // The best by relevance are known only when all are.
    if query.order == .relevance { screenful.isTold = true } else { try hurry(scope, screenful) }
    let tiers = try tiers(try plan(scope, .all), screenful)
    var ids = tiers.count == 1 ? tiers[0] : Array(tiers.joined())
    if query.order == .relevance { ids = try IndexRelevance(db: db, query: query).sorted(ids) }
    let hits = ids.map { EntryID(rawValue: $0) }
    return SearchHits(
      ids: hits, entries: try reader.entries(Array(hits.prefix(limit))), isComplete: true,
      days: Self.days(of: tiers))
  }

  /// The hits among `ids`, in their order.
  func run(among ids: [EntryID]) throws -> SearchHits {
    guard let first = ids.min(), let last = ids.max() else {
      return SearchHits(ids: [], entries: [], isComplete: true)
    }
    let screenful = Screenful(limit: limit) { _ in }
    let scope = IDRanges([first.rawValue...last.rawValue])
    let tiers = try tiers(
      QueryPlan(query, scope: scope, ranks: false, knowledge: knowledge), screenful)
    let found = Set(tiers.joined())
    let hits = ids.filter { found.contains($0.rawValue) }
    return SearchHits(
      ids: hits, entries: try reader.entries(Array(hits.prefix(limit))), isComplete: true,
      days: Self.days(of: [hits.map(\.rawValue)]))
  }

  private func plan(_ scope: IDRanges, _ aim: QueryPlan.Aim) throws -> QueryPlan {
    try QueryPlan(query, scope: scope, aim: aim, knowledge: knowledge)
  }

  /// Tells the first screenful, where FTS5 would take long to find its first paper.
  private func hurry(_ scope: IDRanges, _ screenful: Screenful) throws {
    let hasty = try plan(scope, .first)
    guard !hasty.isExact, try plan(scope, .all).isExact else { return }
    var looked = 0
    do {
      _ = try tiers(hasty, screenful) { _ in
        looked += 1
        if screenful.isFull || looked > Self.mostLooks { throw HasEnough() }
      }
    } catch is HasEnough {}
    if screenful.isFull { try screenful.tellNow() }
    screenful.beginAnew()
  }

  /// The row ids of each tier, the newest first, each in the first tier that has it; `looked` is
  /// called with each paper found or looked at.
  private func tiers(
    _ plan: QueryPlan, _ screenful: Screenful, looked: (Int64) throws -> Void = { _ in }
  ) throws -> [[Int64]] {
    var tiers: [[Int64]] = []
    for tier in plan.hasTiers ? QueryPlan.Tier.allCases : [.anywhere] {
      var found: [Int64] = []
      var known = tiers.map { Known($0) }
      try stream(plan, tier, screenful) { id in
        for index in known.indices where known[index].holds(id) { return }
        if try plan.isExact || isHit(id, tier: plan.hasTiers ? tier : nil) {
          found.append(id)
          screenful.add(id)
        }
        try looked(id)
      }
      tiers.append(found)
    }
    return tiers
  }

  private func stream(
    _ plan: QueryPlan, _ tier: QueryPlan.Tier, _ screenful: Screenful,
    _ body: (Int64) throws -> Void
  ) throws {
    let branches = plan.branches(of: tier)
    let table = plan.table(of: tier)
    if branches.count == 1 { return try stream(branches[0], table, screenful, body) }
    var all: [Int64] = []
    for branch in branches { try stream(branch, table, screenful) { all.append($0) } }
    var last: Int64?
    for id in all.sorted(by: >) where id != last {
      try body(id)
      last = id
    }
  }

  private func stream(
    _ branch: QueryPlan.Branch, _ table: String, _ screenful: Screenful,
    _ body: (Int64) throws -> Void
  ) throws {
    for range in branch.ids.ranges {
      if branch.match.isEverything, !branch.starts.isEmpty {
        try streamStarts(branch.starts, range, screenful, body)
      } else {
        try streamMatch(branch, table, range, screenful, body)
      }
    }
    try pause(screenful)
  }

  /// Papers that have all of some starts: lists of months, no question to FTS5.
  private func streamStarts(
    _ starts: [StartTerm], _ range: ClosedRange<Int64>, _ screenful: Screenful,
    _ body: (Int64) throws -> Void
  ) throws {
    let lists = StartReader(db: db)
    try lists.eachMonth(of: starts[0], in: range) { month, ids in
      var ids = ids
      for start in starts.dropFirst() where !ids.isEmpty {
        if isCancelled() { throw IndexError.cancelled }
        var known = Known(try lists.papers(of: start, month: month))
        ids = ids.filter { known.holds($0) }
      }
      for id in ids { try body(id) }
      try pause(screenful)
    }
  }

  private func streamMatch(
    _ branch: QueryPlan.Branch, _ table: String, _ range: ClosedRange<Int64>,
    _ screenful: Screenful, _ body: (Int64) throws -> Void
  ) throws {
    let sql = """
      SELECT rowid FROM \(table) WHERE \(table) MATCH ? AND rowid BETWEEN ? AND ?
      ORDER BY rowid DESC
      """
    let lists = StartReader(db: db)
    let filters = branch.starts.map { StartFilter($0, lists) }
    var rows = 0
    try db.step(
      sql,
      [
        .text(branch.match.text), .integer(Int(range.lowerBound)),
        .integer(Int(range.upperBound)),
      ]
    ) { row in
      rows += 1
      if rows % Self.stride == 0 { try pause(screenful) }
      let id = Int64(row.integer(0))
      for filter in filters {
        guard try filter.holds(id) else { return true }
      }
      try body(id)
      return true
    }
  }

  private func pause(_ screenful: Screenful) throws {
    if isCancelled() { throw IndexError.cancelled }
    try screenful.tellIfLate()
  }

  /// Looks at the paper itself, where the index cannot tell; it must be of `tier`, `nil` for any.
  private func isHit(_ id: Int64, tier: QueryPlan.Tier?) throws -> Bool {
    if isCancelled() { throw IndexError.cancelled }
    guard let entry = try reader.entries([EntryID(rawValue: id)]).first,
      let found = query.tier(of: entry, folded: FoldedPaper(entry.paper))
    else { return false }
    return tier.map { $0.rawValue == found } ?? true
  }

  private var knowledge: QueryPlan.Knowledge {
    QueryPlan.Knowledge(
      words: { try IndexWords(db: db).beginning(with: $0, isInHead: $1, limit: $2) },
      ids: { try reader.ids(ofPaper: $0) })
  }

  /// Hits a day: the days of each tier come in order, so runs are counted, and then put together.
  private static func days(of tiers: [[Int64]]) -> [DayCount] {
    var counts: [Int: Int] = [:]
    for tier in tiers {
      var (day, run) = (-1, 0)
      for id in tier {
        let next = Int(id >> 40)
        if next != day {
          if run > 0 { counts[day, default: 0] += run }
          (day, run) = (next, 0)
        }
        run += 1
      }
      if run > 0 { counts[day, default: 0] += run }
    }
    return counts.sorted { $0.key > $1.key }.map {
      DayCount(date: EntryID.date(ofDayBits: $0.key), papers: $0.value)
    }
  }
}

/// Ends a search that has found what it was to find.
private struct HasEnough: Error {}

/// The first hits of a search, told when the rest lets wait.
private final class Screenful {
  private let limit: Int
  private let tell: ([Int64]) throws -> Void
  private let started = ContinuousClock.now
  private var ids: [Int64] = []
  var isTold = false

  /// How long all is waited for before the first screenful is told.
  private static let patience = Duration.microseconds(1_500)

  init(limit: Int, tell: @escaping ([Int64]) throws -> Void) {
    self.limit = limit
    self.tell = tell
  }

  var isFull: Bool { ids.count == limit }

  func add(_ id: Int64) { if ids.count < limit { ids.append(id) } }

  /// Another plan gives the same hits, all of them.
  func beginAnew() { ids = [] }

  func tellIfLate() throws {
    guard isFull, ContinuousClock.now - started > Self.patience else { return }
    try tellNow()
  }

  func tellNow() throws {
    guard !isTold else { return }
    isTold = true
    try tell(ids)
  }
}

/// Row ids known already, asked for in descending order.
private struct Known {
  private let ids: [Int64]
  private var next = 0

  init(_ ids: [Int64]) { self.ids = ids }

  mutating func holds(_ id: Int64) -> Bool {
    while next < ids.count, ids[next] > id { next += 1 }
    return next < ids.count && ids[next] == id
  }
}
