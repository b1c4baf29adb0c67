import ArgumentParser
import DigestCore
import DigestLibrary
import ReaderApp

/// `broadsheet trend`: how topics grow, month by month.
struct TrendCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Plot what queries find each month.",
    discussion: """
      Queries are those of search, up to six; each argument is one, and a comma outside quotes \
      parts two: broadsheet trend 'diffusion, "flow matching", mamba'. What is plotted is the \
      share of all papers of a month, or with --counts their number.

      With --json one object a line: query, month, papers, all (papers of that month), share \
      (null where there are none). With --svg a picture for a slide.

      Exit status 1 where nothing is found.
      """)

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Flag(help: "Print a picture, as SVG.")
  var svg = false

  @Flag(help: "Plot how many papers, not which share.")
  var counts = false

  @OptionGroup var printing: PageOptions

  @OptionGroup var source: ArchiveOptions

  @Argument(help: "What to look for.")
  var query: [String]

  private var queries: [String] { query.flatMap { QueryList.queries(in: $0) } }

  func validate() throws {
    if json, svg { throw ValidationError("--json and --svg: only one of them can be printed") }
    if queries.isEmpty { throw ValidationError("there is no query to plot") }
    if queries.count > QueryList.most {
      throw ValidationError(
        "\(queries.count) queries: no more than \(QueryList.most) can be told apart in one plot")
    }
  }

  func exit() throws -> Exit {
    let today = System.today()
    let parsed = queries.map { (text: $0, query: Query(parsing: $0, today: today)) }
    Exit.printProblems(of: parsed.map(\.query), to: "trend")
    let archive = try source.opened(for: parsed.map(\.query))
    let series: [MonthSeries]
    do throws(PlotFailure) {
      series = try PlotCounting(archive, hasMarks: false).trend(of: parsed)
    } catch {
      throw Failure("trend: \(error.words)")
    }
    print(series)
    let isEmpty = series.allSatisfy { $0.points.allSatisfy { $0.papers == 0 } }
    return isEmpty ? .nothingFound : .success
  }

  private func print(_ series: [MonthSeries]) {
    let measure: TrendMeasure = counts ? .counts : .share
    if svg {
      Swift.print(TrendPicture(series, measure).svg, terminator: "")
    } else if json {
      for line in TrendOutput.json(series) { Swift.print(line) }
    } else {
      let page = printing.page
      let rows = max(8, min(20, page.columns / 5))
      let chart = TrendChart(series, measure, rows: rows, isASCII: page.isASCII)
      page.print(chart.lines(columns: page.columns))
    }
  }
}
