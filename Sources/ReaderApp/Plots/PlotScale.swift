/// Numbers as plots write them.
package enum PlotNumber {
  /// The nearest whole number; 0 for what is none.
  static func whole(_ value: Double) -> Int {
    value.isFinite ? Int(max(-1e15, min(1e15, value)).rounded()) : 0
  }

  /// At most two decimals, none that says nothing: `12`, `12.5`, `0.25`.
  package static func decimal(_ value: Double) -> String {
    let hundredths = whole(value * 100)
    let (units, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(units)" }
    if rest % 10 == 0 { return "\(sign)\(units).\(rest / 10)" }
    return "\(sign)\(units).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// One decimal, always: `12.0`.
  package static func tenths(_ value: Double) -> String {
    let tenths = whole(value * 10)
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}

/// An axis from 0 up, with a few round numbers on it.
package struct PlotScale: Equatable, Sendable {
  /// The value at the upper end; more than 0.
  package let top: Double
  /// From 0 to `top`.
  package let ticks: [Double]

  /// An axis that holds `most`, with `steps` steps at most; of whole numbers with `isWhole`.
  package init(most: Double, steps: Int, isWhole: Bool) {
    let most = most.isFinite && most > 0 ? min(most, 1e15) : 1
    let steps = max(1, steps)
    let least = isWhole ? 1 : 0.01
    var power = least
    while power * 10 <= most / Double(steps) { power *= 10 }
    let rounds = [1.0, 2, 5, 10, 20].map { $0 * power }
    let step = rounds.first { $0 * Double(steps) >= most } ?? power * 50
    let count = max(1, PlotNumber.whole((most / step).rounded(.up)))
    top = step * Double(count)
    ticks = (0...count).map { Double($0) * step }
  }
}

/// Which months are named below a plot.
struct MonthLabels {
  /// Indices of points, in order, and what is written there.
  let labels: [(index: Int, text: String)]

  /// Names months of `points` so that there are `most` at most.
  init(_ points: [MonthSeries.Point], most: Int) {
    guard !points.isEmpty, most > 0 else {
      labels = []
      return
    }
    var step = 1
    for next in [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 12_000, 120_000] {
      step = next
      if (points.count + next - 1) / next <= most { break }
    }
    var named = points.indices.filter { points[$0].month.number % step == 0 }
    if named.isEmpty { named = [0] }
    labels = named.map { index in
      let month = points[index].month
      let isYear = step >= 12 && month.month == 1
      return (index, isYear ? String(month.text.prefix(4)) : month.text)
    }
  }
}
