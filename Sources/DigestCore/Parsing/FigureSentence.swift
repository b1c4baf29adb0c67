/// A sentence, and what its words say of the numbers in it.
struct FigureSentence {
  private(set) var range: Range<Int>
  /// Whether it has a word of those that state results.
  private(set) var statesResult = false
  /// Whether it says how a paper went about it.
  private(set) var tellsMethod = false
  private(set) var isRead = false

  static let none = Self(range: 0..<0)

  private init(range: Range<Int>) {
    self.range = range
  }

  /// The sentence that begins at `start`; it ends at a full stop before a blank and a capital, but
  /// for those of abbreviations.
  init(from start: Int, in bytes: Span<UInt8>) {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?"), Self.ends(before: index, in: bytes)
      {
        break
      }
    }
    range = start..<index
  }

  /// Looks at the words, of a sentence with numbers in doubt only: most need it not.
  mutating func readWords(in bytes: Span<UInt8>) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard isLetter(bytes[index]) else {
        index += 1
        continue
      }
      let end = bytes.end(of: isLetter, in: index..<range.upperBound)
      let word = WordKey(index..<end, in: bytes)
      if !statesResult, end - index > 3 {
        statesResult = FigureVocabulary.resultStems.contains(word.stem)
      }
      if word == Self.method { tellsMethod = true }
      index = end
    }
    isRead = true
  }

  private static let method = WordKey("methodology")
  private static let abbreviations = WordSet("vs al fig eq cf e g i approx no sec tab ca resp")

  private static func ends(before index: Int, in bytes: Span<UInt8>) -> Bool {
    guard index + 1 < bytes.count else { return true }
    guard bytes[index] == 0x20 else { return false }
    let next = bytes.end(of: { $0 == 0x20 }, in: index..<min(index + 8, bytes.count))
    guard next < bytes.count, bytes[next] < 0x61 || bytes[next] > 0x7A else {
      return roman(next, bytes)
    }
    guard let word = FigureWord(before: index - 1, in: bytes) else { return true }
    return !abbreviations.contains(word.key)
  }

  /// Whether `iv)` or the like stands at `start`.
  private static func roman(_ start: Int, _ bytes: Span<UInt8>) -> Bool {
    let end = bytes.end(of: { $0 == 0x69 || $0 == 0x76 }, in: start..<min(start + 5, bytes.count))
    return end > start && end < bytes.count && bytes[end] == UInt8(ascii: ")")
  }
}
