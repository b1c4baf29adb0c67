import DigestCore
import TerminalGrid

/// Keys and clicks in statistics.
extension ReaderState {
  /// The page of statistics; `nil` as long as nothing is counted, and of a trend.
  func statsPage(of plot: PlotView) -> PlotPage? {
    guard case .statistics(let statistics) = plot.counted else { return nil }
    let page = StatsPage(
      statistics, isASCII: !glyphs.isUnicode, hasColors: display.hasGrounds)
    return page.screen(columns: plotArea.columns)
  }

  mutating func applyToStatistics(_ action: OverlayAction, _ plot: PlotView) -> [Effect] {
    switch action {
    case .choose("e"): editPlot(plot)
    case .complete: return turnStatistics(plot)
    case .accept:
      guard let target = plot.target, statsPage(of: plot)?.place(of: target) != nil else {
        message = Message("nothing is selected")
        return []
      }
      return go(to: target, of: plot)
    case .edit(.moveSelection(let steps)): move(steps > 0 ? .down : .up, plot)
    case .edit(.left): move(.left, plot)
    case .edit(.right): move(.right, plot)
    case .edit(.movePage(let pages)): scroll(plot, by: pages * max(plotArea.rows - 1, 1))
    case .edit(.start): scroll(plot, by: -plot.top)
    case .edit(.end): scroll(plot, by: .max / 2)
    case .edit, .choose, .close: break
    }
    return []
  }

  /// Of all papers, and back to those of the query.
  private mutating func turnStatistics(_ plot: PlotView) -> [Effect] {
    if case .statistics(of: let query?) = plot.subject {
      return show(PlotView(.statistics(of: nil), query: query))
    }
    guard let query = plot.query else {
      message = Message("these are all papers\(glyphs.between)e asks for those of a query")
      return []
    }
    return show(PlotView(.statistics(of: query)))
  }

  private mutating func move(_ direction: PlotPage.Direction, _ plot: PlotView) {
    guard let page = statsPage(of: plot) else { return }
    let seen = plot.top..<plot.top + plotArea.rows
    guard let place = page.place(of: plot.target), seen.contains(place.row) else {
      // What is on screen comes before what was selected before it was scrolled away.
      if let near = page.place(near: plot.target, in: seen) { return select(near, of: page, plot) }
      return scroll(plot, by: direction == .down ? 1 : direction == .up ? -1 : 0)
    }
    if let next = page.place(direction, of: place) { return select(next, of: page, plot) }
    // What lies beyond the last place is to be seen as well.
    switch direction {
    case .down: scroll(plot, by: 1, keepsTarget: true)
    case .up: scroll(plot, by: -1, keepsTarget: true)
    case .left, .right: break
    }
  }

  private mutating func select(_ place: PlotPlace?, of page: PlotPage, _ plot: PlotView) {
    guard let place else { return }
    var plot = plot
    plot.target = place.target
    let rows = plotArea.rows
    // With the first row, what stands above it is to be seen.
    let isFirst = !page.places.contains { $0.row < place.row }
    if place.row < plot.top || isFirst { plot.top = isFirst ? 0 : place.row }
    if place.row >= plot.top + rows { plot.top = place.row - rows + 1 }
    overlay = .plot(plot)
  }

  mutating func scroll(_ plot: PlotView, by lines: Int, keepsTarget: Bool = false) {
    guard let page = statsPage(of: plot) else { return }
    var plot = plot
    let rows = plotArea.rows
    plot.top = min(max(plot.top + lines, 0), max(page.lines.count - rows, 0))
    if !keepsTarget {
      plot.target = page.place(near: plot.target, in: plot.top..<plot.top + rows)?.target
        ?? plot.target
    }
    overlay = .plot(plot)
  }

  /// Selects what was clicked; a second click goes there.
  mutating func press(_ plot: PlotView, at position: Position, isDouble: Bool) -> [Effect] {
    guard let page = statsPage(of: plot) else { return [] }
    let area = plotArea
    let place = page.place(at: position.row - area.row + plot.top, position.column - area.column)
    guard area.contains(position), let place else { return [] }
    if isDouble, place.target == plot.target { return go(to: place.target, of: plot) }
    select(place, of: page, plot)
    return []
  }

  private mutating func go(to target: PlotTarget, of plot: PlotView) -> [Effect] {
    leave(plot)
    switch (target, plot.subject) {
    case (.day(let date), .statistics(of: let query?)): return search(query, within: .day(date))
    case (.day(let date), _): return show(.day(date))
    case (.author(let name), _): return search(author: name)
    case (.term(let term), _): return pushSearch("title:\"\(term)\"")
    }
  }

  /// What is selected, in words.
  func words(of target: PlotTarget, in statistics: ArchiveStatistics) -> String {
    switch target {
    case .day(let date):
      let count = statistics.days.first { $0.date == date }?.count ?? 0
      let read = statistics.read?.first { $0.date == date }?.count
      let rest = read.map { "\(glyphs.between)\(Names.number(min($0, count))) read" } ?? ""
      return "\(Names.long(date))\(glyphs.between)\(Names.papers(count))\(rest)"
    case .author(let name): return name
    case .term(let term): return glyphs.quoted(term)
    }
  }
}
