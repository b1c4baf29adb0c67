extension QueryParser {
  /// What `value` means behind a key that names no field; `range` is of both, `isNegated` tells
  /// whether a minus stands before them.
  mutating func value(
    _ value: String, of key: QueryScanner.Key, _ range: Range<Int>, isNegated: Bool
  ) -> Query.Expression? {
    switch key {
    case .title, .author, .summary: break
    case .date, .after, .before:
      if let days = dayRange(value, key: key) { return .days(days) }
      // So short that all of it can be read beside a query.
      report(range, "not a day (2025-03, \"apr 21\", today)")
    case .id:
      if let id = ArxivReference.id(in: value) { return .paper(id) }
      report(range, "not an arXiv id (such as 2504.13837)")
    case .sort: sort(by: value, range, isNegated: isNegated)
    case .mark:
      if let criterion = MarkCriterion(word: value.lowercased()) { return .marked(criterion) }
      report(range, "not a mark (\(Self.list(key.values)))")
    case .tag:
      if let name = TagName.name(value) { return .marked(.tag(name)) }
      report(range, value.isEmpty ? "a tag must follow the colon" : "not a tag (one word)")
    }
    return nil
  }

  /// Takes words that are days together with `value`, which is none, and says what is wrong with
  /// them: spaces end a value.
  ///
  /// `start` is where the key begins. Returns whether there are such words.
  mutating func leftOutQuotes(
    of value: String, behind key: QueryScanner.Key, at start: Int, isInGroup: Bool
  ) -> Bool {
    guard [.date, .after, .before].contains(key), dayRange(value, key: key) == nil else {
      return false
    }
    var (ahead, text) = (scanner, value)
    var found: (end: QueryScanner, text: String)?
    // No days are of more words than three.
    for _ in 0..<3 {
      ahead.skipSpaces()
      let word = ahead.word(isInGroup: isInGroup)
      guard !word.isEmpty else { break }
      text += text.isEmpty ? word : " " + word
      if dayRange(text, key: key) != nil { found = (ahead, text) }
    }
    guard let found else { return false }
    scanner = found.end
    let isOneWord = !found.text.utf8.contains(UInt8(ascii: " "))
    report(
      start..<scanner.offset,
      isOneWord
        ? "no space there: \(key.rawValue):\(found.text)"
        : "quotes needed: \(key.rawValue):\"\(found.text)\"")
    return true
  }

  private mutating func sort(by value: String, _ range: Range<Int>, isNegated: Bool) {
    switch value.lowercased() {
    case _ where isNegated: report(range, "an order cannot be excluded")
    case "date": order = .date
    case "relevance": order = .relevance
    default: report(range, "not an order (\(Self.list(QueryScanner.Key.sort.values)))")
    }
  }

  /// `a, b or c`.
  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }

  private func dayRange(_ value: String, key: QueryScanner.Key) -> DayRange? {
    switch key {
    case .after:
      return day(value).map { DayRange(first: $0.upperBound.adding(days: 1), last: nil) }
    case .before:
      return day(value).map { DayRange(first: nil, last: $0.lowerBound.adding(days: -1)) }
    default: break
    }
    guard let dots = Self.dots(in: value) else {
      return day(value).map { DayRange(first: $0.lowerBound, last: $0.upperBound) }
    }
    let (from, to) = (value[..<dots.lowerBound], value[dots.upperBound...])
    let (first, last) = (day(String(from)), day(String(to)))
    guard first != nil || from.isEmpty, last != nil || to.isEmpty, first != nil || last != nil
    else { return nil }
    if let first, let last {
      // In either order: nobody means no day at all.
      return DayRange(
        first: min(first.lowerBound, last.lowerBound), last: max(first.upperBound, last.upperBound))
    }
    return DayRange(first: first?.lowerBound, last: last?.upperBound)
  }

  private func day(_ text: String) -> ClosedRange<DigestDate>? {
    DateExpression.parse(text, today: today)
  }

  private static func dots(in text: String) -> Range<String.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ".", next < text.endIndex, text[next] == "." {
        return index..<text.index(after: next)
      }
      index = next
    }
    return nil
  }
}
