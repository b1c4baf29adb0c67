/// What FTS5 is asked for: all of `positive` and none of `negative`.
struct MatchExpression {
  indirect enum Node {
    /// In the syntax of FTS5, complete in itself.
    case words(String)
    case any([MatchExpression])
  }

  /// None for every paper.
  var positive: [Node] = []
  var negative: [Node] = []

  static let everything = Self()

  static func words(_ text: String) -> Self { Self(positive: [.words(text)]) }

  static func except(_ text: String) -> Self { Self(negative: [.words(text)]) }

  var isEverything: Bool { positive.isEmpty && negative.isEmpty }

  func and(_ other: Self) -> Self {
    Self(positive: positive + other.positive, negative: negative + other.negative)
  }

  /// Whether a paper is found for something it has, not only for what it lacks.
  var needsEveryPaper: Bool {
    if positive.isEmpty { return true }
    return (positive + negative).contains { node in
      if case .any(let parts) = node { parts.contains(where: \.needsEveryPaper) } else { false }
    }
  }

  /// Brackets of alternatives inside each other.
  var depth: Int {
    (positive + negative).map { node in
      if case .any(let parts) = node { 1 + (parts.map(\.depth).max() ?? 0) } else { 0 }
    }.max() ?? 0
  }

  /// FTS5 section 3: `AND` binds closer than `OR`, `NOT` closer than both, so brackets everywhere.
  var text: String {
    let wanted = positive.isEmpty ? [Self.everyPaper] : positive.map(\.text)
    let all = wanted.count == 1 ? wanted[0] : "(" + wanted.joined(separator: " AND ") + ")"
    guard !negative.isEmpty else { return all }
    return "(\(all) NOT (" + negative.map(\.text).joined(separator: " OR ") + "))"
  }

  private static var everyPaper: String { "marks : \"\(IndexSchema.everyPaper)\"" }
}

extension MatchExpression.Node {
  var text: String {
    switch self {
    case .words(let text): text
    case .any(let parts): "(" + parts.map(\.text).joined(separator: " OR ") + ")"
    }
  }
}
