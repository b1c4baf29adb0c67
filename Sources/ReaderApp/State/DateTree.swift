package import DigestCore

/// A line of the date pane.
package enum DateRow: Equatable, Sendable {
  case year(Int, days: Int, papers: Int)
  case month(Month, days: Int, papers: Int, isOpen: Bool)
  case day(DayEntry)

  /// The list it stands for; a year is a heading only.
  package var source: ListSource? {
    switch self {
    case .year: nil
    case .month(let month, _, _, _): .month(month)
    case .day(let day): .day(day.date)
    }
  }
}

/// The days of the archive by year and month, months folded or open.
package struct DateTree: Equatable, Sendable {
  /// Newest first, days of no known date last.
  package private(set) var days: [DayEntry] = []
  /// What is seen, from top to bottom.
  package private(set) var rows: [DateRow] = []
  package private(set) var paperCount = 0
  private var opened: Set<Month> = []
  private var folded: Set<Month> = []
  /// Every month is open where all rows fit, else those that were opened.
  private var opensAll = true

  package init() {}

  package mutating func setDays(_ days: [DayEntry], height: Int) {
    self.days = days
    paperCount = days.reduce(0) { $0 + $1.count }
    let months = Set(days.compactMap { $0.date.map(Month.init) })
    let years = Set(months.map(\.year))
    opensAll = days.count + months.count + years.count <= height
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

  /// Index into `days`.
  package func index(of date: DigestDate?) -> Int? { days.firstIndex { $0.date == date } }

  package func contains(_ month: Month) -> Bool {
    days.contains { $0.date.map(Month.init) == month }
  }

  private func isOpen(_ month: Month) -> Bool {
    opened.contains(month) || opensAll && !folded.contains(month)
  }

  private mutating func reveal(_ month: Month) {
    opened.insert(month)
    folded.remove(month)
  }

  private mutating func rebuild() {
    rows.removeAll(keepingCapacity: true)
    var index = 0
    while index < days.count {
      guard let date = days[index].date else {
        rows.append(.day(days[index]))
        index += 1
        continue
      }
      let year = date.year
      let end = days[index...].firstIndex { $0.date?.year != year } ?? days.count
      appendYear(year, days[index..<end])
      index = end
    }
  }

  private mutating func appendYear(_ year: Int, _ days: ArraySlice<DayEntry>) {
    rows.append(.year(year, days: days.count, papers: days.reduce(0) { $0 + $1.count }))
    var index = days.startIndex
    while index < days.endIndex, let date = days[index].date {
      let month = Month(date)
      let end =
        days[index...].firstIndex { $0.date.map(Month.init) != month } ?? days.endIndex
      let papers = days[index..<end].reduce(0) { $0 + $1.count }
      let isOpen = isOpen(month)
      rows.append(.month(month, days: end - index, papers: papers, isOpen: isOpen))
      if isOpen { rows += days[index..<end].map(DateRow.day) }
      index = end
    }
  }
}
