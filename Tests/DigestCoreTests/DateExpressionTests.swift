import DigestCore
import Testing

struct DateExpressionTests {
  @Test(arguments: [
    ("2025", "2025-01-01", "2025-12-31"),
    ("2025-03", "2025-03-01", "2025-03-31"),
    ("2024/2", "2024-02-01", "2024-02-29"),
    ("2025-03-04", "2025-03-04", "2025-03-04"),
    (" 2025-3-4 ", "2025-03-04", "2025-03-04"),
    ("apr 21", "2025-04-21", "2025-04-21"),
    ("Apr 21st", "2025-04-21", "2025-04-21"),
    ("21 april", "2025-04-21", "2025-04-21"),
    ("21st of April", "2025-04-21", "2025-04-21"),
    ("21 april 2024", "2024-04-21", "2024-04-21"),
    ("April 21, 2024", "2024-04-21", "2024-04-21"),
    ("may 7", "2025-05-07", "2025-05-07"),
    ("may 8", "2024-05-08", "2024-05-08"),
    ("dec 31", "2024-12-31", "2024-12-31"),
    ("29 feb", "2024-02-29", "2024-02-29"),
    ("april", "2025-04-01", "2025-04-30"),
    ("may", "2025-05-01", "2025-05-31"),
    ("sept", "2024-09-01", "2024-09-30"),
    ("april 2023", "2023-04-01", "2023-04-30"),
    ("last april", "2025-04-01", "2025-04-30"),
    ("last may", "2024-05-01", "2024-05-31"),
    ("6", "2025-05-06", "2025-05-06"),
    ("31st", "2025-03-31", "2025-03-31"),
    ("today", "2025-05-07", "2025-05-07"),
    ("Yesterday", "2025-05-06", "2025-05-06"),
    ("tomorrow", "2025-05-08", "2025-05-08"),
    ("wednesday", "2025-05-07", "2025-05-07"),
    ("thu", "2025-05-01", "2025-05-01"),
    ("monday", "2025-05-05", "2025-05-05"),
    ("last wednesday", "2025-04-30", "2025-04-30"),
    ("last monday", "2025-05-05", "2025-05-05"),
    ("this week", "2025-05-05", "2025-05-11"),
    ("last week", "2025-04-28", "2025-05-04"),
    ("this month", "2025-05-01", "2025-05-31"),
    ("last month", "2025-04-01", "2025-04-30"),
    ("this year", "2025-01-01", "2025-12-31"),
    ("last year", "2024-01-01", "2024-12-31"),
    ("3 days ago", "2025-05-04", "2025-05-04"),
    ("a week ago", "2025-04-28", "2025-05-04"),
    ("6 months ago", "2024-11-01", "2024-11-30"),
    ("last 7 days", "2025-05-01", "2025-05-07"),
    ("past 2 weeks", "2025-04-24", "2025-05-07"),
  ])
  func `days are read as people type them`(text: String, first: String, last: String) {
    let days = DateExpression.parse(text, today: QueryTests.today)

    #expect(days?.lowerBound.description == first)
    #expect(days?.upperBound.description == last)
  }

  @Test(arguments: [
    "", " ", "soon", "2025-13", "2025-02-30", "2025-", "-03", "25-03-04", "2025-03-04-05", "32",
    "0",
    "apr 31", "31 feb 2024", "ap", "mo", "last", "this", "21 21", "april april", "last 0 days",
    "9999 days ago x",
    "0000", "0000-01", "٣", "1 april 2025 2025", "-1 days ago", "999 years ago years",
  ])
  func `what means no day is no day`(text: String) {
    #expect(DateExpression.parse(text, today: QueryTests.today) == nil)
  }

  @Test func `a day without a year is the latest that has been`() {
    for step in 0..<1_500 {
      let today = QueryTests.day(2023, 1, 1).adding(days: step)
      for (text, month, number) in [("feb 29", 2, 29), ("31 may", 5, 31), ("1 jan", 1, 1)] {
        let days = DateExpression.parse(text, today: today)

        let found = days?.lowerBound
        #expect(found == days?.upperBound)
        #expect(found.map { $0 <= today && $0.month == month && $0.day == number } == true)
        #expect(found.map { $0.adding(days: 4 * 366) > today } == true)
      }
    }
  }
}
