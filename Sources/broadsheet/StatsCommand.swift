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

  @OptionGroup var printing: PageOptions

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
    let counting = PlotCounting(archive, hasMarks: hasMarks)
    let statistics: ArchiveStatistics
    do throws(PlotFailure) {
      statistics = try counting.statistics(of: self.query.isEmpty ? nil : query)
    } catch {
      throw Failure("stats: \(error.words)")
    }
    if json {
      for line in StatsOutput.json(statistics) { print(line) }
    } else {
      let page = printing.page
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
}
