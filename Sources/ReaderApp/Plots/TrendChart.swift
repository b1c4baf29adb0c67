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
  /// Queries that are still being counted; untrusted.
  private let pending: [String]
  /// All papers of each month, the same months as those of the series.
  private let all: MonthSeries?
  private let month: Month?
  private let selected: Int?

  /// `rows` are those of the plot itself, the axis and what stands around it not counted.
  ///
  /// `all` gives the months where nothing is counted yet, `month` is the one that the legend tells
  /// of instead of the last, and `selected` a row of the legend.
  package init(
    _ series: [MonthSeries], _ measure: TrendMeasure, rows: Int, isASCII: Bool,
    pending: [String] = [], all: MonthSeries? = nil, month: Month? = nil, selected: Int? = nil
  ) {
    self.pending = pending
    self.all = all
    self.month = month
    self.selected = selected
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
    let ellipsis = DisplayText(isASCII ? "..." : "…")
    return [title.truncated(to: columns, ellipsis: ellipsis)] + body(columns: columns)
  }

  /// The chart without its title.
  func body(columns: Int) -> [DisplayText] {
    var lines: [DisplayText] = []
    if let canvas = canvas(columns: columns) { lines += plot(canvas) }
    lines += series.indices.map { legend($0, nameWidth: nameWidth) }
    lines += pending.indices.map { waiting($0, nameWidth: nameWidth) }
    lines = lines.map { $0.truncated(to: columns, ellipsis: DisplayText(isASCII ? "..." : "…")) }
    if let selected, series.indices.contains(selected) {
      let row = lines.count - series.count - pending.count + selected
      lines[row].append(repeated(" ", columns - lines[row].width), .text)
      lines[row] = lines[row].overlaid(.selected)
    }
    return lines
  }

  private var points: [MonthSeries.Point] { series.first?.points ?? all?.points ?? [] }

  /// An empty plot for lines of so many columns; `nil` without room for one.
  private func canvas(columns: Int) -> BrailleCanvas? {
    let queries = series.count + pending.count
    let plotColumns = columns - gutter - 2 - (queries == 0 ? 0 : queries + 1)
    guard plotColumns >= Self.fewestColumns, rows >= Self.fewestRows, !points.isEmpty else {
      return nil
    }
    return BrailleCanvas(columns: plotColumns, rows: rows, isASCII: isASCII)
  }

  /// The month at a column of the plot, the nearest where it lies beside; `nil` without a plot.
  func month(at column: Int, columns: Int) -> Month? {
    guard let canvas = canvas(columns: columns) else { return nil }
    let x = (column - gutter - 2) * canvas.width / canvas.columns
    let nearest = points.indices.min {
      abs(self.x(of: $0, canvas) - x) < abs(self.x(of: $1, canvas) - x)
    }
    return nearest.map { points[$0].month }
  }

  /// Lines of the body above the legend.
  func legendRow(columns: Int) -> Int { canvas(columns: columns) == nil ? 0 : rows + 2 }

  var title: DisplayText {
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
  private func plot(_ empty: BrailleCanvas) -> [DisplayText] {
    var canvas = empty
    // The first of the queries is drawn last, over the others.
    for index in series.indices.reversed() { draw(index, on: &canvas) }
    let ticks = Dictionary(
      scale.ticks.map { (row(of: $0, canvas), $0) }, uniquingKeysWith: { $1 })
    let cursor = points.firstIndex { $0.month == month }
      .map { x(of: $0, canvas) / (isASCII ? 1 : 2) }
    var lines: [DisplayText] = []
    for row in 0..<rows {
      let tick = ticks[row]
      var line = DisplayText(padded(tick.map(measure.label) ?? ""), .secondary)
      line.append(tick == nil ? glyph(" │", " |") : glyph(" ┤", " +"), .rule)
      let blank = tick == nil || row == rows - 1 ? " " : glyph("┈", "-")
      canvas.append(
        row: row, blank: (blank, .rule), cursor: cursor.map { ($0, glyph("┆", "|")) }, to: &line)
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
    min(28, (series.map(\.name) + pending).map { DisplayText($0).width }.max() ?? 0)
  }

  /// `a diffusion  last 12.3 % (34 of 276), most 15 % in 2024-11`.
  private func legend(_ index: Int, nameWidth: Int) -> DisplayText {
    let one = series[index]
    var line = DisplayText(PlotInk.letter(index) + " ", PlotInk.role(index))
    let name = DisplayText(one.name, PlotInk.role(index))
      .truncated(to: nameWidth, ellipsis: DisplayText(isASCII ? "..." : "…"))
    line.append(name)
    line.append(repeated(" ", nameWidth - name.width) + "  ", .text)
    let chosen = one.points.first { $0.month == month }
    guard let last = chosen ?? one.points.last, one.points.contains(where: { $0.papers > 0 }) else {
      line.append("no paper", .secondary)
      return line
    }
    line.append(chosen == nil ? "last " : "", .secondary)
    line.append(text(of: last), .figure)
    let all = Names.number(last.all)
    line.append(" (\(Names.number(last.papers)) of \(all))", .secondary)
    if let peak = one.peak(measure) {
      line.append(", most \(text(of: peak)) in \(peak.month.text)", .secondary)
    }
    return line
  }

  private func waiting(_ index: Int, nameWidth: Int) -> DisplayText {
    let name = DisplayText(pending[index], .secondary)
      .truncated(to: nameWidth, ellipsis: DisplayText(isASCII ? "..." : "…"))
    var line = DisplayText("  ", .text)
    line.append(name)
    line.append(repeated(" ", nameWidth - name.width) + "  counting", .secondary)
    return line
  }

  private func text(of point: MonthSeries.Point) -> String {
    measure.value(of: point).map { measure.text($0) } ?? "none"
  }
}
