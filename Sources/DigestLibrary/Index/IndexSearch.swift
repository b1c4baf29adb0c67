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
final class IndexSearch {
  let reader: IndexReader
  let query: Query
  let marks: EntryMarks
  /// Papers to show at first.
  let limit: Int
  let isCancelled: () -> Bool
  /// Takes the first screenful.
  let tell: (SearchHits) -> Void

  init(
    reader: IndexReader, query: Query, marks: EntryMarks, limit: Int,
    isCancelled: @escaping () -> Bool,
    tell: @escaping (SearchHits) -> Void
  ) {
    self.reader = reader
    self.query = query
    self.marks = marks
    self.limit = limit
    self.isCancelled = isCancelled
    self.tell = tell
  }

  /// Papers looked at for the first screenful, before all of them are waited for.
  private static let mostLooks = 400

  var db: Database { reader.db }

  /// All hits whose ids are in `scope`, in the order of the query.
  func run(scope: IDRanges) throws -> SearchHits {
    let isLarge = try IndexSchema.isLarge(db)
    let screenful = Screenful(limit: limit, isLarge: isLarge) { [tell, reader] ids in
      let ids = ids.map { EntryID(rawValue: $0) }
      tell(SearchHits(ids: ids, entries: try reader.entries(ids), isComplete: false))
    }
    // The best by relevance are known only when all are.
    if query.order == .relevance { screenful.isTold = true } else { try hurry(scope, screenful) }
    var tiers = try tiers(try plan(scope, .all), screenful)
    if query.order == .relevance {
      tiers = [try IndexRelevance(db: db, query: query).sorted(Array(tiers.joined()))]
    }
    var hits: [EntryID] = []
    hits.reserveCapacity(tiers.reduce(0) { $0 + $1.count })
    for tier in tiers { for id in tier { hits.append(EntryID(rawValue: id)) } }
    return SearchHits(
      ids: hits, entries: try reader.entries(Array(hits.prefix(limit))), isComplete: true,
      days: Self.days(of: tiers))
  }

  /// The hits among `ids`, in their order.
  func run(among ids: [EntryID]) throws -> SearchHits {
    guard let first = ids.min(), let last = ids.max() else {
      return SearchHits(ids: [], entries: [], isComplete: true)
    }
    let screenful = Screenful(limit: limit, isLarge: false) { _ in }
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
      _ = try tiers(hasty, screenful) {
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
    _ plan: QueryPlan, _ screenful: Screenful, looked: () throws -> Void = {}
  ) throws -> [[Int64]] {
    let (isExact, hasTiers) = (plan.isExact, plan.hasTiers)
    var tiers: [[Int64]] = []
    for tier in hasTiers ? QueryPlan.Tier.allCases : [.anywhere] {
      var found: [Int64] = []
      var known = tiers.map { Known($0) }
      try stream(plan, tier, screenful) { ids in
        for index in known.indices { known[index].remove(from: &ids) }
        if isExact {
          found += ids
          screenful.add(ids)
          return
        }
        for id in ids {
          if try isHit(id, tier: hasTiers ? tier : nil) {
            found.append(id)
            screenful.add([id])
          }
          try looked()
          try screenful.tellIfLate()
        }
      }
      tiers.append(found)
    }
    return tiers
  }

  /// Calls `body` with some row ids at a time, which it may change, the newest first.
  private func stream(
    _ plan: QueryPlan, _ tier: QueryPlan.Tier, _ screenful: Screenful,
    _ body: (inout [Int64]) throws -> Void
  ) throws {
    let branches = plan.branches(of: tier)
    let table = plan.table(of: tier)
    if branches.count == 1 { return try stream(branches[0], table, screenful, body) }
    for window in try windows() {
      var all: [Int64] = []
      for var branch in branches {
        branch.ids = branch.ids.intersection(window)
        try stream(branch, table, screenful) { all += $0 }
      }
      all.sort(by: >)
      var once: [Int64] = []
      for id in all where id != once.last { once.append(id) }
      try body(&once)
      try pause(screenful)
    }
  }

  /// All row ids in parts, the newest first: several streams come together in each, and the first
  /// screenful is not to wait for all there is.
  private func windows() throws -> [IDRanges] {
    let newest = Int64(try db.integer("SELECT max(id) FROM paper") ?? 0) >> 40
    var windows: [IDRanges] = []
    var end = Int64.max
    for days: Int64 in [31, 183] where newest - days > 0 {
      let start = (newest - days) << 40
      windows.append(IDRanges([start...end]))
      end = start - 1
    }
    return windows + [IDRanges([0...end])]
  }

  /// Looks at the paper itself, where the index cannot tell; it must be of `tier`, `nil` for any.
  private func isHit(_ id: Int64, tier: QueryPlan.Tier?) throws -> Bool {
    if isCancelled() { throw IndexError.cancelled }
    guard let entry = try reader.entries([EntryID(rawValue: id)]).first,
      let found = query.tier(
        of: entry, folded: FoldedPaper(entry.paper), isMet: { marks.meets($0, entry.id) })
    else { return false }
    return tier.map { $0.rawValue == found } ?? true
  }

  private var knowledge: QueryPlan.Knowledge {
    let (db, reader) = (db, reader)
    return QueryPlan.Knowledge(
      words: { try IndexWords(db: db).beginning(with: $0, isInHead: $1, limit: $2) },
      ids: { try reader.ids(of: PaperKey(arxivID: $0)) }, marks: marks)
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
