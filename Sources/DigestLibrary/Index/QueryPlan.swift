import DigestCore

/// A query as the index can answer it: for each tier the papers of some branches, one by one.
struct QueryPlan {
  /// Papers whose ids are in `ids` and whose words are as `match` asks.
  struct Branch {
    var match = MatchExpression.everything
    /// All of which a paper has.
    var starts: [StartTerm] = []
    /// None of which a paper has.
    var lacks: [StartTerm] = []
    /// All of which a paper's marks meet; never `unread`, which is not `read`.
    var marks: [MarkCriterion] = []
    /// None of which they meet.
    var unmarked: [MarkCriterion] = []
    var ids = IDRanges.all

    /// Whether it asks for more than `match` and `ids` say.
    var hasFilters: Bool {
      !starts.isEmpty || !lacks.isEmpty || !marks.isEmpty || !unmarked.isEmpty
    }

    func and(_ other: Self) -> Self {
      Self(
        match: match.and(other.match),
        starts: starts + other.starts.filter { !starts.contains($0) },
        lacks: lacks + other.lacks.filter { !lacks.contains($0) },
        marks: marks + other.marks.filter { !marks.contains($0) },
        unmarked: unmarked + other.unmarked.filter { !unmarked.contains($0) },
        ids: ids.intersection(other.ids))
    }
  }

  /// Where the words that name no field must stand.
  enum Tier: Int, CaseIterable {
    case title = 1
    case head, anywhere
  }

  enum Aim {
    /// The first papers soon, though each has to be looked at.
    case first
    /// All papers.
    case all
  }

  /// What is known of the archive while a plan is made.
  struct Knowledge {
    /// The words that begin so, of titles and authors or of all, at most `limit`; `nil` where
    /// there are more.
    var words: (_ beginning: String, _ isInHead: Bool, _ limit: Int) throws -> [String]?
    /// The papers of an arXiv id.
    var ids: (_ arxivID: String) throws -> [EntryID]
    var marks: EntryMarks
  }

  /// Whether every paper of the branches is a hit; else each has to be looked at.
  private(set) var isExact = true
  /// Whether hits fall into tiers: else only `anywhere` is asked for.
  let hasTiers: Bool
  private var branches: [Tier: [Branch]] = [:]
  private var usesBody: [Tier: Bool] = [:]
  private let knowledge: Knowledge
  private let aim: Aim

  /// More branches are not worth their number: all papers of the scope are looked at instead.
  private static let mostBranches = 64
  /// Words that a beginning is spelled out as: the list of each has to be found.
  private static let mostWords = 40

  /// Plans `query`; `ranks` where the tiers of the hits are asked for.
  init(
    _ query: Query, scope: IDRanges, aim: Aim = .all, ranks: Bool = true, knowledge: Knowledge
  ) throws {
    self.knowledge = knowledge
    self.aim = aim
    hasTiers = ranks && query.order == .tiers && query.positiveTerms.contains { $0.field == nil }
    for tier in hasTiers ? Tier.allCases : [.anywhere] {
      usesBody[tier] = tier == .anywhere && query.positiveTerms.contains { $0.field == nil }
      var found = [Branch()]
      if let expression = query.expression {
        if let made = try branches(of: expression, tier: tier, isNegated: false, wasNegated: false),
          made.allSatisfy({ $0.match.depth <= 8 })
        {
          found = made
        } else {
          isExact = false
        }
      }
      branches[tier] = found.map { $0.and(Branch(ids: scope)) }.filter { !$0.ids.isEmpty }
    }
  }

  func branches(of tier: Tier) -> [Branch] { branches[tier] ?? [] }

  /// The table that has all the words a tier asks for.
  func table(of tier: Tier) -> String {
    let needsBody =
      usesBody[tier] == true
      || branches(of: tier).contains { !$0.match.isEverything && $0.match.needsEveryPaper }
    return needsBody || !isExact ? "body" : "head"
  }

  /// The union of branches; `nil` for too many.
  ///
  /// Negations are moved to the leaves. Words under one are looked for everywhere, whatever the
  /// tier.
  private mutating func branches(
    of expression: Query.Expression, tier: Tier, isNegated: Bool, wasNegated: Bool
  ) throws -> [Branch]? {
    switch expression {
    case .text(let term):
      let branches = try leaf(term, tier: wasNegated ? .anywhere : tier, isNegated: isNegated)
      if isNegated, term.field == nil, branches.contains(where: { !$0.match.isEverything }) {
        usesBody[tier] = true
      }
      return branches
    case .days(let days):
      let ids = IDRanges(days)
      return [Branch(ids: isNegated ? ids.complement : ids)]
    case .paper(let arxivID):
      let ids = IDRanges(try knowledge.ids(arxivID).map { $0.rawValue...$0.rawValue })
      return [Branch(ids: isNegated ? ids.complement : ids)]
    case .marked(let criterion):
      return [branch(criterion, isNegated: isNegated)].compactMap { $0 }
    case .not(let part):
      return try branches(of: part, tier: tier, isNegated: !isNegated, wasNegated: true)
    case .all(let parts), .any(let parts):
      var all: [[Branch]] = []
      for part in parts {
        guard
          let some = try branches(
            of: part, tier: tier, isNegated: isNegated, wasNegated: wasNegated)
        else { return nil }
        all.append(some)
      }
      if case .all = expression, !isNegated { return Self.intersection(all) }
      if case .any = expression, isNegated { return Self.intersection(all) }
      return Self.union(all)
    }
  }

  private static func intersection(_ parts: [[Branch]]) -> [Branch]? {
    var product = [Branch()]
    for part in parts {
      guard product.count * part.count <= mostBranches else { return nil }
      product = product.flatMap { left in part.map { left.and($0) } }
        .filter { !$0.ids.isEmpty }
    }
    return product
  }

  /// Branches over the same ids are one question to FTS5.
  private static func union(_ parts: [[Branch]]) -> [Branch]? {
    let branches = Array(parts.joined())
    let others = branches.filter(\.hasFilters)
    var merged: [(ids: IDRanges, matches: [MatchExpression])] = []
    for branch in branches where !branch.hasFilters {
      if let index = merged.firstIndex(where: { $0.ids == branch.ids }) {
        merged[index].matches.append(branch.match)
      } else {
        merged.append((branch.ids, [branch.match]))
      }
    }
    guard merged.count + others.count <= mostBranches else { return nil }
    return others
      + merged.map { ids, matches in
        if matches.count == 1 { return Branch(match: matches[0], ids: ids) }
        if matches.contains(where: \.isEverything) { return Branch(ids: ids) }
        return Branch(match: MatchExpression(positive: [.any(matches)]), ids: ids)
      }
  }

  /// `nil` where no paper can be one.
  private func branch(_ criterion: MarkCriterion, isNegated: Bool) -> Branch? {
    let isWanted = (criterion == .unread) == isNegated
    let criterion = criterion == .unread ? .read : criterion
    guard let bounds = knowledge.marks.bounds(of: criterion) else {
      return isWanted ? nil : Branch()
    }
    return isWanted
      ? Branch(marks: [criterion], ids: IDRanges([bounds])) : Branch(unmarked: [criterion])
  }

  private mutating func leaf(
    _ term: TextTerm, tier: Tier, isNegated: Bool
  ) throws -> [Branch] {
    let marks = term.marks
    if !marks.isEmpty {
      isExact = false
      // Papers that lack the letters lack the word, but not the other way round.
      if isNegated { return [Branch()] }
    }
    guard var branch = try words(of: term, tier: tier, isNegated: isNegated) else {
      return isNegated ? [Branch()] : []
    }
    if isNegated, let text = branch.match.positive.first?.text {
      return [Branch(match: .except(text))]
    }
    if !marks.isEmpty {
      let letters = marks.map { "\"\(IndexSchema.markSign)\($0)\"" }
      branch.match = branch.match.and(
        .words("marks : (" + letters.joined(separator: " AND ") + ")"))
    }
    return [branch]
  }

  /// A term without its accents; `nil` where no paper can have it.
  private mutating func words(
    of term: TextTerm, tier: Tier, isNegated: Bool
  ) throws -> Branch? {
    let words = term.words
    let columns = columns(of: term, tier: tier)
    func phrase(_ words: [String]) -> String { "\"" + words.joined(separator: " ") + "\"" }
    guard term.isOpen, let last = words.last else {
      return Branch(match: .words(columns.filter + phrase(words)))
    }
    if words.count == 1 {
      if last.unicodeScalars.count <= WordStart.length {
        let start = [StartTerm(last, fields: columns.fields)]
        return isNegated ? Branch(lacks: start) : Branch(starts: start)
      }
      let isInHead = columns.fields.isDisjoint(with: .summary)
      if let spelled = try knowledge.words(last, isInHead, Self.mostWords) {
        guard !spelled.isEmpty else { return nil }
        let group = spelled.map { "\"\($0)\"" }.joined(separator: " OR ")
        return Branch(match: .words(columns.filter + "(\(group))"))
      }
    }
    guard aim == .first, !isNegated else {
      return Branch(match: .words(columns.filter + phrase(words) + " *"))
    }
    // FTS5 merges the lists of all words that begin so before it gives the first paper.
    isExact = false
    var branch = Branch(starts: [StartTerm(last, fields: columns.fields)])
    if words.count > 1 {
      branch.match = .words(columns.filter + phrase(words.dropLast()))
    }
    return branch
  }

  /// Where a term may stand, for FTS5 and for starts.
  private mutating func columns(
    of term: TextTerm, tier: Tier
  ) -> (filter: String, fields: StartFields) {
    switch (term.field, tier) {
    case (.title, _), (nil, .title): return ("title : ", .title)
    case (.author, _): return ("authors : ", .authors)
    case (.summary, _):
      for tier in Tier.allCases { usesBody[tier] = true }
      return ("summary : ", .summary)
    // Also where another word of the query wants the table of all words.
    case (nil, .head): return ("{title authors} : ", [.title, .authors])
    case (nil, .anywhere): return ("", .all)
    }
  }
}
