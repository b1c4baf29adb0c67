/// An address of the web that stands in a text as it is.
enum BareAddress {
  /// The range of the address whose scheme ends with the colon at `colon`, if one does.
  ///
  /// It ends at white space or a sign that no address has; signs of the sentence, brackets that it
  /// does not open and quotes do not belong to it. One with a backslash in it is none: what is
  /// meant by it can only be guessed.
  static func range(around colon: Int, from earliest: Int, in bytes: Span<UInt8>) -> Range<Int>? {
    guard colon + 3 < bytes.count, bytes[colon + 1] == slash, bytes[colon + 2] == slash,
      let start = schemeStart(before: colon, in: bytes), start >= earliest
    else { return nil }
    let host = colon + 3
    guard isLetter(bytes[host]) || isDigit(bytes[host]) || bytes[host] == UInt8(ascii: "[") else {
      return nil
    }
    let limit = min(host + longest, bytes.count)
    let stop = stop(from: host, to: limit, in: bytes)
    guard stop < limit && bytes[stop] != backslash || stop == bytes.count else { return nil }
    let end = trimmedEnd(host..<stop, in: bytes)
    return end > host ? start..<end : nil
  }

  /// In bytes behind the scheme: what is longer is no address that anyone follows.
  private static let longest = 2_048
  private static let slash = UInt8(ascii: "/")

  /// `http` or `https`, with no letter or digit before it.
  private static func schemeStart(before colon: Int, in bytes: Span<UInt8>) -> Int? {
    for scheme in ["https", "http"] {
      let start = colon - scheme.utf8.count
      guard start >= 0, bytes.starts(with: scheme, in: start..<colon, ignoringCase: true) else {
        continue
      }
      if start == 0 { return start }
      return isLetter(bytes[start - 1]) || isDigit(bytes[start - 1]) ? nil : start
    }
    return nil
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), backslash:
      false
    default: true
    }
  }

  /// Where an address ends at the latest: of what is not ASCII, letters, digits and marks are in it.
  private static func stop(from start: Int, to limit: Int, in bytes: Span<UInt8>) -> Int {
    var index = start
    while index < limit {
      guard bytes[index] >= 0x80 else {
        guard isAddressByte(bytes[index]) else { return index }
        index += 1
        continue
      }
      let end = bytes.end(of: { $0 & 0xC0 == 0x80 }, in: index + 1..<bytes.count)
      let scalar = bytes.string(index..<end).unicodeScalars.first
      guard scalar?.properties.isXIDContinue == true else { return index }
      index = end
    }
    return index
  }

  private static func trimmedEnd(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var open = 0
    for index in range {
      if bytes[index] == UInt8(ascii: "(") { open += 1 }
      if bytes[index] == UInt8(ascii: ")") { open -= 1 }
    }
    var end = range.upperBound
    while end > range.lowerBound {
      switch bytes[end - 1] {
      case UInt8(ascii: ")") where open < 0: open += 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "]"),
        UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "$"), UInt8(ascii: "~"):
        break
      default: return end
      }
      end -= 1
    }
    return end
  }
}
