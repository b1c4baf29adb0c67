import TerminalGrid

/// Characters side by side that look alike.
struct PictureText {
  private let row: Int
  private var column = 0
  private var columns = 0
  private var text = ""
  private var ink: PictureColors.Ink?
  /// A blank that is part of it only where more follows.
  private var hasBlank = false
  /// The only character it may hold: how wide it is in a font nobody knows.
  private var isAlone = false

  init(row: Int) { self.row = row }

  /// Takes the next cell; `false` where another run begins with it.
  mutating func take(_ cell: Cell, at column: Int, _ ink: PictureColors.Ink) -> Bool {
    if cell.isBlank, !ink.attributes.contains(.underline) {
      // Two blanks end a run: what follows is measured anew.
      if hasBlank { return text.isEmpty }
      hasBlank = !text.isEmpty
      return true
    }
    let isOfAlphabet = Self.isOfAlphabet(cell)
    guard text.isEmpty || self.ink?.isLike(ink) == true && isOfAlphabet && !isAlone else {
      return false
    }
    if text.isEmpty {
      self.column = column
      self.ink = ink
      isAlone = !isOfAlphabet
    }
    if hasBlank { text += " " }
    hasBlank = false
    text += cell.description
    columns = column + Int(cell.width) - self.column
    return true
  }

  /// What was taken, if anything; it is empty then.
  mutating func taken() -> Self? {
    defer { self = Self(row: row) }
    return text.isEmpty ? nil : self
  }

  /// The attributes that are shared by all texts of this kind.
  var look: String? {
    guard let ink else { return nil }
    var look = "fill=\"\(ink.color)\""
    if ink.attributes.contains(.bold) { look += " font-weight=\"bold\"" }
    if ink.attributes.contains(.italic) { look += " font-style=\"italic\"" }
    if ink.attributes.contains(.underline) { look += " text-decoration=\"underline\"" }
    return look
  }

  var element: String {
    let x = column * ScreenPicture.width
    let y = row * ScreenPicture.height + ScreenPicture.baseline
    // A single letter is where it is whatever its width.
    let length =
      columns == 1 && !isAlone
      ? "" : " textLength=\"\(columns * ScreenPicture.width)\" lengthAdjust=\"spacingAndGlyphs\""
    return "<text x=\"\(x)\" y=\"\(y)\"\(length)>\(Self.escaped(text))</text>"
  }

  /// Text of XML 1.0, in which not every character may stand.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether fonts of even width have the character, as wide as all others, and write it from left
  /// to right: Latin, Greek and Cyrillic, with their marks and punctuation.
  private static func isOfAlphabet(_ cell: Cell) -> Bool {
    guard cell.width == 1 else { return false }
    switch cell.base {
    case 0x20..<0x0250, 0x0370..<0x0530, 0x2010..<0x2028: return true
    default: return false
    }
  }
}

extension PictureColors.Ink {
  /// Whether text of both can be one element.
  func isLike(_ other: Self) -> Bool { color == other.color && attributes == other.attributes }
}
