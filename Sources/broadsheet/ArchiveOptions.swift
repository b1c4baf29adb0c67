import ArgumentParser
import DigestCore
import DigestLibrary
import Marks

/// The archive that a command asks, and the marks that its queries go by.
struct ArchiveOptions: ParsableArguments {
  @Option(
    name: .customLong("archive"), parsing: .singleValue,
    help: "A file or folder of digests; may be given several times.", completion: .file())
  var archives: [String] = []

  @OptionGroup var marks: MarksOptions

  /// Opens it, with the marks where one of `queries` asks for them.
  func opened(for queries: [Query]) throws -> OpenArchive {
    let shelf = Shelf(archives)
    let archive = try shelf.opened()
    if queries.contains(where: { !$0.criteria.isEmpty }) {
      let (log, book, _) = try marks.opened()
      defer { log.close() }
      archive.set(marks: book.markedPapers)
      archive.setVisited(shelf.sessionFile?.visited)
    }
    return archive
  }
}

extension Exit {
  /// Tells what is not understood of the queries of a command, each problem once.
  static func printProblems(of queries: [Query], to command: String) {
    var told: Set<String> = []
    for problem in queries.flatMap(\.problems) where told.insert(problem.message).inserted {
      printError("\(command): \(problem.message)")
    }
  }
}
