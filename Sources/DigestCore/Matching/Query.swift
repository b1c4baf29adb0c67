/// What is looked for: words, fields, days, ids, marks, and what is made of them.
///
/// Parsing never fails: what cannot be understood is left out, and told in `problems`.
package struct Query: Equatable, Sendable {
  package enum Field: Hashable, CaseIterable, Sendable {
    case title, author, summary
  }

  package indirect enum Expression: Hashable, Sendable {
    case all([Expression])
    case any([Expression])
    case not(Expression)
    case text(TextTerm)
    case days(DayRange)
    /// An arXiv id without its version, in lower case.
    case paper(String)
    /// What a reader has done to a paper.
    case marked(MarkCriterion)
  }

  /// How the papers that match are sorted.
  package enum Order: Equatable, Sendable {
    /// By `tier(of:folded:)`, the newest first within each.
    case tiers
    /// The newest first.
    case date
    /// By `Relevance`, the best first.
    case relevance
  }

  /// `nil` where nothing is asked for: every paper matches.
  package private(set) var expression: Expression?
  /// What `sort:` asks for; where it is typed twice, the later one.
  package let order: Order
  /// What each piece of the typed text is, ascending, apart from each other: together all of it
  /// but the white space between them.
  package let parts: [QueryPart]
  /// In the order of the text.
  package let problems: [QueryProblem]
  /// The terms that a paper matches by having them, in the order of the text.
  package let positiveTerms: [TextTerm]
  /// Where each of `positiveTerms` was typed, in UTF-8 offsets, with its quotes and without its key.
  let positiveRanges: [Range<Int>]

  /// - Parameters:
  ///   - text: what was typed, any characters.
  ///   - today: what days without a year, and days such as `yesterday`, go by.
  package init(parsing text: String, today: DigestDate) {
    var parser = QueryParser(text, today: today)
    let expression = parser.parse()
    self.expression = expression
    problems = parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    order = parser.order
    parts = parser.parts
    // The terms of the expression are those that were read, in the same order.
    let isPositive = expression?.signs(isPositive: true) ?? []
    positiveTerms = zip(parser.terms, isPositive).filter(\.1).map(\.0.term)
    positiveRanges = zip(parser.terms, isPositive).filter(\.1).map(\.0.range)
  }

  package var isEmpty: Bool { expression == nil }

  /// The rank of a paper that matches: 1 where every positive word that names no field stands
  /// in the title, 2 where each stands there or among the authors, 3 else; `nil` for no match.
  ///
  /// `folded` is made of `entry`; `isMet` tells what the paper's marks meet, by default those of one
  /// that nobody has touched. O(bytes of `folded`) for each term.
  package func tier(
    of entry: PaperEntry, folded: FoldedPaper,
    isMet: (MarkCriterion) -> Bool = { $0.isMet(by: .none, isNew: false) }
  ) -> Int? {
    guard let expression else { return 1 }
    return expression.tier(of: entry, folded: folded, isMet: isMet)
  }

  /// What it asks of marks, anywhere in it: what is found changes with no others.
  package var criteria: Set<MarkCriterion> { expression?.criteria ?? [] }

  /// The same query, of papers only that meet `criterion`.
  package func only(_ criterion: MarkCriterion) -> Self {
    var narrowed = self
    switch expression {
    case nil: narrowed.expression = .marked(criterion)
    case .all(let parts): narrowed.expression = .all(parts + [.marked(criterion)])
    case let other?: narrowed.expression = .all([other, .marked(criterion)])
    }
    return narrowed
  }
}

extension Query {
  /// The days of all hits, as far as the query says so without an or or a not; `nil` where it
  /// does not, and where no day is what it asks for.
  package var days: DayRange? {
    let parts: [Expression]
    switch expression {
    case .all(let all): parts = all
    case .days: parts = expression.map { [$0] } ?? []
    case .any, .not, .text, .paper, .marked, nil: parts = []
    }
    var days: DayRange?
    for case .days(let range) in parts {
      let first = [days?.first, range.first].compactMap { $0 }.max()
      let last = [days?.last, range.last].compactMap { $0 }.min()
      days = DayRange(first: first, last: last)
    }
    if let first = days?.first, let last = days?.last, first > last { return nil }
    return days
  }
}

/// A part of a query that cannot be understood.
package struct QueryProblem: Equatable, Sendable {
  /// UTF-8 offsets into what was typed.
  package var range: Range<Int>
  /// One line: what is wrong, and what would be right.
  package var message: String
}

/// Days from one to another, both included; open where a bound is `nil`.
package struct DayRange: Hashable, Sendable {
  package var first: DigestDate?
  package var last: DigestDate?

  package func contains(_ date: DigestDate) -> Bool {
    (first.map { $0 <= date } ?? true) && (last.map { date <= $0 } ?? true)
  }
}

extension Query.Expression {
  func tier(
    of entry: PaperEntry, folded: FoldedPaper, isMet: (MarkCriterion) -> Bool
  ) -> Int? {
    switch self {
    case .text(let term):
      guard let tier = term.tier(in: folded) else { return nil }
      return term.field == nil ? tier : 1
    case .all(let parts):
      var worst = 1
      for part in parts {
        guard let tier = part.tier(of: entry, folded: folded, isMet: isMet) else { return nil }
        worst = max(worst, tier)
      }
      return worst
    case .any(let parts):
      var best: Int?
      for part in parts {
        guard let tier = part.tier(of: entry, folded: folded, isMet: isMet) else { continue }
        best = min(best ?? tier, tier)
        if tier == 1 { break }
      }
      return best
    case .not(let part):
      return part.tier(of: entry, folded: folded, isMet: isMet) == nil ? 1 : nil
    case .days(let days): return entry.date.map(days.contains) == true ? 1 : nil
    case .paper(let id):
      // The subject class of an old id may be left out.
      let key = entry.paper.arxivID.map { PaperKey(arxivID: $0.base) }
      return key == PaperKey(arxivID: id) ? 1 : nil
    case .marked(let criterion): return isMet(criterion) ? 1 : nil
    }
  }

  fileprivate var criteria: Set<MarkCriterion> {
    switch self {
    case .all(let parts), .any(let parts): Set(parts.flatMap(\.criteria))
    case .not(let part): part.criteria
    case .marked(let criterion): [criterion]
    case .text, .days, .paper: []
    }
  }

  /// For each term, in the order of the text, whether it stands under an even number of
  /// negations; `isPositive` tells the same of the expression.
  func signs(isPositive: Bool) -> [Bool] {
    switch self {
    case .text: [isPositive]
    case .all(let parts), .any(let parts): parts.flatMap { $0.signs(isPositive: isPositive) }
    case .not(let part): part.signs(isPositive: !isPositive)
    case .days, .paper, .marked: []
    }
  }
}
