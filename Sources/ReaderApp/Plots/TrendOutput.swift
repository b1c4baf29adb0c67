/// A trend as `trend --json` prints it.
package enum TrendOutput {
  /// One JSON object a line: each month of each query.
  package static func json(_ series: [MonthSeries]) -> [String] {
    series.flatMap { one in
      one.points.map { point in
        JSONText.object { json in
          json.add("query", one.name)
          json.add("month", point.month.text)
          json.add("papers", point.papers)
          json.add("all", point.all)
          json.add("share", raw: point.share.map { "\(PlotNumber.millionths($0))" } ?? "null")
        }
      }
    }
  }
}

extension PlotNumber {
  /// Rounded to six decimals.
  package static func millionths(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
