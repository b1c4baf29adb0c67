import TerminalGrid
import Themes

/// A plot, in the place of all panes.
enum PlotPane {
  static func draw(_ plot: PlotView, _ state: ReaderState, into grid: inout Grid) {
    let layout = state.plotLayout
    drawTitle(plot, state, into: &grid)
    let area = state.plotArea
    guard let counted = plot.counted else {
      let words = DisplayText("counting\(state.glyphs.ellipsis)", .secondary)
      grid.write(words, row: area.row, column: area.column, in: area)
      return
    }
    switch counted {
    case .statistics: draw(state.statsPage(of: plot), of: plot, in: area, into: &grid)
    case .trend: draw(state.trendChart(of: plot), in: area, into: &grid)
    case .failed: break
    }
    guard let row = layout.footRule else { return }
    let line = String(repeating: state.glyphs.horizontal, count: grid.size.columns)
    grid.write(DisplayText(line, .rule), row: row, column: 0, in: grid.bounds)
  }

  private static func drawTitle(
    _ plot: PlotView, _ state: ReaderState, into grid: inout Grid
  ) {
    guard state.plotLayout.content.row > 0 else { return }
    let line = Rect(row: 0, column: 1, rows: 1, columns: max(grid.size.columns - 2, 0))
    let title = state.trendChart(of: plot)?.title ?? DisplayText(plot.title(state.glyphs), .heading)
    grid.write(state.glyphs.cut(title, to: line.columns), row: 0, column: 1, in: line)
    grid.lay(.bar, under: Rect(row: 0, column: 0, rows: 1, columns: grid.size.columns))
  }

  private static func draw(
    _ page: PlotPage?, of plot: PlotView, in area: Rect, into grid: inout Grid
  ) {
    guard let page else { return }
    for (offset, line) in page.lines.dropFirst(plot.top).prefix(area.rows).enumerated() {
      grid.write(line, row: area.row + offset, column: area.column, in: area)
    }
    guard let place = page.place(of: plot.target),
      (plot.top..<plot.top + area.rows).contains(place.row)
    else { return }
    let row = area.row + place.row - plot.top
    let column = area.column + place.columns.lowerBound
    guard let sign = place.sign else {
      grid.write(page.text(of: place).overlaid(.selected), row: row, column: column, in: area)
      return
    }
    grid.write(DisplayText(sign, .text, .selected), row: row, column: column, in: area)
  }

  private static func draw(_ chart: TrendChart?, in area: Rect, into grid: inout Grid) {
    let lines = chart?.body(columns: area.columns) ?? []
    for (row, line) in lines.prefix(area.rows).enumerated() {
      grid.write(line, row: area.row + row, column: area.column, in: area)
    }
  }

  /// What is selected, for the status line.
  static func words(_ plot: PlotView, _ state: ReaderState) -> String {
    switch plot.counted {
    case .statistics(let statistics):
      let isThere = state.statsPage(of: plot)?.place(of: plot.target) != nil
      return plot.target.flatMap { isThere ? state.words(of: $0, in: statistics) : nil } ?? ""
    case .trend(let series, let all):
      guard let month = plot.month ?? all.points.last?.month else { return "" }
      let words = "\(Names.month(month)) \(month.year)"
      guard series.indices.contains(plot.line),
        let point = series[plot.line].points.first(where: { $0.month == month })
      else { return words }
      let name = series[plot.line].name
      let quoted = name.contains("\"") ? name : state.glyphs.quoted(name)
      return "\(words)\(state.glyphs.between)\(Names.papers(point.papers)) of \(quoted)"
    case .failed, nil: return ""
    }
  }
}
