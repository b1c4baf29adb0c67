package import DigestCore

/// A day of an archive and how many papers it has.
package struct DayCount: Equatable, Sendable {
  /// `nil` for papers of no day.
  package var date: DigestDate?
  package var papers: Int

  package init(date: DigestDate?, papers: Int) {
    self.date = date
    self.papers = papers
  }
}
