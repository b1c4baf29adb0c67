/// What search compares: NFKD, case fold, NFKD, without marks, with ł ø đ ı ß æ œ in letters of
/// ASCII.
///
/// Each scalar folds by itself, so texts fold in pieces. Marks are kept beside the letters: an
/// accent that is typed is meant.
package enum Fold {
  /// What a folded scalar is in a text.
  enum Kind: UInt8 {
    /// Stands between words.
    case separator
    /// A letter or digit (Unicode L and N).
    case word
    /// A letter of a script written without spaces, a word of its own: Han, Hiragana, Katakana,
    /// Hangul, Thai.
    case solitary
    /// An accent or another mark (Unicode M) of the letter before it.
    case mark
    /// Not seen, and not searched: the soft hyphen, joiners.
    case invisible
  }

  /// The words of `text`, folded.
  package static func words(of text: String) -> [String] {
    var folded = FoldedText()
    folded.append(text)
    return folded.bytes.split(separator: FoldedText.space).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The folded scalars of `value`, marks among them.
  static func forEachScalar(of value: UInt32, _ body: (UInt32) -> Void) {
    if value >= firstSyllable, value < firstSyllable + 11_172 {
      let index = value - firstSyllable
      body(0x1100 + index / 588)
      body(0x1161 + index % 588 / 28)
      if index % 28 != 0 { body(0x11A7 + index % 28) }
    } else if value >= 0x80, let targets = FoldMap.shared.targets(of: value) {
      for target in targets { body(target) }
    } else if value >= 0x41, value <= 0x5A {
      body(value + 0x20)
    } else {
      body(value)
    }
  }

  /// Hangul syllables decompose by arithmetic (Unicode 3.12).
  private static var firstSyllable: UInt32 { 0xAC00 }

  /// O(log n) in the ranges of the table.
  static func kind(of value: UInt32) -> Kind {
    let table = FoldTable.ranges
    var low = 0
    var high = table.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] >> 8 <= value { low = middle } else { high = middle }
    }
    return Kind(rawValue: UInt8(truncatingIfNeeded: table[low])) ?? .separator
  }
}

/// The generated mappings, ready for look-up.
struct FoldMap: Sendable {
  static let shared = FoldMap(parsing: FoldMappings.words)

  /// Ascending.
  private var scalars: [UInt32] = []
  /// Where the targets of each scalar begin; one more than there are scalars.
  private var starts: [Int] = [0]
  private var allTargets: [UInt32] = []

  /// Reads what `Scripts/unicode.py` writes.
  private init(parsing text: String) {
    var entry = FoldMapEntry()
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        add(&entry)
      } else {
        entry.read(byte)
      }
    }
    add(&entry)
  }

  private mutating func add(_ entry: inout FoldMapEntry) {
    let (gap, targets, count) = entry.finish()
    let first = (scalars.last ?? 0) + gap
    for step in 0..<count {
      scalars.append(first + step)
      allTargets.append(contentsOf: targets.map { $0 + step })
      starts.append(allTargets.count)
    }
  }

  func targets(of scalar: UInt32) -> ArraySlice<UInt32>? {
    var low = 0
    var high = scalars.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalars[middle] <= scalar { low = middle } else { high = middle }
    }
    guard low < scalars.count, scalars[low] == scalar else { return nil }
    return allTargets[starts[low]..<starts[low + 1]]
  }
}

/// One word of the generated text, as far as it is read.
private struct FoldMapEntry {
  private var gap: UInt32 = 1
  private var numbers: [UInt32] = [0]
  private var hasCount = false

  mutating func read(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="): (gap, numbers) = (numbers[0], [0])
    case UInt8(ascii: "+"): numbers.append(0)
    case UInt8(ascii: "*"):
      numbers.append(0)
      hasCount = true
    default:
      let digit = byte < 0x41 ? byte &- 0x30 : byte &- 0x37
      numbers[numbers.count - 1] = numbers[numbers.count - 1] << 4 | UInt32(digit)
    }
  }

  /// What was read; empties the entry for the next word.
  mutating func finish() -> (gap: UInt32, targets: [UInt32], count: UInt32) {
    defer { self = Self() }
    guard hasCount, let count = numbers.popLast() else { return (gap, numbers, 1) }
    return (gap, numbers, count)
  }
}
