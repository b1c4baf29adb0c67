/// Finds the numbers in a text that state what was found: `5.73%`, `2.3×`, `83.84 mIoU`.
///
/// A percentage, a factor or a number with the unit of a measure is one; a fraction without a unit
/// only in a sentence that states results, beside words with which results are told. What belongs
/// to a name, a version, a date or a sum of money is none, and in doubt nothing is. Linear.
struct FigureScanner {
  /// UTF-8 offsets, ascending and apart.
  private(set) var figures: [Range<Int>] = []
  private var sentence = FigureSentence.none
  /// A number before, of which only what follows tells what it counts: the 5 of `5 to 15 points`.
  private var pending: Range<Int>?

  mutating func read(_ bytes: Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let number = FigureNumber(at: index, in: bytes)
      index = number.end
      guard let figure = figure(number, in: bytes) else {
        if number.isFree { pending = number.start..<number.end }
        continue
      }
      if let pending, figures.last.map({ $0.upperBound <= pending.lowerBound }) ?? true,
        Self.joins(pending.upperBound..<figure.lowerBound, in: bytes)
      {
        figures.append(pending)
      }
      pending = nil
      figures.append(figure)
      index = max(index, figure.upperBound)
    }
  }

  /// The figure that begins with `number`, if it is one.
  private mutating func figure(_ number: FigureNumber, in bytes: Span<UInt8>) -> Range<Int>? {
    let digits = number.digits
    if digits.lowerBound > 0, bytes[digits.lowerBound - 1] == UInt8(ascii: "@") {
      return Self.atName(number, in: bytes)
    }
    guard number.isFree else { return nil }
    var end = number.end
    var isMeasured = false
    var last = number
    // Nothing that means something has more parts.
    for _ in 0..<4 {
      if let unit = unit(of: last, in: bytes) {
        (end, isMeasured) = (unit, true)
      } else if !isMeasured {
        end = last.end
      }
      guard let next = Self.next(after: max(end, last.end), in: bytes) else { break }
      last = next
    }
    if isMeasured { return number.start..<end }
    let isResult =
      number.isDecimal
      ? isResult(number, until: end, in: bytes) : isScore(number, until: end, in: bytes)
    return isResult ? number.start..<end : nil
  }

  /// The number that ends a range, a pair or a deviation whose first part ends at `end`: the 16 of
  /// `4-16x`, the 39.5 of `58.1/39.5`.
  private static func next(after end: Int, in bytes: Span<UInt8>) -> FigureNumber? {
    guard end < bytes.count, Self.mayJoin(bytes[end]) else { return nil }
    var index = end
    for separator in ["-", "–", "—", "/", " / ", "±", " ± ", "-+", "/+", " / +"] {
      let stop = end + separator.utf8.count
      if stop < bytes.count, isDigit(bytes[stop]), bytes.starts(with: separator, in: end..<stop) {
        index = stop
      }
    }
    return index > end ? FigureNumber(at: index, in: bytes) : nil
  }

  private static func mayJoin(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte >= 0x80
  }

  /// Whether nothing but `to`, `and` or `or` stands in `gap`.
  private static func joins(_ gap: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    (4...5).contains(gap.count)
      && [" to ", " and ", " or "].contains {
        $0.utf8.count == gap.count && bytes.starts(with: $0, in: gap)
      }
  }

  /// `pass@128`, the name and what is at it.
  private static func atName(_ number: FigureNumber, in bytes: Span<UInt8>) -> Range<Int>? {
    guard let name = FigureWord(before: number.digits.lowerBound - 1, in: bytes),
      FigureVocabulary.atNames.contains(name.key), !number.isDecimal,
      number.end == bytes.count || !isLetter(bytes[number.end])
    else { return nil }
    return name.range.lowerBound..<number.end
  }

  /// Makes `sentence` that which holds `place`, which never goes down from call to call.
  private mutating func findSentence(at place: Int, in bytes: Span<UInt8>) {
    while sentence.range.upperBound <= place, sentence.range.upperBound < bytes.count {
      sentence = FigureSentence(from: sentence.range.upperBound, in: bytes)
    }
  }

  mutating func statesResult(at place: Int, in bytes: Span<UInt8>) -> Bool {
    findSentence(at: place, in: bytes)
    if !sentence.isRead { sentence.readWords(in: bytes) }
    return sentence.statesResult && !sentence.tellsMethod
  }

  /// Where the last figure ends, unless it is in an earlier sentence.
  mutating func lastEnd(before place: Int, in bytes: Span<UInt8>) -> Int? {
    findSentence(at: place, in: bytes)
    guard let end = figures.last?.upperBound, end >= sentence.range.lowerBound else { return nil }
    return end
  }
}
