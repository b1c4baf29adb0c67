/// Text that was read in the wrong encoding: UTF-8 taken for Windows-1252.
enum Mojibake {
  /// Where the damaged character that begins at `start`, a byte 0xC3, ends, and what it was.
  ///
  /// Narrow on purpose: only where the characters are the bytes of one character of UTF-8, and that
  /// is no letter. `5Â°` was `5°`; the `Â` of `(Â = Q` is meant.
  static func repair(at start: Int, in bytes: Span<UInt8>) -> (end: Int, sign: Unicode.Scalar)? {
    guard start + 3 < bytes.count, let first = byte(at: start, in: bytes) else { return nil }
    let count: Int
    switch first.value {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return nil
    }
    var sign: [UInt8] = [first.value]
    var end = first.end
    while sign.count < count {
      guard let next = byte(at: end, in: bytes), next.value & 0xC0 == 0x80 else { return nil }
      sign.append(next.value)
      end = next.end
    }
    let scalars = String(validating: sign, as: UTF8.self)?.unicodeScalars
    guard let scalar = scalars?.first, isMended(scalar) else { return nil }
    return (end, scalar)
  }

  /// The byte that Windows-1252 shows as the character of two or three bytes at `start`.
  private static func byte(
    at start: Int, in bytes: Span<UInt8>
  ) -> (value: UInt8, end: Int)? {
    guard start + 1 < bytes.count else { return nil }
    let second = bytes[start + 1] & 0x3F
    switch bytes[start] {
    // As browsers do it, what Windows-1252 has no character for is U+0081 and the like.
    case 0xC2: return (0x80 | second, start + 2)
    case 0xC3: return (0xC0 | second, start + 2)
    case 0xC5, 0xC6, 0xCB:
      return windows[UInt16(bytes[start] & 0x1F) << 6 | UInt16(second)].map { ($0, start + 2) }
    case 0xE2:
      guard start + 2 < bytes.count else { return nil }
      let scalar = 0x2000 | UInt16(second) << 6 | UInt16(bytes[start + 2] & 0x3F)
      return windows[scalar].map { ($0, start + 3) }
    default: return nil
    }
  }

  /// Whether a character is one that is seen and no letter, nor a mark on one.
  private static func isMended(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      false
    default: scalar.isSeen
    }
  }

  /// The bytes 0x80 to 0x9F of Windows-1252 by their characters.
  private static let windows: [UInt16: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
