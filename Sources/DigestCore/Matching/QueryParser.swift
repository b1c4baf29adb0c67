/// Reads a query: operands side by side (all of them), `|` between (any of them), `-` before one
/// (not it), round brackets around.
///
/// A bracket opens only where a word could begin, and a bar counts only where it stands at the
/// edge of a word: inside a word both are what was typed.
struct QueryParser {
  private(set) var problems: [QueryProblem] = []
  private var scanner: QueryScanner
  private let today: DigestDate

  /// Deeper brackets are left out: they would only cost stack.
  private static var deepest: Int { 32 }

  init(_ text: String, today: DigestDate) {
    scanner = QueryScanner(text)
    self.today = today
  }

  mutating func parse() -> Query.Expression? { alternatives(depth: 0) }

  private mutating func alternatives(depth: Int) -> Query.Expression? {
    var parts: [Query.Expression] = []
    var lastBar: Int?
    while true {
      let part = conjunction(depth: depth)
      if let part { parts.append(part) }
      if part == nil, let bar = lastBar { report(bar..<bar + 1, "nothing stands after the bar") }
      scanner.skipSpaces()
      guard scanner.byte == UInt8(ascii: "|") else { break }
      if part == nil, lastBar == nil {
        report(scanner.offset..<scanner.offset + 1, "nothing stands before the bar")
      }
      lastBar = part == nil ? nil : scanner.offset
      scanner.advance()
    }
    return parts.count > 1 ? .any(parts) : parts.first
  }

  private mutating func conjunction(depth: Int) -> Query.Expression? {
    var parts: [Query.Expression] = []
    while true {
      scanner.skipSpaces()
      guard let byte = scanner.byte, byte != UInt8(ascii: "|") else { break }
      if depth > 0, byte == UInt8(ascii: ")") { break }
      if let part = operand(depth: depth) { parts.append(part) }
    }
    return parts.count > 1 ? .all(parts) : parts.first
  }

  private mutating func operand(depth: Int) -> Query.Expression? {
    guard scanner.byte == UInt8(ascii: "-") else { return primary(depth: depth) }
    let start = scanner.offset
    scanner.advance()
    guard let byte = scanner.byte, !scanner.isAtSpace, byte != UInt8(ascii: "|"),
      depth == 0 || byte != UInt8(ascii: ")")
    else {
      report(start..<start + 1, "nothing stands after the minus")
      return nil
    }
    return primary(depth: depth).map { .not($0) }
  }

  private mutating func primary(depth: Int) -> Query.Expression? {
    if scanner.byte == UInt8(ascii: "(") { return group(depth: depth) }
    if scanner.isAtQuote { return phrase(field: nil) }
    let start = scanner.offset
    guard let key = scanner.key() else { return word(depth: depth) }
    if let field = key.field {
      return scanner.isAtQuote
        ? phrase(field: field) : fieldWord(of: field, key: start, depth: depth)
    }
    let value = scanner.quotableWord(isInGroup: depth > 0)
    let range = start..<scanner.offset
    if key == .id { return paper(value, range) }
    return days(value, key: key, range)
  }

  private mutating func group(depth: Int) -> Query.Expression? {
    let start = scanner.offset
    scanner.advance()
    guard depth < Self.deepest else {
      report(start..<start + 1, "too many brackets inside each other")
      return nil
    }
    let inner = alternatives(depth: depth + 1)
    if scanner.byte == UInt8(ascii: ")") { scanner.advance() }
    return inner
  }

  private mutating func phrase(field: Query.Field?) -> Query.Expression? {
    let start = scanner.offset
    let (text, isClosed) = scanner.quoted()
    if let term = TextTerm(text, field: field, isOpen: !isClosed) { return .text(term) }
    // An opening quote alone is only a beginning.
    if isClosed || !text.isEmpty {
      report(start..<scanner.offset, "no letter or digit to search for")
    }
    return nil
  }

  private mutating func word(depth: Int) -> Query.Expression? {
    let start = scanner.offset
    let text = scanner.word(isInGroup: depth > 0)
    if let id = ArxivReference.id(in: text) { return .paper(id) }
    if QueryScanner.looksLikeDay(text) { return days(text, key: .date, start..<scanner.offset) }
    if let term = TextTerm(text) { return .text(term) }
    report(start..<scanner.offset, "no letter or digit to search for")
    return nil
  }

  private mutating func fieldWord(
    of field: Query.Field, key start: Int, depth: Int
  ) -> Query.Expression? {
    let text = scanner.word(isInGroup: depth > 0)
    if let term = TextTerm(text, field: field) { return .text(term) }
    report(start..<scanner.offset, "a word must follow the colon")
    return nil
  }

  private mutating func paper(_ value: String, _ range: Range<Int>) -> Query.Expression? {
    if let id = ArxivReference.id(in: value) { return .paper(id) }
    report(range, "not an arXiv id (such as 2504.13837)")
    return nil
  }

  private mutating func report(_ range: Range<Int>, _ message: String) {
    problems.append(QueryProblem(range: range, message: message))
  }
}

extension QueryParser {
  private mutating func days(
    _ value: String, key: QueryScanner.Key, _ range: Range<Int>
  ) -> Query.Expression? {
    if let days = dayRange(value, key: key) { return .days(days) }
    report(range, "not a day (such as 2025-03, 2025-03-04, \"apr 21\" or \"last week\")")
    return nil
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
