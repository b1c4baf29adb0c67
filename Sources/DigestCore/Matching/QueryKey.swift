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

    /// How a person may write it.
    private var names: String {
      field == nil ? "\(rawValue):" : "\(rawValue): or \(rawValue.prefix(1)):"
    }

    /// What is said of a key that there is not.
    static func message(unknown name: String) -> String {
      let meant = near(name.lowercased()).map { "did you mean \($0.names)?" }
      return "no field \(name): (\(meant ?? "title: author: summary:"))"
    }

    /// The key that was meant by `name`, in lower case: another word for it, a part of it, or one
    /// nearly like it.
    private static func near(_ name: String) -> Self? {
      let others: [String: Self] = [
        "abs": .summary, "abstract": .summary, "by": .author, "since": .after, "until": .before,
        "day": .date, "month": .date, "year": .date, "arxivid": .id, "order": .sort,
        "mark": .mark, "label": .tag,
      ]
      if let meant = others[name] { return meant }
      let parts = allCases.filter { name == $0.rawValue + "s" || $0.rawValue.hasPrefix(name) }
      if let part = parts.first, name.utf8.count > 1 { return part }
      guard let words = NearWords(name) else { return nil }
      let near = allCases.compactMap { key in
        words.distance(to: Array(key.rawValue.utf8).span).map { (key: key, distance: $0) }
      }
      return near.min { $0.distance < $1.distance }?.key
    }

    /// All that may follow; empty where that is no list that everybody has.
    var values: [String] {
      switch self {
      case .sort: ["date", "relevance"]
      case .mark: MarkCriterion.words.map(\.word)
      default: []
      }
    }
  }
}

extension MarkCriterion {
  /// What `is:` asks for, the likeliest first.
  static let words: [(word: String, criterion: Self)] = [
    ("unread", .unread), ("read", .read), ("starred", .starred), ("tagged", .tagged),
    ("noted", .noted), ("new", .new),
  ]

  /// What `is:` and `word` ask for; `nil` for nothing.
  init?(word: String) {
    guard let known = Self.words.first(where: { $0.word == word }) else { return nil }
    self = known.criterion
  }
}
