import ArgumentParser
import DigestCore
import DigestLibrary
import ReaderApp

/// `broadsheet search`: what a query finds, as text.
struct SearchCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Print the papers that a query finds.",
    discussion: """
      The query is that of the reader: words, "phrases", title: author: summary:, -not, a | b, \
      (groups), 2025-03, after: before: date:, id:, is:unread and the like, tag:, sort:date, \
      sort:relevance. A query that begins \
      with a minus follows `--`.

      With --json one object a line: the keys of list, and tier (1 title, 2 authors, 3 anywhere), \
      score (with sort:relevance, less is better; else null) and hits ([{field, start, length}], in \
      Unicode scalars of the field as printed, from 0; author hits also have author, from 0).

      With --histogram and --json one object a line: day, month or year (null for papers of no \
      known day), and papers.

      Exit status 1 where nothing is found.
      """)

  enum Span: String, ExpressibleByArgument, CaseIterable {
    case day, month, year
  }

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Option(help: "Print that many papers at most (all, where this is left out).")
  var limit: Int?

  @Flag(help: "Print how many papers are found, and nothing else.")
  var count = false

  @Option(help: "Print how many papers are found each day, month or year.")
  var histogram: Span?

  @OptionGroup var source: ArchiveOptions

  @Argument(help: "What to look for.")
  var query: [String]

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError(Self.message(limit: "\(limit)")) }
    if count, histogram != nil {
      throw ValidationError("--count and --histogram: only one of them can be printed")
    }
  }

  private static func message(limit: String) -> String {
    "--limit \(limit): must be a number of papers, 0 or more"
  }

  /// What is wrong with arguments that cannot be parsed, where a minus was taken for more or less
  /// than it was meant for.
  static func problem(with arguments: [String]) -> String? {
    var last = ""
    for argument in arguments {
      if argument == "--" { return nil }
      if argument.hasPrefix("-"), argument.utf8.count > 1 {
        if last == "--limit" { return message(limit: argument) }
        if !argument.hasPrefix("--"), argument != "-h" {
          return "\(argument): is no option; a query that begins with a minus follows --, "
            + "as in: broadsheet search -- '\(argument)'"
        }
      }
      last = argument
    }
    return nil
  }

  func exit() throws -> Exit {
    let today = System.today()
    let query = Query(parsing: self.query.joined(separator: " "), today: today)
    Exit.printProblems(of: [query], to: "search")
    let archive = try source.opened(for: [query])
    var failure = IndexError.cancelled
    guard let hits = archive.search(query, limit: 0, failed: { failure = $0 }) else {
      throw Failure("search: \(failure)")
    }
    if count {
      print(hits.ids.count)
    } else if let histogram {
      for line in Self.lines(of: hits.days, by: histogram, asJSON: json) { print(line) }
    } else {
      printPapers(archive, hits.ids.prefix(limit ?? .max), query)
    }
    guard hits.ids.isEmpty else { return .success }
    if !count { tellNothing(archive, query) }
    return .nothingFound
  }

  private func tellNothing(_ archive: OpenArchive, _ query: Query) {
    let near = archive.suggestions(for: self.query.joined(separator: " "), query: query)
    let words = near.map(\.word).joined(separator: ", ")
    Exit.printError("search: no paper" + (words.isEmpty ? "" : " (did you mean \(words)?)"))
  }

  private func printPapers(
    _ archive: OpenArchive, _ ids: ArraySlice<EntryID>, _ query: Query
  ) {
    let scores = json && query.order == .relevance ? archive.scores(of: query) : [:]
    let marks = query.criteria.isEmpty ? EntryMarks() : archive.entryMarks
    var rest = ids
    // So that a long answer begins at once, and is never in memory whole.
    while !rest.isEmpty {
      for entry in archive.entries(Array(rest.prefix(256))) {
        print(
          json
            ? SearchOutput.json(entry, query: query, score: scores[entry.id]) {
              marks.meets($0, entry.id)
            }
            : PaperOutput.line(entry))
      }
      rest = rest.dropFirst(256)
    }
  }

  /// `2025-03-04 17`, or an object, the newest first.
  private static func lines(
    of days: [DayCount], by span: Span, asJSON isJSON: Bool
  ) -> [String] {
    var lines: [(name: String?, papers: Int)] = []
    for day in days {
      let date = day.date?.description
      let name =
        switch span {
        case .day: date
        case .month: date.map { String($0.prefix(7)) }
        case .year: date.map { String($0.prefix(4)) }
        }
      if let last = lines.last, last.name == name {
        lines[lines.count - 1].papers += day.papers
      } else {
        lines.append((name, day.papers))
      }
    }
    guard isJSON else { return lines.map { "\($0.name ?? "undated") \($0.papers)" } }
    return lines.map { name, papers in
      JSONText.object { json in
        json.add(span.rawValue, name)
        json.add("papers", papers)
      }
    }
  }
}
