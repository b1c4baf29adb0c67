package import DigestCore
import TerminalGrid
import Themes

/// Papers as `list` and `show` print them.
package enum PaperOutput {
  /// One line: day, arXiv id, title, first author; nothing in it moves a terminal.
  package static func line(_ entry: PaperEntry) -> String {
    let paper = entry.paper
    let date = entry.date?.description ?? "no date   "
    let id = paper.arxivID?.description ?? "-"
    var text = "\(date)  \(id)\(String(repeating: " ", count: max(10 - id.count, 0)))  "
    text += paper.title
    if let first = paper.authors.first {
      text += " · " + first
      if paper.authors.count > 1 { text += " +\(paper.authors.count - 1)" }
    }
    return DisplayText.clean(text)
  }

  /// One JSON object on one line, with the keys of the manual; the text is the source's, exactly.
  package static func json(_ entry: PaperEntry) -> String {
    JSONText.object { addMembers(of: entry, to: &$0) }
  }

  static func addMembers(of entry: PaperEntry, to json: inout JSONText) {
    let paper = entry.paper
    json.add("date", entry.date?.description)
    json.add("position", entry.id.position + 1)
    json.add("title", paper.title)
    json.add("authors", paper.authors)
    json.add("arxiv_id", paper.arxivID?.description)
    json.add("arxiv_url", paper.arxivURL)
    json.add("huggingface_url", paper.huggingFaceURL)
    let links = paper.links.map { link in
      JSONText.object { json in
        json.add("text", link.text)
        json.add("url", link.url)
      }
    }
    json.add("links", raw: JSONText.array(links))
    json.add("summary", paper.summary)
    json.add("sections", raw: sections(of: paper.summary))
    json.add("file", entry.file)
    json.add("line", paper.line)
  }

  /// Empty where the summary is not split.
  private static func sections(of summary: String) -> String {
    let sections = SummarySections(summary)
    guard sections.isSplit else { return JSONText.array([]) }
    return JSONText.array(
      sections.scalarRanges(in: summary).map { label, range in
        JSONText.object { json in
          json.add("label", label.name)
          json.add("start", range.start)
          json.add("length", range.length)
        }
      })
  }

  /// The title and one part of the summary, without the head that names it, in a line each; `nil`
  /// where it has no such part.
  package static func part(
    _ label: SummarySections.Label, of entry: PaperEntry
  ) -> [String]? {
    let summary = entry.paper.summary
    let sections = SummarySections(summary)
    guard sections.isSplit, let section = sections[label], !section.body.isEmpty else { return nil }
    let text = MarkedText.text(
      summary, .text, marking: nil, in: .summary, mode: .plain, range: section.body)
    return [DisplayText.clean(entry.paper.title), text.description]
  }

  /// A paper as a page of wrapped text, lines of at most `columns` columns.
  package static func page(_ entry: PaperEntry, columns: Int) -> String {
    let paper = entry.paper
    var blocks = [paper.title]
    if !paper.authors.isEmpty { blocks.append(paper.authors.joined(separator: " · ")) }
    let addresses =
      [PaperLinks.arxiv(of: paper), PaperLinks.huggingFace(of: paper)].compactMap { $0 }
      + paper.links.map(\.url)
    let head = blocks.flatMap { wrapped($0, columns) }
    let origin = wrapped(Names.long(entry.date), columns) + addresses.map(DisplayText.clean)
    let summary = MarkedText.text(
      paper.summary, .text, marking: nil, in: .summary, mode: .plain)
    let body = TextWrap.lines(of: summary, columns: columns).map {
      summary.slice($0).description
    }
    return [head, origin, body].map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func wrapped(_ source: String, _ columns: Int) -> [String] {
    let text = MarkedText.text(source, .text, marking: nil, in: .title, mode: .plain)
    return TextWrap.lines(of: text, columns: columns).map { text.slice($0).description }
  }
}
