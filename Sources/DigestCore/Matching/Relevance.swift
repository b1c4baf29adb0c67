/// How well papers answer terms: BM25 as SQLite's FTS5 computes it, with the title's words worth
/// 10, the authors' 3 and the summary's 1.
///
/// Needs two passes: `count` over all papers of the archive, then `score` for those that match.
/// Accents that were typed make no difference to it, as the index holds none.
package struct Relevance: Sendable {
  /// FTS5's constants: how soon more of a term adds nothing, and how much a paper's length counts.
  private static let saturation = 1.2
  private static let lengthWeight = 0.75
  /// What a word of a title counts, where one of a summary counts 1.
  package static let titleWeight = 10.0
  package static let authorWeight = 3.0

  private let terms: [TextTerm]
  private var papers = 0
  private var tokens = 0
  /// For each term, the papers that have it.
  private var papersWith: [Int]

  /// `terms` are the positive ones of a query; one that is there twice counts twice.
  package init(terms: [TextTerm]) {
    self.terms = terms
    papersWith = terms.map { _ in 0 }
  }

  package mutating func count(_ paper: FoldedPaper) {
    papers += 1
    tokens += paper.tokenCount
    let bytes = paper.bytes
    for (place, term) in terms.enumerated() {
      let range = paper.range(of: term.field)
      if term.offset(in: bytes.span, from: range.lowerBound, to: range.upperBound) != nil {
        papersWith[place] += 1
      }
    }
  }

  /// At most 0, less for better; `paper` is one of those that were counted.
  package func score(_ paper: FoldedPaper) -> Double {
    guard tokens > 0 else { return 0 }
    let average = Double(tokens) / Double(papers)
    var score = 0.0
    // In the order of FTS5's own sums, so that equal papers get equal scores here and there.
    for (place, term) in terms.enumerated() {
      let frequency = frequency(of: term, in: paper)
      let length = Double(paper.tokenCount)
      let dampening =
        Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length / average)
      score +=
        rarity(of: place) * ((frequency * (Self.saturation + 1)) / (frequency + dampening))
    }
    return -score
  }

  /// The inverse document frequency; a term of more than half the papers still counts a little.
  private func rarity(of term: Int) -> Double {
    let papersWith = Double(papersWith[term])
    let odds = (Double(papers) - papersWith + 0.5) / (papersWith + 0.5)
    let rarity = odds.naturalLogarithm
    return rarity > 0 ? rarity : 1e-6
  }

  /// How often `term` stands in `paper`, each place with the weight of its column.
  private func frequency(of term: TextTerm, in paper: FoldedPaper) -> Double {
    let range = paper.range(of: term.field)
    let bytes = paper.bytes
    var frequency = 0.0
    var start = range.lowerBound
    while let offset = term.offset(in: bytes.span, from: start, to: range.upperBound) {
      if offset < paper.titleRange.upperBound {
        frequency += Self.titleWeight
      } else {
        frequency += offset < paper.authorsRange.upperBound ? Self.authorWeight : 1
      }
      start = offset + 1
    }
    return frequency
  }
}
