import DigestCore
import DigestLibrary
import Glibc
import ReaderApp
import TerminalGrid

/// How long plots of an archive take, on one core: until the first picture can be drawn and until
/// the whole one is, drawing included.
///
/// The archive and its index are those of `search`, made where they are not there; 490,000 papers
/// unless another number is given.
func measurePlots(_ arguments: [String]) {
  let papers = arguments.first.map { Int($0) } ?? 490_000
  guard let papers, papers > 0 else {
    print("plots: [PAPERS], a number, 1 or more")
    exit(2)
  }
  do {
    let folder = environment("TMPDIR", or: "/tmp") + "/broadsheet-search-\(ZipfArchive.version)"
    try makeFolders(folder)
    let searched = try SearchedArchive(papers: papers, isStraight: false, folder: folder)
    try searched.reportImport(isFresh: false)
    let index = searched.openedToSearch()
    let days = try index.days().map { DayEntry(date: $0.date, count: $0.papers) }
    report(PlotCounting(index, days: days))
  } catch {
    print("plots: \(error)")
    exit(1)
  }
}

private func report(_ counting: PlotCounting) {
  // Words of the generated archive, from the commonest to a rare one.
  let queries = MeasuredQuery.all.prefix(QueryList.most).map(\.text)
  let subjects: [(String, PlotRequest.Subject)] =
    [("stats", .statistics(of: nil))]
    + queries.prefix(3).map { ("stats \($0)", .statistics(of: $0)) }
    + [("trend of \(queries.count)", .trend(Array(queries)))]
  for (name, subject) in subjects {
    let times = (0..<5).map { _ in pictureTimes(of: subject, counting) }
    let (first, whole) = (times.map(\.first).sorted()[2], times.map(\.whole).sorted()[2])
    print("\(name): first picture \(decimal(first, 1)) ms, whole \(decimal(whole, 1)) ms")
  }
}

/// Milliseconds from the key to the drawn grid: of what is told first, and of all.
private func pictureTimes(
  of subject: PlotRequest.Subject, _ counting: PlotCounting
) -> (first: Double, whole: Double) {
  let clock = ContinuousClock()
  let today = DigestDate(dayNumber: 20_250)
  var state = ReaderState(size: Size(columns: 120, rows: 36), today: today)
  var grid = Grid(size: state.size)
  var first: Double?
  var last = 0.0
  let start = clock.now
  for case .plot(let request) in state.open(subject) {
    counting.answer(request) { counted in
      _ = state.apply(.finished(.plotted(PlotAnswer(to: request, counted))))
      Screen.draw(state, into: &grid)
      last = start.duration(to: clock.now) / .milliseconds(1)
      first = first ?? last
    }
  }
  return (first ?? last, last)
}

extension PlotCounting {
  /// Of an index, with its papers in no particular state.
  fileprivate init(_ index: IndexedLibrary, days: [DayEntry]) {
    self.init(
      days: { days }, readDays: { [] }, read: { _ in [] },
      papersOfDay: { date in
        (try? index.entries(EntryID.range(ofDayBits: EntryID.dayBits(date)))) ?? []
      },
      papers: { (try? index.entries($0)) ?? [] },
      search: { query, range throws(PlotFailure) in
        guard let hits = try? index.search(query, in: range, limit: 0) else {
          throw PlotFailure("the index cannot be read")
        }
        return Found(
          ids: hits.ids, days: hits.days.map { DayEntry(date: $0.date, count: $0.papers) })
      }, hasMarks: true)
  }
}
