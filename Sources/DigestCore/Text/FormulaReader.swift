/// Reads a formula of LaTeX and gives it as text of Unicode, or not at all.
///
/// Whole or nothing: a command that is not known, a script that has no sign, a bracket without its
/// partner make it `nil`. Linear in the formula; nesting deeper than `deepest` does not convert.
struct FormulaReader {
  typealias Scalars = [Unicode.Scalar]

  /// Where reading goes on, and where the formula ends.
  var index: Int
  let end: Int
  /// Emphasis that holds for all of the formula: `\textbf{…}` and nothing beside it.
  private(set) var traits: InlineTraits = []
  private var depth = 0
  /// No reader needs as much, and the stack holds as much.
  private static let deepest = 24

  private init(_ range: Range<Int>) {
    index = range.lowerBound
    end = range.upperBound
  }

  /// The text of the formula in `range`, without the dollars about it.
  static func text(
    of range: Range<Int>, in bytes: Span<UInt8>
  ) -> (text: String, traits: InlineTraits)? {
    var reader = Self(bytes.trimming(range))
    guard let scalars = reader.sequence(closing: nil, in: bytes) else { return nil }
    let text = string(scalars)
    return text.isEmpty ? nil : (text, reader.traits)
  }

  /// The text of what stands raised or lowered in `range`, braces or tags taken away.
  static func script(of range: Range<Int>, isRaised: Bool, in bytes: Span<UInt8>) -> String? {
    var reader = Self(range)
    guard let scalars = reader.sequence(closing: nil, in: bytes) else { return nil }
    if isRaised, scalars == ["∘"] { return "°" }
    return FormulaScripts.script(scalars, isRaised: isRaised).map(string)
  }

  /// Without the blanks at its ends.
  private static func string(_ scalars: Scalars) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: trimmed(scalars))
    return String(text)
  }

  static func trimmed(_ text: Scalars) -> ArraySlice<Unicode.Scalar> {
    guard let start = text.firstIndex(where: { $0 != " " }),
      let end = text.lastIndex(where: { $0 != " " })
    else { return [] }
    return text[start...end]
  }

  /// What stands up to the byte `closing`, which is read too, or up to the end.
  mutating func sequence(closing: UInt8?, in bytes: Span<UInt8>) -> Scalars? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    var out: Scalars = []
    while index < end {
      if bytes[index] == closing {
        index += 1
        return out
      }
      guard append(to: &out, in: bytes) else { return nil }
    }
    return closing == nil ? out : nil
  }

  /// Reads one thing and adds it to `out`; `false` where it has no text.
  private mutating func append(to out: inout Scalars, in bytes: Span<UInt8>) -> Bool {
    switch bytes[index] {
    case backslash: return command(to: &out, in: bytes)
    case UInt8(ascii: "{"):
      index += 1
      guard let group = sequence(closing: UInt8(ascii: "}"), in: bytes) else { return false }
      out += group
    case UInt8(ascii: "^"), UInt8(ascii: "_"):
      guard let script = script(in: bytes) else { return false }
      out += script
    case UInt8(ascii: "'"):
      index += 1
      out.append("′")
    case UInt8(ascii: "~"), 0x20, 0x09, 0x0A, 0x0D:
      index += 1
      Self.blank(&out)
    case UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "#"),
      UInt8(ascii: "%"), UInt8(ascii: "&"):
      return false
    default:
      guard let scalar = scalar(in: bytes) else { return false }
      out.append(scalar)
    }
    return true
  }

  /// Adds a blank where none is.
  static func blank(_ out: inout Scalars) {
    if out.last != " " { out.append(" ") }
  }

  mutating func skipBlanks(in bytes: Span<UInt8>) {
    index = bytes.end(of: isBlank, in: index..<end)
  }

  /// The character at `index`, unless it is one that is not seen.
  mutating func scalar(in bytes: Span<UInt8>) -> Unicode.Scalar? {
    guard index < end else { return nil }
    if bytes[index] < 0x80 {
      defer { index += 1 }
      return bytes[index] > 0x20 && bytes[index] < 0x7F ? Unicode.Scalar(bytes[index]) : nil
    }
    let length = bytes.end(of: { $0 & 0xC0 == 0x80 }, in: index + 1..<end) - index
    defer { index += length }
    guard let scalar = bytes.string(index..<index + length).unicodeScalars.first else { return nil }
    return scalar.isSeen ? scalar : nil
  }

  /// What a command or script is given: a group in braces, a command or one character.
  mutating func argument(in bytes: Span<UInt8>) -> Scalars? {
    skipBlanks(in: bytes)
    guard index < end, depth < Self.deepest else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "^"), UInt8(ascii: "_"): return nil
    default:
      depth += 1
      defer { depth -= 1 }
      var out: Scalars = []
      return append(to: &out, in: bytes) ? out : nil
    }
  }

  private mutating func script(in bytes: Span<UInt8>) -> Scalars? {
    let isRaised = bytes[index] == UInt8(ascii: "^")
    index += 1
    guard let argument = argument(in: bytes) else { return nil }
    return FormulaScripts.script(argument, isRaised: isRaised)
  }

  /// Takes `traits` for those of the formula where what was read from `start` is all of it.
  mutating func set(_ traits: InlineTraits, from start: Int, out: Scalars) {
    if depth == 1, out.isEmpty, index == end { self.traits.formUnion(traits) }
  }
}

extension Unicode.Scalar {
  /// Whether it is a character that is seen: no control, no mark of direction, nothing unassigned.
  var isSeen: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
