import DigestCore

extension Names {
  /// ` in March 2025`, ` after May 2025` (May is not among them), ` from 28 Apr 2025 to 4 May 2025`.
  static func within(_ days: DayRange) -> String {
    switch (days.first, days.last) {
    case (nil, nil): return ""
    case (let first?, nil): return " after \(span(endingOn: first.adding(days: -1)))"
    case (nil, let last?): return " before \(span(beginningOn: last.adding(days: 1)))"
    case (let first?, let last?):
      guard first < last else { return " on \(day(first))" }
      let (from, to) = (span(beginningOn: first), span(endingOn: last))
      if from == to { return " in \(from)" }
      if Month(first) == Month(last), first.day == 1, isMonthEnd(last) {
        return " in \(name(first))"
      }
      let areMonths = first.day == 1 && isMonthEnd(last)
      return areMonths
        ? " from \(name(first)) to \(name(last))" : " from \(day(first)) to \(day(last))"
    }
  }

  /// The year or the month that ends on a day, or the day.
  private static func span(endingOn date: DigestDate) -> String {
    guard isMonthEnd(date) else { return day(date) }
    return date.month == 12 ? String(date.year) : name(date)
  }

  /// The year or the month that begins on a day, or the day.
  private static func span(beginningOn date: DigestDate) -> String {
    guard date.day == 1 else { return day(date) }
    return date.month == 1 ? String(date.year) : name(date)
  }

  private static func isMonthEnd(_ date: DigestDate) -> Bool { date.adding(days: 1).day == 1 }

  private static func name(_ date: DigestDate) -> String { "\(month(Month(date))) \(date.year)" }

  private static func day(_ date: DigestDate) -> String {
    "\(date.day) \(months[date.month - 1].prefix(3)) \(date.year)"
  }
}
