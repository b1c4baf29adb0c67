import DigestCore
import Testing

@testable import ReaderApp

func dayEntry(_ year: Int, _ month: Int, _ day: Int, _ count: Int) -> DayEntry {
  DayEntry(date: DigestDate(year: year, month: month, day: day), count: count)
}

@Suite struct MonthSeriesTests {
  @Test func `days are counted by month, and months between are there`() {
    let all = [dayEntry(2025, 3, 2, 10), dayEntry(2024, 12, 31, 4), dayEntry(2024, 12, 1, 4)]

    let series = MonthSeries("a", hits: [dayEntry(2025, 3, 2, 5)], all: all)

    #expect(series.points.map(\.month.text) == ["2024-12", "2025-01", "2025-02", "2025-03"])
    #expect(series.points.map(\.papers) == [0, 0, 0, 5])
    #expect(series.points.map(\.all) == [8, 0, 0, 10])
    #expect(series.points.map(\.share) == [0, nil, nil, 0.5])
  }

  @Test func `papers of no known day are left out`() {
    let days = [DayEntry(date: nil, count: 7)]

    #expect(MonthSeries("a", hits: days, all: days).points.isEmpty)
  }

  @Test func `hits of a month sum up to those of its days, and are never more than all`() {
    for seed in 1..<100 {
      let hits = (1...40).map { day in
        DayEntry(
          date: DigestDate(dayNumber: 10_000 + day * day * seed * 7_919 % 9_973),
          count: day * seed * 31 % 50)
      }

      let series = MonthSeries("a", hits: hits, all: Array(hits.dropFirst(20)))

      #expect(series.points.reduce(0) { $0 + $1.papers } == hits.reduce(0) { $0 + $1.count })
      #expect(series.points.allSatisfy { $0.papers <= $0.all })
      #expect(
        zip(series.points, series.points.dropFirst()).allSatisfy {
          $0.month.number + 1 == $1.month.number
        })
    }
  }

  @Test(
    "commas outside quotes part queries",
    arguments: [
      ("diffusion, \"flow matching\", mamba", ["diffusion", "\"flow matching\"", "mamba"]),
      ("\"a, b\",c", ["\"a, b\"", "c"]), (" , ,", []), ("“x, y”  ,  z ", ["“x, y”", "z"]),
      ("\"open, to the end", ["\"open, to the end"]),
    ] as [(String, [String])])
  func queries(text: String, expected: [String]) {
    #expect(QueryList.queries(in: text) == expected)
  }

  @Test(
    "axes end at a round number that holds the most",
    arguments: [
      (0, false, [0, 0.2, 0.4, 0.6, 0.8, 1]), (12.3, false, [0, 5, 10, 15]),
      (100, false, [0, 20, 40, 60, 80, 100]), (2, true, [0, 1, 2]),
      (1_234, true, [0, 500, 1_000, 1_500]),
    ] as [(Double, Bool, [Double])])
  func scales(most: Double, isWhole: Bool, ticks: [Double]) {
    let scale = PlotScale(most: most, steps: 5, isWhole: isWhole)

    #expect(scale.ticks.map(PlotNumber.decimal) == ticks.map(PlotNumber.decimal))
    #expect(scale.top >= most)
  }

  @Test(
    "numbers have the decimals that say something",
    arguments: [(12.0, "12"), (12.5, "12.5"), (0.254, "0.25"), (-0.5, "-0.5"), (.nan, "0")])
  func numbers(value: Double, expected: String) {
    #expect(PlotNumber.decimal(value) == expected)
  }
}
