package import DigestCore

/// What a search has found, and what of it is seen.
package struct Hits: Equatable, Sendable {
  /// The query whose hits these are.
  package var text: String
  package var scope: SearchScope
  /// The search that was answered.
  package var revision: Int
  /// In the order of the results; only the first of them until the answer is complete.
  package var all: [EntryID]
  package var isComplete: Bool
  /// The days that are seen of them.
  package var period = Period.all
  /// Like queries that find something, where this one finds nothing.
  package var suggestions: [QuerySuggestion] = []
  /// Why nothing could be looked for.
  package var problem: String?
  /// Where the reader was before the results were narrowed.
  var wide: Place?

  /// A place in a list.
  struct Place: Equatable, Sendable {
    var selected: Int
    var top: Int
    var summaryTop: Int
  }

  init(of search: AskedSearch, _ answer: SearchAnswer) {
    text = search.request.query
    scope = search.request.scope
    revision = answer.revision
    all = answer.ids
    isComplete = answer.isComplete
    problem = answer.problem
  }
}

/// A search that was asked for, and its query.
struct AskedSearch: Equatable, Sendable {
  var request: SearchRequest
  var query: Query
}
