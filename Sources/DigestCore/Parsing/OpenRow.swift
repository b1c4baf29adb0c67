/// A row that is being put together from physical lines.
///
/// Its lines are read once, and only as far as telling where it ends takes.
struct OpenRow {
  /// Bytes from the row's first byte that is not blank to the end of its last line.
  private(set) var range: Range<Int>
  /// Of its first line, 1-based.
  let line: Int
  /// Offset of its first line.
  let lineStart: Int
  /// Whether it counts as a row only when it has a link: it stands outside a table.
  let needsLink: Bool
  private(set) var hasOneLine = true

  /// The bracket of the first link after `read more on`, and the end of the title before it.
  private(set) var link: (bracket: Int, titleEnd: Int)?
  private var scannedForLink: Int
  private var scannedForPipes: Int
  /// Those after the link's bracket, or all where there is no link yet.
  private var pipes = 0

  init(_ range: Range<Int>, line: Int, lineStart: Int, needsLink: Bool) {
    self.range = range
    self.line = line
    self.lineStart = lineStart
    self.needsLink = needsLink
    scannedForLink = range.lowerBound
    scannedForPipes = range.lowerBound
  }

  /// The blanks before its first line's text, in bytes.
  var indentation: Int { range.lowerBound - lineStart }

  mutating func extend(to end: Int) {
    range = range.lowerBound..<end
    hasOneLine = false
  }

  /// Whether `read more on [` is in it.
  mutating func hasLink(in bytes: Span<UInt8>) -> Bool {
    if link == nil {
      link = LinkPart.find(
        in: scannedForLink..<range.upperBound, from: range.lowerBound, of: bytes)
      if let link {
        pipes = 0
        scannedForPipes = link.bracket
      }
      scannedForLink = range.upperBound
    }
    return link != nil
  }

  /// Whether it ends with a pipe and has all cells of `columns`.
  mutating func isComplete(_ columns: TableColumns, in bytes: Span<UInt8>) -> Bool {
    let hasLink = hasLink(in: bytes)
    let cells = columns.count - (columns.hasLinkLast ? 1 : 0)
    let wanted = hasLink ? cells - columns.title : cells + 1
    while let pipe = bytes.firstPipe(in: scannedForPipes..<range.upperBound) {
      pipes += 1
      scannedForPipes = pipe + 1
    }
    scannedForPipes = range.upperBound
    let end = bytes.trimmedEnd(range)
    return pipes >= wanted && bytes.lastPipe(in: end - 1..<end) != nil
  }
}
