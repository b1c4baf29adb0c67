/// Gives the pieces of a summary their labels: those from the summary to the remarks, in this
/// order, each for one run of pieces.
///
/// Of all such ways the one for which most speaks: the evidence of every piece, less what it
/// costs to leave a label out or to give one to a second piece. With no evidence at all, five
/// pieces are the five parts: so much does the position say.
struct SummaryAlignment {
  typealias Label = SummarySections.Label

  private(set) var labels: [Label] = []

  init(_ evidence: [SummaryEvidence]) {
    guard !evidence.isEmpty else { return }
    var best = SummaryEvidence(repeating: Self.impossible)
    var origins: [SIMD8<UInt8>] = []
    origins.reserveCapacity(evidence.count)
    for label in Self.first...Self.last {
      best[label] = evidence[0][label] - Self.cost(ofLeaving: Self.first..<label)
    }
    origins.append(SIMD8())
    for piece in evidence.dropFirst() {
      var next = SummaryEvidence()
      var origin = SIMD8<UInt8>()
      // The best of the labels before this one, less what those between cost, and which it is.
      var earlier = (score: Self.impossible, label: UInt8(Self.first))
      for label in Self.first...Self.last {
        let same = best[label] - Self.repetition[label]
        let isSame = same >= earlier.score
        next[label] = (isSame ? same : earlier.score) + piece[label]
        origin[label] = isSame ? UInt8(label) : earlier.label
        earlier.score -= Self.absence[label]
        if best[label] > earlier.score { earlier = (best[label], UInt8(label)) }
      }
      best = next
      origins.append(origin)
    }
    trace(best, origins)
  }

  private mutating func trace(_ best: SummaryEvidence, _ origins: [SIMD8<UInt8>]) {
    var label = Self.first
    var most = Int16.min
    for last in Self.first...Self.last {
      let score = best[last] - Self.cost(ofLeaving: min(last + 1, Self.last)..<Self.last)
      if score > most {
        most = score
        label = last
      }
    }
    labels.reserveCapacity(origins.count + 1)
    for origin in origins.reversed() {
      if let label = Label(rawValue: label) { labels.append(label) }
      label = Int(origin[label])
    }
    labels.reverse()
  }

  private static let first = Label.summary.rawValue
  private static let last = Label.remarks.rawValue
  private static let impossible: Int16 = -8_000

  /// What a second piece of a label costs: results are told in several sentences more often
  /// than a method is.
  private static let repetition = SummaryEvidence(0, 6, 6, 4, 3, 5, 2, 0)
  private static let absence = SummaryEvidence(0, 6, 9, 8, 8, 8, 0, 0)

  private static func cost(ofLeaving labels: Range<Int>) -> Int16 {
    var cost: Int16 = 0
    for label in labels { cost += absence[label] }
    return cost
  }
}
