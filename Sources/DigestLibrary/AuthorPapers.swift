import DigestCore

/// How often an author is named.
package struct AuthorPapers: Equatable, Sendable {
  /// As written first.
  package var name: String
  package var papers: Int

  /// The most frequent first.
  static func most(_ limit: Int, of authors: some Sequence<AuthorPapers>) -> [AuthorPapers] {
    Array(authors.sorted { ($1.papers, $0.name) < ($0.papers, $1.name) }.prefix(limit))
  }

  /// What finds the authors with a name of which a word begins so, the newest papers first.
  static func query(_ beginning: String) -> Query {
    // The quote is open: the last word may go on.
    let name = beginning.filter { $0 != "\"" }
    return Query(parsing: "sort:date author:\"\(name)", today: DigestDate(dayNumber: 0))
  }
}

/// Counts authors, however their names are written.
struct AuthorCounts {
  private var authors: [[String]: AuthorPapers] = [:]

  /// Counts those that the query finds, all where it asks for nothing.
  mutating func add(_ paper: Paper, matching query: Query) {
    for author in paper.authors
    where query.isEmpty || !query.ranges(in: author, field: .author).isEmpty {
      authors[Fold.words(of: author), default: AuthorPapers(name: author, papers: 0)].papers += 1
    }
  }

  func most(_ limit: Int) -> [AuthorPapers] { AuthorPapers.most(limit, of: authors.values) }
}
