/// The first eight letters and digits of a word, in lower case: enough to know it by.
struct WordKey: Hashable {
  /// Never 0: no word is empty.
  fileprivate let packed: UInt64

  private init(packed: UInt64) {
    self.packed = packed
  }

  init(_ word: String) {
    self.init(0..<word.utf8.count, in: word.utf8Span.span)
  }

  init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    var packed: UInt64 = 0
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 8) {
      let byte = bytes[index]
      packed = packed << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    self.init(packed: packed)
  }

  /// Of the first four letters; of shorter words, all.
  var stem: Self {
    let length = (64 - packed.leadingZeroBitCount + 7) / 8
    return length > 4 ? Self(packed: packed >> UInt64((length - 4) * 8)) : self
  }
}

/// Words, told by their first eight letters.
///
/// A table with open addressing: most words of a text are looked up in one.
struct WordSet {
  private var slots: [UInt64]

  /// Of words with blanks between.
  init(_ words: String) {
    let keys = words.split(separator: " ").map { WordKey(String($0)) }
    var size = 16
    while size < keys.count * 4 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for key in keys { slots[place(of: key)] = key.packed }
  }

  func contains(_ key: WordKey) -> Bool { slots[place(of: key)] != 0 }

  /// Where the key is, or would be.
  private func place(of key: WordKey) -> Int {
    let mask = slots.count - 1
    var place = Int((key.packed &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while slots[place] != 0, slots[place] != key.packed { place = (place + 1) & mask }
    return place
  }
}

/// A word of letters and digits; `F1-score` is two.
struct FigureWord {
  var range: Range<Int>
  var key: WordKey
  /// Whether it has a capital: `FID`, `mAP`.
  var hasCapital: Bool { capitals > 0 }
  private var capitals: Int

  private init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    self.range = range
    key = WordKey(range, in: bytes)
    capitals = range.count { bytes[$0] >= 0x41 && bytes[$0] <= 0x5A }
  }

  /// Whether it reads as the name of a measure: `PSNR`, the E of `MOS-E`; `Python` does not.
  var isAcronym: Bool { capitals > 1 || capitals == 1 && range.count == 1 }

  /// The word that begins at `start`.
  init?(at start: Int, in bytes: Span<UInt8>) {
    let limit = min(start + Self.longest, bytes.count)
    guard start < limit else { return nil }
    let end = bytes.end(of: Self.isWordByte, in: start..<limit)
    guard end > start else { return nil }
    self.init(start..<end, in: bytes)
  }

  /// The word before `end`, with blanks and stars between.
  init?(before end: Int, in bytes: Span<UInt8>) {
    var end = end
    let limit = max(end - Self.longest, 0)
    while end > limit, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
    var start = end
    while start > limit, Self.isWordByte(bytes[start - 1]) { start -= 1 }
    guard start < end else { return nil }
    self.init(start..<end, in: bytes)
  }

  /// Longer ones are cut: none that is known is as long.
  private static let longest = 32

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80
  }
}
