/// Days as they are offered to somebody who types one.
enum SpokenDays {
  /// What begins with `typed`, case and spaces before it aside, the likeliest first; all of it is
  /// understood by `DateExpression`.
  ///
  /// `days` are those there are, the newest first; where none are known, all are offered.
  static func completions(
    of typed: String, today: DigestDate, among days: [DigestDate]
  ) -> [String] {
    let typed = String(typed.lowercased().drop(while: \.isWhitespace))
    let digits = typed.prefix { $0.isASCII && $0.isNumber }
    guard !days.isEmpty else {
      let all = digits.isEmpty ? phrases + months(today) : numbers(from: digits, today: today)
      return all.filter { $0.hasPrefix(typed) }
    }
    let spoken = digits.isEmpty ? phrases + months(today) : ago(digits)
    let hit = spoken.filter { text in
      guard text.hasPrefix(typed), let range = DateExpression.parse(text, today: today) else {
        return false
      }
      let index = days.partitioningIndex { $0 <= range.upperBound }
      return index < days.count && days[index] >= range.lowerBound
    }
    return digits.isEmpty ? hit + numbers(from: typed, days) : numbers(from: typed, days) + hit
  }

  /// Years, months of the year or days of the month that is typed.
  private static func numbers(from typed: String, _ days: [DigestDate]) -> [String] {
    // As far as a year, a month, a day.
    let lengths =
      typed.isEmpty ? [7] : typed.utf8.count < 4 ? [4] : typed.utf8.count < 7 ? [4, 7] : [7, 10]
    var names: [String] = []
    for length in lengths {
      var last = ""
      for day in days {
        let name = String(day.description.prefix(length))
        if name != last, name.hasPrefix(typed) { names.append(name) }
        last = name
      }
    }
    return names
  }

  private static func ago(_ digits: Substring) -> [String] {
    guard digits.utf8.count < 4 else { return [] }
    let units = digits == "1" ? ["day", "week", "month"] : ["days", "weeks", "months"]
    return units.map { "\(digits) \($0) ago" }
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
      return years + ago(digits)
    }
    guard digits.utf8.count == 4, let year = Int(digits) else { return [] }
    let last = year < today.year ? 12 : year == today.year ? today.month : 0
    return [String(digits)]
      + (0..<last).map { digits + (last - $0 < 10 ? "-0" : "-") + String(last - $0) }
  }
}
