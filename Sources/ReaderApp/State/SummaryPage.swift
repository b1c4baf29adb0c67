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
  }

  package struct Line: Equatable, Sendable {
    /// Index into `blocks`.
    package var block: Int
    /// Range of the block's cells.
    package var cells: Range<Int>
  }

  /// Cells of a block that lead to a page.
  package struct Link: Equatable, Sendable {
    /// Index into `blocks`.
    package var block: Int
    /// Range of the block's cells.
    package var cells: Range<Int>
    /// Untrusted, as it stands in the digest.
    package var url: String
  }

  package let key: Key
  package private(set) var blocks: [DisplayText] = []
  package private(set) var lines: [Line] = []
  /// What of it leads to a page elsewhere.
  package private(set) var links: [Link] = []
  /// The lines that hold a hit, ascending.
  package private(set) var hitLines: [Int] = []

  package init(of entry: PaperEntry, key: Key, glyphs: Glyphs) {
    self.key = key
    let paper = entry.paper
    append(
      MarkedText.text(paper.title, .title, marking: key.query, in: .title, mode: key.mode))
    append(Self.authors(of: paper, query: key.query, glyphs: glyphs))
    appendOrigin(of: entry, glyphs: glyphs)
    let marks = Self.marks(key.marks, glyphs: glyphs)
    if !marks.isEmpty { append(marks) }
    append(DisplayText())
    append(
      MarkedText.text(paper.summary, .text, marking: key.query, in: .summary, mode: key.mode))
    let summaryBlock = blocks.count - 1
    append(note: key.note, glyphs: glyphs)
    let summaryStart = lines.firstIndex { $0.block == summaryBlock } ?? 0
    hitLines = lines.indices.filter { $0 >= summaryStart && hasHit(lines[$0]) }
  }

  /// The first line to show so that the first hit of the summary is among `rows`.
  package func topShowingHit(rows: Int) -> Int {
    guard let hit = hitLines.first, hit >= rows else { return 0 }
    return min(max(hit - rows / 3, 0), lastTop(rows: rows))
  }

  /// The first line of the last page.
  package func lastTop(rows: Int) -> Int { max(lines.count - max(rows, 1), 0) }

  private mutating func append(note: String, glyphs: Glyphs) {
    guard !note.isEmpty else { return }
    append(DisplayText())
    var head = DisplayText("\(glyphs.note) ", .note)
    head.append("Note", .heading)
    append(head)
    for line in note.split(separator: "\n", omittingEmptySubsequences: false) {
      append(MarkedText.text(String(line), .text, marking: nil, in: .summary, mode: key.mode))
    }
  }

  private mutating func append(_ block: DisplayText) {
    let index = blocks.count
    blocks.append(block)
    lines += TextWrap.lines(of: block, columns: key.columns).map { Line(block: index, cells: $0) }
  }

  private func hasHit(_ line: Line) -> Bool {
    blocks[line.block].cells[line.cells].contains { Look($0.style).overlays.contains(.hit) }
  }

  private static func authors(of paper: Paper, query: Query?, glyphs: Glyphs) -> DisplayText {
    var text = DisplayText()
    for author in paper.authors {
      if !text.isEmpty { text.append(" \(glyphs.dot) ", .faint) }
      text.append(MarkedText.text(author, .secondary, marking: query, in: .author, mode: .raw))
    }
    return text.isEmpty ? DisplayText("No authors named", .faint) : text
  }

  /// `★ starred · ✎ noted · #rl #vision`; empty where there is nothing but whether it is read.
  private static func marks(_ marks: PaperMarks, glyphs: Glyphs) -> DisplayText {
    var text = DisplayText()
    func separate() { if !text.isEmpty { text.append(" \(glyphs.dot) ", .faint) } }
    if marks.isStarred {
      text.append("\(glyphs.star) ", .star)
      text.append("starred", .secondary)
    }
    if marks.isNoted {
      separate()
      text.append("\(glyphs.note) ", .note)
      text.append("noted", .secondary)
    }
    if !marks.tags.isEmpty { separate() }
    text.append(marks.tags.map { "#\($0)" }.joined(separator: " "), .tag)
    return text
  }

  /// The day, the arXiv id, and what else leads to the paper.
  private mutating func appendOrigin(of entry: PaperEntry, glyphs: Glyphs) {
    var text = DisplayText(Names.short(entry.date), .secondary)
    func separate() { text.append(" \(glyphs.dot) ", .faint) }
    func link(_ name: String, _ role: Role, to url: String?) {
      let start = text.cells.count
      text.append(name, role)
      guard let url else { return }
      links.append(Link(block: blocks.count, cells: start..<text.cells.count, url: url))
    }
    separate()
    if let id = entry.paper.arxivID {
      text.append("arXiv ", .secondary)
      link(id.description, .identifier, to: PaperLinks.arxiv(of: entry.paper))
    } else if let url = entry.paper.arxivURL {
      link(url, .identifier, to: url)
    } else {
      text.append("no arXiv id", .faint)
    }
    if let url = entry.paper.huggingFaceURL {
      separate()
      link("HuggingFace", .secondary, to: url)
    }
    for other in entry.paper.links {
      separate()
      link(other.url, .identifier, to: other.url)
    }
    append(text)
  }
}

extension SummaryPage {
  /// Where a link leads that stands at a place of the page.
  ///
  /// `column` is counted from where the text begins, 0-based.
  package func link(at line: Int, column: Int) -> String? {
    guard lines.indices.contains(line), column >= 0 else { return nil }
    let line = lines[line]
    var end = 0
    for cell in line.cells {
      end += Int(blocks[line.block].cells[cell].width)
      guard column < end else { continue }
      return links.first { $0.block == line.block && $0.cells.contains(cell) }?.url
    }
    return nil
  }
}
