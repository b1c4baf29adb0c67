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

  package let key: Key
  package private(set) var blocks: [DisplayText] = []
  package private(set) var lines: [Line] = []
  /// The lines that hold a hit, ascending.
  package private(set) var hitLines: [Int] = []
  package private(set) var links: [Link] = []
  /// How many of `lines` are the title's.
  package private(set) var titleRows = 0

  package init(of entry: PaperEntry, key: Key) {
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
    append(summary: paper.summary)
    append(note: key.note)
    hitLines = (summaryStart..<lines.count).filter { hasHit(lines[$0]) }
  }

  /// The title in one line.
  package var title: DisplayText { blocks[0] }

  /// The first line to show so that the first hit of the summary is among `rows`.
  package func topShowingHit(rows: Int) -> Int {
    guard let hit = hitLines.first, hit >= rows else { return 0 }
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
      key.mode == .structured && summary.utf8.count <= Self.longestInParts
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
