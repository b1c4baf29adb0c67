extension Span<UInt8> {
  /// Where the line that announces the summary ends, `Here is a concise summary of the paper:`,
  /// with the blanks after it; 0 where there is none.
  ///
  /// It ends with a colon outside of quotes, the first one unless a marker or a head follows a
  /// later one (there may be colons in the title that it names); or with a full stop.
  func endOfOpening() -> Int {
    let start = end(of: { isBlank($0) || $0 == UInt8(ascii: "*") }, in: 0..<count)
    guard opensWithAnnouncement(at: start) else { return 0 }
    let limit = Swift.min(count, start + 400)
    var found = 0
    var isNamed = false
    var quote = false
    for index in start..<limit {
      switch self[index] {
      case UInt8(ascii: "\""): quote.toggle()
      case UInt8(ascii: "s") where !isNamed:
        isNamed = starts(with: "summar", in: index..<limit)
      case UInt8(ascii: ":") where !quote && isNamed, UInt8(ascii: ".") where isNamed:
        let next = openingEnd(at: index)
        guard next > 0 else { continue }
        let isStop = self[index] == UInt8(ascii: ".")
        if found == 0 || !isStop && isListed(at: next) { found = next }
        if isStop { return found }
      default: break
      }
    }
    return found
  }

  private func opensWithAnnouncement(at start: Int) -> Bool {
    // The first letter tells of most summaries that they begin otherwise.
    guard start < count else { return false }
    let openings: [String]
    switch self[start] | 0x20 {
    case UInt8(ascii: "h"): openings = ["here is", "here's", "here’s", "here are"]
    case UInt8(ascii: "b"): openings = ["below is"]
    case UInt8(ascii: "c"): openings = ["certainly"]
    case UInt8(ascii: "s"): openings = ["sure"]
    case UInt8(ascii: "t"): openings = ["the following is"]
    default: return false
    }
    return openings.contains { starts(with: $0, in: start..<count, ignoringCase: true) }
  }

  /// Where what follows the colon or the stop at `index` begins, after stars and blanks; 0 where
  /// nothing begins there.
  private func openingEnd(at index: Int) -> Int {
    let end = end(of: { $0 == UInt8(ascii: "*") }, in: index + 1..<count)
    let next = self.end(of: isBlank, in: end..<count)
    guard next > end, next < count, sentenceBegins(at: next) else { return 0 }
    return next
  }

  /// Whether a marker or a bold head is at `index`.
  private func isListed(at index: Int) -> Bool {
    let start = end(of: { $0 == UInt8(ascii: "*") }, in: index..<count)
    let end = end(of: { isLetter($0) || isDigit($0) }, in: start..<Swift.min(count, start + 5))
    guard end < count, self[end] == UInt8(ascii: ")") || self[end] == UInt8(ascii: ".") else {
      return start > index
    }
    return marker(start..<end, from: start) != nil
  }
}
