/// A formula in a text: all of it, dollars included, and what is between them.
struct FormulaPlace {
  var whole: Range<Int>
  var content: Range<Int>

  /// The formula that opens with the dollar at `start`, if one does.
  ///
  /// The next dollars must close it, as many as open it: no blank on the inner side of either, no
  /// digit after the last, no backtick between. The rest tells it from money: what is between must
  /// not read as prose or as a price. `$5 and $6` is money, so is `for 1$: … at 5$`.
  init?(at start: Int, of bytes: Span<UInt8>) {
    let dollar = UInt8(ascii: "$")
    let open = bytes.end(of: { $0 == dollar }, in: start..<min(start + 2, bytes.count))
    guard open < bytes.count, !isBlank(bytes[open]) else { return nil }
    var index = open
    while index < bytes.count, bytes[index] != dollar {
      if bytes[index] == UInt8(ascii: "`") { return nil }
      index += bytes[index] == backslash ? 2 : 1
    }
    let end = index + (open - start)
    guard index > open, end <= bytes.count, bytes[end - 1] == dollar, !isBlank(bytes[index - 1]),
      end == bytes.count || !isDigit(bytes[end])
    else { return nil }
    whole = start..<end
    content = open..<index
    if isPrice(in: bytes) || isProse(in: bytes) { return nil }
  }

  /// Whether the first dollar belongs to the number before it, or a sum of money follows it.
  private func isPrice(in bytes: Span<UInt8>) -> Bool {
    let first = bytes[content.lowerBound]
    if whole.lowerBound > 0, isDigit(bytes[whole.lowerBound - 1]) {
      return first != backslash && first != UInt8(ascii: "^") && first != UInt8(ascii: "_")
    }
    guard isDigit(first) else { return false }
    let number = bytes.end(
      of: { isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }, in: content)
    switch bytes[content.upperBound - 1] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ","),
      UInt8(ascii: "+"):
      return true
    default: break
    }
    guard number + 1 == content.upperBound else { return false }
    return "kKmMbBtT".utf8.contains(bytes[number])
  }

  /// Whether words stand between, blanks about them, as no formula has them but in braces.
  private func isProse(in bytes: Span<UInt8>) -> Bool {
    var depth = 0
    var index = content.lowerBound
    var isSpaced = false
    while index < content.upperBound {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case backslash:
        let end = bytes.end(
          of: isLetter, in: min(index + 1, content.upperBound)..<content.upperBound)
        // An escaped sign is one, whichever it is.
        index = end == index + 1 ? index + 2 : end
        isSpaced = false
        continue
      case _ where isLetter(byte) && depth == 0:
        let end = bytes.end(of: isLetter, in: index..<content.upperBound)
        let isSpacedAfter = end < content.upperBound && isBlank(bytes[end])
        // The `dx` at the end of an integral is no word.
        let shortest = isSpaced && isSpacedAfter ? 2 : 3
        if end - index >= shortest, isSpaced || isSpacedAfter { return true }
        index = end
        isSpaced = false
        continue
      default: break
      }
      isSpaced = isBlank(byte)
      index += 1
    }
    return false
  }
}
