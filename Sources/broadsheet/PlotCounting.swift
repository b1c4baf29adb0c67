import DigestCore
import DigestLibrary
import ReaderApp

/// Counts what plots show, from an open archive.
struct PlotCounting {
  private let archive: OpenArchive
  /// Without any, nothing is said of what was read.
  private let hasMarks: Bool

  init(_ archive: OpenArchive, hasMarks: Bool) {
    self.archive = archive
    self.hasMarks = hasMarks
  }

  /// Of all papers, or of those that a query finds.
  ///
  /// `tell` hears what is known before authors and titles are counted.
  func statistics(
    of query: Query?, tell: (ArchiveStatistics) -> Void = { _ in }
  ) throws(IndexError) -> ArchiveStatistics {
    guard let query else { return statistics(tell: tell) }
    var failure = IndexError.cancelled
    guard let hits = archive.search(query, limit: 0, failed: { failure = $0 }) else {
      throw failure
    }
    return statistics(of: hits, tell: tell)
  }

  /// What queries find each month, one after the other.
  ///
  /// `tell` hears of all papers of each month at once, and then of each query.
  func trend(
    of queries: [(text: String, query: Query)],
    tell: ([MonthSeries], _ all: MonthSeries) -> Void = { _, _ in }
  ) throws(IndexError) -> [MonthSeries] {
    let days = archive.days.map(\.entry)
    let all = MonthSeries("", hits: [], all: days)
    tell([], all)
    var series: [MonthSeries] = []
    for (text, query) in queries {
      var failure = IndexError.cancelled
      guard let hits = archive.search(query, limit: 0, failed: { failure = $0 }) else {
        throw failure
      }
      series.append(MonthSeries(text, hits: hits.days.map(\.entry), all: days))
      tell(series, all)
    }
    return series
  }

  /// Does what the reader asks for.
  func answer(
    _ request: PlotRequest, tell: (PlotAnswer.Counted) -> Void
  ) {
    func parsed(_ text: String) -> Query { Query(parsing: text, today: request.today) }
    do throws(IndexError) {
      switch request.subject {
      case .statistics(let text):
        tell(.statistics(try statistics(of: text.map(parsed)) { tell(.statistics($0)) }))
      case .trend(let texts):
        _ = try trend(of: texts.map { ($0, parsed($0)) }) { tell(.trend($0, all: $1)) }
      }
    } catch {
      tell(.failed("\(error)"))
    }
  }
}

extension PlotCounting {
  private var newestDate: DigestDate? {
    archive.days.lazy.filter { $0.papers > 0 }.compactMap(\.date).first
  }

  private func statistics(tell: (ArchiveStatistics) -> Void) -> ArchiveStatistics {
    let (days, newest) = (archive.days, newestDate)
    let entries = days.map(\.entry)
    let read = hasMarks ? archive.readCounts.map(\.entry) : nil
    tell(ArchiveStatistics(days: entries, read: read, papers: nil, newest: newest))
    var papers: [PaperEntry] = []
    for day in days {
      guard isCounted(day.date, papers.count, newest) else { break }
      papers += archive.entries(on: day.date)
    }
    return ArchiveStatistics(days: entries, read: read, papers: papers, newest: newest)
  }

  private func statistics(
    of hits: SearchHits, tell: (ArchiveStatistics) -> Void
  ) -> ArchiveStatistics {
    let newest = newestDate
    let ids = hits.ids.sorted(by: >)
    var end = 0
    while end < ids.count, isCounted(ids[end].date, end, newest) { end += 1 }
    var counts: [DigestDate?: Int] = [:]
    if hasMarks { for id in archive.marked(.read, among: ids) { counts[id.date, default: 0] += 1 } }
    let read = hasMarks ? counts.map { DayEntry(date: $0.key, count: $0.value) } : nil
    let days = hits.days.map(\.entry)
    tell(ArchiveStatistics(days: days, read: read, papers: nil, newest: newest))
    return ArchiveStatistics(
      days: days, read: read, papers: archive.entries(Array(ids.prefix(end))), newest: newest)
  }

  /// Whether papers of a day are looked at one by one, after `count` newer ones.
  private func isCounted(_ date: DigestDate?, _ count: Int, _ newest: DigestDate?) -> Bool {
    guard count >= ArchiveStatistics.fewestCounted else { return true }
    guard let date, let newest else { return false }
    return date >= ArchiveStatistics.firstDay(to: newest)
  }
}
