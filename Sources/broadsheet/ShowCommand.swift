import ArgumentParser
import DigestCore
import DigestLibrary
import ReaderApp

/// `broadsheet show`: one paper as a page.
struct ShowCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one paper as a page of text.",
    discussion: "Exit status 1 where the archive has no such paper.")

  @Argument(help: "An arXiv id (2504.13837), or the URL of a paper on arXiv or HuggingFace.")
  var id: String

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Print JSON, one object a line, with the keys of list.")
  var json = false

  func exit() throws -> Exit {
    guard let wanted = ArxivReference.id(in: id) else {
      throw Failure("\(id): is no arXiv id (they look like 2504.13837 or hep-th/9901001)")
    }
    let archive = try Shelf(paths).opened()
    // In reading order, not in that of results.
    let query = Query(parsing: "sort:date id:\(wanted)", today: System.today())
    let found = archive.entries(matching: query)
    guard !found.isEmpty else {
      Exit.printError("\(wanted): no such paper in \(Shelf(paths).name)")
      return .nothingFound
    }
    let columns = System.outputColumns.map { min($0 - 2, 88) } ?? 80
    let texts = found.map { entry in
      json
        ? PaperOutput.json(entry) + "\n" : PaperOutput.page(entry, columns: max(columns, 20))
    }
    print(texts.joined(separator: json ? "" : "\n\n"), terminator: "")
    return .success
  }
}
