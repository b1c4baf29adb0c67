/// Space, tab, line feed, vertical tab, form feed or carriage return.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// A letter of ASCII.
@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

extension Span<UInt8> {
  /// `range` without the blanks at its ends.
  @inline(__always)
  func trimming(_ range: Range<Int>) -> Range<Int> {
    let start = end(of: isBlank, in: range)
    return start..<trimmedEnd(start..<range.upperBound)
  }

  /// Where `range` ends without the blanks at its end.
  @inline(__always)
  func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(self[end - 1]) { end -= 1 }
    return end
  }

  /// Where the bytes at the beginning of `range` that are `accepted` end.
  @inline(__always)
  func end(of accepted: (UInt8) -> Bool, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, accepted(self[index]) { index += 1 }
    return index
  }

  /// Where the first of the bytes `a`, `b` and `c` stands in `range`, or its end; eight bytes are
  /// tried at once.
  @inline(__always)
  func end(before a: UInt8, _ b: UInt8, _ c: UInt8, in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = eightBytes(at: index)
      if hasByte(a, in: word) || hasByte(b, in: word) || hasByte(c, in: word) { break }
      index += 8
    }
    return end(of: { $0 != a && $0 != b && $0 != c }, in: index..<range.upperBound)
  }

  /// The eight bytes at `index`; the compiler makes one load of them.
  @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    let bytes = extracting(index..<index + 8)
    var word: UInt64 = 0
    for place in 0..<8 { word |= UInt64(bytes[place]) << UInt64(place * 8) }
    return word
  }

  /// The first place of `byte` in `range`.
  @inline(__always)
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let index = end(before: byte, byte, byte, in: range)
    return index < range.upperBound ? index : nil
  }

  /// Whether `range` begins with `text`; of letters in `text`, case counts unless it is ignored,
  /// and then `text` must be lower case.
  func starts(with text: String, in range: Range<Int>, ignoringCase: Bool = false) -> Bool {
    let wanted = text.utf8Span.span
    guard wanted.count <= range.count else { return false }
    for index in wanted.indices {
      var byte = self[range.lowerBound + index]
      if ignoringCase, byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if byte != wanted[index] { return false }
    }
    return true
  }

  /// The number that `range`, of one to nine digits, is.
  func number(_ range: Range<Int>) -> Int? {
    guard (1...9).contains(range.count) else { return nil }
    var number = 0
    for index in range {
      guard isDigit(self[index]) else { return nil }
      number = number * 10 + Int(self[index] - 0x30)
    }
    return number
  }

  /// A copy of `range`, which is UTF-8 unless it cuts a character; that is replaced by U+FFFD.
  func string(_ range: Range<Int>) -> String {
    if let text = try? UTF8Span(validating: extracting(range)) { return String(copying: text) }
    return String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  /// The first pipe in `range` that no backslash escapes.
  @inline(__always)
  func firstPipe(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == pipe, index == 0 || self[index - 1] != backslash { return index }
      index += 1
    }
    return nil
  }

  /// The last pipe in `range` that no backslash escapes.
  @inline(__always)
  func lastPipe(in range: Range<Int>) -> Int? {
    var index = range.upperBound - 1
    while index >= range.lowerBound {
      if self[index] == pipe, index == 0 || self[index - 1] != backslash { return index }
      index -= 1
    }
    return nil
  }
}

/// Whether one of the eight bytes of `word` is `byte`.
@inline(__always)
private func hasByte(_ byte: UInt8, in word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let difference = word ^ (ones &* UInt64(byte))
  return (difference &- ones) & ~difference & (ones << 7) != 0
}

let pipe = UInt8(ascii: "|")
let backslash = UInt8(ascii: "\\")

extension Span<UInt8> {
  /// The Unicode scalars in `range`, which begins and ends at their boundaries.
  func scalarCount(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
