import DigestCore
import TerminalGrid
import Themes

/// What stands between the title of a page and its text: authors, day, ids and links, marks.
struct PageHeader {
  private(set) var authors = DisplayText()
  private(set) var origin = DisplayText()
  /// Ranges of the cells of `origin` that lead to a page.
  private(set) var links: [(cells: Range<Int>, url: String)] = []
  /// `★ starred · ✎ noted · #rl #vision`; empty where there is nothing but whether it is read.
  private(set) var marks = DisplayText()
  private let glyphs: Glyphs

  init(of entry: PaperEntry, key: SummaryPage.Key) {
    glyphs = key.display.glyphs
    addAuthors(of: entry.paper, query: key.query)
    addOrigin(of: entry)
    add(key.marks)
  }

  private mutating func addAuthors(of paper: Paper, query: Query?) {
    let last = paper.authors.count - 1
    for (index, author) in paper.authors.enumerated() {
      let name = MarkedText.text(
        author, Names.authorRole(author), marking: query, in: .author, mode: .raw)
      add(name, to: &authors, isLast: index == last)
    }
    if authors.isEmpty { authors = DisplayText("No authors named", .faint) }
  }

  /// Adds what no line parts, and what parts it from the next: no line begins with that.
  private func add(_ part: DisplayText, to text: inout DisplayText, isLast: Bool) {
    let start = text.cells.count
    text.append(part)
    if !isLast { text.append(String(glyphs.between.dropLast()), .faint) }
    text.keepTogether(start..<text.cells.count)
    if !isLast { text.append(" ", .faint) }
  }

  private mutating func addOrigin(of entry: PaperEntry) {
    let paper = entry.paper
    var parts: [(text: DisplayText, url: String?)] = [
      (DisplayText(Names.short(entry.date), .secondary), nil)
    ]
    if let id = paper.arxivID {
      var text = DisplayText("arXiv ", .secondary)
      text.append(id.description, .identifier)
      parts.append((text, PaperLinks.arxiv(of: paper)))
    } else if let url = paper.arxivURL {
      parts.append((DisplayText(url, .identifier), url))
    } else {
      parts.append((DisplayText("no arXiv id", .faint), nil))
    }
    if let url = paper.huggingFaceURL {
      parts.append((DisplayText("HuggingFace", .identifier), url))
    }
    for link in paper.links { parts.append((DisplayText(link.url, .identifier), link.url)) }
    for (index, part) in parts.enumerated() {
      let start = origin.cells.count
      add(part.text, to: &origin, isLast: index == parts.count - 1)
      if let url = part.url { links.append((start..<start + part.text.cells.count, url)) }
    }
  }

  private mutating func add(_ marks: PaperMarks) {
    var text = DisplayText()
    func separate() { if !text.isEmpty { text.append(glyphs.between, .faint) } }
    func add(_ sign: String, _ role: Role, _ word: String) {
      separate()
      if !sign.isEmpty { text.append("\(sign) ", role) }
      text.append(word, .secondary)
    }
    if marks.isStarred { add(glyphs.star, .star, "starred") }
    if marks.isNoted { add(glyphs.note, .note, "noted") }
    if !marks.tags.isEmpty { separate() }
    text.append(marks.tags.map { "#\($0)" }.joined(separator: " "), .tag)
    self.marks = text
  }
}
