extension InlineTokens {
  /// Reads what may begin at `start` besides markup, and returns where to read on.
  ///
  /// A formula, a power, a tag that raises or lowers, an address, a damaged character.
  mutating func readTypography(at start: Int, of bytes: Span<UInt8>) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "$"): readFormula(at: start, of: bytes)
    case UInt8(ascii: ":"): readAddress(at: start, of: bytes)
    case UInt8(ascii: "^"): readPower(at: start, of: bytes)
    case UInt8(ascii: "<"): readTag(at: start, of: bytes)
    default: readDamage(at: start, of: bytes)
    }
  }

  /// A formula that is not shown otherwise is text as it stands: its stars and backslashes too.
  private mutating func readFormula(at start: Int, of bytes: Span<UInt8>) -> Int {
    guard let place = FormulaPlace(at: start, of: bytes) else { return start + 1 }
    if let (text, traits) = FormulaReader.text(of: place.content, in: bytes) {
      _ = show(text, traits, for: place.whole)
    }
    return place.whole.upperBound
  }

  private mutating func readAddress(at colon: Int, of bytes: Span<UInt8>) -> Int {
    guard let range = BareAddress.range(around: colon, from: textStart, in: bytes) else {
      return colon + 1
    }
    add(.address(range), at: range)
    return range.upperBound
  }

  /// `^3`, `^-3`, `^n` or `^{…}` behind a letter, a digit or a bracket.
  ///
  /// Without braces a power is a whole number or a single letter: in `C^0.57` no more than the 0
  /// would be raised, in `2^word` no one knows what.
  private mutating func readPower(at start: Int, of bytes: Span<UInt8>) -> Int {
    guard start > textStart, start + 1 < bytes.count, isBase(bytes[start - 1]) else {
      return start + 1
    }
    let group: (content: Range<Int>, end: Int)?
    if bytes[start + 1] == UInt8(ascii: "{") {
      group = Self.braces(at: start + 1, of: bytes)
    } else {
      group = Self.power(at: start + 1, of: bytes).map { ($0, $0.upperBound) }
    }
    guard let group else { return start + 1 }
    if isDigit(bytes[start - 1]), bytes.starts(with: "circ", in: group.content),
      group.content.count == 4
    {
      return show("°", [], for: start..<group.end)
    }
    guard let text = FormulaReader.script(of: group.content, isRaised: true, in: bytes) else {
      return start + 1
    }
    return show(text, [], for: start..<group.end)
  }

  private func isBase(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: "]")
  }

  private static func power(at start: Int, of bytes: Span<UInt8>) -> Range<Int>? {
    var index = start
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < bytes.count else { return nil }
    let digits = bytes.end(of: isDigit, in: index..<bytes.count)
    if digits > index {
      guard digits + 1 < bytes.count, bytes[digits] == UInt8(ascii: "."), isDigit(bytes[digits + 1])
      else { return start..<digits }
      return nil
    }
    let end = bytes.end(of: { isLetter($0) || isDigit($0) || $0 >= 0x80 }, in: index..<bytes.count)
    if bytes.starts(with: "circ", in: start..<end), end == start + 4 { return start..<end }
    // Of more than one character nothing is raised: of these bytes at most four are one.
    guard end > index, end - index <= 4, bytes.scalarCount(index..<end) == 1 else { return nil }
    return start..<end
  }

  /// What is in the braces at `start`; longer than any power that is written out, it is none.
  private static func braces(
    at start: Int, of bytes: Span<UInt8>
  ) -> (content: Range<Int>, end: Int)? {
    let limit = min(start + 64, bytes.count)
    let close = bytes.end(
      of: { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "`") },
      in: start + 1..<limit)
    guard close < limit, bytes[close] == UInt8(ascii: "}"), close > start + 1 else { return nil }
    return (start + 1..<close, close + 1)
  }

  /// `<sup>…</sup>` or `<sub>…</sub>` about a few characters.
  private mutating func readTag(at start: Int, of bytes: Span<UInt8>) -> Int {
    let limit = min(start + 64, bytes.count)
    let isRaised = bytes.starts(with: "<sup>", in: start..<limit)
    guard isRaised || bytes.starts(with: "<sub>", in: start..<limit) else { return start + 1 }
    let content = start + 5..<bytes.end(of: { $0 != UInt8(ascii: "<") }, in: start + 5..<limit)
    let close = isRaised ? "</sup>" : "</sub>"
    guard bytes.starts(with: close, in: content.upperBound..<limit),
      !content.contains(where: { "*`$\\{}^_".utf8.contains(bytes[$0]) }),
      let text = FormulaReader.script(of: content, isRaised: isRaised, in: bytes)
    else { return start + 1 }
    return show(text, [], for: start..<content.upperBound + 6)
  }

  /// What is repaired is the paper's own, and so is shown to those who want ASCII only.
  private mutating func readDamage(at start: Int, of bytes: Span<UInt8>) -> Int {
    guard let (end, sign) = Mojibake.repair(at: start, in: bytes) else { return start + 1 }
    add(.shown(start..<end, String(Character(sign)), []), at: start..<end)
    return end
  }

  /// Shows `text` for `range` where that may be, and returns where to read on.
  private mutating func show(
    _ text: String, _ traits: InlineTraits, for range: Range<Int>
  ) -> Int {
    guard converts || text.utf8.allSatisfy({ $0 < 0x80 }) else { return range.lowerBound + 1 }
    add(.shown(range, text, traits), at: range)
    return range.upperBound
  }
}
