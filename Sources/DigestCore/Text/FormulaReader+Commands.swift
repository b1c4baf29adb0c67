extension FormulaReader {
  /// Reads the command at `index` and adds what it stands for; `false` where that is nothing known.
  mutating func command(to out: inout Scalars, in bytes: Span<UInt8>) -> Bool {
    let start = index
    index += 1
    let nameEnd = bytes.end(of: isLetter, in: index..<end)
    guard nameEnd > index else { return sign(to: &out, in: bytes) }
    let name = bytes.string(index..<nameEnd)
    index = nameEnd
    if let sign = FormulaSymbols.sign(of: name) {
      append(sign, to: &out, in: bytes)
      return true
    }
    if FormulaSymbols.layout.contains(name) { return layout(name, in: bytes) }
    if FormulaSymbols.blanks.contains(name) {
      Self.blank(&out)
      return true
    }
    if FormulaSymbols.functions.contains(name) {
      function(name, to: &out, in: bytes)
      return true
    }
    if name.hasSuffix("frac") { return fraction(name, to: &out, in: bytes) }
    guard let set = set(name, from: start, out: out, in: bytes) else { return false }
    out += set
    return true
  }

  /// A backslash and a sign: an escaped one, or a blank.
  private mutating func sign(to out: inout Scalars, in bytes: Span<UInt8>) -> Bool {
    guard index < end else { return false }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "_"),
      UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      out.append(Unicode.Scalar(byte))
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20:
      Self.blank(&out)
    case UInt8(ascii: "!"), UInt8(ascii: "/"): break
    case UInt8(ascii: "|"): out.append("‖")
    default: return false
    }
    return true
  }

  /// Blanks after a command end its name: they are shown where there is one before it, too.
  private mutating func append(
    _ sign: Unicode.Scalar, to out: inout Scalars, in bytes: Span<UInt8>
  ) {
    let isSpaced = out.last == " " && out.count > 1
    out.append(sign)
    let name = index
    skipBlanks(in: bytes)
    if isSpaced, index > name { out.append(" ") }
  }

  /// `\left.` is a bracket that is not shown.
  private mutating func layout(_ name: String, in bytes: Span<UInt8>) -> Bool {
    skipBlanks(in: bytes)
    if name == "left" || name == "right", index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
    }
    return true
  }

  /// A word with a blank to what stands beside it.
  private mutating func function(_ name: String, to out: inout Scalars, in bytes: Span<UInt8>) {
    if let last = out.last, last.properties.isAlphabetic || last.properties.numericType != nil {
      Self.blank(&out)
    }
    out += Scalars(name.unicodeScalars)
    skipBlanks(in: bytes)
    guard index < end else { return }
    switch bytes[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: ","):
      break
    case backslash where bytes.starts(with: "\\left", in: index..<end): break
    default: Self.blank(&out)
    }
  }

  /// What a command makes of what it is given.
  private mutating func set(
    _ name: String, from start: Int, out: Scalars, in bytes: Span<UInt8>
  ) -> Scalars? {
    switch name {
    case "text", "textrm", "textnormal", "textsf", "texttt", "textsc", "textup", "mbox":
      return words(in: bytes)
    case "textbf", "textit", "emph":
      let words = words(in: bytes)
      set(name == "textbf" ? .bold : .italic, from: start, out: out)
      return words
    case "mathrm", "mathsf", "mathtt", "mathnormal", "mathop": return argument(in: bytes)
    case "mathbf", "boldsymbol", "bm", "mathit":
      let letters = argument(in: bytes)
      set(name == "mathit" ? .italic : .bold, from: start, out: out)
      return letters
    case "operatorname":
      if index < end, bytes[index] == UInt8(ascii: "*") { index += 1 }
      return argument(in: bytes)
    case "mathbb": return argument(in: bytes).flatMap(FormulaAlphabet.blackboard.letters)
    case "mathcal", "mathscr": return argument(in: bytes).flatMap(FormulaAlphabet.script.letters)
    case "mathfrak": return argument(in: bytes).flatMap(FormulaAlphabet.fraktur.letters)
    case "sqrt": return root(in: bytes)
    case "not": return argument(in: bytes).flatMap(Self.negated)
    default:
      guard let mark = Self.accent(name) else { return nil }
      return argument(in: bytes).flatMap { Self.marked($0, mark) }
    }
  }

  /// Words in braces, as they are; TeX lets no formula be in them.
  private mutating func words(in bytes: Span<UInt8>) -> Scalars? {
    skipBlanks(in: bytes)
    guard index < end, bytes[index] == UInt8(ascii: "{") else {
      return scalar(in: bytes).map { [$0] }
    }
    index += 1
    var out: Scalars = []
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "}"):
        index += 1
        return out
      case UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "`"): return nil
      case backslash:
        index += 1
        guard sign(to: &out, in: bytes) else { return nil }
      case UInt8(ascii: "~"), 0x20, 0x09, 0x0A, 0x0D:
        index += 1
        Self.blank(&out)
      default:
        guard let scalar = scalar(in: bytes) else { return nil }
        out.append(scalar)
      }
    }
    return nil
  }

  private static func accent(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "hat", "widehat": "\u{302}"
    case "bar", "overline": "\u{304}"
    case "tilde", "widetilde": "\u{303}"
    case "vec", "overrightarrow": "\u{20D7}"
    case "dot": "\u{307}"
    case "ddot": "\u{308}"
    case "acute": "\u{301}"
    case "grave": "\u{300}"
    case "check": "\u{30C}"
    case "breve": "\u{306}"
    case "mathring": "\u{30A}"
    case "underline": "\u{332}"
    default: nil
    }
  }

  /// One letter under a mark; more would stand under none.
  private static func marked(_ letters: Scalars, _ mark: Unicode.Scalar) -> Scalars? {
    guard letters.count == 1, letters[0].properties.isAlphabetic else { return nil }
    return letters + [mark]
  }

  private static func negated(_ sign: Scalars) -> Scalars? {
    let signs: [Unicode.Scalar: Unicode.Scalar] = [
      "=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "≈": "≉", "<": "≮", ">": "≯",
      "≤": "≰", "≥": "≱", "∃": "∄", "∥": "∦", "∣": "∤",
    ]
    guard sign.count == 1 else { return nil }
    return signs[sign[0]].map { [$0] }
  }
}
