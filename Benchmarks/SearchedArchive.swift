import DigestLibrary

/// A generated archive on the disk, or made while it is read, with its index.
struct SearchedArchive {
  let papers: Int
  /// Its folder; `nil` where its files are made while they are read.
  let path: String?
  let archive: Archive
  let indexFolder: String

  /// Writes the archive's files below `folder` where no earlier run has; none where it goes
  /// `straight` into the index, of which memory holds some at a time.
  init(papers: Int, isStraight: Bool, folder: String) throws {
    self.papers = papers
    if isStraight {
      path = nil
      let zipf = ZipfArchive(papers: papers)
      let names = zipf.days.map { zipf.name(of: $0) }
      let size = zipf.digest(of: 0).count
      archive = Archive(making: names, size: size) { zipf.digest(of: $0) }
      indexFolder = "\(folder)/straight-\(papers)"
    } else {
      let path = try ZipfArchive.files(papers: papers, in: folder)
      self.path = path
      archive = Archive(paths: [path])
      indexFolder = folder + "/index"
    }
    AnonymousMemory.trim()
  }

  var indexFile: IndexFile { IndexFile(of: archive, cacheFolder: indexFolder) }

  /// The index as a reader opens it.
  func opened() -> IndexedLibrary { IndexedLibrary(archive, file: indexFile) }

  /// To search only, with marks: without what makes the archive's files.
  func openedToSearch() -> IndexedLibrary {
    let marks = ArchiveMarks()
    marks.set(ZipfArchive.marks(ofPapers: papers))
    return IndexedLibrary(
      path == nil ? Archive(embedded: []) : archive, file: indexFile, marks: marks)
  }
}

extension SearchedArchive {
  /// Makes the index where it is not there, anew where `isFresh`, and prints what that took; then
  /// what it holds.
  func reportImport(isFresh: Bool) throws {
    let library = opened()
    if isFresh || !indexFile.exists {
      let before = AnonymousMemory.now
      let clock = ContinuousClock()
      let start = clock.now
      let (_, most) = try AnonymousMemory.most { _ = try library.update(rebuilds: isFresh) }
      let seconds = start.duration(to: clock.now) / .seconds(1)
      print(
        "import           \(decimal(seconds, 2)) s, \(grouped(Int(Double(papers) / seconds)))"
          + " papers/s; \(megabytes(before)) of anonymous memory before, \(megabytes(most)) at most"
      )
      if path == nil { print("                 making the text of the files included") }
    } else {
      _ = try library.update()
      print("import           not measured: an earlier run has made the index (fresh: anew)")
    }
    let holds = try library.statistics()
    guard holds.papers == papers else {
      throw BenchmarkError("the index has \(holds.papers) papers: say fresh to make it anew")
    }
    print("archive          \(grouped(papers)) papers, \(grouped(holds.files)) files")
    print(
      "index            \(megabytes(holds.bytes)), \(grouped(holds.bytes / papers)) bytes a paper,"
        + " \(grouped(holds.words)) words")
  }

  /// Prints what a look at the archive takes that finds nothing new, in a library that has looked
  /// before, and in one that was just opened.
  func reportRescan() throws {
    let library = opened()
    let files = try library.statistics().files
    _ = try library.update()
    var changes = 0
    let again = Measurement(rounds: 20) {
      changes += (try? library.update())?.isEmpty == true ? 0 : 1
    }
    let first = Measurement(rounds: 20) { _ = try? opened().update() }
    guard changes == 0 else { throw BenchmarkError("a look at the archive found changes") }
    print(
      "rescan           \(milliseconds(again.median)) ms median of 20,"
        + " \(decimal(again.median / Double(files) * 1e6, 2)) µs a file;"
        + " \(milliseconds(first.median)) ms with the opening of the index")
    if path == nil { print("                 without a look at any file: none is on the disk") }
  }
}

/// Why something could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
