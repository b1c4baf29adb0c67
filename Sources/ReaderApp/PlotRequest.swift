package import DigestCore

/// What is to be counted for a plot.
package struct PlotRequest: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// Of what a query finds; of all papers with `nil`.
    case statistics(of: String?)
    /// Queries side by side.
    case trend([String])
  }

  package var subject: Subject
  /// What spoken dates in queries go by.
  package var today: DigestDate
  /// Counts up with every request: an answer to an older one is dropped.
  package var revision: Int
}

/// What was counted so far.
package struct PlotAnswer: Equatable, Sendable {
  package enum Counted: Equatable, Sendable {
    case statistics(ArchiveStatistics)
    /// The first of the queries, and all papers of each month.
    case trend([MonthSeries], all: MonthSeries)
    /// Why it cannot be counted.
    case failed(String)
  }

  package var revision: Int
  package var counted: Counted

  package init(to request: PlotRequest, _ counted: Counted) {
    revision = request.revision
    self.counted = counted
  }
}
