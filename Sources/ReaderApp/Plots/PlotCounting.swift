package import DigestCore

/// Why something could not be counted, in a few words.
package struct PlotFailure: Error, Equatable {
  package var words: String

  package init(_ words: String) {
    self.words = words
  }
}

/// Counts what plots show, of an archive that answers questions.
package struct PlotCounting: Sendable {
  /// What a query finds.
  package struct Found: Sendable {
    package var ids: [EntryID]
    package var days: [DayEntry]

    package init(ids: [EntryID], days: [DayEntry]) {
      self.ids = ids
      self.days = days
    }
  }

  /// All papers a day, the newest day first.
  package var days: @Sendable () -> [DayEntry]
  /// Those of them that were read.
  package var readDays: @Sendable () -> [DayEntry]
  /// Those of some papers that were read.
  package var read: @Sendable ([EntryID]) -> [EntryID]
  package var papersOfDay: @Sendable (DigestDate?) -> [PaperEntry]
  package var papers: @Sendable ([EntryID]) -> [PaperEntry]
  /// Among all papers, or those whose ids are in a range.
  package var search: @Sendable (Query, ClosedRange<EntryID>?) throws(PlotFailure) -> Found
  /// Whether anything is said of what was read.
  package var hasMarks: Bool

  package init(
    days: @escaping @Sendable () -> [DayEntry], readDays: @escaping @Sendable () -> [DayEntry],
    read: @escaping @Sendable ([EntryID]) -> [EntryID],
    papersOfDay: @escaping @Sendable (DigestDate?) -> [PaperEntry],
    papers: @escaping @Sendable ([EntryID]) -> [PaperEntry],
    search: @escaping @Sendable (Query, ClosedRange<EntryID>?) throws(PlotFailure) -> Found,
    hasMarks: Bool
  ) {
    self.days = days
    self.readDays = readDays
    self.read = read
    self.papersOfDay = papersOfDay
    self.papers = papers
    self.search = search
    self.hasMarks = hasMarks
  }

  /// Of all papers, or of those that a query finds.
  ///
  /// Nothing is counted only to be told first.
  package func statistics(of query: Query?) throws(PlotFailure) -> ArchiveStatistics {
    guard let query else { return statistics(tell: { _ in }) }
    return statistics(of: try search(query, nil), newest: newest(of: days()), tell: { _ in })
  }

  /// The same; `tell` hears what is known before authors and titles are counted.
  package func statistics(
    of query: Query?, tell: (ArchiveStatistics) -> Void
  ) throws(PlotFailure) -> ArchiveStatistics {
    guard let query else { return statistics(tell: tell) }
    let newest = newest(of: days())
    // A year is a small part of a large archive, and the map begins with it.
    if let newest, let first = DigestDate(year: newest.year, month: 1, day: 1) {
      let found = try search(query, EntryID.range(from: first, to: newest))
      tell(ArchiveStatistics(days: found.days, read: nil, papers: nil, newest: newest))
    }
    return statistics(of: try search(query, nil), newest: newest, tell: tell)
  }

  /// What queries find each month, one after the other.
  ///
  /// `tell` hears of all papers of each month at once, and then of each query.
  package func trend(
    of queries: [(text: String, query: Query)],
    tell: ([MonthSeries], _ all: MonthSeries) -> Void = { _, _ in }
  ) throws(PlotFailure) -> [MonthSeries] {
    let days = days()
    let all = MonthSeries("", hits: [], all: days)
    tell([], all)
    var series: [MonthSeries] = []
    for (text, query) in queries {
      series.append(MonthSeries(text, hits: try search(query, nil).days, all: days))
      tell(series, all)
    }
    return series
  }

  /// Does what the reader asks for.
  package func answer(_ request: PlotRequest, tell: (PlotAnswer.Counted) -> Void) {
    func parsed(_ text: String) -> Query { Query(parsing: text, today: request.today) }
    do throws(PlotFailure) {
      switch request.subject {
      case .statistics(let text):
        tell(.statistics(try statistics(of: text.map(parsed)) { tell(.statistics($0)) }))
      case .trend(let texts):
        _ = try trend(of: texts.map { ($0, parsed($0)) }) { tell(.trend($0, all: $1)) }
      }
    } catch {
      tell(.failed(error.words))
    }
  }
}

extension PlotCounting {
  private func newest(of days: [DayEntry]) -> DigestDate? {
    days.lazy.filter { $0.count > 0 }.compactMap(\.date).first
  }

  private func statistics(tell: (ArchiveStatistics) -> Void) -> ArchiveStatistics {
    let days = days()
    let newest = newest(of: days)
    let read = hasMarks ? readDays() : nil
    tell(ArchiveStatistics(days: days, read: read, papers: nil, newest: newest))
    var papers: [PaperEntry] = []
    for day in days {
      guard isCounted(day.date, papers.count, newest) else { break }
      papers += papersOfDay(day.date)
    }
    return ArchiveStatistics(days: days, read: read, papers: papers, newest: newest)
  }

  private func statistics(
    of found: Found, newest: DigestDate?, tell: (ArchiveStatistics) -> Void
  ) -> ArchiveStatistics {
    let ids = found.ids.sorted(by: >)
    var end = 0
    while end < ids.count, isCounted(ids[end].date, end, newest) { end += 1 }
    var counts: [DigestDate?: Int] = [:]
    if hasMarks { for id in read(ids) { counts[id.date, default: 0] += 1 } }
    let read = hasMarks ? counts.map { DayEntry(date: $0.key, count: $0.value) } : nil
    tell(ArchiveStatistics(days: found.days, read: read, papers: nil, newest: newest))
    return ArchiveStatistics(
      days: found.days, read: read, papers: papers(Array(ids.prefix(end))), newest: newest)
  }

  /// Whether papers of a day are looked at one by one, after `count` newer ones.
  private func isCounted(_ date: DigestDate?, _ count: Int, _ newest: DigestDate?) -> Bool {
    guard count >= ArchiveStatistics.fewestCounted else { return true }
    guard let date, let newest else { return false }
    return date >= ArchiveStatistics.firstDay(to: newest)
  }
}
