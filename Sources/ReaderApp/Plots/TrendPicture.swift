import TerminalGrid
import Themes

/// Queries as lines over the months, as a picture for a slide: SVG that needs nothing but a font.
package struct TrendPicture {
  private let series: [MonthSeries]
  private let measure: TrendMeasure
  private let scale: PlotScale
  private let ink: Ink

  /// The house's colours, on paper.
  private struct Ink {
    private let colors = ThemeColors(.house(isDark: false), wire: .direct, isLifting: true)

    var ground: String { Self.text(colors.page.color) }

    func color(_ role: Role) -> String { Self.text(colors.ink(role, on: .page).color) }

    private static func text(_ color: Color) -> String {
      guard case .rgb(let value) = color else { return "currentColor" }
      let digits = String(value, radix: 16)
      return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
  }

  package init(_ series: [MonthSeries], _ measure: TrendMeasure) {
    self.series = Array(series.prefix(QueryList.most))
    self.measure = measure
    let most = self.series.compactMap { $0.peak(measure).flatMap { measure.value(of: $0) } }.max()
    scale = PlotScale(most: most ?? 0, steps: 5, isWhole: measure == .counts)
    ink = Ink()
  }

  /// Pixels: the whole, and the edges of the plot in it.
  private static let (width, height) = (960, 540)
  private static let (left, right, top, bottom) = (76.0, 716.0, 104.0, 484.0)
  /// Between the feet of labels at the ends of lines.
  private static let labelHeight = 20.0

  private var points: [MonthSeries.Point] { series.first?.points ?? [] }

  /// The same series make the same text.
  package var svg: String {
    let (width, height) = (Self.width, Self.height)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" font-size="15" \
      font-family="Inter,'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif">
      """,
      "<title>\(escaped(measure.title)): \(escaped(names))</title>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(ink.ground)\"/>",
      text(measure.title, x: 32, y: 48, role: .title, more: "font-size=\"24\" font-weight=\"600\""),
      text(subtitle, x: 32, y: 74, role: .secondary),
    ]
    lines += grid + months
    for index in series.indices { lines += line(index) }
    lines += labels
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private var names: String { series.map(\.name).joined(separator: ", ") }

  private var subtitle: String {
    guard let first = points.first, let last = points.last else { return "no dated paper" }
    let papers = Names.papers(points.reduce(0) { $0 + $1.all })
    return "\(papers), \(first.month.text) to \(last.month.text)"
  }
}

// The axes.
extension TrendPicture {
  private var grid: [String] {
    var lines: [String] = []
    for tick in scale.ticks {
      let y = y(of: tick)
      let role: Role = tick == 0 ? .secondary : .rule
      lines.append(
        """
        <path d="M\(number(Self.left)) \(number(y))H\(number(Self.right))" fill="none" \
        stroke="\(ink.color(role))"/>
        """)
      lines.append(
        text(
          measure.label(tick), x: Self.left - 10, y: y + 5, role: .secondary,
          more: "text-anchor=\"end\""))
    }
    return lines
  }

  private var months: [String] {
    MonthLabels(points, most: 9).labels.flatMap { index, name in
      let x = x(of: index)
      return [
        """
        <path d="M\(number(x)) \(number(Self.bottom))v6" fill="none" \
        stroke="\(ink.color(.secondary))"/>
        """,
        text(
          name, x: x, y: Self.bottom + 26, role: .secondary, more: "text-anchor=\"middle\""),
      ]
    }
  }

  private func x(of index: Int) -> Double {
    guard points.count > 1 else { return (Self.left + Self.right) / 2 }
    return Self.left + (Self.right - Self.left) * Double(index) / Double(points.count - 1)
  }

  private func y(of value: Double) -> Double {
    Self.bottom - (Self.bottom - Self.top) * value / scale.top
  }
}

// The lines, and their names at their ends.
extension TrendPicture {
  /// A path, broken where a month has no papers, and a dot at its end.
  private func line(_ index: Int) -> [String] {
    var path = ""
    var isBroken = true
    for (place, point) in series[index].points.enumerated() {
      guard let value = measure.value(of: point) else {
        isBroken = true
        continue
      }
      path += "\(isBroken ? "M" : "L")\(number(x(of: place))) \(number(y(of: value)))"
      isBroken = false
    }
    guard !path.isEmpty, let end = end(index) else { return [] }
    let color = ink.color(PlotInk.role(index))
    return [
      """
      <path d="\(path)" fill="none" stroke="\(color)" stroke-width="2.5" stroke-linejoin="round" \
      stroke-linecap="round"/>
      """,
      "<circle cx=\"\(number(end.x))\" cy=\"\(number(end.y))\" r=\"4\" fill=\"\(color)\"/>",
    ]
  }

  /// Where the last month with papers is.
  private func end(_ index: Int) -> (x: Double, y: Double, value: Double)? {
    let points = series[index].points
    guard let last = points.lastIndex(where: { measure.value(of: $0) != nil }),
      let value = measure.value(of: points[last])
    else { return nil }
    return (x(of: last), y(of: value), value)
  }

  private var labels: [String] {
    let ends = series.indices.compactMap { index in
      end(index).map { (index: index, y: $0.y, value: $0.value) }
    }.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    return zip(ends, Self.spread(ends.map(\.y))).map { end, y in
      let name = DisplayText(series[end.index].name).truncated(to: 16).description
      return text(
        "\(name)  \(measure.text(end.value))", x: Self.right + 14, y: y + 5,
        role: PlotInk.role(end.index), more: "font-weight=\"600\"")
    }
  }

  /// Heights in order, moved apart, none below the plot's foot.
  static func spread(_ heights: [Double]) -> [Double] {
    var heights = heights
    for index in heights.indices.dropFirst() {
      heights[index] = max(heights[index], heights[index - 1] + labelHeight)
    }
    var lowest = bottom
    for index in heights.indices.reversed() {
      heights[index] = min(heights[index], lowest)
      lowest = heights[index] - labelHeight
    }
    return heights
  }

  private func text(
    _ text: String, x: Double, y: Double, role: Role, more: String = ""
  ) -> String {
    let attributes = "fill=\"\(ink.color(role))\"" + (more.isEmpty ? "" : " " + more)
    return "<text x=\"\(number(x))\" y=\"\(number(y))\" \(attributes)>\(escaped(text))</text>"
  }

  private func escaped(_ text: String) -> String { PictureText.escaped(DisplayText.clean(text)) }

  private func number(_ value: Double) -> String { PlotNumber.decimal(value) }
}
