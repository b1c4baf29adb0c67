import DigestCore

/// The words of many papers, each once.
///
/// Two hash tables over bytes, as a set of strings takes most of the time of an import. Words of
/// up to eight bytes, nearly all, are numbers that need no second look.
struct WordSet {
  private struct LongWord {
    var hash: UInt64
    /// Into `bytes`.
    var start: Int
    var length: Int
  }

  /// Words of up to eight bytes, the first byte lowest; 0 for a free place.
  ///
  /// As many as a power of two.
  private var short = [UInt64](repeating: 0, count: 1 << 14)
  private var shortCount = 0
  private var bytes: [UInt8] = []
  private var words: [LongWord] = []
  /// Indices into `words`, one more than that; 0 for a free place.
  ///
  /// As many as a power of two.
  private var long = [Int32](repeating: 0, count: 1 << 12)
  /// What `takeNew` has not given yet.
  private var freshShort: [UInt64] = []
  private var taken = 0

  /// Another in each process, so that no digest can be made of words that fall on one place.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Adds every word of a column; words stand between spaces.
  mutating func add(_ text: Span<UInt8>) {
    var start = 0
    while start < text.count {
      var hash = Self.seed
      var packed: UInt64 = 0
      var end = start
      while end < text.count, text[end] > 0x20 {
        packed = packed << 8 | UInt64(text[end])
        hash = (hash ^ UInt64(text[end])) &* 0x100_0000_01B3
        end += 1
      }
      if packed == Self.separator {
        // Between two authors stands no word.
      } else if end - start > 8 {
        addLong(text, start..<end, hash ^ hash >> 31)
      } else if end > start {
        addShort(packed)
      }
      start = end + 1
    }
  }

  private static let separator = FoldedPaper.authorSeparator.utf8.reduce(UInt64(0)) {
    $0 << 8 | UInt64($1)
  }

  private mutating func addShort(_ word: UInt64) {
    guard Self.insert(word, into: &short) else { return }
    freshShort.append(word)
    shortCount += 1
    guard shortCount * 2 > short.count else { return }
    var larger = [UInt64](repeating: 0, count: short.count * 2)
    for word in short where word != 0 { _ = Self.insert(word, into: &larger) }
    short = larger
  }

  /// - Returns: `false` where it is there already.
  private static func insert(_ word: UInt64, into table: inout [UInt64]) -> Bool {
    let mixed = (word ^ seed) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: mixed ^ mixed >> 32) & (table.count - 1)
    while table[place] != 0 {
      if table[place] == word { return false }
      place = (place + 1) & (table.count - 1)
    }
    table[place] = word
    return true
  }

  private mutating func addLong(_ text: Span<UInt8>, _ range: Range<Int>, _ hash: UInt64) {
    var place = Int(truncatingIfNeeded: hash) & (long.count - 1)
    while long[place] != 0 {
      let word = words[Int(long[place]) - 1]
      if word.hash == hash, holds(text, range, word) { return }
      place = (place + 1) & (long.count - 1)
    }
    words.append(LongWord(hash: hash, start: bytes.count, length: range.count))
    for index in range { bytes.append(text[index]) }
    long[place] = Int32(words.count)
    if words.count * 2 > long.count { growLong() }
  }

  private func holds(_ text: Span<UInt8>, _ range: Range<Int>, _ word: LongWord) -> Bool {
    guard word.length == range.count else { return false }
    for step in 0..<range.count where bytes[word.start + step] != text[range.lowerBound + step] {
      return false
    }
    return true
  }

  private mutating func growLong() {
    long = [Int32](repeating: 0, count: long.count * 2)
    for (index, word) in words.enumerated() {
      var place = Int(truncatingIfNeeded: word.hash) & (long.count - 1)
      while long[place] != 0 { place = (place + 1) & (long.count - 1) }
      long[place] = Int32(index + 1)
    }
  }

  /// The words that are new since the last call, in the order of their bytes.
  mutating func takeNew() -> [[UInt8]] {
    defer {
      freshShort.removeAll()
      taken = words.count
    }
    let short = freshShort.map { packed in
      (0..<8).reversed().map { UInt8(truncatingIfNeeded: packed >> UInt64(8 * $0)) }
        .filter { $0 != 0 }
    }
    let long = words[taken...].map { Array(bytes[$0.start..<$0.start + $0.length]) }
    return (short + long).sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// The words of papers, and apart from that those of titles and authors.
final class PaperWords {
  private var head = WordSet()
  private var all = WordSet()

  func add(_ columns: IndexColumns) {
    for column in [columns.title, columns.authors] {
      head.add(column.span)
      all.add(column.span)
    }
    all.add(columns.summary.span)
  }

  /// The words that are new since the last call, in the order of their bytes.
  func takeNew() -> (all: [[UInt8]], head: [[UInt8]]) { (all.takeNew(), head.takeNew()) }
}
