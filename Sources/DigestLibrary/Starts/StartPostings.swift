/// The papers of a month that have words with the same first letters, and how these go on.
///
/// A paper is the distance to the paper before it in the month's list, as a LEB128 number (the
/// first to -1), then one item for each third and fourth letter: a byte of 1 bit "last item",
/// 1 bit "fields follow" (else the summary alone) and 6 bits for the third letter, a byte for the
/// fourth, and the fields. Letters are 0 to 35 for `0-9a-z`, 36 for none, 37 for another, whose
/// scalar follows as a LEB128 number.
struct StartPostings {
  private(set) var bytes: [UInt8] = []
  private var paper = -1
  /// Where the last item begins, to be marked as the last.
  private var item = 0

  private static let none: UInt8 = 36
  private static let other: UInt8 = 37
  private static let lastItem: UInt8 = 0x80
  private static let fieldsFollow: UInt8 = 0x40

  /// Papers come in order, and the letters of each.
  ///
  /// `paper` is its place in the month, 0-based; `third` and `fourth` are 0 for none.
  mutating func append(paper: Int, third: UInt32, fourth: UInt32, fields: StartFields) {
    if paper == self.paper {
      bytes[item] &= ~Self.lastItem
    } else {
      append(number: UInt32(paper - self.paper))
      self.paper = paper
    }
    item = bytes.count
    let (one, two) = (Self.code(third), Self.code(fourth))
    bytes.append(Self.lastItem | (fields == .summary ? 0 : Self.fieldsFollow) | one)
    bytes.append(two)
    if one == Self.other { append(number: third) }
    if two == Self.other { append(number: fourth) }
    if fields != .summary { bytes.append(fields.rawValue) }
  }

  private mutating func append(number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func code(_ letter: UInt32) -> UInt8 {
    switch letter {
    case 0: none
    case 0x30...0x39: UInt8(letter - 0x30)
    case 0x61...0x7A: UInt8(letter - 0x61 + 10)
    default: other
    }
  }

  /// Calls `body` with each paper's place that has such a word, ascending; `false` where the bytes
  /// are damaged.
  ///
  /// `third` and `fourth` are the letters that must come; `nil` for any or none.
  static func forEachPaper(
    in bytes: Span<UInt8>, third: UInt32?, fourth: UInt32?, fields: StartFields,
    _ body: (Int) -> Void
  ) -> Bool {
    var reader = PostingReader()
    let (wantedThird, wantedFourth) = (third.map(code), fourth.map(code))
    var paper = -1
    while reader.offset < bytes.count {
      guard let distance = reader.number(in: bytes), distance > 0 else { return false }
      paper += Int(distance)
      var isHit = false
      while true {
        guard reader.offset + 1 < bytes.count else { return false }
        let head = bytes[reader.offset]
        let (one, two) = (head & 0x3F, bytes[reader.offset + 1])
        reader.offset += 2
        var isMatch = wantedThird.map { $0 == one } ?? true
        isMatch = isMatch && (wantedFourth.map { $0 == two } ?? true)
        if one == other {
          guard let letter = reader.number(in: bytes) else { return false }
          if let third, third != letter { isMatch = false }
        }
        if two == other {
          guard let letter = reader.number(in: bytes) else { return false }
          if let fourth, fourth != letter { isMatch = false }
        }
        var found = StartFields.summary
        if head & fieldsFollow != 0 {
          guard reader.offset < bytes.count else { return false }
          found = StartFields(rawValue: bytes[reader.offset])
          reader.offset += 1
        }
        if isMatch, !found.isDisjoint(with: fields) { isHit = true }
        if head & lastItem != 0 { break }
      }
      if isHit { body(paper) }
    }
    return true
  }
}

private struct PostingReader {
  var offset = 0

  mutating func number(in bytes: Span<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while offset < bytes.count, shift < 32 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt32(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
