import DigestCore

/// The folded words of a paper as the columns of `body`; the first two are those of `head`.
struct IndexColumns: Sendable {
  let title: [UInt8]
  let authors: [UInt8]
  let summary: [UInt8]
  let marks: [UInt8]

  init(_ paper: FoldedPaper) {
    title = paper.columnText(.title)
    authors = paper.columnText(.author)
    summary = paper.columnText(.summary)
    marks = Array(
      ([IndexSchema.everyPaper] + paper.marks.map { IndexSchema.markSign + $0 })
        .joined(separator: " ").utf8)
  }
}
