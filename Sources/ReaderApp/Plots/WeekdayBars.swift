import DigestCore
package import TerminalGrid
import Themes

/// Papers a weekday, as bars.
package struct WeekdayBars: Equatable {
  /// From Monday on: papers, and the days that have some.
  package let weekdays: [(papers: Int, days: Int)]

  /// Counts `days`; papers of no known day are left out.
  package init(_ days: [DayEntry]) {
    var weekdays = Array(repeating: (papers: 0, days: 0), count: 7)
    for day in days where day.count > 0 {
      guard let weekday = day.date?.weekday else { continue }
      weekdays[weekday].papers += day.count
      weekdays[weekday].days += 1
    }
    self.weekdays = weekdays
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.weekdays.elementsEqual(right.weekdays) { $0 == $1 }
  }

  package func lines(columns: Int, isASCII: Bool) -> [DisplayText] {
    BarList.lines(
      weekdays.indices.map { index in
        let (papers, days) = weekdays[index]
        let mean = days > 0 ? PlotNumber.tenths(Double(papers) / Double(days)) : "0"
        let days7 = "on \(Names.days(days)), \(mean) a day"
        return BarList.Row(name: Names.weekdays[index], count: papers, more: days7)
      }, columns: columns, isASCII: isASCII)
  }
}

/// Names with a number and a bar for each.
enum BarList {
  struct Row {
    /// Untrusted.
    var name: String
    var count: Int
    var more = ""
    var role = Role.text
  }

  private static let longestName = 32
  private static let longestBar = 30

  /// A line a row: the name, the number, a bar in eighths of a column, and what more there is.
  static func lines(_ rows: [Row], columns: Int, isASCII: Bool) -> [DisplayText] {
    let ellipsis = DisplayText(isASCII ? "..." : "…")
    let names = rows.map { row in
      DisplayText(row.name, row.role).truncated(to: longestName, ellipsis: ellipsis)
    }
    let counts = rows.map { Names.number($0.count) }
    let nameWidth = names.map(\.width).max() ?? 0
    let countWidth = counts.map(\.utf8.count).max() ?? 0
    let moreWidth = rows.map(\.more.utf8.count).max() ?? 0
    let room = columns - nameWidth - countWidth - moreWidth - 5
    let barWidth = min(max(room, 0), longestBar)
    let most = rows.map(\.count).max() ?? 0
    return rows.indices.map { index in
      var line = names[index]
      line.append(blanks(nameWidth - line.width + 2 + countWidth - counts[index].utf8.count), .text)
      line.append(counts[index] + " ", .figure)
      let bar = bar(rows[index].count, of: most, columns: barWidth, isASCII: isASCII)
      line.append(bar, .bar)
      if !rows[index].more.isEmpty {
        line.append(blanks(barWidth - DisplayText(bar).width + 1) + rows[index].more, .secondary)
      }
      return line.truncated(to: max(0, columns), ellipsis: ellipsis)
    }
  }

  /// `most` has a bar of `columns`; what is more than nothing has an eighth of one at least.
  static func bar(_ count: Int, of most: Int, columns: Int, isASCII: Bool) -> String {
    guard count > 0, most > 0, columns > 0 else { return "" }
    let share = min(1, Double(count) / Double(most))
    let steps = isASCII ? ["="] : Glyphs.unicode.barSteps
    let length = max(1, PlotNumber.whole(share * Double(columns * steps.count)))
    let rest = length % steps.count
    return String(repeating: steps[steps.count - 1], count: length / steps.count)
      + (rest > 0 ? steps[rest - 1] : "")
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
