/// Days as they are offered to somebody who types one.
enum SpokenDays {
  /// What begins with `typed`, case and spaces before it aside, the likeliest first; all of it is
  /// understood by `DateExpression`.
  static func completions(of typed: String, today: DigestDate) -> [String] {
    let typed = String(typed.lowercased().drop(while: \.isWhitespace))
    let digits = typed.prefix { $0.isASCII && $0.isNumber }
    let all = digits.isEmpty ? phrases + months(today) : numbers(from: digits, today: today)
    return all.filter { $0.hasPrefix(typed) }
  }

  private static let phrases = [
    "today", "yesterday", "this week", "last week", "this month", "last month", "last 7 days",
    "last 30 days", "this year", "last year", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "a week ago", "a month ago", "a year ago",
  ]

  /// By name, this one first, then back in time.
  private static func months(_ today: DigestDate) -> [String] {
    (0..<12).map { DateExpression.months[(today.month - 1 - $0 + 12) % 12] }
  }

  /// Years, months of the year that is typed, and how long ago.
  private static func numbers(from digits: Substring, today: DigestDate) -> [String] {
    if digits.utf8.count < 4 {
      let years = (0..<10).map { today.year - $0 }.filter { $0 > 999 }.map { String($0) }
      let units = digits == "1" ? ["day", "week", "month"] : ["days", "weeks", "months"]
      let ago = units.map { "\(digits) \($0) ago" }
      return years + ago
    }
    guard digits.utf8.count == 4, let year = Int(digits) else { return [] }
    let last = year < today.year ? 12 : year == today.year ? today.month : 0
    return [String(digits)]
      + (0..<last).map { digits + (last - $0 < 10 ? "-0" : "-") + String(last - $0) }
  }
}
