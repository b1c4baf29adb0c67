/// A head at the start of a sentence that names its part: `Primary results:`, `**Summary**`.
struct SummaryHead {
  var label: SummarySections.Label
  /// UTF-8 offset: after the colon, the stars and the blanks.
  var end: Int
  /// Among the tokens: the first after the head.
  var nextToken: Int

  /// Of the sentence with the words `range` of `tokens`, `start` being where it begins after its marker;
  /// `nil` where it has none.
  ///
  /// A head is nothing but words that heads are made of, up to a colon; or, in bold, up to the
  /// closing stars, where a new sentence begins after them.
  init?(
    _ tokens: [SummaryToken], _ range: Range<Int>, from start: Int, _ bytes: Span<UInt8>
  ) {
    let isBold = start < bytes.count && bytes[start] == UInt8(ascii: "*")
    var words: UInt64 = 0
    // A `research question` is that of the paper, other questions are a reader's.
    var isAnswered = true
    for index in range.prefix(12) {
      let token = tokens[index]
      guard Self.words & token.kind.bit != 0 || token.range.count == 1 else { return nil }
      if token.kind == .question, words & Self.ofQuestion == 0 { isAnswered = false }
      words |= token.kind.bit
      let next = index + 1 < range.upperBound ? tokens[index + 1].range.lowerBound : bytes.count
      let end =
        Self.end(after: token.range.upperBound..<next, isBold, bytes)
        ?? Self.end(afterRemarkAt: token.range.upperBound, bytes)
      guard let end else { continue }
      guard let label = Self.label(words, isAnswered: isAnswered) else { return nil }
      self.label = label
      self.end = end
      nextToken =
        range.first { $0 > index && tokens[$0].range.lowerBound >= end } ?? range.upperBound
      return
    }
    return nil
  }

  /// Of a sentence that announces questions in other words than heads are made of: `Here are
  /// three follow-up questions that one might ask:`; `nil` where it announces none.
  init?(
    announcing sentence: SummarySentence, _ tokens: [SummaryToken], _ bytes: Span<UInt8>
  ) {
    guard sentence.has(.followUp), sentence.has(.question) else { return nil }
    let start = sentence.bodyStart
    let limit = min(bytes.count, start + 160)
    let colon = bytes.end(of: { $0 != UInt8(ascii: ":") && !isStop($0) }, in: start..<limit)
    guard colon < limit, bytes[colon] == UInt8(ascii: ":") else { return nil }
    label = .questions
    let stars = bytes.end(of: { $0 == UInt8(ascii: "*") }, in: colon + 1..<bytes.count)
    end = bytes.end(of: isBlank, in: stars..<bytes.count)
    nextToken =
      sentence.tokens.first { tokens[$0].range.lowerBound >= colon } ?? sentence.tokens.upperBound
  }

  /// Where the head ends if what stands between its last word and the next one ends it.
  private static func end(
    after gap: Range<Int>, _ isBold: Bool, _ bytes: Span<UInt8>
  ) -> Int? {
    var index = gap.lowerBound
    var stars = 0
    var hasColon = false
    let limit = min(gap.upperBound, gap.lowerBound + 16)
    loop: while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "*"): stars += 1
      case UInt8(ascii: ":"): hasColon = true
      case let byte where isBlank(byte):
        if stars > 0 || hasColon { break loop }
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "-"): break
      default: break loop
      }
      index += 1
    }
    let end = bytes.end(of: isBlank, in: index..<bytes.count)
    if hasColon { return end }
    guard isBold, stars > 1, end < bytes.count, bytes.sentenceBegins(at: end) else { return nil }
    return end
  }

  /// The same where a remark is in parentheses before the colon: `Primary results (in numbers):`.
  private static func end(afterRemarkAt index: Int, _ bytes: Span<UInt8>) -> Int? {
    let start = bytes.end(of: isBlank, in: index..<bytes.count)
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return nil }
    let limit = min(bytes.count, start + 100)
    let close = bytes.end(of: { $0 != UInt8(ascii: ")") }, in: start..<limit)
    guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: ":") else { return nil }
    let stars = bytes.end(of: { $0 == UInt8(ascii: "*") }, in: close + 2..<bytes.count)
    return bytes.end(of: isBlank, in: stars..<bytes.count)
  }

  private static func label(_ words: UInt64, isAnswered: Bool) -> SummarySections.Label? {
    func has(_ word: SummaryWord) -> Bool { words & word.bit != 0 }
    if has(.question) {
      return has(.followUp) || !(isAnswered || has(.aimNoun)) ? .questions : .objective
    }
    if has(.remarkNoun) { return .remarks }
    if has(.implicationNoun) { return .implication }
    if has(.methodNoun) || has(.approach) { return .method }
    if has(.resultNoun) || has(.trialNoun) { return .results }
    if has(.aimNoun) { return .objective }
    if has(.summaryNoun) { return .summary }
    return nil
  }

  private static let ofQuestion =
    SummaryWord.study.bit | SummaryWord.aimNoun.bit | SummaryWord.qualifier.bit

  private static let words: UInt64 = [
    SummaryWord.determiner, .here, .preposition, .purpose, .conjunction, .qualifier, .study,
    .practitioner, .approach, .aimNoun, .methodNoun, .resultNoun, .trialNoun, .implicationNoun,
    .remarkNoun, .summaryNoun, .followUp, .question, .methodPast, .possessive,
  ].reduce(0) { $0 | $1.bit }
}
