import DigestCore

/// Which fields of a paper have a word that begins so.
struct StartFields: OptionSet, Hashable {
  let rawValue: UInt8

  static let title = Self(rawValue: 1)
  static let authors = Self(rawValue: 2)
  static let summary = Self(rawValue: 4)
  static let all: Self = [.title, .authors, .summary]
}

/// The first letters of a word, up to four, and the fields that have it.
///
/// Packed so that order is that of the letters: four times 21 bits, 0 for none, then the fields.
struct WordStart: Comparable {
  static let length = 4
  private static let fieldBits = 3

  private(set) var bits: UInt128

  init(_ letters: some Sequence<UInt32>, fields: StartFields) {
    var bits: UInt128 = 0
    var count = 0
    for letter in letters.prefix(Self.length) {
      bits = bits << 21 | UInt128(letter)
      count += 1
    }
    self.bits =
      bits << UInt128(21 * (Self.length - count) + Self.fieldBits)
      | UInt128(fields.rawValue)
  }

  fileprivate init(bits: UInt128) { self.bits = bits }

  var fields: StartFields { StartFields(rawValue: UInt8(truncatingIfNeeded: bits & 7)) }

  /// The scalar at a place, 0 to 3; 0 where the word has ended.
  func letter(_ place: Int) -> UInt32 {
    UInt32(
      truncatingIfNeeded: bits >> UInt128(21 * (Self.length - 1 - place) + Self.fieldBits)
        & 0x1F_FFFF)
  }

  static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }

  /// What the words of a paper begin with, each once, ascending.
  static func all(in paper: FoldedPaper) -> [WordStart] {
    let bytes = paper.bytes
    var starts: [UInt128] = []
    starts.reserveCapacity(bytes.count / 5)
    append(bytes.span, paper.titleRange, .title, to: &starts)
    append(bytes.span, paper.authorsRange, .authors, to: &starts)
    append(bytes.span, paper.summaryRange, .summary, to: &starts)
    starts.sort()
    var merged: [WordStart] = []
    merged.reserveCapacity(starts.count)
    for bits in starts {
      if let last = merged.last, last.bits >> 3 == bits >> 3 {
        merged[merged.count - 1].bits |= bits & 7
      } else {
        merged.append(WordStart(bits: bits))
      }
    }
    return merged
  }

  private static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: StartFields, to starts: inout [UInt128]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] > 0x20 else {
        index += 1
        continue
      }
      var bits: UInt128 = 0
      var count = 0
      while index < range.upperBound, bytes[index] > 0x20, count < length {
        let (scalar, width) = scalar(bytes, at: index)
        bits = bits << 21 | UInt128(scalar)
        count += 1
        index += width
      }
      while index < range.upperBound, bytes[index] > 0x20 { index += 1 }
      bits <<= UInt128(21 * (length - count))
      starts.append(bits << UInt128(fieldBits) | UInt128(field.rawValue))
    }
  }

  /// Of valid UTF-8.
  private static func scalar(_ bytes: Span<UInt8>, at index: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(width))
    for next in index + 1..<min(index + width, bytes.count) {
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (value, width)
  }
}
