/// One row of a daily digest.
package struct Paper: Equatable, Sendable {
  /// As written, runs of white space collapsed to one space.
  package var title: String
  /// As written; empty where the row names none.
  package var authors: [String]
  /// `nil` where the row has no link to arXiv that holds an id.
  package var arxivID: ArxivID?
  /// The target of the row's first link to arXiv, as written, untrusted.
  package var arxivURL: String?
  /// The target of the row's first link to HuggingFace, as written, untrusted.
  package var huggingFaceURL: String?
  /// Every other link of the row's link part, untrusted.
  package var links: [Link]
  /// As written, inner pipes and runs of spaces kept, trimmed at both ends.
  package var summary: String
  /// Where the row begins: 1-based line in its file.
  package var line: Int

  package init(
    title: String, authors: [String] = [], arxivID: ArxivID? = nil, arxivURL: String? = nil,
    huggingFaceURL: String? = nil, links: [Link] = [], summary: String = "", line: Int = 1
  ) {
    self.title = title
    self.authors = authors
    self.arxivID = arxivID
    self.arxivURL = arxivURL
    self.huggingFaceURL = huggingFaceURL
    self.links = links
    self.summary = summary
    self.line = line
  }
}

/// A Markdown link: `[text](url)`.
package struct Link: Equatable, Sendable {
  package var text: String
  /// As written, never checked here.
  package var url: String

  package init(text: String, url: String) {
    self.text = text
    self.url = url
  }
}
