package import DigestCore
import GRDB

extension IndexedLibrary {
  /// Papers in which a suggested word is counted; more are as many.
  private static let mostCounted = 1_000
  /// The newest papers that authors are counted in.
  private static let mostPapers = 2_000
  /// Those of whom all papers are counted, where there are more.
  private static let mostAuthors = 20
  private static let mostPapersOfAuthor = 10_000

  /// What may have been meant by a query without hits.
  ///
  /// The first call after an import reads all words.
  package func suggestions(
    for text: String, query: Query, limit: Int = 3
  ) throws(IndexError) -> [QuerySuggestion] {
    let vocabulary = try vocabulary()
    return try list { reader in
      let words = IndexWords(db: reader.db)
      return query.suggestions(for: text, in: vocabulary, limit: limit) {
        (try? words.papers(with: $0, limit: Self.mostCounted)) ?? 0
      }
    }
  }

  /// Every word of the archive, in the order of their bytes.
  package func vocabularyWords() throws(IndexError) -> [String] {
    try list { reader in
      var words: [String] = []
      try reader.db.step("SELECT word || ' ' || head FROM word ORDER BY word", []) { row in
        words.append(row.text(0))
        return true
      }
      return words
    }
  }

  /// The authors with a name of which a word begins so, the most frequent first, counted in the
  /// newest papers that have one.
  package func authors(
    beginningWith beginning: String, limit: Int
  ) throws(IndexError) -> [AuthorPapers] {
    let entries = try search(AuthorPapers.query(beginning), limit: Self.mostPapers).entries
    var counts = AuthorCounts()
    for entry in entries { counts.add(entry.paper, matching: AuthorPapers.query(beginning)) }
    guard entries.count == Self.mostPapers else { return counts.most(limit) }
    // In more papers than were read: each name as often as it would be found.
    return try list { reader in
      let words = IndexWords(db: reader.db)
      let all = try counts.most(Self.mostAuthors).map { author in
        var author = author
        let name = Fold.words(of: author.name).joined(separator: " ")
        author.papers = try words.papers(
          matching: "authors : \"\(name)\"", in: "head", limit: Self.mostPapersOfAuthor)
        return author
      }
      return AuthorPapers.most(limit, of: all)
    }
  }
}
