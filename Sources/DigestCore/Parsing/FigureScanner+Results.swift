extension FigureScanner {
  /// Whether a fraction without a unit states a result.
  mutating func isResult(
    _ number: FigureNumber, until end: Int, in bytes: Span<UInt8>
  ) -> Bool {
    guard statesResult(at: number.start, in: bytes), Self.isFollowed(at: end, in: bytes),
      !isVersion(number, in: bytes), !isSet(number, in: bytes)
    else { return false }
    if number.isSigned { return true }
    let start = number.start
    if let last = lastEnd(before: start, in: bytes), Self.continues(last..<start, in: bytes) {
      return true
    }
    guard start > 0 else { return false }
    switch bytes[start - 1] {
    case UInt8(ascii: "("): return true
    case UInt8(ascii: "="), UInt8(ascii: ":"):
      return Self.isNamed(number, before: start - 1, in: bytes)
    case 0x20
    where start > 1
      && (bytes[start - 2] == UInt8(ascii: "=") || bytes[start - 2] == UInt8(ascii: ":")):
      return Self.isNamed(number, before: start - 2, in: bytes)
    default: return isLed(number, in: bytes)
    }
  }

  /// Whether the word before a number is one that results follow.
  private mutating func isLed(_ number: FigureNumber, in bytes: Span<UInt8>) -> Bool {
    var end = number.start
    // `vs. 31.61`
    if end > 1, bytes[end - 1] == 0x20, bytes[end - 2] == UInt8(ascii: ".") { end -= 2 }
    guard let word = FigureWord(before: end, in: bytes) else {
      return continuesSeries(before: number.start, in: bytes)
    }
    if FigureVocabulary.leaders.contains(word.key) || Self.isMeasure(word) { return true }
    if word.key == Self.and { return continuesSeries(before: number.start, in: bytes) }
    // `the baseline's 0.751`
    let start = word.range.lowerBound
    return word.isAcronym && number.decimals > 1
      || word.key == Self.s && start > 0 && bytes[start - 1] == UInt8(ascii: "'")
  }

  /// Whether a figure stands not far before, in the sentence: `0.74 on A and 0.89 on B`.
  private mutating func continuesSeries(before place: Int, in bytes: Span<UInt8>) -> Bool {
    lastEnd(before: place, in: bytes).map { place - $0 < 60 } ?? false
  }

  private static let and = WordKey("and")
  private static let s = WordKey("s")
  /// Correlations.
  private static let r = WordKey("r")
  private static let rho = WordKey("ρ")
  private static let rate = WordKey("rate")

  /// Whether a whole number is the value of a measure: `an FVD of 420`, `Elo 1196`.
  mutating func isScore(_ number: FigureNumber, until end: Int, in bytes: Span<UInt8>) -> Bool {
    guard statesResult(at: number.start, in: bytes), Self.isFollowed(at: end, in: bytes),
      let word = FigureWord(before: number.start, in: bytes)
    else { return false }
    if word.hasCapital, FigureVocabulary.measures.contains(word.key) { return true }
    guard word.key == Self.of, let measure = FigureWord(before: word.range.lowerBound, in: bytes)
    else { return false }
    return Self.isMeasure(measure)
  }

  private static func isMeasure(_ word: FigureWord) -> Bool {
    FigureVocabulary.measureWords.contains(word.key)
      || word.hasCapital && FigureVocabulary.measures.contains(word.key)
  }

  /// Whether a measure, or a name like one, stands before a sign that gives its value.
  private static func isNamed(
    _ number: FigureNumber, before end: Int, in bytes: Span<UInt8>
  ) -> Bool {
    guard let word = FigureWord(before: end, in: bytes) else { return false }
    return isMeasure(word) || word.hasCapital && number.decimals > 1 || word.key == r
      || word.key == rho
  }

  /// Whether the sentence goes on behind a number as it does behind a result.
  private static func isFollowed(at end: Int, in bytes: Span<UInt8>) -> Bool {
    guard end < bytes.count else { return true }
    switch bytes[end] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"):
      return true
    case 0x20: break
    default: return false
    }
    let start = bytes.end(of: { $0 == 0x20 }, in: end..<min(end + 3, bytes.count))
    guard start < bytes.count else { return true }
    if bytes[start] == UInt8(ascii: "(") || bytes[start] == UInt8(ascii: "*") { return true }
    guard let word = FigureWord(at: start, in: bytes) else { return false }
    return FigureVocabulary.followers.contains(word.key) || precedesMeasure(word, in: bytes)
  }

  /// Whether a measure is named soon after: `a 66.4 analytical score`.
  private static func precedesMeasure(_ word: FigureWord, in bytes: Span<UInt8>) -> Bool {
    var word = word
    for _ in 0..<3 {
      if FigureVocabulary.sizes.contains(word.key) { return false }
      if isMeasure(word) { return true }
      guard let next = self.word(behind: word, in: bytes) else { return false }
      word = next
    }
    return false
  }

  /// Whether `gap`, between a figure and a number, only goes on with a list or compares.
  private static func continues(_ gap: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard gap.count <= 8 else { return false }
    let gaps = [
      ", ", " and ", ", and ", " or ", " to ", " vs ", " vs. ", "/", ", or ", "; ", " → ", "→",
      " (", " / ",
    ]
    return gaps.contains { $0.utf8.count == gap.count && bytes.starts(with: $0, in: gap) }
  }

  /// Whether the number is the version of what is named before it: `Gemini 2.0`.
  func isVersion(_ number: FigureNumber, in bytes: Span<UInt8>) -> Bool {
    guard !number.isSigned, number.decimals == 1, number.start > 1,
      bytes[number.start - 1] == 0x20,
      FigureNumber.isWordEnd(bytes[number.start - 2]),
      let word = FigureWord(before: number.start, in: bytes), word.hasCapital
    else { return false }
    return !Self.isMeasure(word) && !FigureVocabulary.leaders.contains(word.key)
  }

  /// Whether the words before say that the number is set, a probability of chance or a version.
  private func isSet(_ number: FigureNumber, in bytes: Span<UInt8>) -> Bool {
    var place = number.start
    if Self.isProbability(before: place, in: bytes) { return true }
    for _ in 0..<4 {
      guard let word = FigureWord(before: Self.skipped(place, in: bytes), in: bytes) else {
        return false
      }
      if FigureVocabulary.settings.contains(word.key) { return true }
      // Those of learning are set, those of success are found.
      if Self.isMeasure(word), word.key != Self.rate { return false }
      place = word.range.lowerBound
    }
    return false
  }

  /// `place` or, where a sign or bracket stands before it, that of the sign.
  private static func skipped(_ place: Int, in bytes: Span<UInt8>) -> Int {
    var place = place
    for _ in 0..<3 where place > 0 && "=(<>:~ -".utf8.contains(bytes[place - 1]) { place -= 1 }
    return place
  }

  /// `p < 0.05`.
  private static func isProbability(before place: Int, in bytes: Span<UInt8>) -> Bool {
    let end = skipped(place, in: bytes)
    guard let word = FigureWord(before: end, in: bytes) else { return false }
    return word.range.count == 1 && (bytes[word.range.lowerBound] | 0x20) == UInt8(ascii: "p")
  }
}

extension FigureNumber {
  static func isWordEnd(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x29 }
}
