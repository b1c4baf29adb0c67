package import DigestCore
import Synchronization

/// Search over a library in memory: every paper's folded words, scanned for each query.
package final class MemorySearch: Sendable {
  /// A day's papers, ready to be matched.
  private struct FoldedDay: Sendable {
    var revision: Int
    var entries: [PaperEntry]
    var folded: [FoldedPaper]

    init(_ day: Day) {
      revision = day.revision
      entries = day.entries
      folded = entries.map { FoldedPaper($0.paper) }
    }
  }

  private let library: Library
  private let days = Mutex<[DigestDate?: FoldedDay]>([:])

  package init(_ library: Library) {
    self.library = library
  }

  /// Folds what has not been folded yet, so that the first query need not.
  package func prepare() {
    for day in library.snapshot.days { _ = folded(day) }
  }

  /// The papers that match, in the query's order: in three tiers (title, authors, anywhere), the
  /// newest first within each; or the newest first; or the most relevant first.
  ///
  /// - Parameters:
  ///   - query: what to look for.
  ///   - ids: the papers to look at, in their order; `nil` for all.
  ///   - marks: what the library's papers are marked with.
  ///   - isCancelled: asked once a day's papers; ends the search early.
  /// - Returns: `nil` where it was cancelled.
  package func matches(
    _ query: Query, among ids: [EntryID]? = nil, marks: EntryMarks = EntryMarks(),
    isCancelled: () -> Bool = { false }
  ) -> [EntryID]? {
    guard let ids else { return scan(query, wanted: nil, marks, isCancelled: isCancelled) }
    let wanted = Set(ids)
    guard let found = scan(query, wanted: wanted, marks, isCancelled: isCancelled) else {
      return nil
    }
    let kept = Set(found)
    return ids.filter(kept.contains)
  }

  /// How relevant each paper is that has any of the positive words.
  func scores(of query: Query) -> [EntryID: Double] {
    var relevance = Relevance(terms: query.positiveTerms)
    let days = library.snapshot.days.map(folded)
    for words in days.lazy.flatMap(\.folded) { relevance.count(words) }
    var scores: [EntryID: Double] = [:]
    for day in days {
      for (entry, words) in zip(day.entries, day.folded) {
        let score = relevance.score(words)
        if score < 0 { scores[entry.id] = score }
      }
    }
    return scores
  }

  private func scan(
    _ query: Query, wanted: Set<EntryID>?, _ marks: EntryMarks, isCancelled: () -> Bool
  ) -> [EntryID]? {
    var tiers: [[EntryID]] = [[], [], []]
    var relevance = query.order == .relevance ? Relevance(terms: query.positiveTerms) : nil
    var found: [(id: EntryID, words: FoldedPaper)] = []
    let dates = wanted.map { Set($0.map(\.date)) }
    for day in library.snapshot.days {
      guard !isCancelled() else { return nil }
      guard relevance != nil || dates?.contains(day.date) ?? true else { continue }
      let folded = folded(day)
      for (entry, words) in zip(folded.entries, folded.folded) {
        relevance?.count(words)
        guard wanted?.contains(entry.id) ?? true else { continue }
        let met = query.tier(of: entry, folded: words, isMet: { marks.meets($0, entry.id) })
        guard let tier = met else { continue }
        switch query.order {
        case .tiers: tiers[min(max(tier, 1), 3) - 1].append(entry.id)
        case .date: tiers[0].append(entry.id)
        case .relevance: found.append((entry.id, words))
        }
      }
    }
    if let relevance {
      let scored = found.map { (id: $0.id, score: relevance.score($0.words)) }
      return scored.sorted { ($0.score, $1.id) < ($1.score, $0.id) }.map(\.id)
    }
    return tiers[0] + tiers[1] + tiers[2]
  }

  private func folded(_ day: Day) -> FoldedDay {
    let known = days.withLock { $0[day.date] }
    if let known, known.revision == day.revision { return known }
    let fresh = FoldedDay(day)
    days.withLock { $0[day.date] = fresh }
    return fresh
  }
}
