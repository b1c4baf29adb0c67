import DigestCore
import TerminalGrid
import Themes

/// Papers a day around one day of the archive, the older on the left.
enum DaySparkline {
  private static let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// As many as `most` days; `nil` where there are too few to compare.
  static func text(of dates: DateTree, around date: DigestDate?, most: Int, isASCII: Bool)
    -> DisplayText?
  {
    let days = dates.days
    guard date != nil, let now = dates.index(of: date), days.count >= 3 else { return nil }
    let count = min(most, days.count)
    let first = min(max(now - count / 2, 0), days.count - count)
    let shown = days[first..<first + count].filter { $0.date != nil }
    let highest = shown.map(\.count).max() ?? 0
    guard highest > 0 else { return nil }
    let levels = HeatLevels(count: isASCII ? 9 : steps.count, most: highest)
    var text = DisplayText()
    for day in shown.reversed() {
      let role: Role = day.date == date ? .accent : .faint
      text.append(sign(levels.level(of: day.count), isASCII: isASCII), role)
    }
    return text
  }

  private static func sign(_ level: Int, isASCII: Bool) -> String {
    guard level > 0 else { return isASCII ? "." : "·" }
    return isASCII ? String(level) : steps[level - 1]
  }
}
