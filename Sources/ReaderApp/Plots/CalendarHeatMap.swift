import DigestCore
package import TerminalGrid
import Themes

/// Papers a day, a year at a glance: weeks are columns, weekdays rows.
package struct CalendarHeatMap {
  private let papers: [DigestDate: Int]
  /// `nil` where it is not known what was read.
  private let read: [DigestDate: Int]?
  private let isASCII: Bool
  private let hasColors: Bool
  private let levels: HeatLevels

  /// Counts `days`, and those of them that were read; papers of no known day are left out.
  ///
  /// Without colours days that are read look as others do, and only their number is told.
  package init(
    _ days: [DayEntry], read: [DayEntry]? = nil, isASCII: Bool, hasColors: Bool = true
  ) {
    self.hasColors = hasColors
    papers = Self.counts(days)
    self.read = read.map(Self.counts)
    self.isASCII = isASCII
    levels = HeatLevels(count: isASCII ? 9 : 4, most: papers.values.max() ?? 0)
  }

  private static func counts(_ days: [DayEntry]) -> [DigestDate: Int] {
    var counts: [DigestDate: Int] = [:]
    for day in days where day.count > 0 {
      if let date = day.date { counts[date, default: 0] += day.count }
    }
    return counts
  }

  /// Columns of the weekdays' names.
  private static let margin = 4

  /// The years, the newest first, and what the shades mean; no line wider than `columns`.
  package func lines(columns: Int) -> [DisplayText] {
    let years = Dictionary(grouping: papers.keys, by: \.year)
    let room = max(0, columns - Self.margin)
    var lines: [DisplayText] = []
    for (year, days) in years.sorted(by: { $0.key > $1.key }) {
      lines.append(heading(year, days))
      if room > 0 { lines += weeks(of: year, room: room) }
      lines.append(DisplayText())
    }
    if !years.isEmpty { lines.append(legend) }
    return lines.map { $0.truncated(to: max(0, columns), ellipsis: ellipsis) }
  }

  private var ellipsis: DisplayText { DisplayText(isASCII ? "..." : "…") }

  private func heading(_ year: Int, _ days: [DigestDate]) -> DisplayText {
    let count = days.reduce(0) { $0 + (papers[$1] ?? 0) }
    var line = DisplayText("\(year)", .heading)
    line.append("  \(Names.papers(count)) on \(Names.days(days.count))", .secondary)
    if let read {
      let count = days.reduce(0) { $0 + min(read[$1] ?? 0, papers[$1] ?? 0) }
      line.append(", \(Names.number(count)) read", .secondary)
    }
    return line
  }
}

// A year.
extension CalendarHeatMap {
  private func weeks(of year: Int, room: Int) -> [DisplayText] {
    guard let first = DigestDate(year: year, month: 1, day: 1),
      let last = DigestDate(year: year, month: 12, day: 31)
    else { return [] }
    let monday = first.adding(days: -first.weekday)
    let all = (last.dayNumber - monday.dayNumber) / 7 + 1
    let width = room >= all * 2 ? 2 : 1
    var lines: [DisplayText] = []
    // Where a year is too wide, its parts stand below each other.
    for start in stride(from: 0, to: all, by: max(1, room / width)) {
      let weeks = start..<min(all, start + max(1, room / width))
      let mondays = weeks.map { monday.adding(days: 7 * $0) }
      lines.append(months(mondays, year: year, width: width))
      for weekday in 0..<7 {
        var line = DisplayText(Names.weekdays[weekday] + " ", .secondary)
        for monday in mondays {
          append(monday.adding(days: weekday), in: year, width: width, to: &line)
        }
        lines.append(line)
      }
    }
    return lines
  }

  /// The names of the months, each above the week with its first day.
  private func months(_ mondays: [DigestDate], year: Int, width: Int) -> DisplayText {
    var text = String(repeating: " ", count: Self.margin)
    var end = 0
    for (index, monday) in mondays.enumerated() {
      let sunday = monday.adding(days: 6)
      let column = index * width
      guard sunday.day <= 7, sunday.year == year, column >= end else { continue }
      text += String(repeating: " ", count: column - end)
      text += Names.months[sunday.month - 1].prefix(3) + " "
      end = column + 4
    }
    return DisplayText(text, .secondary)
  }

  private func append(
    _ date: DigestDate, in year: Int, width: Int, to line: inout DisplayText
  ) {
    guard date.year == year else {
      line.append(String(repeating: " ", count: width), .text)
      return
    }
    let count = papers[date] ?? 0
    let isRead = count > 0 && (read?[date] ?? 0) >= count
    let role: Role = count == 0 ? .faint : isRead ? .readTitle : .accent
    let sign = sign(levels.level(of: count))
    // A digit is not a number of two.
    let second = isASCII || count == 0 ? " " : sign
    line.append(width == 2 ? sign + second : sign, role)
  }

  private func sign(_ level: Int) -> String {
    if isASCII { return level == 0 ? "." : "\(level)" }
    return ["·", "░", "▒", "▓", "█"][min(max(level, 0), 4)]
  }

  /// `· none  ░ 1-12  ▒ 13-25  ▓ 26-38  █ 39-51 papers a day`.
  private var legend: DisplayText {
    var line = DisplayText(sign(0), .faint)
    line.append(" none", .secondary)
    if isASCII {
      let most = Names.papers(levels.most)
      line.append("  1 to \(levels.count)", .accent)
      line.append(" ninths of the \(most) of the busiest day", .secondary)
    } else {
      for level in 1...levels.count { append(level, to: &line) }
      line.append(" papers a day", .secondary)
    }
    if read != nil, hasColors {
      line.append("  " + sign(levels.count), .readTitle)
      line.append(" all read", .secondary)
    }
    return line
  }

  /// What a shade stands for, where any number is of it.
  private func append(_ level: Int, to line: inout DisplayText) {
    guard let papers = levels.papers(of: level) else { return }
    let last = Names.number(papers.upperBound)
    let first = papers.count == 1 ? "" : Names.number(papers.lowerBound) + "-"
    line.append("  " + sign(level), .accent)
    line.append(" \(first)\(last)", .secondary)
  }
}
