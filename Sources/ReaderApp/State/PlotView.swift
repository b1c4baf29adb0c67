import DigestCore
import TerminalGrid

/// A plot that lies over the panes.
package struct PlotView: Equatable, Sendable {
  package var subject: PlotRequest.Subject
  /// The request whose answers it waits for.
  var revision = 0
  /// What is known so far.
  var counted: PlotAnswer.Counted?
  /// Of statistics: the place that is selected, and the first line on screen.
  var target: PlotTarget?
  var top = 0
  /// Of a trend.
  var measure = TrendMeasure.share
  /// The line that is selected, 0-based.
  var line = 0
  /// The month that is selected; the last one with `nil`.
  var month: Month?

  /// Of statistics of all papers: the query whose own are gone back to.
  var query: String?

  init(_ subject: PlotRequest.Subject, query: String? = nil) {
    self.subject = subject
    self.query = query
  }

  /// What it is called above it.
  func title(_ glyphs: Glyphs) -> String {
    switch subject {
    case .statistics(of: nil): "Statistics of all papers"
    case .statistics(of: let query?): "Statistics of \(glyphs.quoted(query))"
    case .trend: measure.title
    }
  }

  /// The queries it is made of.
  var queries: [String] {
    switch subject {
    case .statistics(let query): query.map { [$0] } ?? []
    case .trend(let queries): queries
    }
  }

  /// As it is typed after a colon.
  var words: String {
    switch subject {
    case .statistics(let query): ([Command.stats.rawValue] + (query.map { [$0] } ?? []))
      .joined(separator: " ")
    case .trend(let queries): "\(Command.trend.rawValue) \(queries.joined(separator: ", "))"
    }
  }
}
