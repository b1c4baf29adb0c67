/// Prints rows of a table: names to the left, figures to the right.
struct SearchTable {
  private let widths: [Int]

  /// Prints the heads of the columns; each is as wide as its head, and `least` at least.
  init(_ title: String, _ heads: [String], least: Int = 8) {
    widths = [18] + heads.map { max($0.count, least) }
    print("\n" + title)
    add([""] + heads)
  }

  func add(_ cells: [String]) {
    let line = zip(cells, widths).enumerated().map { place, cell in
      let blank = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return place == 0 ? cell.0 + blank : blank + cell.0
    }
    let text = "  " + line.joined(separator: " ")
    print(text.prefix(through: text.lastIndex { $0 != " " } ?? text.startIndex))
  }
}

extension Measurement {
  /// Median, 99th percentile (`–` of too few rounds) and the worst, in milliseconds.
  var cells: [String] {
    [
      milliseconds(median), percentile(0.99).map { milliseconds($0) } ?? "–",
      milliseconds(worst),
    ]
  }
}

func milliseconds(_ seconds: Double) -> String { decimal(seconds * 1e3, 3) }

func megabytes(_ bytes: Int) -> String { decimal(Double(bytes) / 1e6, 1) + " MB" }

/// So many digits behind the point.
func decimal(_ number: Double, _ digits: Int) -> String {
  let one = (0..<digits).reduce(1) { product, _ in product * 10 }
  let scaled = Int((number * Double(one)).rounded())
  return "\(grouped(scaled / one)).\(padded(scaled % one, digits))"
}

/// With commas between thousands.
func grouped(_ number: Int) -> String {
  guard number >= 1_000 else { return "\(number)" }
  return grouped(number / 1_000) + "," + padded(number % 1_000, 3)
}
