/// Finds what a word tells by its letters, without making a string of it.
struct SummaryWordTable {
  private struct Entry {
    /// 0 where the place is empty.
    var key: UInt64
    var kind: SummaryWord
  }

  /// Open addressing; no more than half of the places are taken.
  private let entries: [Entry]

  /// Of words of ASCII, lower case.
  init(_ words: [(String, SummaryWord)]) {
    var entries = [Entry](repeating: Entry(key: 0, kind: .other), count: 1024)
    for (word, kind) in words {
      let key = word.utf8Span.span.word(at: 0).key
      var place = Self.place(key)
      while entries[place].key != 0 { place = (place + 1) & 1023 }
      entries[place] = Entry(key: key, kind: kind)
    }
    self.entries = entries
  }

  /// What the word with this key tells.
  @inline(__always)
  subscript(key: UInt64) -> SummaryWord {
    var place = Self.place(key)
    while true {
      let entry = entries[place]
      if entry.key == key || entry.key == 0 { return entry.kind }
      place = (place + 1) & 1023
    }
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }
}

extension Span<UInt8> {
  /// Where the letters at `index` end, and the key that the first sixteen of them are found by.
  ///
  /// Their case is ignored. The key is 0 where there is none.
  @inline(__always)
  func word(at index: Int) -> (end: Int, key: UInt64) {
    let first = letters(at: index)
    guard first.length == 8 else { return (index + first.length, first.bytes) }
    let second = letters(at: index + 8)
    var end = index + 8 + second.length
    if second.length == 8 { end = self.end(of: isLetter, in: end..<count) }
    return (end, first.bytes ^ (second.bytes &* 0xD6E8_FEB8_6659_FD93))
  }

  /// The letters of ASCII that up to eight bytes at `index` begin with, lower case, the first
  /// one lowest.
  @inline(__always)
  private func letters(at index: Int) -> (length: Int, bytes: UInt64) {
    guard index <= count &- 8 else { return lastLetters(at: index) }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let bytes = eightBytes(at: index)
    let lower = bytes | (ones &* 0x20)
    let ascii = lower & (ones &* 0x7F)
    // The upper bit of a byte tells: `a` or more, not more than `z`, of ASCII.
    let isLetter = (ascii &+ ones &* 0x1F) & ~(ascii &+ ones &* 0x05) & ~bytes & (ones << 7)
    let others = ~isLetter & (ones << 7)
    guard others != 0 else { return (8, lower) }
    let length = others.trailingZeroBitCount >> 3
    return (length, lower & ((1 << UInt64(length << 3)) &- 1))
  }

  /// The same where the text ends within eight bytes.
  private func lastLetters(at index: Int) -> (length: Int, bytes: UInt64) {
    var length = 0
    var bytes: UInt64 = 0
    while index + length < count, isLetter(self[index + length]) {
      bytes |= UInt64(self[index + length] | 0x20) << UInt64(length << 3)
      length += 1
    }
    return (length, bytes)
  }
}
