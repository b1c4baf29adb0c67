import DigestCore
import GRDB

/// The words of an index's papers.
struct IndexWords {
  let db: Database

  /// The words that begin with `beginning`, in the order of their bytes; `nil` where there are
  /// more than `limit`.
  ///
  /// With `isInHead` only those that stand in a title or among authors.
  func beginning(
    with beginning: String, isInHead: Bool, limit: Int
  ) throws -> [String]? {
    // No word has U+10FFFF in it, so all that begin so stand before it.
    let sql = """
      SELECT word FROM word WHERE word >= ? AND word < ? AND head >= ? ORDER BY word LIMIT ?
      """
    var words: [String] = []
    try db.step(
      sql,
      [
        .text(beginning), .text(beginning + "\u{10FFFF}"), .integer(isInHead ? 1 : 0),
        .integer(limit + 1),
      ]
    ) { row in
      words.append(row.text(0))
      return true
    }
    return words.count > limit ? nil : words
  }

  /// In how many papers a word stands, counted up to `limit`.
  func papers(with word: String, limit: Int) throws -> Int {
    try papers(matching: "\"\(word)\"", limit: limit)
  }

  /// Papers that an expression of FTS5 finds, counted up to `limit`.
  func papers(matching expression: String, in table: String = "body", limit: Int) throws -> Int {
    try db.integer(
      "SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE \(table) MATCH ? LIMIT ?)",
      .text(expression), .integer(limit)) ?? 0
  }

  /// Every word, in the order of their bytes; those of titles and authors weigh a little more.
  func vocabulary() throws -> Vocabulary {
    var words: [(word: String, papers: Int)] = []
    try db.step("SELECT word, head FROM word ORDER BY word", []) { row in
      words.append((row.text(0), row.integer(1)))
      return true
    }
    return Vocabulary(words: words)
  }
}
