/// A run of stars: a delimiter run, CommonMark 0.31 §6.2.
struct StarRun {
  let range: Range<Int>
  let canOpen: Bool
  let canClose: Bool
  /// Those no emphasis has taken; closers take from the front, openers from the back.
  private(set) var remaining: Int
  /// Stars taken at the front.
  private(set) var closed = 0
  /// How many ends and beginnings of each emphasis stand here.
  private(set) var closes: (bold: Int, italic: Int) = (0, 0)
  private(set) var opens: (bold: Int, italic: Int) = (0, 0)

  init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    self.range = range
    remaining = range.count
    let before = Neighbour(before: range.lowerBound, in: bytes)
    let after = Neighbour(after: range.upperBound, in: bytes)
    // Left- and right-flanking: for stars, as good as opening and closing.
    canOpen = after != .blank && (after != .punctuation || before != .other)
    canClose = before != .blank && (before != .punctuation || after != .other)
  }

  /// The stars that are text.
  var literal: Range<Int> {
    range.lowerBound + closed..<range.lowerBound + closed + remaining
  }

  mutating func close(_ count: Int) {
    remaining -= count
    closed += count
    if count == 2 { closes.bold += 1 } else { closes.italic += 1 }
  }

  mutating func open(_ count: Int) {
    remaining -= count
    if count == 2 { opens.bold += 1 } else { opens.italic += 1 }
  }
}

/// What stands beside a run of stars; the beginning and end of the text count as blank.
private enum Neighbour {
  case blank, punctuation, other

  init(before offset: Int, in bytes: Span<UInt8>) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(start..<offset, in: bytes)
  }

  init(after offset: Int, in bytes: Span<UInt8>) {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    self.init(offset..<end, in: bytes)
  }

  private init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count,
      let scalar = bytes.string(range).unicodeScalars.first
    else {
      self = .blank
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .blank
    case .control: self = scalar.value < 0x80 && isBlank(UInt8(scalar.value)) ? .blank : .other
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .other
    }
  }
}
