import TerminalGrid

// As it is shown over the panes.
extension StatsPage {
  /// Columns from which on there is room for two parts side by side.
  private static let wide = 100
  /// Columns between them.
  private static let gap = 3

  /// The newest year on top, below it what else there is, and the years before at the end; no line
  /// is wider than `columns`.
  func screen(columns: Int) -> PlotPage {
    let years = map.years(columns: columns)
    var page = PlotPage()
    if let newest = years.first {
      page += newest
      page.append(DisplayText())
      page += PlotPage([map.legend, DisplayText()])
    }
    page += tables(columns: columns)
    page += PlotPage(wrapped(explanation, columns: min(columns, 110)))
    for year in years.dropFirst() {
      page.append(DisplayText())
      page += year
    }
    return page.cut(to: columns, ellipsis: ellipsis)
  }

  private func tables(columns: Int) -> PlotPage {
    guard columns >= Self.wide else {
      var page = authors(columns: columns)
      page += rising
      page += falling
      page += weekdays(columns: columns)
      return page
    }
    let half = columns / 2
    var left = authors(columns: half - Self.gap)
    left += weekdays(columns: half - Self.gap)
    var right = rising
    right += falling
    return PlotPage(beside: [
      (left.cut(to: half - Self.gap, ellipsis: ellipsis), half), (right, columns - half),
    ])
  }
}
