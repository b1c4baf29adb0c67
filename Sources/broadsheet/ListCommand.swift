import ArgumentParser
import DigestCore
import DigestLibrary
import ReaderApp

/// `broadsheet list`: a paper a line.
struct ListCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print a paper a line, newest day first.",
    discussion: """
      With --json one object a line: date, position (in its digest, from 1), title, authors, \
      arxiv_id, arxiv_url, huggingface_url, links ([{text, url}]), summary, sections ([{label, \
      start, length}], the parts of the summary in Unicode scalars of it, from 0; none where they \
      are not told apart), file, line; null where absent. Controls and invisible characters are \
      written as \\uXXXX there.
      """)

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Option(
    help: "Print that part of the summaries, each below its title; papers without it are left out.")
  var part: SummarySections.Label?

  @Argument(help: "Files and folders of digests.", completion: .file())
  var paths: [String] = []

  func validate() throws {
    if json, part != nil {
      throw ValidationError("--json and --part: only one of them can be printed")
    }
  }

  func exit() throws -> Exit {
    if let part {
      try Self.printPart(part, of: paths)
    } else {
      try Self.printPapers(of: paths, asJSON: json)
    }
    return .success
  }

  private static func printPart(_ part: SummarySections.Label, of paths: [String]) throws {
    try Shelf.loaded(paths).snapshot.forEachEntry { entry in
      for line in PaperOutput.part(part, of: entry) ?? [] { print(line) }
    }
  }

  static func printPapers(of paths: [String], asJSON isJSON: Bool) throws {
    try Shelf.loaded(paths).snapshot.forEachEntry { entry in
      print(isJSON ? PaperOutput.json(entry) : PaperOutput.line(entry))
    }
  }

  /// What the reader would have shown, where there is no terminal to show it on.
  static func printPapers(for start: ReaderStart) throws -> Exit {
    let archive = try Shelf(start.paths).opened()
    let days = try start.days()
    let query = start.query.map { Query(parsing: $0, today: System.today()) }
    var isEmpty = true
    for entry in archive.entries(matching: query) {
      if let days, !(entry.date.map(days.contains) ?? false) { continue }
      isEmpty = false
      print(PaperOutput.line(entry))
    }
    guard isEmpty, let date = start.date ?? start.query else { return .success }
    let isOfDate = start.query == nil
    Exit.printError(isOfDate ? "--date \(date): no digest of that day" : "no paper found")
    return .nothingFound
  }
}

extension SummarySections.Label: ExpressibleByArgument {
  init?(argument: String) {
    guard let label = Self.allCases.first(where: { $0.name == argument }) else { return nil }
    self = label
  }

  static var allValueStrings: [String] { allCases.map(\.name) }
}
