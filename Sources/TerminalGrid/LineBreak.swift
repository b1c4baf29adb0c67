/// Where a line may end: UAX #14, as much of it as titles and summaries need.
enum LineBreak {
  /// Whether a line may end between the cells `index - 1` and `index`, both of which exist.
  static func isAllowed(before index: Int, in cells: [Cell]) -> Bool {
    let left = cells[index - 1]
    let right = cells[index]
    if right.isSpace { return false }
    if left.isSpace { return true }
    if right.continuesCharacter { return false }
    if left.allowsBreakAfter { return true }
    if breaksWords(left.base) {
      return index > 1 && isLetterOrDigit(cells[index - 2].base) && isLetter(right.base)
    }
    guard isIdeographic(left.base) || isIdeographic(right.base) else { return false }
    return
      !(isNoBreakSpace(left.base) || isNoBreakSpace(right.base)
      || startsNoLine.contains(right.base) || endsNoLine.contains(left.base))
  }

  /// Hyphens, dashes and the slash; not the non-breaking hyphen.
  private static func breaksWords(_ base: UInt32) -> Bool {
    switch base {
    case 0x2D, 0x2F, 0x2010, 0x2013, 0x2014: true
    default: false
    }
  }

  private static func isNoBreakSpace(_ base: UInt32) -> Bool { base == 0xA0 }

  private static func isLetter(_ base: UInt32) -> Bool {
    switch base {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: Unicode.Scalar(base)?.properties.isAlphabetic ?? false
    }
  }

  private static func isLetterOrDigit(_ base: UInt32) -> Bool {
    (0x30...0x39).contains(base) || isLetter(base)
  }

  /// What is written without spaces: Han, kana, Hangul, Yi, and their punctuation.
  private static func isIdeographic(_ base: UInt32) -> Bool {
    switch base {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFFDC, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF,
      0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Closing punctuation, marks of iteration and length, small kana.
  private static let startsNoLine = values(
    """
    !%),-./:;?]}¢°·»‐‑‒–—’”‥…‰′″℃、。〃々〉》」』】〕〗〙〛〜〞〟〻
    ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞ゠ァィゥェォッャュョヮヵヶ・ーヽヾㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ
    ！％），－．／：；？］｝～｠｡｣､･ｧｨｩｪｫｬｭｮｯｰ￠
    """)

  /// Opening punctuation, and signs that stand before a number.
  private static let endsNoLine = values("#$([{£¥«‘“〈《「『【〔〖〘〚〝＃＄（［｛｟｢￡￥")

  private static func values(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value).filter { $0 > 0x20 })
  }
}
