/// Walks what was typed, byte by byte; all that means something in a query is ASCII, but for
/// curly quotes and wide spaces.
struct QueryScanner {
  let bytes: [UInt8]
  /// UTF-8 offset into what was typed.
  private(set) var offset = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next byte, `nil` at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  var isAtSpace: Bool { spaceLength(at: offset) > 0 }
  var isAtQuote: Bool { quoteLength(at: offset) > 0 }

  mutating func advance() { offset = min(offset + 1, bytes.count) }

  mutating func skipSpaces() {
    while case let length = spaceLength(at: offset), length > 0 { offset += length }
  }

  /// A key and its colon, if they come next.
  mutating func key() -> Key? {
    var end = offset
    while end < bytes.count, end - offset < 8, Self.isLetter(bytes[end]) { end += 1 }
    guard end > offset, end < bytes.count, bytes[end] == UInt8(ascii: ":"),
      let key = Key(name: text(offset..<end).lowercased())
    else { return nil }
    offset = end + 1
    return key
  }

  /// Letters and a colon that stand where a key would but are none, if they come next and
  /// something to look for stands behind them; of an address or an arXiv id they are a part.
  mutating func unknownKey() -> String? {
    var end = offset
    while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
    guard end > offset, end < bytes.count, bytes[end] == UInt8(ascii: ":"), !isEnd(end + 1)
    else { return nil }
    let next = bytes[end + 1]
    let begins =
      Self.isLetter(next) || (0x30...0x39).contains(next) || next >= 0x80
      || next == UInt8(ascii: "\"")
    let name = text(offset..<end)
    guard begins, name.lowercased() != "arxiv" else { return nil }
    offset = end + 1
    return name
  }

  /// What stands between a quote and the next one, or the end.
  mutating func quoted() -> (text: String, isClosed: Bool) {
    offset += quoteLength(at: offset)
    let start = offset
    while offset < bytes.count {
      let length = quoteLength(at: offset)
      if length > 0 {
        defer { offset += length }
        return (text(start..<offset), true)
      }
      offset += 1
    }
    return (text(start..<offset), false)
  }

  /// What comes up to a space, or to the bracket or bar that ends an operand; a bar between
  /// brackets that the word itself opens does not.
  mutating func word(isInGroup: Bool) -> String {
    let start = offset
    var openBrackets = 0
    while offset < bytes.count, !isAtSpace {
      if bytes[offset] == UInt8(ascii: "(") {
        openBrackets += 1
      } else if bytes[offset] == UInt8(ascii: ")") {
        if isInGroup, openBrackets == 0 { break }
        openBrackets -= 1
      } else if bytes[offset] == UInt8(ascii: "|"), openBrackets <= 0 {
        break
      }
      offset += 1
    }
    return text(start..<offset)
  }

  /// The same, with spaces where they are quoted; the quotes are left out.
  mutating func quotableWord(isInGroup: Bool) -> String {
    var value = ""
    while offset < bytes.count, !isAtSpace {
      if isAtQuote {
        value += quoted().text
        continue
      }
      let byte = bytes[offset]
      if isInGroup && byte == UInt8(ascii: ")") || byte == UInt8(ascii: "|") { break }
      let start = offset
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      value += text(start..<offset)
    }
    return value
  }

  /// Whether `text` has the shape of `2025-03` or `2025-03-04`; a year alone is a word.
  static func looksLikeDay(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count == 4,
      parts[0].starts(with: "19".utf8) || parts[0].starts(with: "20".utf8)
    else { return false }
    return parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
      && parts.dropFirst().allSatisfy { (1...2).contains($0.count) }
  }

  private func isEnd(_ index: Int) -> Bool {
    index >= bytes.count || spaceLength(at: index) > 0
  }

  /// Bytes of the space at `index`: of ASCII, U+00A0 or U+3000; 0 for none.
  private func spaceLength(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2: return holds([0xC2, 0xA0], at: index) ? 2 : 0
    case 0xE3: return holds([0xE3, 0x80, 0x80], at: index) ? 3 : 0
    default: return 0
    }
  }

  /// Bytes of the double quote at `index`, straight or curly; 0 for none.
  func quoteLength(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    if bytes[index] == UInt8(ascii: "\"") { return 1 }
    guard bytes[index] == 0xE2 else { return 0 }
    let isCurly =
      holds([0xE2, 0x80, 0x9C], at: index) || holds([0xE2, 0x80, 0x9D], at: index)
    return isCurly ? 3 : 0
  }

  func holds(_ expected: [UInt8], at index: Int) -> Bool {
    index + expected.count <= bytes.count
      && bytes[index..<index + expected.count].elementsEqual(expected)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }
}
