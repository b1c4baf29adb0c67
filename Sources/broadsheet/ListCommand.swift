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
