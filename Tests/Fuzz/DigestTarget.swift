import DigestCore

/// Any bytes: digests and papers in the order of their lines, with ids and keys that read as themselves.
func checkDigest(_ bytes: [UInt8]) {
  let file = DigestParser.parse(bytes, pathDate: DigestDate(year: 2025, month: 1, day: 2))
  var line = 0
  for digest in file.digests {
    require(digest.line >= line, "digests out of order")
    line = digest.line
    for paper in digest.papers {
      require(paper.line >= line, "papers out of order")
      line = paper.line
      check(paper)
    }
  }
  let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
  require(line <= lines, "a paper behind the end")
  require(
    file.diagnostics.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 },
    "a diagnostic out of the file")
}

private func check(_ paper: Paper) {
  for text in [paper.title, paper.summary] + paper.authors {
    require(!text.utf8.contains(UInt8(ascii: "\n")), "a line end inside a field")
  }
  checkMarkup(of: paper.title)
  checkMarkup(of: paper.summary)
  checkSections(of: paper.summary)
  if let id = paper.arxivID {
    require(ArxivID(parsing: "\(id)") == id, "an id that does not read as itself")
  }
  let key = PaperKey(paper)
  require(PaperKey(parsing: "\(key)") == key, "a key that does not read as itself")
  let folded = FoldedPaper(paper)
  require(
    folded.titleRange.upperBound < folded.authorsRange.upperBound
      && folded.authorsRange.upperBound < folded.summaryRange.upperBound
      && folded.summaryRange.upperBound < folded.bytes.count, "fields out of order")
}
