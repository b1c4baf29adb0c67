package import DigestCore

/// A line that is being typed at the foot of the screen.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case search
    case filter
    case date
  }

  package var kind: Kind
  package var editor: LineEditor
  /// The lists as they were: Esc brings them back.
  let origin: [ListView]
  /// The lists under what is being searched: they are seen while nothing is typed.
  let base: [ListView]

  init(
    _ kind: Kind, editor: LineEditor = LineEditor(), origin: [ListView], base: [ListView]? = nil
  ) {
    self.kind = kind
    self.editor = editor
    self.origin = origin
    self.base = base ?? origin
  }

  /// What stands before the text.
  package var sign: String {
    switch kind {
    case .search: "/"
    case .filter: "\\"
    case .date: "go to date"
    }
  }
}

/// What lies over the panes and takes the keys.
package enum Overlay: Equatable, Sendable {
  case commands(CommandList)
  case copyMenu(selected: Int)
  /// A link that is shown before it is opened.
  case consent(url: String, why: String)
}

/// One line for a person, at the foot of the screen until the next key.
package struct Message: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    case error
  }

  package var text: String
  package var kind: Kind

  package init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}

/// A form a paper can be copied in.
package enum CopyForm: CaseIterable, Equatable, Sendable {
  case link, id, title, citation, markdown

  package var key: Unicode.Scalar {
    switch self {
    case .link: "l"
    case .id: "i"
    case .title: "t"
    case .citation: "c"
    case .markdown: "m"
    }
  }

  package var name: String {
    switch self {
    case .link: "link"
    case .id: "arXiv id"
    case .title: "title"
    case .citation: "citation"
    case .markdown: "Markdown link"
    }
  }

  /// The text for the clipboard, the source's own; `nil` where the paper lacks what it is made of.
  package func text(of entry: PaperEntry) -> String? {
    let paper = entry.paper
    switch self {
    case .link: return PaperLinks.main(of: paper)
    case .id: return paper.arxivID?.description
    case .title: return paper.title
    case .citation: return Self.citation(of: entry)
    case .markdown:
      return PaperLinks.main(of: paper).map { "[\(Self.escaped(paper.title))](\($0))" }
    }
  }

  /// Authors and year, title, arXiv id, link.
  private static func citation(of entry: PaperEntry) -> String {
    let paper = entry.paper
    var parts: [String] = []
    let year = year(of: entry).map { " (\($0))" } ?? ""
    if paper.authors.isEmpty {
      parts.append("\(paper.title)\(year).")
    } else {
      let closes = paper.title.last.map { "?!.".contains($0) } ?? false
      parts.append("\(paper.authors.joined(separator: ", "))\(year).")
      parts.append(paper.title + (closes ? "" : "."))
    }
    if let id = paper.arxivID { parts.append("arXiv:\(id).") }
    if let link = PaperLinks.main(of: paper) { parts.append(link) }
    return parts.joined(separator: " ")
  }

  /// An arXiv id of today's form begins with year and month; else that of the digest.
  private static func year(of entry: PaperEntry) -> Int? {
    let digits = entry.paper.arxivID?.base.prefix(5) ?? ""
    if digits.last == ".", let month = Int(digits.dropLast()) { return 2_000 + month / 100 }
    return entry.date?.year
  }

  private static func escaped(_ title: String) -> String {
    title.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}

/// The addresses of a paper, each untrusted where it comes from the digest.
package enum PaperLinks {
  package static func arxiv(of paper: Paper) -> String? {
    paper.arxivURL ?? paper.arxivID.map { "https://arxiv.org/abs/\($0)" }
  }

  package static func huggingFace(of paper: Paper) -> String? { paper.huggingFaceURL }

  package static func pdf(of paper: Paper) -> String? {
    paper.arxivID.map { "https://arxiv.org/pdf/\($0)" }
  }

  /// arXiv, else HuggingFace, else the first other link.
  package static func main(of paper: Paper) -> String? {
    arxiv(of: paper) ?? huggingFace(of: paper) ?? paper.links.first?.url
  }
}
