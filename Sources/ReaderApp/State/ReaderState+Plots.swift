import DigestCore
import TerminalGrid

/// Statistics and trends, laid over the panes.
extension ReaderState {
  var plot: PlotView? { if case .plot(let plot) = overlay { plot } else { nil } }

  /// Where things stand while a plot lies over the panes.
  var plotLayout: ScreenLayout {
    ScreenLayout(size: size, widths: widths, focus: .summary, isZen: true, display: display)
  }

  /// The rows and columns of a plot.
  var plotArea: Rect { plotLayout.content.inset(left: 1, right: 1) }

  /// Opens what is named, `argument` being what was typed behind the name.
  mutating func openPlot(_ command: Command, argument: String = "") -> [Effect] {
    var queries = command == .trend ? QueryList.queries(in: argument) : [argument]
    queries.removeAll(where: \.isEmpty)
    // Of the search that is seen, where there is one.
    if queries.isEmpty, case .search(let query) = view.source { queries = [query] }
    guard command == .stats || !queries.isEmpty else {
      openPalette("\(command.rawValue) ")
      message = Message("which queries? diffusion, \"flow matching\", mamba")
      return []
    }
    if let problem = problem(in: queries) {
      // What was typed is to be mended, not typed again.
      openPalette("\(command.rawValue) \(argument.isEmpty ? queries[0] : argument)")
      message = Message(problem, .error)
      return []
    }
    prompt = nil
    return open(command == .stats ? .statistics(of: queries.first) : .trend(queries))
  }

  private func problem(in queries: [String]) -> String? {
    guard queries.count <= QueryList.most else {
      return "no more than \(QueryList.most) queries in one plot"
    }
    return queries.lazy.compactMap { [today] in Query(parsing: $0, today: today).problems.first }
      .first?.message
  }

  private mutating func openPalette(_ text: String) {
    var list = CommandList(.palette)
    list.editor.set(text)
    overlay = .commands(list)
  }

  /// Lays a plot over the panes.
  package mutating func open(_ subject: PlotRequest.Subject) -> [Effect] { show(PlotView(subject)) }

  /// Shows a plot, as it was left where it is that of the last time.
  mutating func show(_ plot: PlotView) -> [Effect] {
    var shown = plot
    if let last = lastPlot, last.subject == plot.subject { shown = last }
    shown.query = plot.query ?? shown.query
    plotRevision += 1
    shown.revision = plotRevision
    if shown.target == nil { shown.target = currentDate.map { .day($0) } }
    overlay = .plot(shown)
    return [.plot(PlotRequest(subject: plot.subject, today: today, revision: plotRevision))]
  }

  /// Counts anew what is shown, where the archive has changed.
  mutating func refreshPlot() -> [Effect] {
    guard let plot, !isLoading else { return [] }
    lastPlot = plot
    return show(plot)
  }

  /// Takes what was counted.
  mutating func take(_ answer: PlotAnswer) {
    guard var plot, plot.revision == answer.revision else { return }
    if case .failed(let problem) = answer.counted {
      message = Message(problem, .error)
      return
    }
    // What is seen of the last time is more than a part of it.
    if answer.isPartial, plot.counted != nil, !(plot.counted?.isPartial ?? true) { return }
    plot.counted = answer.counted
    if let page = statsPage(of: plot), page.place(of: plot.target) == nil {
      plot.target = page.day(near: currentDate)
    }
    overlay = .plot(plot)
  }

  mutating func apply(_ action: OverlayAction, to plot: PlotView) -> [Effect] {
    switch plot.subject {
    case .statistics: applyToStatistics(action, plot)
    case .trend: applyToTrend(action, plot)
    }
  }

  /// Leaves the plot for a list; it is as it was when it is asked for again.
  mutating func leave(_ plot: PlotView) {
    lastPlot = plot
    overlay = nil
    haveMoved()
    isZen = false
    view.focus = .list
  }

  /// The plot's words in the palette, to be changed.
  mutating func editPlot(_ plot: PlotView) {
    lastPlot = plot
    openPalette(plot.words)
  }

  /// Shows the hits of a query in a period, over the present list.
  mutating func search(_ query: String, within period: Period) -> [Effect] {
    let effects = pushSearch(query)
    view.wishedPeriod = period
    return effects
  }
}

extension PlotAnswer {
  var isPartial: Bool { counted.isPartial }
}

extension PlotAnswer.Counted {
  var isPartial: Bool {
    switch self {
    case .statistics(let statistics): statistics.isPartial
    case .trend, .failed: false
    }
  }
}
