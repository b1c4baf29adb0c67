package import DigestCore

/// The days that results are narrowed to.
package enum Period: Hashable, Sendable {
  case all
  case year(Int)
  case month(Month)
  /// `nil` for papers of no known day.
  case day(DigestDate?)

  /// Those of `ids` that are of the period, in their order; O(n), but for `.all`.
  package func filter(_ ids: [EntryID]) -> [EntryID] {
    switch self {
    case .all: return ids
    case .day(nil): return ids.filter { $0.date == nil }
    case .day, .month, .year:
      guard let dates else { return [] }
      return ids.filter { $0.date.map(dates.contains) ?? false }
    }
  }

  /// Whether a day is in the period.
  package func contains(_ date: DigestDate?) -> Bool {
    switch self {
    case .all: return true
    case .day(let day): return day == date
    case .month, .year:
      guard let dates, let date else { return false }
      return dates.contains(date)
    }
  }

  /// The first and the last day; `nil` where there is none.
  private var dates: ClosedRange<DigestDate>? {
    let first: DigestDate?
    let last: DigestDate?
    switch self {
    case .all: return nil
    case .day(let date):
      first = date
      last = date
    case .month(let month):
      first = DigestDate(year: month.year, month: month.month, day: 1)
      last = first?.adding(days: DigestDate.days(in: month.month, of: month.year) - 1)
    case .year(let year):
      first = DigestDate(year: year, month: 1, day: 1)
      last = DigestDate(year: year, month: 12, day: 31)
    }
    guard let first, let last else { return nil }
    return first...last
  }
}
