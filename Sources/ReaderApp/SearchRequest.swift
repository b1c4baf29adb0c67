package import DigestCore

/// What a search looks among.
package enum SearchScope: Hashable, Sendable {
  case all
  /// `nil` for papers of no known day.
  case day(DigestDate?)
  case month(Month)

  package func contains(_ date: DigestDate?) -> Bool {
    switch self {
    case .all: true
    case .day(let day): day == date
    case .month(let month): date.map(Month.init) == month
    }
  }
}

package struct SearchRequest: Equatable, Sendable {
  package var query: String
  /// What spoken dates in the query go by.
  package var today: DigestDate
  /// Counts up with every request: an answer to an older one is dropped.
  package var revision: Int
  /// The papers to look among, in their order; `nil` for all of the scope.
  package var among: [EntryID]?
  package var scope: SearchScope
  /// Only papers with this mark; `nil` for all.
  package var only: MarkCriterion?
  /// How many hits fill a screen: more need not be there for the first answer.
  package var limit: Int

  package init(
    query: String, today: DigestDate, revision: Int, among: [EntryID]? = nil,
    scope: SearchScope = .all, only: MarkCriterion? = nil, limit: Int = 100
  ) {
    self.query = query
    self.today = today
    self.revision = revision
    self.among = among
    self.scope = scope
    self.only = only
    self.limit = limit
  }
}

/// The hits of a search: the first screenful, or all of them.
package struct SearchAnswer: Equatable, Sendable {
  package var revision: Int
  /// In the order of the results; only the first of them where the answer is not complete.
  package var ids: [EntryID]
  /// The first of them, enough to fill a screen.
  package var entries: [PaperEntry]
  package var isComplete: Bool
  /// Hits a day, newest first, days without any left out; empty until the answer is complete.
  package var days: [DayEntry]
  /// Why nothing could be looked for, as one phrase.
  package var problem: String?

  package init(
    revision: Int, ids: [EntryID], entries: [PaperEntry], isComplete: Bool = true,
    days: [DayEntry] = [], problem: String? = nil
  ) {
    self.revision = revision
    self.ids = ids
    self.entries = entries
    self.isComplete = isComplete
    self.days = days
    self.problem = problem
  }
}

/// An author's name and how many papers bear it.
package struct AuthorCount: Equatable, Sendable {
  package var name: String
  package var papers: Int

  package init(name: String, papers: Int) {
    self.name = name
    self.papers = papers
  }
}
