/// How much more, or less, a word or a pair of words stands in titles than it did before.
package struct TermShift: Equatable, Sendable {
  /// Folded: small letters, a blank between the two of a pair.
  package var term: String
  /// Papers with it, and all papers, of the newest days.
  package var recent: Int
  package var recentAll: Int
  /// The same of the days before.
  package var before: Int
  package var beforeAll: Int

  /// 0 to 1.
  package var recentShare: Double { Self.share(recent, of: recentAll) }
  package var beforeShare: Double { Self.share(before, of: beforeAll) }

  private static func share(_ papers: Int, of all: Int) -> Double {
    all > 0 ? Double(papers) / Double(all) : 0
  }

  /// The difference of the shares in standard errors, those of two shares that are the same;
  /// more than 0 for what rises.
  package var score: Double {
    guard recentAll > 0, beforeAll > 0 else { return 0 }
    let share = Double(recent + before) / Double(recentAll + beforeAll)
    let variance = share * (1 - share) * (1 / Double(recentAll) + 1 / Double(beforeAll))
    return variance > 0 ? (recentShare - beforeShare) / variance.squareRoot() : 0
  }
}

/// What rises and what falls in titles.
package struct TermShifts: Equatable, Sendable {
  /// The clearest first.
  package let rising: [TermShift]
  package let falling: [TermShift]
  /// Papers of the newest days, and of those before.
  package let recentAll: Int
  package let beforeAll: Int

  /// Papers that a term must stand in, where it is more frequent.
  package static let fewestPapers = 5
  /// Standard errors that its shares must differ by.
  package static let leastScore = 3.0

  /// Compares `recent` titles with those `before`; keeps `limit` terms of each kind.
  package init(recent: [String], before: [String], limit: Int) {
    (recentAll, beforeAll) = (recent.count, before.count)
    var counts: [String: (recent: Int, before: Int)] = [:]
    for title in recent {
      for term in TitleTerms.terms(of: title) { counts[term, default: (0, 0)].recent += 1 }
    }
    for title in before {
      for term in TitleTerms.terms(of: title) { counts[term, default: (0, 0)].before += 1 }
    }
    var shifts: [TermShift] = []
    for (term, count) in counts where max(count.recent, count.before) >= Self.fewestPapers {
      let shift = TermShift(
        term: term, recent: count.recent, recentAll: recent.count, before: count.before,
        beforeAll: before.count)
      if abs(shift.score) >= Self.leastScore { shifts.append(shift) }
    }
    rising = Self.clearest(shifts.filter { $0.score > 0 && $0.recent >= Self.fewestPapers }, limit)
    {
      $0.recent
    }
    falling = Self.clearest(shifts.filter { $0.score < 0 && $0.before >= Self.fewestPapers }, limit)
    {
      $0.before
    }
  }

  /// The clearest, without words that are nearly always part of a pair that is listed.
  private static func clearest(
    _ shifts: [TermShift], _ limit: Int, papers: (TermShift) -> Int
  ) -> [TermShift] {
    var inPairs: [Substring: Int] = [:]
    for shift in shifts {
      let words = shift.term.split(separator: " ")
      guard words.count > 1 else { continue }
      for word in words { inPairs[word] = max(inPairs[word] ?? 0, papers(shift)) }
    }
    let told = shifts.filter { (inPairs[Substring($0.term)] ?? 0) * 5 < papers($0) * 4 }
    let sorted = told.sorted { ($1.score.magnitude, $0.term) < ($0.score.magnitude, $1.term) }
    return Array(sorted.prefix(max(0, limit)))
  }
}
