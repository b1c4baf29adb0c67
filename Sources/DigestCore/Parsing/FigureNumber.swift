/// A number in a text, and whether it may be a figure.
struct FigureNumber {
  /// With the signs before it: `+`, `~`, `≈` and the like.
  var start: Int
  var digits: Range<Int>
  /// Digits behind the point.
  var decimals = 0
  /// `+`, `-` or `−` stands before it.
  var isSigned = false
  /// Whether it stands for itself: it belongs to no name, no version, no sum of money, no date.
  var isFree: Bool

  var end: Int { digits.upperBound }
  var isDecimal: Bool { decimals > 0 }

  /// The number whose first digit is at `start`.
  init(at start: Int, in bytes: Span<UInt8>) {
    var end = bytes.end(of: isDigit, in: start..<bytes.count)
    var isVersion = end - start > 9
    while let group = Self.group(at: end, in: bytes) { end = group }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
      let point = end
      end = bytes.end(of: isDigit, in: point + 1..<bytes.count)
      decimals = end - point - 1
      while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
        isVersion = true
        end = bytes.end(of: isDigit, in: end + 1..<bytes.count)
      }
    }
    digits = start..<end
    self.start = start
    isFree = !isVersion
    readSigns(in: bytes)
    isFree = isFree && !isIdentifier && mayStand(in: bytes)
  }

  /// Whether it has the form of an arXiv id.
  private var isIdentifier: Bool { decimals > 3 && digits.count == decimals + 5 }

  /// Where the three digits behind the comma at `comma` end.
  private static func group(at comma: Int, in bytes: Span<UInt8>) -> Int? {
    guard comma + 3 < bytes.count, bytes[comma] == UInt8(ascii: ",") else { return nil }
    for index in comma + 1...comma + 3 where !isDigit(bytes[index]) { return nil }
    return comma + 4 < bytes.count && isDigit(bytes[comma + 4]) ? nil : comma + 4
  }

  /// Takes the signs before the digits; one character each, a few at most.
  private mutating func readSigns(in bytes: Span<UInt8>) {
    for _ in 0..<3 {
      guard start > 0 else { return }
      switch bytes[start - 1] {
      case UInt8(ascii: "+"):
        isSigned = true
        start -= 1
      case UInt8(ascii: "-"):
        // Behind a letter or a digit it joins: `GPT-4`, `2024-25`.
        guard start == 1 || !Self.isJoined(bytes[start - 2]) else {
          isFree = false
          return
        }
        isSigned = true
        start -= 1
      case UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"): start -= 1
      default:
        guard let sign = Self.sign(before: start, in: bytes) else { return }
        isSigned = isSigned || sign.isSign
        start = sign.start
      }
    }
  }

  private static func isJoined(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
      || byte >= 0x80
  }

  /// One of `− ≈ ≤ ≥ ± ∼ ↑ ↓`, which begins at `start`.
  private static func sign(
    before end: Int, in bytes: Span<UInt8>
  ) -> (start: Int, isSign: Bool)? {
    if end > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xB1 { return (end - 2, false) }
    guard end > 2, bytes[end - 3] == 0xE2 else { return nil }
    switch (bytes[end - 2], bytes[end - 1]) {
    case (0x88, 0x92): return (end - 3, true)
    case (0x89, 0x88), (0x89, 0xA4), (0x89, 0xA5), (0x88, 0xBC), (0x86, 0x91), (0x86, 0x93):
      return (end - 3, false)
    default: return nil
    }
  }

  /// Whether what stands before and behind leaves it a number of its own.
  private func mayStand(in bytes: Span<UInt8>) -> Bool {
    if end < bytes.count, bytes[end] == UInt8(ascii: "_") { return false }
    guard start > 0 else { return true }
    let before = bytes[start - 1]
    switch before {
    case UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "@"), UInt8(ascii: "#"),
      UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "\\"),
      UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "&"):
      return false
    case UInt8(ascii: ","): return start == 1 || !isDigit(bytes[start - 2])
    default: break
    }
    if isLetter(before) || isDigit(before) { return false }
    guard before >= 0x80 else { return true }
    return Self.isQuiet(before: start, in: bytes)
  }

  /// Whether the character before `end` is a quote, a dash, an arrow, a comparison or a blank: no
  /// currency, no letter, no sign of multiplication.
  private static func isQuiet(before end: Int, in bytes: Span<UInt8>) -> Bool {
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, end - start < 4 { start -= 1 }
    guard let scalar = bytes.string(start..<end).unicodeScalars.first else { return false }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .initialPunctuation, .finalPunctuation, .dashPunctuation,
      .openPunctuation:
      return true
    case .mathSymbol: return scalar != "×" && scalar != "÷"
    default: return false
    }
  }
}
