import DigestCore

/// A query as a reader types it, and as the yardsticks take it.
struct MeasuredQuery {
  var name: String
  var text: String
  /// For FTS5, over folded words, and without what is asked of marks; `nil` where nothing is left.
  var match: String?
  /// Folded, all of which a scan looks for, whatever their fields or a "not" before them.
  ///
  /// None where that is no measure of the query.
  var needles: [String] = []
  /// The row ids of its days.
  var ids: ClosedRange<Int64>?
  /// The best first, not the newest.
  var isByRelevance = false

  /// What is asked for while it is typed: a query a key, but those that ask for nothing yet.
  var keys: [(text: String, query: Query)] {
    text.indices.map { (String(text[...$0]), Self.parsed(String(text[...$0]))) }
      .filter { !$0.1.isEmpty }
  }
  var query: Query { Self.parsed(text) }

  private static func parsed(_ text: String) -> Query {
    Query(parsing: text, today: ZipfArchive.newest)
  }
}

extension MeasuredQuery {
  static let all = [
    Self(name: "common letter", text: "a", match: "a*", needles: ["a"]),
    Self(name: "common word", text: "models", match: "models*", needles: ["models"]),
    Self(name: "crowded beginning", text: "comp", match: "comp*", needles: ["comp"]),
    Self(name: "one word", text: "diffusion", match: "diffusion*", needles: ["diffusion"]),
    Self(
      name: "three words", text: "diffusion video model",
      match: "diffusion* AND video* AND model*", needles: ["diffusion", "video", "model"]),
    Self(
      name: "phrase", text: "\"flow matching\"", match: "\"flow matching\"",
      needles: ["flow matching"]),
    Self(name: "field", text: "title:agent", match: "title : agent*", needles: ["agent"]),
    Self(
      name: "negation", text: "diffusion -survey", match: "diffusion* NOT survey*",
      needles: ["diffusion"]),
    Self(name: "or", text: "diffusion | flow", match: "diffusion* OR flow*"),
    // The accent is checked in the text afterwards: the yardsticks find the candidates only.
    Self(name: "typed accent", text: "müller", match: "muller*", needles: ["muller"]),
    Self(
      name: "days", text: "diffusion date:2025-02..2025-03", match: "diffusion*",
      ids: ids(from: (2025, 2, 1), to: (2025, 3, 31))),
    Self(
      name: "relevance", text: "diffusion sort:relevance", match: "diffusion*",
      isByRelevance: true),
    Self(name: "unread word", text: "is:unread diffusion", match: "diffusion*"),
    Self(name: "tagged word", text: "tag:rl diffusion", match: "diffusion*"),
    Self(name: "starred", text: "is:starred"),
    Self(name: "unread", text: "is:unread"),
    Self(
      name: "none", text: "nothinglikethis", match: "nothinglikethis*",
      needles: ["nothinglikethis"]),
  ]

  private static func ids(from first: (Int, Int, Int), to last: (Int, Int, Int)) -> ClosedRange<
    Int64
  > {
    func range(_ day: (Int, Int, Int)) -> ClosedRange<EntryID> {
      EntryID.range(
        ofDayBits: EntryID.dayBits(DigestDate(year: day.0, month: day.1, day: day.2)))
    }
    return range(first).lowerBound.rawValue...range(last).upperBound.rawValue
  }
}
