import DigestCore

/// Statistics as `stats --json` prints them.
package enum StatsOutput {
  /// One JSON object a line: days, weekdays, authors, and what rises and falls, each told apart by
  /// `kind`.
  package static func json(_ statistics: ArchiveStatistics) -> [String] {
    days(statistics) + weekdays(statistics) + authors(statistics)
      + statistics.shifts.rising.map { term($0, kind: "rising") }
      + statistics.shifts.falling.map { term($0, kind: "falling") }
  }

  private static func days(_ statistics: ArchiveStatistics) -> [String] {
    let read = statistics.read.map { days in
      Dictionary(days.map { ($0.date, $0.count) }, uniquingKeysWith: +)
    }
    return statistics.days.map { day in
      JSONText.object { json in
        json.add("kind", "day")
        json.add("date", day.date?.description)
        json.add("papers", day.count)
        json.add("read", raw: read.map { String($0[day.date] ?? 0) } ?? "null")
      }
    }
  }

  private static func weekdays(_ statistics: ArchiveStatistics) -> [String] {
    let weekdays = WeekdayBars(statistics.days).weekdays
    return zip(Names.weekdays, weekdays).map { name, weekday in
      JSONText.object { json in
        json.add("kind", "weekday")
        json.add("weekday", name)
        json.add("papers", weekday.papers)
        json.add("days", weekday.days)
      }
    }
  }

  private static func authors(_ statistics: ArchiveStatistics) -> [String] {
    statistics.authors.map { author in
      JSONText.object { json in
        json.add("kind", "author")
        json.add("author", author.name)
        json.add("papers", author.papers)
      }
    }
  }

  private static func term(_ shift: TermShift, kind: String) -> String {
    JSONText.object { json in
      json.add("kind", kind)
      json.add("words", shift.term)
      json.add("papers", shift.recent)
      json.add("all", shift.recentAll)
      json.add("share", raw: "\(PlotNumber.millionths(shift.recentShare))")
      json.add("papers_before", shift.before)
      json.add("all_before", shift.beforeAll)
      json.add("share_before", raw: "\(PlotNumber.millionths(shift.beforeShare))")
      json.add("standard_errors", raw: "\(PlotNumber.millionths(shift.score))")
    }
  }
}
