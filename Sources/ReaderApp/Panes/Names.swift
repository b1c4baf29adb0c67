import DigestCore

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

  /// `1 paper`, `1,703 papers`.
  package static func papers(_ count: Int) -> String {
    "\(number(count)) \(count == 1 ? "paper" : "papers")"
  }

  static func days(_ count: Int) -> String { "\(number(count)) \(count == 1 ? "day" : "days")" }

  /// Thousands set apart by commas.
  package static func number(_ value: Int) -> String {
    var digits = Substring(String(abs(value)))
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups.reversed()).joined(separator: ",")
  }

  /// `0.42 s`, `12 s`.
  package static func seconds(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths >= 1_000 { return "\(number((hundredths + 50) / 100)) s" }
    return "\(hundredths / 100).\(twoDigits(hundredths % 100)) s"
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
