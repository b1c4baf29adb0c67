extension QueryScanner {
  /// What may stand before a colon.
  enum Key: String, CaseIterable {
    case title, author, summary, date, after, before, id, sort
    case mark = "is"
    case tag

    /// `name` is a whole name or, of a field, its first letter; in lower case.
    init?(name: String) {
      let short: [String: Self] = ["t": .title, "a": .author, "s": .summary]
      guard let key = short[name] ?? Self(rawValue: name) else { return nil }
      self = key
    }

    var field: Query.Field? {
      switch self {
      case .title: .title
      case .author: .author
      case .summary: .summary
      default: nil
      }
    }

    /// All that may follow; empty where that is no short list.
    var values: [String] {
      switch self {
      case .sort: ["date", "relevance"]
      case .mark: ["unread", "read", "starred", "noted", "new"]
      default: []
      }
    }
  }
}
