/// Cuts a summary into sentences and notes what their words tell, in one pass.
///
/// Stops at `sentenceLimit` sentences: so long a text is no summary of five parts.
struct SummaryScanner {
  static let sentenceLimit = 96
  /// So many of its words are kept of a sentence.
  static let tokenLimit = 12

  private(set) var sentences: [SummarySentence] = []
  private(set) var tokens: [SummaryToken] = []
  private var sentence: SummarySentence
  /// The last run of letters and digits.
  private(set) var run: SummaryToken
  /// Whether a parenthesis is open.
  private(set) var isInParenthesis = false

  /// Reads `bytes` from `start` on.
  init(_ bytes: Span<UInt8>, from start: Int) {
    sentence = SummarySentence(start: start, tokens: 0..<0)
    run = SummaryToken(kind: .other, range: start..<start)
    sentences.reserveCapacity(8)
    tokens.reserveCapacity(8 * Self.tokenLimit)
    read(bytes)
  }

  var isComplete: Bool { sentences.count < Self.sentenceLimit }

  private mutating func read(_ bytes: Span<UInt8>) {
    let table = SummaryWord.table
    var index = sentence.start
    while index < bytes.count {
      // Before any of its bytes is looked at alone: then they are loaded at once.
      let word = bytes.word(at: index)
      let byte = bytes[index]
      if word.end > index || isDigit(byte) {
        index = readRun(index..<word.end, word.key, of: bytes, table)
      } else if isStop(byte) {
        index = readStop(at: index, of: bytes, table)
        guard isComplete else { break }
      } else {
        if byte == UInt8(ascii: ")") {
          if !isInParenthesis { readMarker(endingAt: index, of: bytes) }
          isInParenthesis = false
          guard isComplete else { break }
        } else if byte == UInt8(ascii: "(") {
          isInParenthesis = true
        }
        index += 1
      }
    }
    endSentence(at: bytes.count)
  }

  /// Reads the run of letters and digits that begins with the `letters`, and the blank after it.
  @inline(__always)
  private mutating func readRun(
    _ letters: Range<Int>, _ key: UInt64, of bytes: Span<UInt8>, _ table: SummaryWordTable
  ) -> Int {
    let start = letters.lowerBound
    var index = letters.upperBound
    var kind = SummaryWord.other
    if index < bytes.count, isDigit(bytes[index]) {
      if index == start { sentence.numbers = min(sentence.numbers, 254) + 1 }
      index = bytes.end(of: { isLetter($0) || isDigit($0) }, in: index..<bytes.count)
    } else if key == UInt64(UInt8(ascii: "s")), bytes.hasApostrophe(before: start) {
      kind = .possessive
    } else {
      kind = table[key]
    }
    run = SummaryToken(kind: kind, range: start..<index)
    if kind != .other {
      if kind == .followUp { openQuestions(at: start, of: bytes) }
      sentence.words |= kind.bit
    }
    if tokens.count - sentence.tokens.lowerBound < Self.tokenLimit { tokens.append(run) }
    return index < bytes.count && bytes[index] == 0x20 ? index + 1 : index
  }

  /// Begins a sentence at `start`, before which there is no stop.
  private mutating func breakSentence(at start: Int) {
    endSentence(at: start)
    sentence.isInside = true
  }

  /// Ends the sentence before `end`, where the next one begins.
  private mutating func endSentence(at end: Int) {
    guard end > sentence.start else { return }
    sentence.tokens = sentence.tokens.lowerBound..<tokens.count
    sentences.append(sentence)
    sentence = SummarySentence(start: end, tokens: tokens.count..<tokens.count)
  }
}

extension SummaryScanner {
  /// Reads the full stop, or what else may end a sentence, and returns where to read on.
  private mutating func readStop(
    at index: Int, of bytes: Span<UInt8>, _ table: SummaryWordTable
  ) -> Int {
    let end = bytes.endOfStop(at: index)
    guard end < bytes.count else {
      sentence.isQuestion = bytes[index] == UInt8(ascii: "?")
      return end
    }
    let stop = bytes.end(of: isStop, in: index..<bytes.count)
    guard isBlank(bytes[end]) else { return stop }
    if bytes[index] == UInt8(ascii: "."), end == index + 1, run.range.upperBound == index {
      let start = bytes.startOfMarker(before: run.range.lowerBound, from: sentence.start)
      if start == sentence.start && sentence.marker == nil || bytes.boldBegins(after: end) {
        readMarker(endingAt: index, of: bytes)
        if sentence.marker?.range.lowerBound == start { return index + 1 }
      }
    }
    let next = bytes.end(of: isBlank, in: end..<bytes.count)
    guard next < bytes.count,
      bytes.sentenceBegins(at: next),
      !isAbbreviated(at: index, next, of: bytes, table),
      !isInParenthesis || end > index + 1 || !bytes.closesParenthesis(after: end)
    else { return stop }
    sentence.isQuestion = bytes[index] == UInt8(ascii: "?")
    isInParenthesis = false
    endSentence(at: next)
    return next
  }

  /// Whether the stop at `index` is that of an abbreviation or a name, and no sentence begins at `next`.
  private func isAbbreviated(
    at index: Int, _ next: Int, of bytes: Span<UInt8>, _ table: SummaryWordTable
  ) -> Bool {
    // More names than sentences end with an exclamation mark.
    if bytes[index] == UInt8(ascii: "!") { return !bytes.surelyBegins(at: next, table) }
    guard bytes[index] == UInt8(ascii: "."), run.range.upperBound == index else { return false }
    let start = run.range.lowerBound
    switch run.kind {
    case .abbreviation: return true
    case .numberAbbreviation: return isDigit(bytes[next]) || bytes[next] == UInt8(ascii: "(")
    case .negation: return run.range.count == 2 && isDigit(bytes[next])
    case .lastAbbreviation: return !bytes.surelyBegins(at: next, table)
    default: break
    }
    guard run.range.count == 1, isLetter(bytes[start]) else { return false }
    // `e.g.`, `i.e.`; an initial, the end of `U.S.`, or a name: `option B.`
    let follows = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if bytes[start] >= 0x61 { return follows }
    return !bytes.surelyBegins(at: next, table)
  }

  /// Takes the last run for a marker, where it is one: at the start of a sentence, or inside one.
  private mutating func readMarker(endingAt index: Int, of bytes: Span<UInt8>) {
    guard run.range.upperBound == index,
      let marker = bytes.marker(run.range, from: sentence.start)
    else { return }
    let start = marker.range.lowerBound
    let isFirst = start == sentence.start
    // Numbers inside a sentence count its own things, unless a head follows.
    let isCounted = marker.digit == 0 || bytes.boldBegins(after: index + 1)
    guard isFirst ? sentence.marker == nil : isCounted else { return }
    if let last = tokens.last, last.range == run.range { tokens.removeLast() }
    if isFirst {
      sentence.words = 0
      sentence.numbers = 0
    } else {
      breakSentence(at: start)
    }
    sentence.marker = marker
  }

  /// Begins a sentence where questions are announced though no stop is before them.
  private mutating func openQuestions(at start: Int, of bytes: Span<UInt8>) {
    guard bytes.announcesQuestions(at: start) else { return }
    let start = bytes.startOfMarker(before: start, from: sentence.start)
    if start > sentence.start { breakSentence(at: start) }
  }
}
