extension FormulaReader {
  /// `½`, `a/b` or `(a+b)/c`; in brackets where what follows would be read into it.
  mutating func fraction(_ name: String, to out: inout Scalars, in bytes: Span<UInt8>) -> Bool {
    guard ["frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"].contains(name),
      let above = argument(in: bytes).map({ Scalars(Self.trimmed($0)) }), !above.isEmpty,
      let below = argument(in: bytes).map({ Scalars(Self.trimmed($0)) }), !below.isEmpty
    else { return false }
    if let fraction = Self.vulgar(above, below) {
      out.append(fraction)
      return true
    }
    let text =
      (Self.isFactor(above) ? above : ["("] + above + [")"]) + ["/"]
      + (Self.isFactor(below) && !Self.isProduct(below) ? below : ["("] + below + [")"])
    if let last = out.last, last.properties.numericType != nil,
      text[0].properties.numericType != nil
    {
      return false
    }
    out += isFollowed(in: bytes) ? ["("] + text + [")"] : text
    return true
  }

  /// `√x`, `√(x+y)`, `∛x`.
  mutating func root(in bytes: Span<UInt8>) -> Scalars? {
    var sign: Unicode.Scalar = "√"
    if index < end, bytes[index] == UInt8(ascii: "[") {
      index += 1
      guard let degree = sequence(closing: UInt8(ascii: "]"), in: bytes) else { return nil }
      switch degree {
      case ["2"]: break
      case ["3"]: sign = "∛"
      case ["4"]: sign = "∜"
      default: return nil
      }
    }
    guard let inner = argument(in: bytes).map({ Scalars(Self.trimmed($0)) }), !inner.isEmpty else {
      return nil
    }
    return Self.isSingle(inner) ? [sign] + inner : [sign, "("] + inner + [")"]
  }

  /// Whether something stands behind a fraction that a reader would take for a part of it.
  private func isFollowed(in bytes: Span<UInt8>) -> Bool {
    let next = bytes.end(of: isBlank, in: index..<end)
    guard next < end else { return false }
    switch bytes[next] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"):
      return false
    case backslash:
      return
        !(bytes.starts(with: "\\right", in: next..<end)
        || bytes.starts(with: "\\,", in: next..<end))
    default: return true
    }
  }

  private static func vulgar(_ above: Scalars, _ below: Scalars) -> Unicode.Scalar? {
    guard above.count == 1, below.count <= 2 else { return nil }
    let signs: [String: Unicode.Scalar] = [
      "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖",
      "3/5": "⅗", "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/7": "⅐", "1/8": "⅛", "3/8": "⅜",
      "5/8": "⅝", "7/8": "⅞", "1/9": "⅑", "1/10": "⅒",
    ]
    var name = String.UnicodeScalarView(above)
    name.append("/")
    name.append(contentsOf: below)
    return signs[String(name)]
  }

  /// Whether nothing in `text`, outside of brackets, binds less than a fraction does.
  private static func isFactor(_ text: Scalars) -> Bool {
    var depth = 0
    for scalar in text {
      if "([{⟨⌊⌈".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]}⟩⌋⌉".unicodeScalars.contains(scalar) { depth -= 1 }
      if depth == 0, binds(scalar) { return false }
    }
    return depth == 0
  }

  /// Whether `scalar` stands between two things.
  private static func binds(_ scalar: Unicode.Scalar) -> Bool {
    if " -*/·,|".unicodeScalars.contains(scalar) { return true }
    guard !FormulaScripts.isScript(scalar), !"∂∇∞√∑∏∫".unicodeScalars.contains(scalar) else {
      return false
    }
    return scalar.properties.generalCategory == .mathSymbol
  }

  /// Whether a number is followed by a letter: `1/2π` is half of π to some, and not to others.
  private static func isProduct(_ text: Scalars) -> Bool {
    zip(text, text.dropFirst()).contains {
      isPlainDigit($0) && $1.properties.isAlphabetic && !FormulaScripts.isScript($1)
    }
  }

  private static func isPlainDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  /// Whether a root over `text` needs no brackets: a number, or one letter and what goes with it.
  private static func isSingle(_ text: Scalars) -> Bool {
    if text.allSatisfy({ isPlainDigit($0) || $0 == "." }) { return true }
    return text[0].properties.isAlphabetic
      && text.dropFirst().allSatisfy {
        FormulaScripts.isScript($0) || $0.properties.generalCategory == .nonspacingMark
      }
  }
}
