import DigestCore
import TerminalGrid
import Themes

/// What stands between the title of a page and its text: authors, day, ids and links, marks.
struct PageHeader {
  private(set) var authors = DottedText()
  private(set) var origin = DottedText()
  /// Ranges of the cells of `origin` that lead to a page.
  private(set) var links: [(cells: Range<Int>, url: String)] = []
  /// `★ starred · ✎ noted · #rl #vision`; empty where there is nothing but whether it is read.
  private(set) var marks = DisplayText()
  private let glyphs: Glyphs

  init(of entry: PaperEntry, key: SummaryPage.Key) {
    glyphs = key.display.glyphs
    addAuthors(of: entry.paper, query: key.query, isTight: key.isTight)
    addOrigin(of: entry)
    add(key.marks)
  }

  private mutating func addAuthors(of paper: Paper, query: Query?, isTight: Bool) {
    // On a few rows, the summary matters more than who is the third author.
    let shown = isTight && paper.authors.count > 2 ? 1 : paper.authors.count
    for author in paper.authors.prefix(shown) {
      authors.add(
        MarkedText.text(author, Names.authorRole(author), marking: query, in: .author, mode: .raw),
        glyphs)
    }
    if paper.authors.isEmpty { authors.add(DisplayText("No authors named", .faint), glyphs) }
    let more = paper.authors.count - shown
    if more > 0 { authors.text.append(" +\(more)", .faint) }
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
    for part in parts {
      origin.add(part.text, glyphs)
      if let url = part.url, let cells = origin.parts.last { links.append((cells, url)) }
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
