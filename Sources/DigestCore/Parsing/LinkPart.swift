/// The part of a row that leads to the paper, `(Read more on [arXiv](U) or [HuggingFace](U))`.
struct LinkPart {
  /// Where the title before it ends: before the parenthesis or dash, blanks not cut.
  private(set) var titleEnd: Int
  /// The first pipe after the part, or the end of the row.
  private(set) var end: Int
  private(set) var links = RowLinks()

  /// Reads the part whose first link opens at `bracket`, in a row that spans `row`.
  ///
  /// A title may quote the phrase, so of several parts in one cell the last is it.
  init(at bracket: Int, titleEnd: Int, in row: Range<Int>, of bytes: Span<UInt8>) {
    self.titleEnd = titleEnd
    var index = bracket
    while index < row.upperBound {
      let byte = bytes[index]
      if byte == pipe, bytes[index - 1] != backslash { break }
      guard byte == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      if index != bracket,
        let laterEnd = Self.titleEnd(before: index, in: row.lowerBound..<index, of: bytes)
      {
        self.titleEnd = laterEnd
        links = RowLinks()
      }
      index = links.read(at: index, in: row, of: bytes)
    }
    end = index
  }

  /// The first bracket in `range` that opens a link after `read more on`, and where the title
  /// ends before it; `lowerBound` is how far back to look.
  static func find(
    in range: Range<Int>, from lowerBound: Int, of bytes: Span<UInt8>
  ) -> (bracket: Int, titleEnd: Int)? {
    var start = range.lowerBound
    while let bracket = bytes.first(UInt8(ascii: "["), in: start..<range.upperBound) {
      if let end = titleEnd(before: bracket, in: lowerBound..<bracket, of: bytes) {
        return (bracket, end)
      }
      start = bracket + 1
    }
    return nil
  }

  /// Where the title ends, if `read more on` stands before `bracket`.
  private static func titleEnd(
    before bracket: Int, in range: Range<Int>, of bytes: Span<UInt8>
  ) -> Int? {
    guard let on = start(of: "on", before: bracket, in: range, of: bytes),
      let more = start(of: "more", before: on, in: range, of: bytes),
      let read = start(of: "read", before: more, in: range, of: bytes)
    else { return nil }
    return cut(before: read, in: range, of: bytes)
  }

  /// Where `word` begins, if only blanks stand between it and `end`.
  @inline(__always)
  private static func start(
    of word: String, before end: Int, in range: Range<Int>, of bytes: Span<UInt8>
  ) -> Int? {
    let wordEnd = bytes.trimmedEnd(range.lowerBound..<end)
    let start = wordEnd - word.utf8.count
    guard start >= range.lowerBound,
      bytes.starts(with: word, in: start..<wordEnd, ignoringCase: true)
    else { return nil }
    return start
  }

  /// Drops the parenthesis or dash before the phrase; `nil` where the phrase begins inside a word.
  private static func cut(before read: Int, in range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    let end = bytes.trimmedEnd(range.lowerBound..<read)
    guard end > range.lowerBound else { return end }
    switch bytes[end - 1] {
    case UInt8(ascii: "("), UInt8(ascii: "-"): return end - 1
    case 0x93, 0x94:
      // An en or em dash is E2 80 93 or E2 80 94.
      let dash = end - 3
      if dash >= range.lowerBound, bytes[dash] == 0xE2, bytes[dash + 1] == 0x80 { return dash }
    case pipe: return end
    default: break
    }
    return end < read ? end : nil
  }
}
