/// The cells of a row, as byte ranges with their blanks.
///
/// Titles and summaries may hold pipes that nothing escapes. A title ends at the row's link, so
/// what stands before and after it is split apart; then the cells on the left are counted from
/// the left, those on the right from the right, and the summary is all between them.
struct RowCells {
  private(set) var title: Range<Int>
  /// `nil` where the row is too short to have one.
  private(set) var authors: Range<Int>?
  /// `nil` where the row is too short to have one, or the table has none.
  private(set) var summary: Range<Int>?
  private(set) var links = RowLinks()
  private(set) var lacksSummary = false
  let hasFirstPipe: Bool
  let hasLastPipe: Bool

  init(_ row: OpenRow, _ columns: TableColumns, in bytes: Span<UInt8>) {
    var start = row.range.lowerBound
    var end = bytes.trimmedEnd(row.range)
    hasFirstPipe = bytes[start] == pipe
    if hasFirstPipe { start += 1 }
    hasLastPipe = end > start && bytes.lastPipe(in: end - 1..<end) != nil
    if hasLastPipe { end -= 1 }
    title = start..<start
    guard start < end else { return }
    if let link = row.link, link.bracket < end {
      let part = LinkPart(
        at: link.bracket, titleEnd: max(link.titleEnd, start), in: start..<end, of: bytes)
      if !Self.isInSummary(part, of: start..<end, columns, in: bytes) {
        readAround(part, start..<end, columns, of: bytes)
        return
      }
    }
    readWithoutLink(start..<end, columns, of: bytes)
  }

  func areEmpty(in bytes: Span<UInt8>) -> Bool {
    // A row of pipes alone has a summary of pipes.
    links.isEmpty && bytes.trimming(title).isEmpty
      && (authors.map { bytes.trimming($0).isEmpty } ?? true)
      && (summary.map { bytes.end(of: { isBlank($0) || $0 == pipe }, in: $0) == $0.upperBound }
        ?? true)
  }

  /// Whether the phrase is part of a sentence: all cells stand before it, and none follows.
  private static func isInSummary(
    _ part: LinkPart, of row: Range<Int>, _ columns: TableColumns, in bytes: Span<UInt8>
  ) -> Bool {
    guard columns.title == 0, columns.summary != nil, part.end == row.upperBound else {
      return false
    }
    let before = row.lowerBound..<part.titleEnd
    guard let first = bytes.firstPipe(in: before) else { return false }
    return bytes.firstPipe(in: first + 1..<part.titleEnd) != nil
  }

  private mutating func readAround(
    _ part: LinkPart, _ row: Range<Int>, _ columns: TableColumns, of bytes: Span<UInt8>
  ) {
    links = part.links
    let left = CellSplit(
      row.lowerBound..<part.titleEnd, cells: 0..<columns.title + 1,
      greedy: columns.summary.map { min($0, columns.title) } ?? columns.title)
    title = left.cell(columns.title, of: bytes) ?? row.lowerBound..<part.titleEnd
    var right: CellSplit?
    if part.end < row.upperBound {
      let rest = takeLinkCell(part.end + 1..<row.upperBound, columns, hasLink: true, of: bytes)
      let count = columns.count - (columns.hasLinkLast ? 1 : 0)
      right = CellSplit(
        rest, cells: columns.title + 1..<max(columns.title + 1, count),
        greedy: columns.summary.map { max($0, columns.title + 1) } ?? count - 1)
    }
    func cell(_ index: Int) -> Range<Int>? {
      (index < columns.title ? left : right)?.cell(index, of: bytes)
    }
    keep(columns, of: bytes, cell)
  }

  private mutating func readWithoutLink(
    _ row: Range<Int>, _ columns: TableColumns, of bytes: Span<UInt8>
  ) {
    let rest = takeLinkCell(row, columns, hasLink: false, of: bytes)
    let count = columns.count - (columns.hasLinkLast ? 1 : 0)
    let split = CellSplit(rest, cells: 0..<count, greedy: columns.summary ?? count - 1)
    title = split.cell(columns.title, of: bytes) ?? rest.lowerBound..<rest.lowerBound
    keep(columns, of: bytes) { split.cell($0, of: bytes) }
  }

  private mutating func keep(
    _ columns: TableColumns, of bytes: Span<UInt8>, _ cell: (Int) -> Range<Int>?
  ) {
    authors = columns.authors.flatMap(cell)
    summary = columns.summary.flatMap(cell)
    lacksSummary = columns.summary != nil && summary == nil
    guard let link = columns.link, !columns.hasLinkLast, let range = cell(link),
      let bracket = bytes.first(UInt8(ascii: "["), in: range)
    else { return }
    _ = links.read(at: bracket, in: range, of: bytes)
  }

  /// Reads the last cell of `row` if it holds a link and nothing else, and returns what is left.
  private mutating func takeLinkCell(
    _ row: Range<Int>, _ columns: TableColumns, hasLink: Bool, of bytes: Span<UInt8>
  ) -> Range<Int> {
    guard columns.hasLinkLast || !hasLink, let before = bytes.lastPipe(in: row) else { return row }
    let cell = bytes.trimming(before + 1..<row.upperBound)
    if cell.isEmpty, columns.hasLinkLast { return row.lowerBound..<before }
    guard bytes.starts(with: "[", in: cell), bytes[cell.upperBound - 1] == UInt8(ascii: ")") else {
      return row
    }
    var read = links
    guard read.read(at: cell.lowerBound, in: cell, of: bytes) == cell.upperBound else { return row }
    links = read
    return row.lowerBound..<before
  }
}

/// Part of a row, split at its pipes into cells of which one takes the pipes that are too many.
struct CellSplit {
  let range: Range<Int>
  /// Places in the table's header.
  let cells: Range<Int>
  let greedy: Int

  init(_ range: Range<Int>, cells: Range<Int>, greedy: Int) {
    self.range = range
    self.cells = cells
    self.greedy = min(max(greedy, cells.lowerBound), max(cells.lowerBound, cells.upperBound - 1))
  }

  /// `nil` where the range has too few cells.
  func cell(_ index: Int, of bytes: Span<UInt8>) -> Range<Int>? {
    guard cells.contains(index) else { return nil }
    var start = range.lowerBound
    for _ in cells.lowerBound..<min(index, greedy) {
      guard let pipe = bytes.firstPipe(in: start..<range.upperBound) else { return nil }
      start = pipe + 1
    }
    if index < greedy {
      return start..<(bytes.firstPipe(in: start..<range.upperBound) ?? range.upperBound)
    }
    var end = range.upperBound
    for _ in index..<cells.upperBound - 1 {
      guard let pipe = bytes.lastPipe(in: start..<end) else {
        return index == greedy ? start..<end : nil
      }
      end = pipe
    }
    guard index > greedy else { return start..<end }
    return bytes.lastPipe(in: start..<end).map { $0 + 1..<end }
  }
}
