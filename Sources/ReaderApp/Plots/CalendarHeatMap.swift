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
    let years = years(columns: columns)
    let all = years.flatMap { $0.lines + [DisplayText()] } + (years.isEmpty ? [] : [legend])
    return all.map { $0.truncated(to: max(0, columns), ellipsis: ellipsis) }
  }

  /// A page a year, the newest first; days with papers are places.
  func years(columns: Int) -> [PlotPage] {
    let years = Dictionary(grouping: papers.keys, by: \.year)
    let room = max(0, columns - Self.margin)
    return years.sorted { $0.key > $1.key }.map { year, days in
      var page = PlotPage([heading(year, days)])
      if room > 0 { appendWeeks(of: year, room: room, to: &page) }
      return page
    }
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
  private func appendWeeks(of year: Int, room: Int, to page: inout PlotPage) {
    guard let first = DigestDate(year: year, month: 1, day: 1),
      let last = DigestDate(year: year, month: 12, day: 31)
    else { return }
    let monday = first.adding(days: -first.weekday)
    let all = (last.dayNumber - monday.dayNumber) / 7 + 1
    let width = room >= all * 2 ? 2 : 1
    // Where a year is too wide, its parts stand below each other, those without papers left out.
    for start in stride(from: 0, to: all, by: max(1, room / width)) {
      let weeks = start..<min(all, start + max(1, room / width))
      let mondays = weeks.map { monday.adding(days: 7 * $0) }
      guard hasPapers(from: mondays[0], weeks: weeks.count) else { continue }
      page.append(months(mondays, year: year, width: width))
      for weekday in 0..<7 {
        append(mondays.map { $0.adding(days: weekday) }, of: year, width: width, to: &page)
      }
    }
  }

  private func hasPapers(from monday: DigestDate, weeks: Int) -> Bool {
    (0..<7 * weeks).contains { papers[monday.adding(days: $0)] != nil }
  }

  /// A line of days of one weekday.
  private func append(
    _ dates: [DigestDate], of year: Int, width: Int, to page: inout PlotPage
  ) {
    var line = DisplayText((dates.first.map { Names.weekdays[$0.weekday] } ?? "") + " ", .secondary)
    for date in dates { append(date, in: year, width: width, to: &line) }
    page.append(line)
    for (index, date) in dates.enumerated() where date.year == year {
      guard let count = papers[date] else { continue }
      let column = Self.margin + index * width
      page.add(.day(date), columns: column..<column + width, sign: sign(of: count, width: width))
    }
  }

  /// What a day shows while it is selected: its papers, where there is room for them.
  private func sign(of count: Int, width: Int) -> String {
    let number = String(count)
    if width == 1 { return isASCII ? "*" : "●" }
    return count < 10 ? " " + number : count < 100 ? number : isASCII ? "**" : "●●"
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

  /// What the shades mean: `· none  ░ 1-12  ▒ 13-25  ▓ 26-38  █ 39-51 papers a day`.
  var legend: DisplayText {
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
