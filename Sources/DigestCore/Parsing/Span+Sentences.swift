/// A full stop, an exclamation mark or a question mark.
@inline(__always)
func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

/// What stands around the ends of sentences, as UTF-8.
extension Span<UInt8> {
  /// Whether the byte or character before `index` is an apostrophe.
  func hasApostrophe(before index: Int) -> Bool {
    guard index > 0 else { return false }
    if self[index - 1] == UInt8(ascii: "'") { return true }
    return index > 2 && isQuote(at: index - 3) == 0x99
  }

  /// The last byte of the curly quote at `index`, `‘’“”` in the order of their code points.
  private func isQuote(at index: Int) -> UInt8? {
    guard index + 2 < count, self[index] == 0xE2, self[index + 1] == 0x80 else { return nil }
    switch self[index + 2] {
    case 0x98, 0x99, 0x9C, 0x9D: return self[index + 2]
    default: return nil
    }
  }

  /// Where the stops at `start` end, and the quotes, brackets and stars that they are inside of.
  func endOfStop(at start: Int) -> Int {
    var index = end(of: isStop, in: start..<count)
    while index < count {
      switch self[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"),
        UInt8(ascii: "*"), UInt8(ascii: "`"):
        index += 1
      case 0xE2:
        guard let quote = isQuote(at: index), quote & 1 == 1 else { return index }
        index += 3
      default: return index
      }
    }
    return index
  }

  /// Whether a sentence may begin with what is at `index`, after a full stop and blanks.
  func sentenceBegins(at index: Int) -> Bool {
    switch self[index] {
    case 0x30...0x39, 0x41...0x5A: return true
    case 0x61...0x7A: break
    case 0xE2:
      // No dash.
      return index + 2 < count
        && !(self[index + 1] == 0x80 && (0x90...0x95).contains(self[index + 2]))
    case 0x80...0xFF: return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "<"), backslash:
      return true
    default: return false
    }
    // Names that begin with a small letter have a capital or a number in them: `mmE5`, `s3`.
    let limit = Swift.min(count, index + 24)
    let end = end(of: { isLetter($0) || isDigit($0) }, in: index..<limit)
    if end < count, self[end] == UInt8(ascii: ")"), marker(index..<end, from: index) != nil {
      return true
    }
    for place in index..<end where self[place] < 0x61 { return true }
    return false
  }

  /// Whether bold text begins after the blanks at `index`.
  func boldBegins(after index: Int) -> Bool {
    let start = end(of: isBlank, in: index..<Swift.min(count, index + 4))
    return start > index && starts(with: "**", in: start..<count)
  }

  /// Whether the word at `index` is one that begins sentences.
  func surelyBegins(at index: Int, _ table: SummaryWordTable) -> Bool {
    let (end, key) = word(at: index)
    switch table[key] {
    case .determiner, .this, .purpose, .study, .pronoun, .practitioner, .resultNoun, .trialNoun,
      .qualifier, .methodNoun, .implicationNoun, .preposition, .conjunction:
      return true
    default:
      return end < count && self[end] == UInt8(ascii: ")")
    }
  }

  /// Whether the parenthesis that is open is closed soon after `index`.
  func closesParenthesis(after index: Int) -> Bool {
    for place in index..<Swift.min(count, index + 160) {
      if self[place] == UInt8(ascii: ")") { return true }
      if self[place] == UInt8(ascii: "(") { return false }
    }
    return false
  }
}

extension Span<UInt8> {
  /// Where the stars before `index` begin, not before `bound`.
  func startOfMarker(before index: Int, from bound: Int) -> Int {
    var start = index
    while start > bound, index - start < 3, self[start - 1] == UInt8(ascii: "*") { start -= 1 }
    return start
  }

  /// The marker that `run` is, with the byte after it, the stars around both and the blanks
  /// after; `nil` where it is none.
  func marker(_ run: Range<Int>, from bound: Int) -> SummaryMarker? {
    guard run.count <= 4 else { return nil }
    let start = startOfMarker(before: run.lowerBound, from: bound)
    guard start == bound || isBlank(self[start - 1]) else { return nil }
    let roman = romanNumeral(run)
    let letter = run.count == 1 && (0x61...0x68).contains(self[run.lowerBound])
    let digit = run.count <= 2 ? number(run) ?? 0 : 0
    guard roman > 0 || letter || digit > 0 else { return nil }
    var end = run.upperBound + 1
    if start < run.lowerBound { end = self.end(of: { $0 == UInt8(ascii: "*") }, in: end..<count) }
    end = self.end(of: isBlank, in: end..<count)
    return SummaryMarker(
      range: start..<end, roman: roman,
      letter: letter ? Int(self[run.lowerBound]) - 0x60 : 0, digit: digit)
  }

  /// The number from 1 to 8 that `range` is in small roman letters; 0 where it is none.
  private func romanNumeral(_ range: Range<Int>) -> Int {
    let isFour = range.count == 2 && starts(with: "iv", in: range)
    if isFour { return 4 }
    var index = range.lowerBound
    let hasFive = index < range.upperBound && self[index] == UInt8(ascii: "v")
    if hasFive { index += 1 }
    let ones = end(of: { $0 == UInt8(ascii: "i") }, in: index..<range.upperBound) - index
    guard ones <= 3, index + ones == range.upperBound else { return 0 }
    return (hasFive ? 5 : 0) + ones
  }

  /// Whether `Follow-up questions:` is at `index`, after a blank or stars.
  func announcesQuestions(at index: Int) -> Bool {
    guard self[index] == UInt8(ascii: "F"),
      index == 0 || isBlank(self[index - 1]) || self[index - 1] == UInt8(ascii: "*")
    else { return false }
    let limit = Swift.min(count, index + 64)
    let colon = end(of: { $0 != UInt8(ascii: ":") && $0 != 0x2E && $0 != 0x3F }, in: index..<limit)
    guard colon < limit, self[colon] == UInt8(ascii: ":") else { return false }
    for place in index..<colon
    where starts(with: "question", in: place..<colon, ignoringCase: true) {
      return true
    }
    return false
  }
}
