import ArgumentParser
import DigestCore
import DigestLibrary
import Marks
import ReaderApp

/// `broadsheet stats`: an archive, or what a query finds, at a glance.
struct StatsCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print papers a day, authors, and what rises and falls.",
    discussion: """
      Of all papers, or of those that a query finds (that of search): a heat map of the years, \
      papers a weekday, the most frequent authors, and the words of titles that rise and fall \
      against the three months before. docs/PLOTS.md tells how that is measured.

      With --json one object a line, each with its kind: day (date, papers, read), weekday \
      (weekday, papers, days), author (author, papers), rising and falling (words, papers, all, \
      share, the same with _before, and standard_errors).

      Exit status 1 where nothing is found.
      """)

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Flag(help: "Draw in ASCII.")
  var ascii = false

  @Option(help: ColorOption.help)
  var color = ColorOption.auto

  @OptionGroup var source: ArchiveOptions

  @Argument(help: "Only papers that this finds.")
  var query: [String] = []

  func exit() throws -> Exit {
    let query = Query(parsing: self.query.joined(separator: " "), today: System.today())
    Exit.printProblems(of: [query], to: "stats")
    let shelf = Shelf(source.archives)
    let archive = try shelf.opened()
    let hasMarks = try openMarks(archive, isNeeded: !query.criteria.isEmpty)
    archive.setVisited(shelf.sessionFile?.visited)
    let statistics =
      try self.query.isEmpty
      ? archive.statistics(hasMarks: hasMarks) : found(archive, query, hasMarks: hasMarks)
    if json {
      for line in StatsOutput.json(statistics) { print(line) }
    } else {
      let page = PrintedPage(color, isASCII: ascii)
      page.print(
        StatsPage(statistics, isASCII: page.isASCII, hasColors: page.hasColors)
          .lines(columns: page.columns))
    }
    return statistics.papers > 0 ? .success : .nothingFound
  }

  /// Whether anything was marked; without a place for marks nothing is.
  private func openMarks(_ archive: OpenArchive, isNeeded: Bool) throws -> Bool {
    do {
      let (log, book, _) = try source.marks.opened()
      defer { log.close() }
      let marked = Array(book.markedPapers)
      archive.set(marks: marked)
      return !marked.isEmpty
    } catch {
      if isNeeded || source.marks.folder != nil { throw error }
      return false
    }
  }

  private func found(
    _ archive: OpenArchive, _ query: Query, hasMarks: Bool
  ) throws -> ArchiveStatistics {
    var failure = IndexError.cancelled
    guard let hits = archive.search(query, limit: 0, failed: { failure = $0 }) else {
      throw Failure("stats: \(failure)")
    }
    return archive.statistics(of: hits, hasMarks: hasMarks)
  }
}

extension OpenArchive {
  private var newestDate: DigestDate? {
    days.lazy.filter { $0.papers > 0 }.compactMap(\.date).first
  }

  /// Of all papers.
  fileprivate func statistics(hasMarks: Bool) -> ArchiveStatistics {
    let (days, newest) = (days, newestDate)
    var papers: [PaperEntry] = []
    for day in days {
      guard isCounted(day.date, papers.count, newest) else { break }
      papers += entries(on: day.date)
    }
    return ArchiveStatistics(
      days: days.map(\.entry), read: hasMarks ? readCounts.map(\.entry) : nil, papers: papers,
      newest: newest)
  }

  /// Of what a query finds.
  fileprivate func statistics(of hits: SearchHits, hasMarks: Bool) -> ArchiveStatistics {
    let newest = newestDate
    let ids = hits.ids.sorted(by: >)
    var end = 0
    while end < ids.count, isCounted(ids[end].date, end, newest) { end += 1 }
    var read: [DigestDate?: Int] = [:]
    if hasMarks { for id in marked(.read, among: ids) { read[id.date, default: 0] += 1 } }
    return ArchiveStatistics(
      days: hits.days.map(\.entry),
      read: hasMarks ? read.map { DayEntry(date: $0.key, count: $0.value) } : nil,
      papers: entries(Array(ids.prefix(end))), newest: newest)
  }

  /// Whether papers of a day are looked at one by one, after `count` newer ones.
  private func isCounted(_ date: DigestDate?, _ count: Int, _ newest: DigestDate?) -> Bool {
    guard count >= ArchiveStatistics.fewestCounted else { return true }
    guard let date, let newest else { return false }
    return date >= ArchiveStatistics.firstDay(to: newest)
  }
}
