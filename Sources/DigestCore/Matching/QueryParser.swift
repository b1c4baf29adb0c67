/// Reads a query: operands side by side (all of them), `|` between (any of them), `-` before one
/// (not it), round brackets around.
///
/// A bracket opens only where a word could begin: inside a word it is what was typed, and so is
/// all up to the one that closes it. A bar needs no spaces around it, quotes make text of it.
struct QueryParser {
  private(set) var problems: [QueryProblem] = []
  private(set) var parts: [QueryPart] = []
  /// All of the expression's, with where each was typed.
  private(set) var terms: [(term: TextTerm, range: Range<Int>)] = []
  var order = Query.Order.tiers
  let today: DigestDate
  var scanner: QueryScanner

  /// Deeper brackets are left out: they would only cost stack.
  private static var deepest: Int { 32 }

  init(_ text: String, today: DigestDate) {
    scanner = QueryScanner(text)
    self.today = today
  }

  mutating func parse() -> Query.Expression? { alternatives(depth: 0) }

  mutating func report(_ range: Range<Int>, _ message: String) {
    problems.append(QueryProblem(range: range, message: message))
  }

  private mutating func alternatives(depth: Int) -> Query.Expression? {
    var operands = Operands()
    var lastBar: Int?
    while true {
      let known = terms.count
      let operand = conjunction(depth: depth)
      if let operand { take(operand, into: &operands, termsFrom: known) }
      if operand == nil, let bar = lastBar { report(bar..<bar + 1, "nothing stands after the bar") }
      scanner.skipSpaces()
      guard scanner.byte == UInt8(ascii: "|") else { break }
      let bar = sign()
      if operand == nil, lastBar == nil { report(bar, "nothing stands before the bar") }
      lastBar = operand == nil ? nil : bar.lowerBound
    }
    return operands.all.count > 1 ? .any(operands.all) : operands.all.first
  }

  private mutating func conjunction(depth: Int) -> Query.Expression? {
    var operands = Operands()
    while true {
      scanner.skipSpaces()
      guard let byte = scanner.byte, byte != UInt8(ascii: "|") else { break }
      if depth > 0, byte == UInt8(ascii: ")") { break }
      let known = terms.count
      if let operand = operand(depth: depth) {
        take(operand, into: &operands, termsFrom: known)
      }
    }
    return operands.all.count > 1 ? .all(operands.all) : operands.all.first
  }

  /// Adds an operand, whose terms are those from `start` on; one that is there already asks for
  /// nothing more, and would cost as much again.
  private mutating func take(
    _ operand: Query.Expression, into operands: inout Operands, termsFrom start: Int
  ) {
    if !operands.add(operand) { terms.removeSubrange(start...) }
  }

  private mutating func operand(depth: Int) -> Query.Expression? {
    guard scanner.byte == UInt8(ascii: "-") else { return primary(depth: depth) }
    let minus = sign()
    guard let byte = scanner.byte, !scanner.isAtSpace, byte != UInt8(ascii: "|"),
      depth == 0 || byte != UInt8(ascii: ")")
    else {
      report(minus, "nothing stands after the minus")
      return nil
    }
    return primary(depth: depth, isNegated: true).map { .not($0) }
  }

  private mutating func primary(depth: Int, isNegated: Bool = false) -> Query.Expression? {
    if scanner.byte == UInt8(ascii: "(") { return group(depth: depth) }
    if scanner.isAtQuote { return phrase(field: nil) }
    let start = scanner.offset
    guard let key = scanner.key() else { return wordWithoutField(depth: depth) }
    let middle = scanner.offset
    note(start..<middle, .key)
    if let field = key.field {
      return scanner.isAtQuote
        ? phrase(field: field) : fieldWord(of: field, key: start, depth: depth)
    }
    let value = scanner.quotableWord(isInGroup: depth > 0)
    let isDay = key != .id && leftOutQuotes(of: value, behind: key, at: start, isInGroup: depth > 0)
    note(middle..<scanner.offset, .value)
    if isDay { return nil }
    return self.value(value, of: key, start..<scanner.offset, isNegated: isNegated)
  }

  private mutating func group(depth: Int) -> Query.Expression? {
    let opening = sign()
    guard depth < Self.deepest else {
      report(opening, "too many brackets inside each other")
      return nil
    }
    let inner = alternatives(depth: depth + 1)
    if scanner.byte == UInt8(ascii: ")") { _ = sign() }
    return inner
  }

  private mutating func phrase(field: Query.Field?) -> Query.Expression? {
    let start = scanner.offset
    let (text, isClosed) = scanner.quoted()
    let range = start..<scanner.offset
    note(range, .phrase)
    if let term = TextTerm(text, field: field, isOpen: !isClosed) { return found(term, range) }
    // An opening quote alone is only a beginning.
    if isClosed || !text.isEmpty { report(range, "no letter or digit to search for") }
    return nil
  }

  private mutating func word(depth: Int) -> Query.Expression? {
    let start = scanner.offset
    let text = scanner.word(isInGroup: depth > 0)
    let range = start..<scanner.offset
    let id = ArxivReference.id(in: text)
    let isDay = id == nil && QueryScanner.looksLikeDay(text)
    note(range, id != nil || isDay ? .value : .word)
    if let id { return .paper(id) }
    if isDay { return value(text, of: .date, range, isNegated: false) }
    if let term = TextTerm(text) { return found(term, range) }
    report(range, "no letter or digit to search for")
    return nil
  }

  /// A word, or what stands behind a key that there is not.
  private mutating func wordWithoutField(depth: Int) -> Query.Expression? {
    let start = scanner.offset
    guard let name = scanner.unknownKey() else { return word(depth: depth) }
    let range = start..<scanner.offset
    note(range, .key)
    report(range, QueryScanner.Key.message(unknown: name))
    return scanner.isAtQuote ? phrase(field: nil) : word(depth: depth)
  }

  private mutating func fieldWord(
    of field: Query.Field, key start: Int, depth: Int
  ) -> Query.Expression? {
    let middle = scanner.offset
    let text = scanner.word(isInGroup: depth > 0)
    let range = middle..<scanner.offset
    note(range, .word)
    if let term = TextTerm(text, field: field) { return found(term, range) }
    report(start..<scanner.offset, "a word must follow the colon")
    return nil
  }

  private mutating func found(_ term: TextTerm, _ range: Range<Int>) -> Query.Expression {
    terms.append((term, range))
    return .text(term)
  }

  private mutating func note(_ range: Range<Int>, _ kind: QueryPart.Kind) {
    if !range.isEmpty { parts.append(QueryPart(range: range, kind: kind)) }
  }

  /// Takes the sign that comes next.
  private mutating func sign() -> Range<Int> {
    let range = scanner.offset..<scanner.offset + 1
    note(range, .sign)
    scanner.advance()
    return range
  }
}

/// What stands side by side, or between bars, each once.
private struct Operands {
  private(set) var all: [Query.Expression] = []
  private var known: Set<Query.Expression> = []

  /// Whether it was not there yet.
  mutating func add(_ operand: Query.Expression) -> Bool {
    guard known.insert(operand).inserted else { return false }
    all.append(operand)
    return true
  }
}
