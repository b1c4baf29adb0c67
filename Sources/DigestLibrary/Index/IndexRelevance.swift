import DigestCore
import GRDB

/// The order of hits by BM25 (FTS5 section 5.1.1), the title weighing most.
struct IndexRelevance {
  let db: Database
  let query: Query

  /// The best first; papers that are equal keep their order.
  func sorted(_ ids: [Int64]) throws -> [Int64] {
    let scores = try scores()
    return ids.map { (id: $0, score: scores[$0] ?? 0) }
      .sorted { ($0.score, $1.id) < ($1.score, $0.id) }.map(\.id)
  }

  /// By row id, negative, the least for the best; papers without any of the words have none.
  func scores() throws -> [Int64: Double] {
    let terms = query.positiveTerms.map { term in
      let words = "\"" + term.words.joined(separator: " ") + "\"" + (term.isOpen ? " *" : "")
      return switch term.field {
      case .title: "title : \(words)"
      case .author: "authors : \(words)"
      case .summary: "summary : \(words)"
      // The marks are no words of anyone.
      case nil: "{title authors summary} : \(words)"
      }
    }
    guard !terms.isEmpty else { return [:] }
    var scores: [Int64: Double] = [:]
    let sql = """
      SELECT rowid, bm25(body, \(Relevance.titleWeight), \(Relevance.authorWeight), 1.0, 0.0)
      FROM body WHERE body MATCH ?
      """
    try db.step(sql, [.text(terms.joined(separator: " OR "))]) { row in
      scores[Int64(row.integer(0))] = row.double(1)
      return true
    }
    return scores
  }
}
