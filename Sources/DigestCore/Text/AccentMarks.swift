extension [Accent] {
  /// Each letter of folded `bytes` with each mark that it carries, once: the letter's scalar value
  /// in the upper 32 bits, the mark's in the lower; ascending.
  func pairs(in bytes: [UInt8]) -> [UInt64] {
    guard !isEmpty else { return [] }
    let span = bytes.span
    var pairs: [UInt64] = []
    for accent in self {
      let letter = UTF8Bytes.scalar(in: span, at: accent.offset).value
      let pair = UInt64(letter) << 32 | UInt64(accent.mark)
      if pairs.last != pair { pairs.append(pair) }
    }
    pairs.sort()
    var distinct: [UInt64] = []
    for pair in pairs where pair != distinct.last { distinct.append(pair) }
    return distinct
  }

  /// The same as texts: `u` and U+0308.
  func marks(in bytes: [UInt8]) -> [String] {
    pairs(in: bytes).map { pair in
      var text: [UInt8] = []
      UTF8Bytes.append(UInt32(truncatingIfNeeded: pair >> 32), to: &text)
      UTF8Bytes.append(UInt32(truncatingIfNeeded: pair), to: &text)
      return String(decoding: text, as: UTF8.self)
    }
  }
}

extension TextTerm {
  /// Each letter with each mark that was typed, once: `u` and U+0308, as in `FoldedPaper.marks`.
  package var marks: [String] { accents.marks(in: needle) }
}
