import DigestCore
import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

@Suite struct HeatMapTests {
  private let days = [
    dayEntry(2025, 12, 31, 8), dayEntry(2025, 3, 1, 1), dayEntry(2025, 1, 6, 4),
    dayEntry(2025, 1, 1, 2), DayEntry(date: nil, count: 5),
  ]

  @Test func `a year is weeks as columns and weekdays as rows`() {
    #expect(
      drawn(CalendarHeatMap(days, isASCII: false).lines(columns: 80)) == """
        2025  15 papers on 4 days
            Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov  Dec
        Mon  ▒···················································
        Tue  ····················································
        Wed ░···················································█
        Thu ····················································
        Fri ····················································
        Sat ········░···········································
        Sun ····················································

        · none  ░ 1-2  ▒ 3-4  ▓ 5-6  █ 7-8 papers a day
        """)
  }

  @Test func `where there is no room, parts of a year stand below each other, in ASCII digits`() {
    #expect(
      drawn(CalendarHeatMap(days, isASCII: true).lines(columns: 34)) == """
        2025  15 papers on 4 days
            Jan Feb Mar  Apr May Jun  Jul
        Mon  5............................
        Tue  .............................
        Wed 3.............................
        Thu ..............................
        Fri ..............................
        Sat ........2.....................
        Sun ..............................
            Aug  Sep Oct Nov  Dec
        Mon .......................
        Tue .......................
        Wed ......................9
        Thu ......................
        Fri ......................
        Sat ......................
        Sun ......................

        . none  1 to 9 ninths of the 8...
        """)
  }

  @Test func `days that are read step back, and the year tells how many`() throws {
    let read = [dayEntry(2025, 1, 1, 2), dayEntry(2025, 1, 6, 1)]
    let map = CalendarHeatMap(days, read: read, isASCII: false).lines(columns: 80)

    let looks = map[1...].flatMap(\.cells).filter { $0.description == "░" || $0.description == "▒" }
      .map { Look($0.style).role }

    #expect(map[0].description == "2025  15 papers on 4 days, 3 read")
    #expect(looks.contains(.readTitle) && looks.contains(.accent))
  }

  @Test(
    "shades are equal parts of the most",
    arguments: [
      (0, 0), (1, 1), (12, 1), (13, 2), (25, 2), (26, 3), (38, 3), (39, 4), (51, 4), (99, 4),
    ])
  func levels(papers: Int, level: Int) {
    #expect(HeatLevels(count: 4, most: 51).level(of: papers) == level)
  }

  @Test func `what a shade is said to stand for is what has it`() {
    for most in [1, 2, 3, 4, 5, 9, 51, 1_000] {
      for count in [1, 4, 9] {
        let levels = HeatLevels(count: count, most: most)
        for papers in 1...most {
          let level = levels.level(of: papers)

          #expect((1...count).contains(level))
          #expect(levels.papers(of: level)?.contains(papers) == true)
        }
      }
    }
  }

  @Test func `every day of a year has its cell, whatever the year and the width`() {
    for year in [1, 1900, 2000, 2012, 2024, 2025, 9999] {
      let days = (1...12).map { dayEntry(year, $0, 1, 3) }
      for columns in [-1, 0, 1, 4, 5, 30, 57, 58, 80, 112, 300] {
        let lines = CalendarHeatMap(days, isASCII: true).lines(columns: columns)

        #expect(lines.allSatisfy { $0.width <= max(0, columns) })
        let digits = lines.dropFirst().dropLast().flatMap(\.cells).filter { $0.description == "9" }
        if columns >= 5 { #expect(digits.count == 12, "\(year) in \(columns)") }
      }
    }
  }

  @Test func `weekdays sum up to the dated papers`() {
    let bars = WeekdayBars(days)

    #expect(bars.weekdays.reduce(0) { $0 + $1.papers } == 15)
    #expect(bars.weekdays.map(\.days) == [1, 0, 2, 0, 0, 1, 0])
    #expect(
      drawn(bars.lines(columns: 50, isASCII: true)) == """
        Mon   4 ========             on 1 day, 4.0 a day
        Tue   0                      on 0 days, 0 a day
        Wed  10 ==================== on 2 days, 5.0 a day
        Thu   0                      on 0 days, 0 a day
        Fri   0                      on 0 days, 0 a day
        Sat   1 ==                   on 1 day, 1.0 a day
        Sun   0                      on 0 days, 0 a day
        """)
  }

  @Test(
    "bars are as long as their share, in eighths",
    arguments: [(0, ""), (1, "▎"), (5, "█▎"), (8, "██"), (16, "████")])
  func bars(count: Int, expected: String) {
    #expect(BarList.bar(count, of: 16, columns: 4, isASCII: false) == expected)
  }
}
