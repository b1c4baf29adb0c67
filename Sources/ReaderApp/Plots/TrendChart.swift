package import TerminalGrid
import Themes

/// Queries as lines over the months, in text: a title, the plot with its axes, and a legend.
package struct TrendChart {
  private let series: [MonthSeries]
  private let measure: TrendMeasure
  private let isASCII: Bool
  private let scale: PlotScale
  private let rows: Int
  private let gutter: Int

  /// `rows` are those of the plot itself, the axis and what stands around it not counted.
  package init(_ series: [MonthSeries], _ measure: TrendMeasure, rows: Int, isASCII: Bool) {
    self.series = Array(series.prefix(QueryList.most))
    self.measure = measure
    self.isASCII = isASCII
    self.rows = min(max(0, rows), 200)
    let most = self.series.compactMap { $0.peak(measure).flatMap { measure.value(of: $0) } }.max()
    scale = PlotScale(
      most: most ?? 0, steps: min(5, (self.rows - 1) / 2), isWhole: measure == .counts)
    gutter = scale.ticks.map { DisplayText(measure.label($0)).width }.max() ?? 0
  }

  /// The fewest columns and rows that a plot is worth.
  private static let (fewestColumns, fewestRows) = (12, 3)

  /// The chart, no line wider than `columns`; without room for a plot the legend alone.
  package func lines(columns: Int) -> [DisplayText] {
    let columns = max(0, min(columns, 1_000))
    var lines = [title]
    let plotColumns = columns - gutter - 2 - (series.isEmpty ? 0 : series.count + 1)
    if plotColumns >= Self.fewestColumns, rows >= Self.fewestRows, !points.isEmpty {
      lines += plot(columns: plotColumns)
    }
    lines += series.indices.map { legend($0, nameWidth: nameWidth) }
    return lines.map { $0.truncated(to: columns, ellipsis: DisplayText(isASCII ? "..." : "…")) }
  }

  private var points: [MonthSeries.Point] { series.first?.points ?? [] }

  private var title: DisplayText {
    var line = DisplayText(measure.title, .heading)
    guard let first = points.first?.month.text, let last = points.last?.month.text else {
      line.append(", which has no dated paper", .secondary)
      return line
    }
    line.append(first == last ? "  \(first)" : "  \(first) to \(last)", .secondary)
    return line
  }
}

// The plot.
extension TrendChart {
  private func plot(columns: Int) -> [DisplayText] {
    var canvas = BrailleCanvas(columns: columns, rows: rows, isASCII: isASCII)
    // The first of the queries is drawn last, over the others.
    for index in series.indices.reversed() { draw(index, on: &canvas) }
    let ticks = Dictionary(
      scale.ticks.map { (row(of: $0, canvas), $0) }, uniquingKeysWith: { $1 })
    var lines: [DisplayText] = []
    for row in 0..<rows {
      let tick = ticks[row]
      var line = DisplayText(padded(tick.map(measure.label) ?? ""), .secondary)
      line.append(tick == nil ? glyph(" │", " |") : glyph(" ┤", " +"), .rule)
      let blank = tick == nil || row == rows - 1 ? " " : glyph("┈", "-")
      canvas.append(row: row, blank: (blank, .rule), to: &line)
      line.append(" ", .text)
      for index in series.indices where endRow(index, canvas) == row {
        line.append(PlotInk.letter(index), PlotInk.role(index))
      }
      lines.append(line)
    }
    return lines + axis(canvas)
  }

  private func draw(_ index: Int, on canvas: inout BrailleCanvas) {
    var last: BrailleCanvas.Dot?
    for (place, point) in series[index].points.enumerated() {
      guard let value = measure.value(of: point) else {
        last = nil
        continue
      }
      let dot = BrailleCanvas.Dot(x: x(of: place, canvas), y: y(of: value, canvas))
      canvas.line(from: last ?? dot, to: dot, owner: index)
      last = dot
    }
  }

  /// The column of dots of the point at `index`.
  private func x(of index: Int, _ canvas: BrailleCanvas) -> Int {
    points.count < 2 ? 0 : index * (canvas.width - 1) / (points.count - 1)
  }

  private func y(of value: Double, _ canvas: BrailleCanvas) -> Int {
    PlotNumber.whole((1 - value / scale.top) * Double(canvas.height - 1))
  }

  private func row(of value: Double, _ canvas: BrailleCanvas) -> Int {
    y(of: value, canvas) / (isASCII ? 1 : 4)
  }

  /// Where the line ends; `nil` where its last month has no papers at all.
  private func endRow(_ index: Int, _ canvas: BrailleCanvas) -> Int? {
    series[index].points.last.flatMap { measure.value(of: $0) }.map { row(of: $0, canvas) }
  }

  /// The line below, and the months under it.
  private func axis(_ canvas: BrailleCanvas) -> [DisplayText] {
    let months = MonthLabels(points, most: max(1, canvas.columns / 9)).labels
    var (rule, names) = ("", "")
    var (ruleEnd, namesEnd) = (0, 0)
    for (index, text) in months {
      let column = x(of: index, canvas) / (isASCII ? 1 : 2)
      let start = max(0, min(column - text.utf8.count / 2, canvas.columns - text.utf8.count))
      guard column >= ruleEnd, start >= namesEnd + (namesEnd > 0 ? 1 : 0) else { continue }
      rule += repeated(glyph("─", "-"), column - ruleEnd) + glyph("┬", "+")
      names += repeated(" ", start - namesEnd) + text
      (ruleEnd, namesEnd) = (column + 1, start + text.utf8.count)
    }
    rule += repeated(glyph("─", "-"), canvas.columns - ruleEnd)
    return [
      DisplayText(repeated(" ", gutter) + glyph(" └", " +") + rule, .rule),
      DisplayText(repeated(" ", gutter + 2) + names, .secondary),
    ]
  }

  private func padded(_ text: String) -> String {
    repeated(" ", gutter - DisplayText(text).width) + text
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: max(0, count))
  }

  private func glyph(_ unicode: String, _ ascii: String) -> String { isASCII ? ascii : unicode }
}

// The legend.
extension TrendChart {
  private var nameWidth: Int {
    min(28, series.map { DisplayText($0.name).width }.max() ?? 0)
  }

  /// `a diffusion  last 12.3 % (34 of 276), most 15 % in 2024-11`.
  private func legend(_ index: Int, nameWidth: Int) -> DisplayText {
    let one = series[index]
    var line = DisplayText(PlotInk.letter(index) + " ", PlotInk.role(index))
    let name = DisplayText(one.name, PlotInk.role(index))
      .truncated(to: nameWidth, ellipsis: DisplayText(isASCII ? "..." : "…"))
    line.append(name)
    line.append(repeated(" ", nameWidth - name.width) + "  ", .text)
    guard let last = one.points.last, one.points.contains(where: { $0.papers > 0 }) else {
      line.append("no paper", .secondary)
      return line
    }
    line.append("last ", .secondary)
    line.append(text(of: last), .figure)
    let all = Names.number(last.all)
    line.append(" (\(Names.number(last.papers)) of \(all))", .secondary)
    if let peak = one.peak(measure) {
      line.append(", most \(text(of: peak)) in \(peak.month.text)", .secondary)
    }
    return line
  }

  private func text(of point: MonthSeries.Point) -> String {
    measure.value(of: point).map { measure.text($0) } ?? "none"
  }
}
