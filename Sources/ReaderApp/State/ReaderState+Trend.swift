import DigestCore
import TerminalGrid

/// Keys and clicks in a trend.
extension ReaderState {
  /// The chart of a trend; `nil` as long as nothing is counted, and of statistics.
  func trendChart(of plot: PlotView) -> TrendChart? {
    guard case .trend(let series, let all) = plot.counted else { return nil }
    let isASCII = !glyphs.isUnicode
    // The axis with its months, the legend.
    let rows = plotArea.rows - 2 - plot.queries.count
    return TrendChart(
      series, plot.measure, rows: rows, isASCII: isASCII,
      pending: Array(plot.queries.dropFirst(series.count)), all: all,
      month: plot.month ?? all.points.last?.month, selected: plot.line)
  }

  mutating func applyToTrend(_ action: OverlayAction, _ plot: PlotView) -> [Effect] {
    guard case .trend(_, let all) = plot.counted else {
      if action == .choose("e") { editPlot(plot) }
      return []
    }
    let months = all.points.map(\.month)
    let now = plot.month.flatMap { months.firstIndex(of: $0) } ?? max(months.count - 1, 0)
    var next = plot
    var place = now
    switch action {
    case .choose("e"):
      editPlot(plot)
      return []
    case .choose("c"), .complete: next.measure = plot.measure == .share ? .counts : .share
    case .edit(.moveSelection(let steps)):
      next.line = min(max(plot.line + steps, 0), max(plot.queries.count - 1, 0))
    case .edit(.left): place = now - 1
    case .edit(.right): place = now + 1
    case .edit(.movePage(let pages)): place = now + 12 * pages
    case .edit(.start): place = 0
    case .edit(.end): place = months.count - 1
    case .accept: return go(to: months.indices.contains(now) ? months[now] : nil, of: plot)
    case .edit, .choose, .close: return []
    }
    place = min(max(place, 0), max(months.count - 1, 0))
    if months.indices.contains(place) { next.month = months[place] }
    overlay = .plot(next)
    return []
  }

  /// Shows what the selected query finds in a month.
  private mutating func go(to month: Month?, of plot: PlotView) -> [Effect] {
    guard let month, plot.queries.indices.contains(plot.line) else { return [] }
    leave(plot)
    return search(plot.queries[plot.line], within: .month(month))
  }

  /// Selects the month or the line that was clicked; a second click goes there.
  mutating func pressTrend(_ plot: PlotView, at position: Position, isDouble: Bool) -> [Effect] {
    let area = plotArea
    guard area.contains(position), let chart = trendChart(of: plot) else { return [] }
    var next = plot
    let line = position.row - area.row - chart.legendRow(columns: area.columns)
    if line < 0 {
      next.month = chart.month(at: position.column - area.column, columns: area.columns)
    } else if plot.queries.indices.contains(line) {
      next.line = line
    } else {
      return []
    }
    overlay = .plot(next)
    return isDouble && next == plot ? applyToTrend(.accept, next) : []
  }
}
