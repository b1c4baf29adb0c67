import DigestCore

/// A query as the index can answer it: for each tier the papers of some branches, one by one.
struct QueryPlan {
  /// Papers whose ids are in `ids` and whose words are as `match` asks.
  struct Branch {
    var match = MatchExpression.everything
    var ids = IDRanges.all

    func and(_ other: Self) -> Self {
      Self(match: match.and(other.match), ids: ids.intersection(other.ids))
    }
  }

  /// Where the words that name no field must stand.
  enum Tier: Int, CaseIterable {
    case title = 1
    case head, anywhere
  }

  /// What is known of the archive while a plan is made.
  struct Knowledge {
    /// The words that begin so, at most `limit`; `nil` where there are more.
    var words: (_ prefix: String, _ limit: Int) throws -> [String]?
    /// The papers of an arXiv id.
    var ids: (_ arxivID: String) throws -> [EntryID]
  }

  /// Whether every paper of the branches is a hit; else each has to be looked at.
  private(set) var isExact = true
  /// Whether hits fall into tiers: else only `anywhere` is asked for.
  let hasTiers: Bool
  private var branches: [Tier: [Branch]] = [:]
  private var usesBody: [Tier: Bool] = [:]
  private let knowledge: Knowledge

  /// More branches are not worth their number: all papers of the scope are looked at instead.
  private static let mostBranches = 64
  /// Words that a beginning is spelled out as; more are left to FTS5.
  private static let mostWords = 400

  init(_ query: Query, scope: IDRanges, knowledge: Knowledge) throws {
    self.knowledge = knowledge
    hasTiers = query.order == .tiers && query.positiveTerms.contains { $0.field == nil }
    for tier in hasTiers ? Tier.allCases : [.anywhere] {
      usesBody[tier] = tier == .anywhere && query.positiveTerms.contains { $0.field == nil }
      var found = [Branch()]
      if let expression = query.expression {
        if let made = try branches(of: expression, tier: tier, isNegated: false, wasNegated: false)
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
      usesBody[tier] == true || branches(of: tier).contains { $0.match.needsEveryPaper }
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
      return try leaf(term, tier: wasNegated ? .anywhere : tier, isNegated: isNegated)
    case .days(let days):
      let ids = IDRanges(days)
      return [Branch(ids: isNegated ? ids.complement : ids)]
    case .paper(let arxivID):
      let ids = IDRanges(try knowledge.ids(arxivID).map { $0.rawValue...$0.rawValue })
      return [Branch(ids: isNegated ? ids.complement : ids)]
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
    var merged: [(ids: IDRanges, matches: [MatchExpression])] = []
    for branch in parts.joined() {
      if let index = merged.firstIndex(where: { $0.ids == branch.ids }) {
        merged[index].matches.append(branch.match)
      } else {
        merged.append((branch.ids, [branch.match]))
      }
    }
    guard merged.count <= mostBranches else { return nil }
    return merged.map { ids, matches in
      if matches.count == 1 { return Branch(match: matches[0], ids: ids) }
      if matches.contains(where: \.isEverything) { return Branch(ids: ids) }
      return Branch(match: MatchExpression(positive: [.any(matches)]), ids: ids)
    }
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
    if isNegated, term.field == nil { usesBody[tier] = true }
    guard let words = try words(of: term, tier: tier) else { return isNegated ? [Branch()] : [] }
    guard !isNegated else { return [Branch(match: .except(words))] }
    var match = MatchExpression.words(words)
    if !marks.isEmpty {
      let letters = marks.map { "\"\(IndexSchema.markSign)\($0)\"" }
      match = match.and(.words("marks : (" + letters.joined(separator: " AND ") + ")"))
    }
    return [Branch(match: match)]
  }

  /// A term in the syntax of FTS5; `nil` where no paper can have it.
  private mutating func words(of term: TextTerm, tier: Tier) throws -> String? {
    let words = term.words
    var text = "\"" + words.joined(separator: " ") + "\""
    if term.isOpen {
      if words.count == 1, let spelled = try spelledOut(words[0]) {
        guard !spelled.isEmpty else { return nil }
        text = "(" + spelled.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
      } else {
        text += " *"
      }
    }
    switch term.field {
    case .title: return "title : \(text)"
    case .author: return "authors : \(text)"
    case .summary:
      for tier in Tier.allCases { usesBody[tier] = true }
      return "summary : \(text)"
    case nil:
      switch tier {
      case .title: return "title : \(text)"
      // Also where another word of the query wants the table of all words.
      case .head: return "{title authors} : \(text)"
      case .anywhere: return text
      }
    }
  }

  /// The words that begin so: their lists are read in order and only as far as is asked for,
  /// where FTS5 itself merges the lists of a beginning before it gives the first paper.
  private func spelledOut(_ beginning: String) throws -> [String]? {
    guard beginning.unicodeScalars.count >= 3 else { return nil }
    return try knowledge.words(beginning, Self.mostWords)
  }
}
