import ArgumentParser
import DigestLibrary
import ReaderApp
import TerminalGrid

/// `broadsheet index`: makes the index of an archive, or brings it up to date.
struct IndexCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Build the search index of an archive now.",
    discussion: """
      The reader does the same by itself, behind the first screen. The index is a cache in \
      $XDG_CACHE_HOME/broadsheet: it can be deleted at any time.
      """)

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Throw the index away and build it anew.")
  var rebuild = false

  @Flag(help: "Print what the index holds, a line each.")
  var stats = false

  func exit() throws -> Exit {
    let shelf = Shelf(paths)
    shelf.tellProblems()
    guard let file = shelf.indexFile else {
      throw Failure(
        shelf.archive.paths.isEmpty
          ? "index: the built-in sample needs none (name a folder of digests)"
          : "index: there is no place for it (set XDG_CACHE_HOME or HOME)")
    }
    let library = IndexedLibrary(shelf.archive, file: file)
    let start = ContinuousClock.now
    let changes = try update(library)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let statistics = try library.statistics()
    if stats {
      print(Self.table(statistics, seconds: seconds, path: file.path))
    } else {
      let read = Names.files(changes.added + changes.changed)
      print(
        "\(Names.papers(statistics.papers)) in \(Names.files(statistics.files)); "
          + "\(read) read, \(Names.seconds(seconds))")
      if changes.problems > 0 {
        let paths = shelf.archive.paths.joined(separator: " ")
        let problems =
          changes.problems == 1 ? "1 problem" : "\(Names.number(changes.problems)) problems"
        Exit.printError("\(problems) in its files: broadsheet check \(paths)")
      }
    }
    return .success
  }

  private func update(_ library: IndexedLibrary) throws -> ArchiveChanges {
    let bar = ProgressBar()
    defer { bar.clear() }
    do {
      return try library.update(
        rebuilds: rebuild, progress: { bar.show($0) },
        waiting: { Exit.printError("another process is indexing: waiting for it") })
    } catch let error as IndexError {
      throw Failure("\(library.file.path): \(error)")
    }
  }

  private static func table(
    _ statistics: IndexStatistics, seconds: Double, path: String
  ) -> String {
    let bytes = "\(Names.number(statistics.bytes))"
    let each = statistics.papers > 0 ? statistics.bytes / statistics.papers : 0
    return """
      papers      \(Names.number(statistics.papers))
      days        \(Names.number(statistics.days))
      files       \(Names.number(statistics.files))
      vocabulary  \(Names.number(statistics.words)) words
      size        \(bytes) bytes, \(Names.number(each)) a paper
      time        \(Names.seconds(seconds))
      file        \(DisplayText.clean(path))
      """
  }
}
