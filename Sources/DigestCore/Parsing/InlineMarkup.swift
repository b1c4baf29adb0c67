/// How a stretch of text is set.
package struct InlineTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package init(arrayLiteral elements: Self...) {
    rawValue = elements.reduce(0) { $0 | $1.rawValue }
  }

  package static let bold = Self(rawValue: 1)
  package static let italic = Self(rawValue: 2)
  package static let code = Self(rawValue: 4)
  /// A number that a paper has found, with its unit.
  package static let figure = Self(rawValue: 8)
  /// An address of the web, written out; the range of the source is the address.
  package static let link = Self(rawValue: 16)
}

/// A stretch of source text that is shown, and how.
package struct InlineRun: Equatable, Sendable {
  /// UTF-8 offsets into the source text, at the boundaries of Unicode scalars; never empty.
  package var range: Range<Int>
  package var traits: InlineTraits
  /// What stands for all of the range, as one thing; `nil` where the source itself is shown.
  package var shown: String?

  package init(range: Range<Int>, traits: InlineTraits, shown: String? = nil) {
    self.range = range
    self.traits = traits
    self.shown = shown
  }
}

/// The inline markup of titles and summaries; `docs/TYPOGRAPHY.md`.
///
/// Code spans, emphasis by stars and backslash escapes of CommonMark 0.31, §6.1, §6.2 and §2.4;
/// formulas between dollars, powers and damaged characters where Unicode has them whole. Other
/// underscores, links, HTML and entities are text; so is a formula that cannot be shown, with the
/// stars and backslashes in it.
package enum InlineMarkup {
  /// The runs of `text` in its order; what none covers is a delimiter or an escaping backslash.
  ///
  /// Where nothing `converts`, no sign outside ASCII is shown that the text has not. Linear in the
  /// text.
  package static func runs(
    in text: String, converts: Bool = true, findsFigures: Bool = false
  ) -> [InlineRun] {
    let bytes = text.utf8Span.span
    var tokens = InlineTokens(converts: converts)
    tokens.read(bytes)
    tokens.emphasis.pair()
    let runs = tokens.runs()
    return findsFigures ? Figures.marked(runs, in: bytes) : runs
  }
}

/// A text cut at its code spans, formulas, addresses, escapes and runs of stars.
struct InlineTokens {
  enum Token {
    case text(Range<Int>)
    case code(Range<Int>)
    case address(Range<Int>)
    /// What stands for a range of the text.
    case shown(Range<Int>, String, InlineTraits)
    /// Index into `emphasis.stars`.
    case stars(Int)
  }

  /// Whether signs outside ASCII may stand for others.
  let converts: Bool
  private(set) var tokens: [Token] = []
  var emphasis = Emphasis()
  /// Where the text begins that no token holds yet.
  private(set) var textStart = 0

  init(converts: Bool) {
    self.converts = converts
  }

  mutating func read(_ bytes: Span<UInt8>) {
    var index = 0
    var backticks: BacktickRuns?
    while index < bytes.count {
      switch bytes[index] {
      case backslash where index + 1 < bytes.count && isPunctuation(bytes[index + 1]):
        skip(to: index + 1, from: index)
        index += 2
      case UInt8(ascii: "`"):
        // Looking for all runs of backticks pays only where there is one.
        if backticks == nil { backticks = BacktickRuns(in: bytes) }
        index = readCode(at: index, &backticks, of: bytes)
      case UInt8(ascii: "*"):
        let end = bytes.end(of: { $0 == UInt8(ascii: "*") }, in: index..<bytes.count)
        skip(to: end, from: index)
        tokens.append(.stars(emphasis.stars.count))
        emphasis.stars.append(StarRun(index..<end, in: bytes))
        index = end
      case UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: ":"), 0xC3:
        index = readTypography(at: index, of: bytes)
      default:
        index += 1
      }
    }
    skip(to: bytes.count, from: bytes.count)
  }

  /// Ends the text before `token` and adds the token, which is all of `range`.
  mutating func add(_ token: Token, at range: Range<Int>) {
    skip(to: range.upperBound, from: range.lowerBound)
    tokens.append(token)
  }

  /// Ends the text before `end` and begins one at `start`.
  private mutating func skip(to start: Int, from end: Int) {
    if textStart < end { tokens.append(.text(textStart..<end)) }
    textStart = start
  }

  /// Reads what begins with the backticks at `start` and returns where to read on.
  private mutating func readCode(
    at start: Int, _ runs: inout BacktickRuns?, of bytes: Span<UInt8>
  ) -> Int {
    let open = bytes.end(of: { $0 == UInt8(ascii: "`") }, in: start..<bytes.count)
    let length = open - start
    guard let close = runs?.next(length: length, from: open) else { return open }
    var content = open..<close
    // One space at both ends belongs to the delimiters, unless there are but spaces.
    if bytes[content.lowerBound] == 0x20, bytes[close - 1] == 0x20,
      bytes.end(of: { $0 == 0x20 }, in: content) < close
    {
      content = open + 1..<close - 1
    }
    skip(to: close + length, from: start)
    tokens.append(.code(content))
    return close + length
  }
}

/// Where the runs of backticks are, by their length.
struct BacktickRuns {
  private var starts: [Int: [Int]] = [:]

  init(in bytes: Span<UInt8>) {
    var index = 0
    while let start = bytes.first(UInt8(ascii: "`"), in: index..<bytes.count) {
      index = bytes.end(of: { $0 == UInt8(ascii: "`") }, in: start..<bytes.count)
      starts[index - start, default: []].append(start)
    }
    for length in starts.keys { starts[length]?.reverse() }
  }

  /// The first run of `length` at or after `offset`, which never goes down from call to call.
  mutating func next(length: Int, from offset: Int) -> Int? {
    while let start = starts[length]?.last {
      if start >= offset { return start }
      starts[length]?.removeLast()
    }
    return nil
  }
}

/// ASCII punctuation, which a backslash can escape, CommonMark 0.31 §2.4.
private func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}
