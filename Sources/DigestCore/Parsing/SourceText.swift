/// Makes a file's bytes well-formed UTF-8 without NUL, where they are not.
enum SourceText {
  /// What to read instead of `bytes`, with a report for each line that was repaired; `nil` where
  /// they are fine as they are.
  static func repaired(_ bytes: Span<UInt8>) -> (bytes: [UInt8], diagnostics: [Diagnostic])? {
    if let text = fromUTF16(bytes) { return (text, [Diagnostic(.utf16, line: 1, column: 1)]) }
    if bytes.first(0, in: 0..<bytes.count) == nil, (try? UTF8Span(validating: bytes)) != nil {
      return nil
    }
    var repaired: [UInt8] = []
    repaired.reserveCapacity(bytes.count + bytes.count / 8)
    var diagnostics: [Diagnostic] = []
    var scanner = LineScanner()
    while let line = scanner.next(in: bytes) {
      repair(line, scanner.number, of: bytes, into: &repaired, &diagnostics)
      for index in line.upperBound..<min(scanner.offset, bytes.count) {
        repaired.append(bytes[index])
      }
    }
    return (repaired, diagnostics)
  }

  private static func repair(
    _ line: Range<Int>, _ number: Int, of bytes: Span<UInt8>, into repaired: inout [UInt8],
    _ diagnostics: inout [Diagnostic]
  ) {
    var column = 0
    var hasBadBytes = false
    var hasNUL = false
    var index = line.lowerBound
    while index < line.upperBound {
      column += 1
      let length = wellFormedLength(at: index, in: line, of: bytes)
      if length > 0, bytes[index] != 0 {
        for byte in index..<index + length { repaired.append(bytes[byte]) }
        index += length
        continue
      }
      if length == 0, !hasBadBytes {
        diagnostics.append(Diagnostic(.invalidUTF8, line: number, column: column))
        hasBadBytes = true
      } else if length > 0, !hasNUL {
        diagnostics.append(Diagnostic(.nulByte, line: number, column: column))
        hasNUL = true
      }
      repaired.append(contentsOf: [0xEF, 0xBF, 0xBD])
      index += length == 0 ? illFormedLength(at: index, in: line, of: bytes) : 1
    }
  }
}

// Unicode 16, table 3-7, and its rule that a maximal part of a sequence becomes one U+FFFD.
extension SourceText {
  /// The bytes of the character at `index`; 0 where there is no well-formed one.
  private static func wellFormedLength(
    at index: Int, in line: Range<Int>, of bytes: Span<UInt8>
  ) -> Int {
    let length = expectedLength(bytes[index])
    return illFormedLength(at: index, in: line, of: bytes) == length ? length : 0
  }

  /// The bytes at `index` that could begin a character, at least one.
  private static func illFormedLength(
    at index: Int, in line: Range<Int>, of bytes: Span<UInt8>
  ) -> Int {
    let lead = bytes[index]
    let expected = expectedLength(lead)
    var length = 1
    while length < expected, index + length < line.upperBound {
      let byte = bytes[index + length]
      let lowest: UInt8 = length > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = length > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard byte >= lowest, byte <= highest else { break }
      length += 1
    }
    return length
  }

  /// 0 for a byte that begins no character.
  private static func expectedLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// The text of a file that begins with the byte order mark of UTF-16.
  private static func fromUTF16(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard bytes.count >= 2 else { return nil }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
    let units: [UInt16] = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let high = bytes[index + (isLittle ? 1 : 0)]
      let low = bytes[index + (isLittle ? 0 : 1)]
      return high == 0 && low == 0 ? 0xFFFD : UInt16(high) << 8 | UInt16(low)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
