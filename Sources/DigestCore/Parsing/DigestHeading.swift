/// A line `## Papers for 2025-04-21`, of any level.
enum DigestHeading {
  case day(DigestDate, at: Int)
  /// Has the shape of a date, but the calendar has no such day; `at` is its first byte's offset.
  case impossible(String, at: Int)

  /// `nil` where `line`, without blanks before it, is not such a heading.
  init?(_ line: Range<Int>, of bytes: Span<UInt8>) {
    var start = bytes.end(of: { $0 == UInt8(ascii: "#") }, in: line)
    guard (1...6).contains(start - line.lowerBound) else { return nil }
    for word in ["papers", "for"] {
      start = bytes.end(of: isBlank, in: start..<line.upperBound)
      guard bytes.starts(with: word, in: start..<line.upperBound, ignoringCase: true) else {
        return nil
      }
      start += word.utf8.count
    }
    start = bytes.end(of: isBlank, in: start..<line.upperBound)
    var fields: [Range<Int>] = []
    var end = start
    while fields.count < 3 {
      let field = end..<bytes.end(of: isDigit, in: end..<line.upperBound)
      guard !field.isEmpty else { return nil }
      fields.append(field)
      end = field.upperBound
      guard fields.count < 3 else { break }
      guard end < line.upperBound, bytes[end] == UInt8(ascii: "-") else { return nil }
      end += 1
    }
    guard let year = bytes.number(fields[0]), let month = bytes.number(fields[1]),
      let day = bytes.number(fields[2]), fields[0].count == 4,
      let date = DigestDate(year: year, month: month, day: day)
    else {
      self = .impossible(bytes.string(start..<end), at: start)
      return
    }
    self = .day(date, at: start)
  }

  /// Whether `line`, without blanks before it, is a heading at all, CommonMark 0.31 §4.2.
  static func isOther(_ line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    let end = bytes.end(of: { $0 == UInt8(ascii: "#") }, in: line)
    guard (1...6).contains(end - line.lowerBound) else { return false }
    return end == line.upperBound || isBlank(bytes[end])
  }
}
