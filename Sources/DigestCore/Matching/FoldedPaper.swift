/// The folded words of a paper, in the order title, authors, summary: what a query is matched with.
///
/// Each field, and each author, stands between two line feeds, so that no words are neighbours
/// across them; `FoldedText` tells how words are joined.
package struct FoldedPaper: Equatable, Sendable {
  private let text: FoldedText
  /// In bytes; without the line feeds around it.
  package let titleRange: Range<Int>
  package let authorsRange: Range<Int>
  package let summaryRange: Range<Int>
  /// How long the paper is for `Relevance`: its words, `authorSeparator` between two authors, its
  /// `marks`, and one word that an index gives to every paper.
  package let tokenCount: Int

  package init(_ paper: Paper) {
    var text = FoldedText()
    text.reserve(
      paper.title.utf8.count + paper.summary.utf8.count
        + paper.authors.reduce(16) { $0 + $1.utf8.count + 4 })
    text.appendEnd()
    text.append(paper.title)
    titleRange = 1..<text.bytes.count
    text.appendEnd()

    let authorsStart = text.bytes.count
    for author in paper.authors {
      text.append(author)
      text.appendEnd()
    }
    // Without the last author's line feed, which stands before the summary.
    if paper.authors.isEmpty { text.appendEnd() }
    authorsRange = authorsStart..<text.bytes.count - 1

    let summaryStart = text.bytes.count
    text.append(paper.summary)
    summaryRange = summaryStart..<text.bytes.count
    text.appendEnd()
    self.text = text

    let separators = max(paper.authors.count - 1, 0)
    tokenCount = text.wordCount + separators + 1 + text.accents.pairs(in: text.bytes).count
  }

  /// UTF-8.
  package var bytes: [UInt8] { text.bytes }

  /// By offset into `bytes`.
  var accents: [Accent] { text.accents }

  func range(of field: Query.Field?) -> Range<Int> {
    switch field {
    case .title: titleRange
    case .author: authorsRange
    case .summary: summaryRange
    case nil: 0..<bytes.count
    }
  }
}
