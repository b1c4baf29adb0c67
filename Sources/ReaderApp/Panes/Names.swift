import DigestCore
import Themes

/// Days, months and counts in words.
package enum Names {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func month(_ month: Month) -> String { months[(month.month - 1) % 12] }

  /// `Mon 21`.
  static func weekdayAndDay(_ date: DigestDate) -> String {
    "\(weekdays[date.weekday]) \(twoDigits(date.day))"
  }

  /// `Mon 21 April 2025`.
  static func long(_ date: DigestDate?) -> String {
    guard let date else { return "No date" }
    return "\(weekdays[date.weekday]) \(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// `Mon 21 Apr 2025`.
  static func short(_ date: DigestDate?) -> String {
    guard let date else { return "No date" }
    return "\(weekdays[date.weekday]) \(date.day) \(months[date.month - 1].prefix(3)) \(date.year)"
  }

  /// `21 Apr`, the year with it where it is not that of `today`.
  static func brief(_ date: DigestDate?, today: DigestDate) -> String {
    guard let date else { return "No date" }
    let day = "\(date.day) \(months[date.month - 1].prefix(3))"
    return date.year == today.year ? day : "\(day) \(date.year)"
  }

  /// `2025`, `April 2025`, `Mon 21 Apr 2025`; `nil` for all.
  static func period(_ period: Period) -> String? {
    switch period {
    case .all: nil
    case .year(let year): String(year)
    case .month(let month): "\(self.month(month)) \(month.year)"
    case .day(let date): short(date)
    }
  }

  /// ` in April 2025`, ` on 21 Apr`, nothing for all.
  static func within(_ scope: SearchScope, today: DigestDate) -> String {
    switch scope {
    case .all: ""
    case .day(let date?): " on \(brief(date, today: today))"
    case .day(nil): " without a date"
    case .month(let month): " in \(self.month(month)) \(month.year)"
    }
  }

  /// A third of the authors go by a handle: one word of ASCII.
  static func authorRole(_ author: String) -> Role {
    author.utf8.contains { $0 == 0x20 || $0 >= 0x80 } ? .author : .handle
  }

  /// `1 paper`, `1,703 papers`, `3 unread papers`.
  package static func papers(_ count: Int, _ kind: String = "") -> String {
    "\(number(count)) \(kind.isEmpty ? "" : kind + " ")\(count == 1 ? "paper" : "papers")"
  }

  /// `40 s`, `3 min`.
  static func duration(_ seconds: Int) -> String {
    seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }

  /// `1 file`, `3,000 files`.
  package static func files(_ count: Int) -> String {
    "\(number(count)) \(count == 1 ? "file" : "files")"
  }

  static func days(_ count: Int) -> String { "\(number(count)) \(count == 1 ? "day" : "days")" }

  /// Thousands set apart by commas.
  package static func number(_ value: Int) -> String {
    var text = value < 0 ? "-" : ""
    let digits = String(value.magnitude).unicodeScalars
    var left = digits.count
    for digit in digits {
      text.unicodeScalars.append(digit)
      left -= 1
      if left > 0, left % 3 == 0 { text += "," }
    }
    return text
  }

  /// `0.42 s`, `12 s`.
  package static func seconds(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths >= 1_000 { return "\(number((hundredths + 50) / 100)) s" }
    return "\(hundredths / 100).\(twoDigits(hundredths % 100)) s"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
