/// Finds the ends of fenced code blocks, CommonMark 0.31 §4.5.
///
/// A fence that nothing closes is taken for text: what follows it may be a digest.
struct CodeFence {
  /// By the fence's character: no fence of this length or more is closed from here on.
  private var unclosed: [UInt8: Int] = [:]

  /// The scanner after the block that `line`, without blanks before it, opens; `nil` where it
  /// opens none.
  ///
  /// Linear in the file over all calls: fences longer than 16 characters are not looked at.
  mutating func skip(
    _ line: Range<Int>, after scanner: LineScanner, of bytes: Span<UInt8>
  ) -> LineScanner? {
    let mark = bytes[line.lowerBound]
    let length = bytes.end(of: { $0 == mark }, in: line) - line.lowerBound
    guard (3...16).contains(length), length < unclosed[mark, default: .max] else { return nil }
    let text = line.lowerBound + length..<line.upperBound
    if mark == UInt8(ascii: "`"), bytes.first(mark, in: text) != nil { return nil }
    var ahead = scanner
    while let next = ahead.next(in: bytes) {
      let start = bytes.end(of: isBlank, in: next)
      let end = bytes.end(of: { $0 == mark }, in: start..<next.upperBound)
      if end - start >= length, bytes.trimmedEnd(end..<next.upperBound) == end { return ahead }
    }
    unclosed[mark] = length
    return nil
  }
}
