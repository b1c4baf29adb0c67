/// The lines of one file, sorted into headings, tables, rows and what lies between them.
struct DigestReader {
  private enum Place {
    case beforeDigest, inTable, afterTable
    /// Under a heading that is not of papers: only rows with links are papers there.
    case elsewhere
  }

  private let pathDate: DigestDate?
  private var digests: [Digest] = []
  private var diagnostics: [Diagnostic]
  private var scanner = LineScanner()
  private var fence = CodeFence()
  private var place = Place.beforeDigest
  private var columns = TableColumns()
  private var row: OpenRow?
  private var parser = RowParser()
  /// Of the digest that is being read.
  private var hasHeading = false
  private var hasHeader = false
  /// Whether rows need no link to be rows: a header, a rule or a row with a link was there.
  private var hasTable = false
  private var diagnosticsBefore = 0
  /// The first heading of another day than the path's, unless one is of the path's day.
  private var disagreement: Diagnostic?
  private var headingAgrees = false
  /// Whether the digest that is being read is one, whatever comes: a part of it was taken.
  private var isCertain = false
  private var hasTakenPart = false
  /// Papers since the last part was taken, and in all.
  private var papersHeld = 0
  private var paperCount = 0
  private var partStart = 0

  init(pathDate: DigestDate?, diagnostics: [Diagnostic] = []) {
    self.pathDate = pathDate
    self.diagnostics = diagnostics
  }

  mutating func read(_ bytes: Span<UInt8>) -> ParsedFile {
    while let line = scanner.next(in: bytes) { take(line, of: bytes) }
    return end(in: bytes)
  }

  /// Reads a long file in parts, each given to `body` as soon as it is there; a digest of several
  /// parts has its date and line in each.
  mutating func read(
    _ bytes: Span<UInt8>, inParts body: (ParsedFile) throws -> Void
  ) rethrows {
    while let line = scanner.next(in: bytes) {
      take(line, of: bytes)
      guard isPartLong else { continue }
      if let part = takePart() { try body(part) }
    }
    try body(end(in: bytes))
  }

  private mutating func end(in bytes: Span<UInt8>) -> ParsedFile {
    finishRow(in: bytes)
    finishDigest()
    if let disagreement, !headingAgrees { diagnostics.append(disagreement) }
    guard !digests.isEmpty || hasTakenPart else { return ParsedFile() }
    diagnostics.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return ParsedFile(digests: digests, diagnostics: diagnostics)
  }

  private mutating func take(_ line: Range<Int>, of bytes: Span<UInt8>) {
    var start = bytes.end(of: isBlank, in: line)
    // Files with a byte order mark can be concatenated, so it may stand before any line.
    if bytes.starts(with: "\u{FEFF}", in: start..<line.upperBound) { start += 3 }
    let text = start..<line.upperBound
    guard !text.isEmpty else { return finishRow(in: bytes) }
    switch bytes[start] {
    case pipe:
      takeTableLine(text, lineStart: line.lowerBound, of: bytes)
    case UInt8(ascii: "#"):
      if let heading = DigestHeading(text, of: bytes) {
        finishRow(in: bytes)
        open(heading, lineStart: line.lowerBound, of: bytes)
      } else if row == nil || start == line.lowerBound, DigestHeading.isOther(text, of: bytes) {
        // An indented one may be the rest of a title.
        finishRow(in: bytes)
        leaveDigest()
      } else {
        takeOther(text, lineStart: line.lowerBound, of: bytes)
      }
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if let afterBlock = fence.skip(text, after: scanner, of: bytes) {
        finishRow(in: bytes)
        scanner = afterBlock
        leaveTable()
      } else {
        takeOther(text, lineStart: line.lowerBound, of: bytes)
      }
    default:
      takeOther(text, lineStart: line.lowerBound, of: bytes)
    }
  }
}

// Rows and tables.
extension DigestReader {
  /// A line that begins with a pipe.
  private mutating func takeTableLine(
    _ text: Range<Int>, lineStart: Int, of bytes: Span<UInt8>
  ) {
    if isTableRule(text, of: bytes) {
      // What stands above a rule is a header, if one with names of its own.
      if let above = row, above.hasOneLine, row?.hasLink(in: bytes) == false,
        scanner.number == above.line + 1
      {
        row = nil
      }
      finishRow(in: bytes)
      hasTable = true
      return
    }
    let isIndented = row.map { text.lowerBound - lineStart > $0.indentation } ?? false
    if isIndented, row?.hasLink(in: bytes) == false {
      row?.extend(to: text.upperBound)  // a title wrapped before one of its own pipes
      return
    }
    finishRow(in: bytes)
    if let header = TableColumns(header: text, of: bytes) {
      if place == .beforeDigest { openDigest(date: pathDate, hasHeading: false) }
      columns = header
      guard place != .elsewhere else { return }
      hasHeader = true
      hasTable = true
      place = .inTable
    } else {
      openRow(text, lineStart: lineStart)
    }
  }

  /// A line that begins with neither a pipe nor a heading of papers.
  private mutating func takeOther(_ text: Range<Int>, lineStart: Int, of bytes: Span<UInt8>) {
    if place == .inTable, isTableRule(text, of: bytes) {
      finishRow(in: bytes)
      hasTable = true
      return
    }
    let beginsWithin = lineStart..<text.upperBound
    let hasLink = LinkPart.find(in: text, from: lineStart, of: bytes) != nil
    if var open = row {
      let isNew = open.isComplete(columns, in: bytes) || (hasLink && open.hasLink(in: bytes))
      if !isNew { open.extend(to: text.upperBound) }
      row = open
      guard isNew else { return }
      finishRow(in: bytes)
    }
    if hasLink || (place == .inTable && hasTable && looksLikeRow(beginsWithin, of: bytes)) {
      openRow(text, lineStart: lineStart)
    } else {
      leaveTable()
    }
  }

  /// Whether a line that does not begin with a pipe has as many cells as the table.
  private func looksLikeRow(_ line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    let end = bytes.trimmedEnd(line)
    guard bytes.lastPipe(in: end - 1..<end) != nil else { return false }
    var pipes = 0
    var start = line.lowerBound
    while pipes < columns.count, let pipe = bytes.firstPipe(in: start..<end) {
      pipes += 1
      start = pipe + 1
    }
    return pipes == columns.count
  }

  private mutating func leaveTable() {
    if place == .inTable { place = .afterTable }
  }

  private mutating func leaveDigest() {
    if hasHeading, place != .beforeDigest { place = .elsewhere } else { leaveTable() }
  }

  private mutating func openRow(_ text: Range<Int>, lineStart: Int) {
    row = OpenRow(
      text, line: scanner.number, lineStart: lineStart, needsLink: place != .inTable || !hasTable)
  }

  private mutating func finishRow(in bytes: Span<UInt8>) {
    guard var open = row else { return }
    row = nil
    let hasLink = open.hasLink(in: bytes)
    if open.needsLink {
      guard hasLink else { return }
      if place == .beforeDigest {
        openDigest(date: pathDate, hasHeading: false, line: open.line)
      }
    }
    guard paperCount < DigestParser.mostPapers else {
      if paperCount == DigestParser.mostPapers {
        diagnostics.append(Diagnostic(.tooManyRows, line: open.line, column: 1))
        paperCount += 1
      }
      return
    }
    guard let paper = parser.paper(open, columns, in: bytes, &diagnostics) else { return }
    hasTable = true
    papersHeld += 1
    paperCount += 1
    digests[digests.count - 1].papers.append(paper)
  }
}

// Digests.
extension DigestReader {
  private mutating func open(_ heading: DigestHeading, lineStart: Int, of bytes: Span<UInt8>) {
    switch heading {
    case .day(let date, let offset):
      openDigest(date: date, hasHeading: true)
      guard let pathDate else { return }
      if date == pathDate { headingAgrees = true }
      if disagreement == nil, date != pathDate {
        disagreement = diagnostic(
          .dateDisagrees(heading: date, path: pathDate), at: offset, lineStart, of: bytes)
      }
    case .impossible(let text, let offset):
      openDigest(date: pathDate, hasHeading: true)
      diagnostics.append(diagnostic(.impossibleDate(text), at: offset, lineStart, of: bytes))
    }
  }

  private func diagnostic(
    _ reason: Diagnostic.Reason, at offset: Int, _ lineStart: Int, of bytes: Span<UInt8>
  ) -> Diagnostic {
    let column = bytes.scalarCount(lineStart..<offset) + 1
    return Diagnostic(reason, line: scanner.number, column: column)
  }

  private mutating func openDigest(date: DigestDate?, hasHeading: Bool, line: Int? = nil) {
    finishDigest()
    digests.append(Digest(date: date, line: line ?? scanner.number))
    self.hasHeading = hasHeading
    hasHeader = false
    hasTable = false
    isCertain = false
    diagnosticsBefore = diagnostics.count
    columns = TableColumns()
    place = .inTable
  }

  /// Takes back a digest without a heading that nothing shows to be one.
  private mutating func finishDigest() {
    guard let digest = digests.last, !hasHeading else { return }
    guard isShownToBeDigest else {
      digests.removeLast()
      diagnostics.removeSubrange(diagnosticsBefore...)
      place = .beforeDigest
      return
    }
    if digest.date == nil {
      diagnostics.append(Diagnostic(.noDate, line: digest.line, column: 1))
    }
  }
}

// Parts.
extension DigestReader {
  /// What a part holds at most, about: rows may be a few bytes or a megabyte.
  private static let mostPapers = 4_096
  private static let mostBytes = 4 << 20
  /// Rows of a table that nothing shows to be a digest, after which it is taken for none.
  private static let mostUncertain = 65_536

  private var isPartLong: Bool {
    papersHeld >= Self.mostPapers
      || (papersHeld > 0 && scanner.offset - partStart >= Self.mostBytes)
  }

  /// Whether anything shows the digest that is being read, the last, to be one.
  private var isShownToBeDigest: Bool {
    hasHeading || isCertain || (hasHeader && pathDate != nil)
      || digests.last?.papers.contains { $0.arxivID != nil } ?? false
  }

  /// All that is known so far; `nil` where the digest that is being read may yet be none.
  private mutating func takePart() -> ParsedFile? {
    guard let last = digests.last else { return nil }
    guard isShownToBeDigest else {
      if papersHeld >= Self.mostUncertain { finishDigest() }
      return nil
    }
    let part = ParsedFile(digests: digests, diagnostics: diagnostics)
    digests = [Digest(date: last.date, line: last.line)]
    diagnostics = []
    diagnosticsBefore = 0
    isCertain = true
    hasTakenPart = true
    papersHeld = 0
    partStart = scanner.offset
    return part
  }
}
