import ArgumentParser
import DigestCore
import DigestLibrary
import ReaderApp
import TerminalGrid

/// `broadsheet list`: a paper a line.
struct ListCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print a paper a line, newest day first.",
    discussion: """
      With --json one object a line: date, position (in its digest, from 1), title, authors, \
      arxiv_id, arxiv_url, huggingface_url, links ([{text, url}]), summary, file, line; null \
      where absent. Controls and invisible characters are written as \\uXXXX there.
      """)

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  func exit() throws -> Exit {
    try Self.printPapers(of: paths, asJSON: json)
    return .success
  }

  static func printPapers(of paths: [String], asJSON isJSON: Bool) throws {
    try Shelf.loaded(paths).library.snapshot.forEachEntry { entry in
      print(isJSON ? PaperOutput.json(entry) : PaperOutput.line(entry))
    }
  }

  /// What the reader would have shown, where there is no terminal to show it on.
  static func printPapers(for start: ReaderStart) throws {
    let shelf = try Shelf.loaded(start.paths)
    let days = try start.days()
    for entry in shelf.entries(matching: start.query) {
      if let days, !(entry.date.map(days.contains) ?? false) { continue }
      print(PaperOutput.line(entry))
    }
  }
}

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
    let shelf = try Shelf.loaded(paths)
    var found: [PaperEntry] = []
    shelf.library.snapshot.forEachEntry {
      if $0.paper.arxivID?.base.lowercased() == wanted { found.append($0) }
    }
    guard !found.isEmpty else {
      Exit.printError("\(wanted): no such paper in \(shelf.name)")
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

/// `broadsheet check`: all that could not be read as meant.
struct CheckCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print what could not be read as meant, as FILE:LINE:COLUMN: message.",
    discussion: "Lines and columns count from 1, columns in characters. Exit status 1 where "
      + "there is anything to print.")

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  func exit() throws -> Exit {
    let problems = try Shelf.loaded(paths).library.diagnostics
    for problem in problems { print(DisplayText.clean("\(problem)")) }
    return problems.isEmpty ? .success : .nothingFound
  }
}
