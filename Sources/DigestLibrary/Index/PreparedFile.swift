import DigestCore

/// A file, read, parsed and folded: all of the work that needs no database.
struct PreparedFile: Sendable {
  let loaded: LoadedFile
  /// By day, in the order that `Day.Source` has them.
  let papers: [DigestDate?: [PreparedPaper]]
  let sources: [DigestDate?: Day.Source]

  init(_ loaded: LoadedFile) {
    self.loaded = loaded
    sources = loaded.sources
    papers = sources.mapValues { $0.papers.map(PreparedPaper.init) }
  }

  init(reading found: FoundFile) { self.init(LoadedFile(reading: found)) }
}

/// Files of one transaction, and the words that no batch before had.
struct PreparedBatch: Sendable {
  var files: [PreparedFile] = []
  /// A file that is alone in its batch, and is read while it is written.
  var large: FoundFile?
  /// Of all columns but marks, in the order of their bytes.
  var words: [[UInt8]] = []
  /// Those of titles and authors.
  var headWords: [[UInt8]] = []

  /// Adds the words of the batch to those that are known.
  init(reading found: [FoundFile], known: PaperWords) {
    if found.count == 1, let size = found[0].status?.size, LargeFile.isOne(size),
      found[0].bytes == nil
    {
      large = found[0]
      return
    }
    files = found.map(PreparedFile.init(reading:))
    for file in files {
      for paper in file.papers.values.joined() { known.add(paper.columns) }
    }
    (words, headWords) = known.takeNew()
  }

  init() {}
}

/// A paper as the index has it.
struct PreparedPaper: Sendable {
  let key: PaperKey
  let record: [UInt8]
  let columns: IndexColumns
  let starts: [WordStart]

  init(_ paper: Paper) {
    key = PaperKey(paper)
    record = PaperRecord.encode(paper)
    let folded = FoldedPaper(paper)
    columns = IndexColumns(folded)
    starts = WordStart.all(in: folded)
  }
}
