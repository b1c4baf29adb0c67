/// Turns rows into papers.
struct RowParser {
  private var text = FieldText()

  init() {}

  /// The paper of `row`, `nil` where all its cells are empty; reports what is odd about it.
  mutating func paper(
    _ row: OpenRow, _ columns: TableColumns, in bytes: Span<UInt8>,
    _ diagnostics: inout [Diagnostic]
  ) -> Paper? {
    let report = RowReport(line: row.line, lineStart: row.lineStart)
    let cells = RowCells(row, columns, in: bytes)
    guard !cells.areEmpty(in: bytes) else {
      report.add(.emptyRow, at: row.range.lowerBound, of: bytes, to: &diagnostics)
      return nil
    }
    let links = cells.links
    check(cells, row, report, in: bytes, &diagnostics)
    return Paper(
      title: text.collapsed(cells.title, of: bytes),
      authors: cells.authors.map { text.list($0, of: bytes) } ?? [],
      arxivID: links.arxiv == nil ? links.huggingFaceID : links.arxivID,
      arxivURL: links.arxiv.map { bytes.string($0) },
      huggingFaceURL: links.huggingFace.map { bytes.string($0) },
      links: links.others.map {
        Link(text: text.collapsed($0.text, of: bytes), url: bytes.string($0.url))
      },
      summary: cells.summary.map { text.exact(Self.cut($0, of: bytes), of: bytes) } ?? "",
      line: row.line)
  }

  /// Bytes of a summary that are read.
  private static let longestSummary = 2 << 20

  /// The beginning of a field that is too long, up to the beginning of a character.
  private static func cut(_ field: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    guard field.count > longestSummary else { return field }
    var end = field.lowerBound + longestSummary
    while end > field.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return field.lowerBound..<end
  }

  private func check(
    _ cells: RowCells, _ row: OpenRow, _ report: RowReport, in bytes: Span<UInt8>,
    _ diagnostics: inout [Diagnostic]
  ) {
    func add(_ reason: Diagnostic.Reason, at offset: Int) {
      report.add(reason, at: offset, of: bytes, to: &diagnostics)
    }
    let links = cells.links
    let end = bytes.trimmedEnd(row.range)
    if !cells.hasFirstPipe { add(.rowWithoutFirstPipe, at: row.range.lowerBound) }
    if bytes.trimming(cells.title).isEmpty { add(.rowWithoutTitle, at: cells.title.lowerBound) }
    if links.isEmpty, !cells.lacksSummary {
      add(.rowWithoutLink, at: bytes.trimming(cells.title).upperBound)
    }
    if let unclosed = links.unclosed { add(.linkNotClosed, at: unclosed) }
    if let arxiv = links.arxiv, links.arxivID == nil, links.unclosed == nil {
      add(.linkWithoutID, at: arxiv.lowerBound)
    }
    if let arxiv = links.arxivID, let hugging = links.huggingFaceID, arxiv.base != hugging.base,
      let place = links.huggingFace
    {
      add(.linksDisagree(arxiv: arxiv, huggingFace: hugging), at: place.lowerBound)
    }
    if let summary = cells.summary, summary.count > Self.longestSummary {
      add(.fieldTooLong, at: summary.lowerBound)
    }
    if cells.lacksSummary {
      add(.rowWithoutSummary, at: end)
    } else if !cells.hasLastPipe {
      add(.rowWithoutLastPipe, at: end)
    }
  }
}

/// Where a row stands, to tell where in it something is.
struct RowReport {
  /// Of the row's first line, 1-based.
  let line: Int
  /// Offset of the row's first line.
  let lineStart: Int

  /// Reports what is wrong at `offset`, on whichever of the row's lines that is.
  func add(
    _ reason: Diagnostic.Reason, at offset: Int, of bytes: Span<UInt8>,
    to diagnostics: inout [Diagnostic]
  ) {
    var scanner = LineScanner(at: lineStart)
    var start = lineStart
    var number = 0
    while start <= offset, let line = scanner.next(in: bytes) {
      start = line.lowerBound
      number = scanner.number
      if offset < scanner.offset || offset <= line.upperBound { break }
    }
    let column = bytes.scalarCount(start..<max(start, offset)) + 1
    diagnostics.append(Diagnostic(reason, line: line + max(0, number - 1), column: column))
  }
}
