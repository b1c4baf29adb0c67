package import DigestCore
package import TerminalGrid
import Themes

/// The summary pane's text, laid out for a width: title, authors, ids, then the summary.
package struct SummaryPage: Equatable, Sendable {
  /// What the layout depends on.
  package struct Key: Equatable, Sendable {
    var id: EntryID
    var columns: Int
    var mode: SummaryMode
    var query: Query?
    var marks = PaperMarks.none
    /// What the reader has written about the paper.
    var note = ""
    /// There are few rows: no blank one under the title.
    var isTight = false
    var display = Display()
  }

  package struct Line: Equatable, Sendable {
    /// Index into `blocks`.
    package var block: Int
    /// Range of the block's cells.
    package var cells: Range<Int>
  }

  /// A piece of a block that leads to a page; untrusted.
  package struct Link: Equatable, Sendable {
    /// Index into `blocks`.
    package var block: Int
    /// Range of the block's cells.
    package var cells: Range<Int>
    package var url: String
  }

  private struct Long: Equatable {
    var text: LongText
    /// In UTF-8 offsets of its source.
    var hits: [Range<Int>]
    /// Index into `blocks`.
    var block: Int
    /// Indices into `lines`.
    var lines: Range<Int>
  }

  package let key: Key
  package private(set) var blocks: [DisplayText] = []
  package private(set) var lines: [Line] = []
  /// The lines that hold a hit, ascending; but for those of a long summary.
  package private(set) var hitLines: [Int] = []
  /// A summary that is too long to be laid out anew with every key.
  private var long: Long?
  package private(set) var links: [Link] = []
  /// How many of `lines` are the title's.
  package private(set) var titleRows = 0

  /// `old` is a page of the same paper or of another; what is the same is not laid out anew.
  package init(of entry: PaperEntry, key: Key, from old: SummaryPage? = nil) {
    self.key = key
    let paper = entry.paper
    append(title: paper)
    let header = PageHeader(of: entry, key: key)
    append(header.authors)
    append(header.origin)
    for link in header.links {
      links.append(Link(block: blocks.count - 1, cells: link.cells, url: link.url))
    }
    if !header.marks.isEmpty { append(header.marks) }
    append(DisplayText())
    let summaryStart = lines.count
    if paper.summary.utf8.count > Self.longestInParts {
      append(long: paper.summary, from: old)
    } else {
      append(summary: paper.summary)
      hitLines = (summaryStart..<lines.count).filter { hasHit(lines[$0]) }
    }
    append(note: key.note)
  }

  /// The title in one line.
  package var title: DisplayText { blocks[0] }

  /// The first line to show so that the first hit of the summary is among `rows`.
  package func topShowingHit(rows: Int) -> Int {
    guard let hit = hitLine(from: 0), hit >= rows else { return 0 }
    return min(max(hit - rows / 3, 0), lastTop(rows: rows))
  }

  /// The first line of the last page.
  package func lastTop(rows: Int) -> Int { max(lines.count - max(rows, 1), 0) }

  /// The links in a line (0-based) and the columns they take there, from the start of the line.
  package func links(ofLine index: Int) -> [(url: String, columns: Range<Int>)] {
    guard lines.indices.contains(index) else { return [] }
    let line = lines[index]
    return links.compactMap { link in
      guard link.block == line.block, link.cells.overlaps(line.cells) else { return nil }
      let cells = link.cells.clamped(to: line.cells)
      let start = blocks[link.block].slice(line.cells.lowerBound..<cells.lowerBound).width
      return (link.url, start..<start + blocks[link.block].slice(cells).width)
    }
  }

  /// What a press on a column of a line opens, both 0-based and from where the text begins.
  ///
  /// Not the title: who presses there wants to go to the page.
  package func link(at line: Int, column: Int) -> String? {
    guard line >= titleRows else { return nil }
    return links(ofLine: line).first { $0.columns.contains(column) }?.url
  }

  private mutating func append(title paper: Paper) {
    let text = MarkedText.text(
      paper.title, .title, marking: key.query, in: .title, mode: key.mode,
      converts: key.display.convertsFormulas)
    append(text, balanced: true)
    titleRows = lines.count
    if let url = PaperLinks.main(of: paper) {
      links.append(Link(block: 0, cells: 0..<text.cells.count, url: url))
    }
    if !key.isTight { append(DisplayText()) }
  }

  /// Bytes of a summary whose parts are looked for: what is longer has none, and takes long.
  private static let longestInParts = 1 << 16

  private mutating func append(summary: String) {
    let parts =
      key.mode == .structured
      ? SummaryParts.parts(
        of: summary, marking: key.query, converts: key.display.convertsFormulas) : nil
    guard let parts else { return append(text: summary, query: key.query) }
    for (index, part) in parts.enumerated() {
      if index > 0, !key.isTight { append(DisplayText()) }
      if let heading = part.heading { append(heading) }
      append(part.shown)
    }
  }

  /// Appends a paragraph that may hold addresses.
  private mutating func append(text: String, query: Query?) {
    append(
      MarkedText.shown(
        text, .text, marking: query, in: .summary, mode: key.mode,
        converts: key.display.convertsFormulas))
  }

  private mutating func append(_ shown: MarkedText.Shown) {
    append(shown.text)
    links += shown.links.map { Link(block: blocks.count - 1, cells: $0.cells, url: $0.url) }
  }

  private mutating func append(note: String) {
    guard !note.isEmpty else { return }
    append(DisplayText())
    var head = DisplayText("\(key.display.glyphs.note) ", .note)
    head.append("Note", .heading)
    append(head)
    for line in note.split(separator: "\n", omittingEmptySubsequences: false) {
      append(text: String(line), query: nil)
    }
  }

  private mutating func append(_ dotted: DottedText) {
    let index = blocks.count
    blocks.append(dotted.text)
    lines += dotted.lines(columns: key.columns).map { Line(block: index, cells: $0) }
  }

  private mutating func append(_ block: DisplayText, balanced: Bool = false) {
    let index = blocks.count
    blocks.append(block)
    lines += TextWrap.lines(of: block, columns: key.columns, balanced: balanced)
      .map { Line(block: index, cells: $0) }
  }

  private func hasHit(_ line: Line) -> Bool {
    blocks[line.block].cells[line.cells].contains { Look($0.style).overlays.contains(.hit) }
  }
}

// Long summaries, whose hits are looked for where they are seen.
extension SummaryPage {
  private mutating func append(long summary: String, from old: SummaryPage?) {
    let converts = key.display.convertsFormulas
    let known = old?.long.flatMap { long in
      long.text.isOf(summary, mode: key.mode, converts: converts) ? long : nil
    }
    let text = known?.text ?? LongText(summary, mode: key.mode, converts: converts)
    let (block, first) = (blocks.count, lines.count)
    if let old, let known, old.key.columns == key.columns {
      blocks.append(text.shown.text)
      lines += old.lines[known.lines].map { Line(block: block, cells: $0.cells) }
      links += text.shown.links.map { Link(block: block, cells: $0.cells, url: $0.url) }
    } else {
      append(text.shown)
    }
    let hits = key.query?.ranges(in: summary, field: .summary) ?? []
    long = Long(text: text, hits: hits, block: block, lines: first..<lines.count)
  }

  /// The first line from `line` on that holds a hit.
  func hitLine(from line: Int) -> Int? {
    guard let long else { return hitLines.first { $0 >= line } }
    guard line < long.lines.upperBound else { return nil }
    let first = lines[max(line, long.lines.lowerBound)].cells.lowerBound
    return long.text.hit(from: first, hits: long.hits).map { self.line(of: $0, in: long) }
  }

  /// The last line before `line` that holds a hit.
  func hitLine(before line: Int) -> Int? {
    guard let long else { return hitLines.last { $0 < line } }
    guard line > long.lines.lowerBound else { return nil }
    let end = lines[min(line, long.lines.upperBound) - 1].cells.upperBound
    return long.text.hit(before: end, hits: long.hits).map { self.line(of: $0, in: long) }
  }

  /// The line of a cell of the long summary, or the one after which it is not shown.
  private func line(of cell: Int, in long: Long) -> Int {
    let behind = lines[long.lines].partitioningIndex { $0.cells.lowerBound > cell }
    return max(behind - 1, long.lines.lowerBound)
  }

  /// What stands in `range` of the lines, each as cells of a text.
  func texts(ofLines range: Range<Int>) -> [(text: DisplayText, cells: Range<Int>)] {
    let range = range.clamped(to: lines.indices)
    guard let long, !long.hits.isEmpty else {
      return lines[range].map { (blocks[$0.block], $0.cells) }
    }
    let seen = lines[range.clamped(to: long.lines)]
    let cells = (seen.first?.cells.lowerBound ?? 0)..<(seen.last?.cells.upperBound ?? 0)
    let (text, start) = long.text.marked(cells, hits: long.hits)
    return lines[range].map { line in
      guard line.block == long.block else { return (blocks[line.block], line.cells) }
      return (text, line.cells.lowerBound - start..<line.cells.upperBound - start)
    }
  }
}
