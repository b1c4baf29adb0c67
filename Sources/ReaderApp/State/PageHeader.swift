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

  private var dot: DisplayText { DisplayText(glyphs.between, .faint) }

  private mutating func addAuthors(of paper: Paper, query: Query?) {
    for author in paper.authors {
      if !authors.isEmpty { authors.append(dot) }
      authors.append(
        MarkedText.text(author, Names.authorRole(author), marking: query, in: .author, mode: .raw))
    }
    if authors.isEmpty { authors = DisplayText("No authors named", .faint) }
  }

  private mutating func addOrigin(of entry: PaperEntry) {
    let paper = entry.paper
    origin = DisplayText(Names.short(entry.date), .secondary)
    origin.append(dot)
    if let id = paper.arxivID {
      addLink("arXiv ", id.description, to: PaperLinks.arxiv(of: paper))
    } else if let url = paper.arxivURL {
      addLink("", url, to: url)
    } else {
      origin.append("no arXiv id", .faint)
    }
    if let url = paper.huggingFaceURL {
      origin.append(dot)
      addLink("", "HuggingFace", to: url)
    }
    for link in paper.links {
      origin.append(dot)
      addLink("", link.url, to: link.url)
    }
  }

  private mutating func addLink(_ before: String, _ text: String, to url: String?) {
    let start = origin.cells.count
    origin.append(before, .secondary)
    origin.append(text, .identifier)
    if let url { links.append((start..<origin.cells.count, url)) }
  }

  private mutating func add(_ marks: PaperMarks) {
    var text = DisplayText()
    func separate() { if !text.isEmpty { text.append(dot) } }
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
