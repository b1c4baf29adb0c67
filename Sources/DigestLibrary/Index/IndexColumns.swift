import DigestCore

/// The folded words of a paper as the columns of `body`; the first two are those of `head`.
struct IndexColumns: Sendable {
  let title: [UInt8]
  let authors: [UInt8]
  let summary: [UInt8]
  let marks: [UInt8]

  init(_ paper: FoldedPaper) {
    title = Array(paper.columnText(.title).utf8)
    authors = Array(paper.columnText(.author).utf8)
    summary = Array(paper.columnText(.summary).utf8)
    marks = Array(
      ([IndexSchema.everyPaper] + paper.marks.map { IndexSchema.markSign + $0 })
        .joined(separator: " ").utf8)
  }
}
