/// Where a line may end: UAX #14, as much of it as titles and summaries need.
enum LineBreak {
  /// Whether a line should end between the cells `index - 1` and `index`, both of which exist: it
  /// may, and neither parts what is read as one nor leaves a crumb of a word.
  static func isGood(before index: Int, in cells: [Cell]) -> Bool {
    guard isAllowed(before: index, in: cells) else { return false }
    let left = cells[index - 1]
    switch left.breakAfter {
    case .allowed: return true
    case .forbidden: return false
    case .byCharacter:
      if left.isSpace { return !isJoint(before: index, in: cells) }
      if isNoBreakSpace(left.base) { return false }
      return !breaksWords(left.base) || left.base == emDash || hasWords(around: index, in: cells)
    }
  }

  /// Whether a line may end between the cells `index - 1` and `index` where no better place is.
  static func isAllowed(before index: Int, in cells: [Cell]) -> Bool {
    let left = cells[index - 1]
    let right = cells[index]
    if right.isSpace { return false }
    if left.isSpace { return true }
    if right.continuesCharacter { return false }
    if left.breakAfter == .allowed || isNoBreakSpace(left.base) { return true }
    if breaksWords(left.base) {
      return index > 1 && isLetterOrDigit(cells[index - 2].base) && isLetter(right.base)
    }
    guard isIdeographic(left.base) || isIdeographic(right.base) else { return false }
    return
      !(isNoBreakSpace(right.base) || startsNoLine.contains(right.base)
      || endsNoLine.contains(left.base))
  }

  private static var emDash: UInt32 { 0x2014 }

  /// Whether three letters or more stand on both sides of the hyphen before `index`, up to what is
  /// neither letter, digit nor hyphen: `text-to-|image`, but not `F1-score` or `Table-R1`.
  private static func hasWords(around index: Int, in cells: [Cell]) -> Bool {
    isWord(stride(from: index - 2, through: 0, by: -1), in: cells)
      && isWord(stride(from: index, to: cells.count, by: 1), in: cells)
  }

  private static func isWord(_ indices: some Sequence<Int>, in cells: [Cell]) -> Bool {
    var letters = 0
    // Longer pieces without three letters are no words either.
    for index in indices.prefix(16) {
      let base = cells[index].base
      if isLetter(base) { letters += 1 } else if !isDigit(base), !breaksWords(base) { break }
      if letters == 3 { return true }
    }
    return false
  }

  /// Hyphens, dashes and the slash; not the non-breaking hyphen.
  static func breaksWords(_ base: UInt32) -> Bool {
    switch base {
    case 0x2D, 0x2F, 0x2010, 0x2013, 0x2014: true
    default: false
    }
  }

  private static func isNoBreakSpace(_ base: UInt32) -> Bool { base == 0xA0 }

  static func isDigit(_ base: UInt32) -> Bool { (0x30...0x39).contains(base) }

  static func isLetter(_ base: UInt32) -> Bool {
    switch base {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: Unicode.Scalar(base)?.properties.isAlphabetic ?? false
    }
  }

  private static func isLetterOrDigit(_ base: UInt32) -> Bool { isDigit(base) || isLetter(base) }

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
