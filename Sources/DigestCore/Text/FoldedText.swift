/// A mark that a letter of folded text carries in its source.
struct Accent: Hashable, Sendable {
  /// The letter's first byte.
  var offset: Int
  /// The mark's scalar value; for a letter with a stroke, the stroke (U+0335, U+0338).
  var mark: UInt32
}

/// Folded words in UTF-8, each between two single spaces, so that the beginning of a word is a
/// substring with a space before it and a whole word one between two.
struct FoldedText: Equatable, Sendable {
  private(set) var bytes: [UInt8] = []
  /// By offset.
  private(set) var accents: [Accent] = []
  /// Words that have ended.
  private(set) var wordCount = 0

  private var isInWord = false
  /// The first byte of the letter that a mark would belong to, -1 for none.
  private var lastLetter = -1

  static var space: UInt8 { 0x20 }
  /// Stands between two texts: no words are next to each other across it.
  static var end: UInt8 { 0x0A }

  init() {}

  mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds one text: a space, and each word with a space after it.
  mutating func append(_ text: String) {
    begin()
    var index = 0
    let source = text.utf8.span
    while index < source.count {
      if source[index] < 0x80 {
        index = appendASCII(source, from: index)
      } else {
        let (value, length) = UTF8Bytes.scalar(in: source, at: index)
        append(scalar: value)
        index += length
      }
    }
    finish()
  }

  /// Adds what there is of ASCII from `start` on, and returns where it ends.
  private mutating func appendASCII(_ source: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var isInWord = isInWord
    var wordCount = wordCount
    let table = Self.asciiLetters.span
    // Every byte becomes at most one, but for the space after a word that goes on from before.
    bytes.append(addingCapacity: source.count - start + 1) { (output: inout OutputSpan<UInt8>) in
      while index < source.count {
        let byte = source[index]
        guard byte < 0x80 else { break }
        let letter = table[Int(byte)]
        if letter != 0 {
          output.append(letter)
          isInWord = true
        } else if isInWord {
          output.append(Self.space)
          isInWord = false
          wordCount &+= 1
        }
        index += 1
      }
    }
    self.isInWord = isInWord
    self.wordCount = wordCount
    lastLetter = isInWord ? bytes.count - 1 : -1
    return index
  }

  /// The same, with the range of the source that each byte came from added to `origins`.
  mutating func appendASCII(
    _ source: Span<UInt8>, from start: Int, origins: inout [Range<Int>]
  ) -> Int {
    var index = start
    var isInWord = isInWord
    var wordCount = wordCount
    let table = Self.asciiLetters.span
    let capacity = source.count - start + 1
    bytes.append(addingCapacity: capacity) { (output: inout OutputSpan<UInt8>) in
      origins.append(addingCapacity: capacity) { (places: inout OutputSpan<Range<Int>>) in
        while index < source.count {
          let byte = source[index]
          guard byte < 0x80 else { break }
          let letter = table[Int(byte)]
          if letter != 0 || isInWord {
            output.append(letter != 0 ? letter : Self.space)
            places.append(index..<index &+ 1)
            if letter == 0 { wordCount &+= 1 }
            isInWord = letter != 0
          }
          index += 1
        }
      }
    }
    self.isInWord = isInWord
    self.wordCount = wordCount
    lastLetter = isInWord ? bytes.count - 1 : -1
    return index
  }

  /// What a byte of ASCII folds to; 0 for what stands between words.
  private static let asciiLetters: [UInt8] = (UInt8(0)..<128).map { byte in
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    default: 0
    }
  }

  mutating func begin() { bytes.append(Self.space) }

  mutating func finish() { endWord() }

  mutating func appendEnd() { bytes.append(Self.end) }

  /// Takes a closing space away: the last word is then the beginning of one.
  mutating func openLastWord() {
    if bytes.last == Self.space { bytes.removeLast() }
  }

  mutating func append(scalar value: UInt32) {
    if value < 0x80 { return appendASCII(UInt8(value)) }
    Fold.forEachScalar(of: value) { appendFolded($0) }
  }

  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: appendLetter(byte)
    case 0x41...0x5A: appendLetter(byte | 0x20)
    default: endWord()
    }
  }

  private mutating func appendLetter(_ byte: UInt8) {
    lastLetter = bytes.count
    bytes.append(byte)
    isInWord = true
  }

  private mutating func appendFolded(_ value: UInt32) {
    if value < 0x80 { return appendASCII(UInt8(value)) }
    switch Fold.kind(of: value) {
    case .separator: endWord()
    case .invisible: break
    case .mark:
      if lastLetter >= 0 { accents.append(Accent(offset: lastLetter, mark: value)) }
    case .word:
      lastLetter = bytes.count
      UTF8Bytes.append(value, to: &bytes)
      isInWord = true
    case .solitary:
      endWord()
      lastLetter = bytes.count
      UTF8Bytes.append(value, to: &bytes)
      bytes.append(Self.space)
      wordCount += 1
    }
  }

  private mutating func endWord() {
    if isInWord {
      bytes.append(Self.space)
      wordCount += 1
    }
    isInWord = false
    lastLetter = -1
  }
}

/// UTF-8 by hand, over text that is known to be valid.
enum UTF8Bytes {
  /// The scalar whose first byte is at `index`, and how many bytes it takes.
  static func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for next in index + 1..<min(index + length, bytes.count) {
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (value, length)
  }

  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if value < 0x800 {
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(0xF0 | value >> 18))
        bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }
}
