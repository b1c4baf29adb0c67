import TerminalGrid
import Themes

/// A plot, in the place of all panes; laid out once for all that is said of it.
struct PlotPane {
  private let plot: PlotView
  private let state: ReaderState
  private let area: Rect
  /// Of statistics.
  private let page: PlotPage?
  /// Of a trend.
  private let chart: TrendChart?
  /// What is selected on the page.
  private let place: PlotPlace?

  init(_ plot: PlotView, _ state: ReaderState) {
    self.plot = plot
    self.state = state
    area = state.plotArea
    page = state.statsPage(of: plot)
    chart = state.trendChart(of: plot)
    place = page?.place(of: plot.target)
  }

  func draw(_ layout: ScreenLayout, into grid: inout Grid) {
    if layout.content.row > 0 { drawTitle(into: &grid) }
    guard plot.counted != nil else {
      let words = DisplayText("counting\(state.glyphs.ellipsis)", .secondary)
      grid.write(words, row: area.row, column: area.column, in: area)
      return
    }
    let lines = page?.lines.dropFirst(plot.top) ?? chart?.body(columns: area.columns)[...] ?? []
    for (row, line) in lines.prefix(area.rows).enumerated() {
      grid.write(line, row: area.row + row, column: area.column, in: area)
    }
    drawSelection(into: &grid)
    guard let row = layout.footRule else { return }
    let line = String(repeating: state.glyphs.horizontal, count: grid.size.columns)
    grid.write(DisplayText(line, .rule), row: row, column: 0, in: grid.bounds)
  }

  private func drawTitle(into grid: inout Grid) {
    let line = Rect(row: 0, column: 1, rows: 1, columns: max(grid.size.columns - 2, 0))
    let title = chart?.title ?? DisplayText(plot.title(state.glyphs), .heading)
    grid.write(state.glyphs.cut(title, to: line.columns), row: 0, column: 1, in: line)
    grid.lay(.bar, under: Rect(row: 0, column: 0, rows: 1, columns: grid.size.columns))
  }

  private func drawSelection(into grid: inout Grid) {
    guard let page, let place, (plot.top..<plot.top + area.rows).contains(place.row) else { return }
    let text =
      place.sign.map { DisplayText($0, .text, .selected) }
      ?? page.text(of: place).overlaid(.selected)
    grid.write(
      text, row: area.row + place.row - plot.top, column: area.column + place.columns.lowerBound,
      in: area)
  }

  /// Where what is selected stands, for a cursor that a screen reader follows.
  var position: Position {
    guard let place else { return Position(row: area.row, column: area.column) }
    let row = min(max(area.row + place.row - plot.top, area.row), max(area.endRow - 1, area.row))
    return Position(row: row, column: area.column + place.columns.lowerBound)
  }

  /// What is selected, for the status line.
  var words: String {
    switch plot.counted {
    case .statistics(let statistics):
      return place.map { state.words(of: $0.target, in: statistics) } ?? ""
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
