import DigestCore

/// What a query finds in each month of an archive, months without papers included.
package struct MonthSeries: Equatable, Sendable {
  package struct Point: Equatable, Sendable {
    package var month: Month
    /// Those that the query finds.
    package var papers: Int
    /// All of the month.
    package var all: Int

    /// 0 to 1; `nil` where the month has no papers.
    package var share: Double? { all > 0 ? Double(papers) / Double(all) : nil }
  }

  /// The query, as typed; untrusted.
  package let name: String
  /// In order, from the first month with papers to the last.
  package let points: [Point]

  /// Counts `hits` and `all` by month; papers of no known day are left out.
  package init(_ name: String, hits: [DayEntry], all: [DayEntry]) {
    self.name = name
    let (hits, all) = (Self.months(of: hits), Self.months(of: all))
    guard let first = [hits, all].compactMap({ $0.keys.min() }).min(),
      let last = [hits, all].compactMap({ $0.keys.max() }).max()
    else {
      points = []
      return
    }
    points = (first...last).map { number in
      let papers = hits[number] ?? 0
      // The archive may have grown since all were counted.
      return Point(
        month: Month(number: number), papers: papers, all: max(all[number] ?? 0, papers))
    }
  }

  /// Papers by the number of their month; months without any are not there.
  private static func months(of days: [DayEntry]) -> [Int: Int] {
    var months: [Int: Int] = [:]
    for day in days where day.count > 0 {
      if let date = day.date { months[Month(date).number, default: 0] += day.count }
    }
    return months
  }

  /// The point with the largest value.
  package func peak(_ measure: TrendMeasure) -> Point? {
    points.max { (measure.value(of: $0) ?? -1) < (measure.value(of: $1) ?? -1) }
  }
}

/// What a trend shows of each month.
package enum TrendMeasure: Sendable {
  case share, counts

  /// Per cent, or papers; `nil` where there is nothing to measure.
  package func value(of point: MonthSeries.Point) -> Double? {
    switch self {
    case .share: point.share.map { $0 * 100 }
    case .counts: Double(point.papers)
    }
  }

  /// A number of the axis: `12.5 %`, `1,200`.
  package func label(_ value: Double) -> String {
    self == .share ? PlotNumber.decimal(value) + " %" : text(value)
  }

  /// What was measured: `12.5 %`, `0.25 %`, `1,200`.
  package func text(_ value: Double) -> String {
    switch self {
    case .share: (value < 1 ? PlotNumber.decimal(value) : PlotNumber.tenths(value)) + " %"
    case .counts: Names.number(PlotNumber.whole(value))
    }
  }

  package var title: String {
    switch self {
    case .share: "Share of the papers of each month"
    case .counts: "Papers a month"
    }
  }
}

extension Month {
  /// Months since the beginning of the year 0.
  package var number: Int { year * 12 + month - 1 }

  package init(number: Int) {
    let month = (number % 12 + 12) % 12
    self.init(year: (number - month) / 12, month: month + 1)
  }

  /// `2025-04`.
  package var text: String {
    let digits = String(year)
    let year = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}
