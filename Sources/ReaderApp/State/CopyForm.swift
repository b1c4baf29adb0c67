package import DigestCore

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

  /// The text for the clipboard; `nil` where the paper lacks what it is made of.
  ///
  /// The source's own, but for what would act when it is pasted into a shell: controls, and
  /// characters that hide or turn what follows.
  package func text(of entry: PaperEntry) -> String? {
    source(of: entry).map { text in
      String(String.UnicodeScalarView(text.unicodeScalars.filter(Self.isHarmless)))
    }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0xE0000...0xE007F: false
    default: scalar.properties.generalCategory != .control
    }
  }

  private func source(of entry: PaperEntry) -> String? {
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
