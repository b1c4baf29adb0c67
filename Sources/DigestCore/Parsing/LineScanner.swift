/// Walks the lines of a file as byte ranges, without copying or decoding.
///
/// A line ends at LF, CRLF or a lone CR, which is not part of it.
struct LineScanner {
  /// Of the byte after the last line read and its end.
  private(set) var offset = 0
  /// Of the last line read, 1-based; 0 before the first.
  private(set) var number = 0

  init(at offset: Int = 0) {
    self.offset = offset
  }

  /// The next line of `bytes`, or `nil` at its end.
  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let end = bytes.end(before: 0x0A, 0x0D, 0x0D, in: start..<bytes.count)
    offset = end + 1
    if offset < bytes.count, bytes[end] == 0x0D, bytes[offset] == 0x0A { offset += 1 }
    number += 1
    return start..<end
  }
}
