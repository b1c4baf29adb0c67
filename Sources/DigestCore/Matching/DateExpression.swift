/// Days as people type them.
package enum DateExpression {
  /// The days that `text` means, case aside; `nil` where it means none.
  ///
  /// - `2025`, `2025-03`, `2025-03-04`, with `/` too
  /// - `apr 21`, `21 april 2025`, `april`, `april 2025`, `21`: without a year, the latest that is not
  ///   after `today`
  /// - `today`, `yesterday`, `monday` (the latest, today included), `last monday` (before today)
  /// - `this week`, `last month`, `this year`; weeks begin on Monday
  /// - `3 days ago`, `2 weeks ago`, `last 7 days`
  package static func parse(_ text: String, today: DigestDate) -> ClosedRange<DigestDate>? {
    var words: [Substring] = []
    for word in text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      if word != "of" && word != "the" { words.append(word) }
    }
    switch words.count {
    case 1: return oneWord(words[0], today: today)
    case 2, 3:
      return relative(words, today: today) ?? calendarDay(words, today: today)
    default: return nil
    }
  }

  /// Whether `text` names a month and leaves the year open: `apr 21`, `april`.
  package static func leavesYearOpen(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || $0 == "," }
    return words.contains { month($0) != nil } && !words.contains { year($0) != nil }
  }

  private static func oneWord(_ word: Substring, today: DigestDate) -> ClosedRange<DigestDate>? {
    switch word {
    case "today": return day(today)
    case "yesterday": return day(today.adding(days: -1))
    case "tomorrow": return day(today.adding(days: 1))
    default: break
    }
    if let weekday = weekday(word) {
      return day(latest(weekday, notAfter: today))
    }
    if let month = month(word) { return latestMonth(month, notAfter: today) }
    if let number = dayOfMonth(word) { return latestDay(number, notAfter: today) }
    return numeric(word)
  }

  /// `2025`, `2025-3`, `2025-03-04`.
  private static func numeric(_ word: Substring) -> ClosedRange<DigestDate>? {
    let parts = word.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" })
    guard (1...3).contains(parts.count), let year = year(parts[0]) else { return nil }
    let rest = parts.dropFirst().map { number($0, digits: 1...2) }
    switch (parts.count, rest.first ?? nil, rest.last ?? nil) {
    case (1, _, _):
      guard let first = DigestDate(year: year, month: 1, day: 1),
        let last = DigestDate(year: year, month: 12, day: 31)
      else { return nil }
      return first...last
    case (2, let month?, _): return self.month(month, of: year)
    case (3, let month?, let day?):
      return DigestDate(year: year, month: month, day: day).map(self.day)
    default: return nil
    }
  }

  /// A month with a day, a year or both, in any order that is used.
  private static func calendarDay(
    _ words: [Substring], today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    var rest = words
    var year: Int?
    if let last = rest.last, let found = self.year(last) {
      year = found
      rest.removeLast()
    }
    guard let place = rest.firstIndex(where: { month($0) != nil }), rest.count <= 2,
      let month = month(rest[place])
    else { return nil }
    rest.remove(at: place)
    guard let word = rest.first else { return year.flatMap { self.month(month, of: $0) } }
    guard let number = dayOfMonth(word) else { return nil }
    if let year { return DigestDate(year: year, month: month, day: number).map(day) }
    // A leap day is at most eight years back.
    for year in (today.year - 8...today.year).reversed() {
      if let date = DigestDate(year: year, month: month, day: number), date <= today {
        return day(date)
      }
    }
    return nil
  }

  private static func relative(
    _ words: [Substring], today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    if words.count == 3, words[2] == "ago", let count = count(words[0]) {
      return ago(count, unit: words[1], today: today)
    }
    if words.count == 3, words[0] == "last" || words[0] == "past", let count = count(words[1]) {
      return recent(count, unit: words[2], today: today)
    }
    guard words.count == 2, ["this", "last", "past"].contains(words[0]) else { return nil }
    let back = words[0] == "this" ? 0 : 1
    if let period = period(words[1], back: back, today: today) { return period }
    if let weekday = weekday(words[1]) {
      return day(latest(weekday, notAfter: today.adding(days: -back)))
    }
    guard let month = month(words[1]) else { return nil }
    let isNow = back == 1 && month == today.month
    return isNow ? self.month(month, of: today.year - 1) : latestMonth(month, notAfter: today)
  }

  /// The week, month or year that is `back` before that of `today`.
  private static func period(
    _ unit: Substring, back: Int, today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    switch unit {
    case "week":
      let monday = today.adding(days: -today.weekday - 7 * back)
      return monday...monday.adding(days: 6)
    case "month":
      let months = today.year * 12 + today.month - 1 - back
      return month(months % 12 + 1, of: months / 12)
    case "year": return numeric(Substring(String(today.year - back)))
    default: return nil
    }
  }

  private static func ago(
    _ count: Int, unit: Substring, today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    switch unit {
    case "day", "days": day(today.adding(days: -count))
    case "week", "weeks": period("week", back: count, today: today)
    case "month", "months": period("month", back: count, today: today)
    case "year", "years": period("year", back: count, today: today)
    default: nil
    }
  }

  private static func recent(
    _ count: Int, unit: Substring, today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    guard count > 0 else { return nil }
    switch unit {
    case "day", "days": return today.adding(days: 1 - count)...today
    case "week", "weeks": return today.adding(days: 1 - 7 * count)...today
    default: return nil
    }
  }
}

extension DateExpression {
  private static func day(_ date: DigestDate) -> ClosedRange<DigestDate> { date...date }

  private static func month(_ month: Int, of year: Int) -> ClosedRange<DigestDate>? {
    guard let first = DigestDate(year: year, month: month, day: 1) else { return nil }
    return first...first.adding(days: DigestDate.days(in: month, of: year) - 1)
  }

  private static func latest(_ weekday: Int, notAfter date: DigestDate) -> DigestDate {
    date.adding(days: -((date.weekday - weekday + 7) % 7))
  }

  private static func latestMonth(
    _ month: Int, notAfter date: DigestDate
  ) -> ClosedRange<DigestDate>? {
    self.month(month, of: month <= date.month ? date.year : date.year - 1)
  }

  /// The latest such day of a month; some months lack it.
  private static func latestDay(
    _ number: Int, notAfter today: DigestDate
  ) -> ClosedRange<DigestDate>? {
    var date = today
    while date.day != number { date = date.adding(days: -1) }
    return day(date)
  }

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// 1 to 12, by at least three letters.
  private static func month(_ word: Substring) -> Int? {
    index(of: word, in: months).map { $0 + 1 }
  }

  /// 0 for Monday to 6, by at least three letters.
  private static func weekday(_ word: Substring) -> Int? { index(of: word, in: weekdays) }

  private static func index(of word: Substring, in names: [String]) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(word) }
  }

  /// `21`, `1st`.
  private static func dayOfMonth(_ word: Substring) -> Int? {
    let suffixes: Set<Substring> = ["", "st", "nd", "rd", "th"]
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard suffixes.contains(word[digits.endIndex...]), let number = number(digits, digits: 1...2),
      (1...31).contains(number)
    else { return nil }
    return number
  }

  private static func year(_ word: Substring) -> Int? { number(word, digits: 4...4) }

  /// `a`, `one`, or at most three digits.
  private static func count(_ word: Substring) -> Int? {
    word == "a" || word == "one" ? 1 : number(word, digits: 1...3)
  }

  private static func number(_ word: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(word)
  }
}
