package import DigestCore

/// A line of the date pane.
package enum DateRow: Equatable, Sendable {
  case all(papers: Int)
  case year(Int, days: Int, papers: Int)
  case month(Month, days: Int, papers: Int, isOpen: Bool)
  case day(DayEntry)

  /// The list it stands for; a year is a heading only.
  package var source: ListSource? {
    switch self {
    case .all, .year: nil
    case .month(let month, _, _, _): .month(month)
    case .day(let day): .day(day.date)
    }
  }

  package var period: Period {
    switch self {
    case .all: .all
    case .year(let year, _, _): .year(year)
    case .month(let month, _, _, _): .month(month)
    case .day(let day): .day(day.date)
    }
  }
}

/// Days by year and month, months folded or open: those of the archive, or those of the hits of a
/// search, with a row for all of them.
package struct DateTree: Equatable, Sendable {
  /// The days of a month.
  private struct MonthDays: Equatable, Sendable {
    var month: Month
    /// Indices of `days`.
    var days: Range<Int>
    var papers: Int
  }

  /// Papers of the fullest day, month and year; of a single year, 0: there is nothing to compare.
  package struct Most: Equatable, Sendable {
    package var day = 0, month = 0, year = 0
  }

  /// Newest first, days of no known date last.
  package private(set) var days: [DayEntry] = []
  /// What is seen, from top to bottom.
  package private(set) var rows: [DateRow] = []
  package private(set) var paperCount = 0
  package private(set) var most = Most()
  /// First row on screen.
  package var top = 0
  /// Papers read, by the bits of their day; `nil` while that is not known.
  private var read: [Int: Int]?
  private var readOfMonths: [Month: Int] = [:]
  private let isHistogram: Bool
  private var monthDays: [MonthDays] = []
  private var opened: Set<Month> = []
  private var folded: Set<Month> = []
  /// Every month is open where all rows fit, else those that were opened.
  private var opensAll = true

  package init(isHistogram: Bool = false) {
    self.isHistogram = isHistogram
  }

  /// Newest first.
  package var months: some Sequence<Month> { monthDays.lazy.map(\.month) }

  /// O(n).
  package mutating func setDays(_ days: [DayEntry], height: Int) {
    self.days = isHistogram ? days.filter { $0.count > 0 } : days
    groupByMonth()
    countMost()
    countRead()
    fit(height)
  }

  /// Takes how many papers of each day are read, by the bits of the day; O(days).
  package mutating func setRead(_ read: [Int: Int]) {
    self.read = read
    countRead()
  }

  package var knowsRead: Bool { read != nil }

  /// Unread papers of the day, month or year of a row; `nil` for all, and while it is not known.
  package func unread(of row: DateRow) -> Int? {
    guard let read else { return nil }
    switch row {
    case .all: return nil
    case .year(let year, _, let papers):
      let read = readOfMonths.reduce(0) { $1.key.year == year ? $0 + $1.value : $0 }
      return max(papers - read, 0)
    case .month(let month, _, let papers, _): return max(papers - (readOfMonths[month] ?? 0), 0)
    case .day(let day): return max(day.count - (read[EntryID.dayBits(day.date)] ?? 0), 0)
    }
  }

  /// Opens every month where all rows fit into `height`.
  package mutating func fit(_ height: Int) {
    var years = 0
    var last: Int?
    for group in monthDays where group.month.year != last {
      years += 1
      last = group.month.year
    }
    opensAll = days.count + monthDays.count + years + (isHistogram ? 1 : 0) <= height
    rebuild()
  }

  /// Opens or folds a month.
  package mutating func toggle(_ month: Month) {
    if isOpen(month) {
      opened.remove(month)
      folded.insert(month)
    } else {
      reveal(month)
    }
    rebuild()
  }

  /// Which months are opened and folded, and which row is the first on screen.
  struct Place: Equatable, Sendable {
    fileprivate var opened: Set<Month>
    fileprivate var folded: Set<Month>
    fileprivate var top: Int
  }

  /// The days may be others when it is set again.
  var place: Place {
    get { Place(opened: opened, folded: folded, top: top) }
    set {
      (opened, folded, top) = (newValue.opened, newValue.folded, newValue.top)
      rebuild()
    }
  }

  /// Forgets which months were opened and folded.
  package mutating func foldAsAtStart() {
    opened = []
    folded = []
    rebuild()
  }

  /// Opens the month of `date`, so that its row is there.
  package mutating func reveal(_ date: DigestDate?) {
    guard let date else { return }
    let month = Month(date)
    guard !isOpen(month) else { return }
    reveal(month)
    rebuild()
  }

  package func row(of source: ListSource) -> Int? { rows.firstIndex { $0.source == source } }
  package func row(of period: Period) -> Int? { rows.firstIndex { $0.period == period } }

  /// The row of a day, or of its month where that is folded.
  package func row(near date: DigestDate?) -> Int? {
    if let row = row(of: .day(date) as ListSource) { return row }
    return date.flatMap { row(of: .month(Month($0)) as ListSource) }
  }

  /// Index into `days`; O(log n).
  package func index(of date: DigestDate?) -> Int? {
    let index = days.partitioningIndex { day in
      guard let day = day.date else { return true }
      return date.map { day <= $0 } ?? false
    }
    return index < days.count && days[index].date == date ? index : nil
  }

  package func contains(_ month: Month) -> Bool { monthDays.contains { $0.month == month } }

  package func newestDay(of month: Month) -> DayEntry? {
    monthDays.first { $0.month == month }.map { days[$0.days.lowerBound] }
  }

  private func isOpen(_ month: Month) -> Bool {
    opened.contains(month) || opensAll && !folded.contains(month)
  }

  private mutating func reveal(_ month: Month) {
    opened.insert(month)
    folded.remove(month)
  }
}

extension DateTree {
  private mutating func groupByMonth() {
    monthDays = []
    paperCount = 0
    var firstOfMonth: DigestDate?
    for (index, day) in days.enumerated() {
      paperCount += day.count
      guard let date = day.date else { continue }
      if let firstOfMonth, date >= firstOfMonth, !monthDays.isEmpty {
        monthDays[monthDays.count - 1].days =
          monthDays[monthDays.count - 1].days.lowerBound..<index + 1
        monthDays[monthDays.count - 1].papers += day.count
      } else {
        firstOfMonth = date.adding(days: 1 - date.day)
        monthDays.append(
          MonthDays(month: Month(date), days: index..<index + 1, papers: day.count))
      }
    }
  }

  private mutating func countRead() {
    guard let read else { return }
    readOfMonths = [:]
    for group in monthDays {
      readOfMonths[group.month] = days[group.days].reduce(0) {
        $0 + min(read[EntryID.dayBits($1.date)] ?? 0, $1.count)
      }
    }
  }

  private mutating func countMost() {
    most = Most()
    var year = (number: Int.min, papers: 0)
    for group in monthDays {
      if group.month.year != year.number { year = (group.month.year, 0) }
      year.papers += group.papers
      most.year = max(most.year, year.papers)
      most.month = max(most.month, group.papers)
    }
    if monthDays.first?.month.year == monthDays.last?.month.year { most.year = 0 }
    for day in days { most.day = max(most.day, day.count) }
  }

  /// O(months and rows): a day that is not seen costs nothing.
  private mutating func rebuild() {
    rows.removeAll(keepingCapacity: true)
    if isHistogram, !days.isEmpty { rows.append(.all(papers: paperCount)) }
    var index = 0
    while index < monthDays.count {
      let year = monthDays[index].month.year
      let end = monthDays[index...].firstIndex { $0.month.year != year } ?? monthDays.count
      appendYear(year, monthDays[index..<end])
      index = end
    }
    let dated = monthDays.last?.days.upperBound ?? 0
    rows += days[dated...].map(DateRow.day)
  }

  private mutating func appendYear(_ year: Int, _ groups: ArraySlice<MonthDays>) {
    let days = groups.reduce(0) { $0 + $1.days.count }
    rows.append(.year(year, days: days, papers: groups.reduce(0) { $0 + $1.papers }))
    for group in groups {
      let isOpen = isOpen(group.month)
      rows.append(
        .month(group.month, days: group.days.count, papers: group.papers, isOpen: isOpen))
      if isOpen { rows += self.days[group.days].map(DateRow.day) }
    }
  }
}
