package import DigestCore

/// Hits as `search --json` prints them.
package enum SearchOutput {
  /// One JSON object on one line: the paper's keys, then tier, score and hits; `isMet` tells what
  /// the paper is marked with.
  package static func json(
    _ entry: PaperEntry, query: Query, score: Double?,
    isMet: (MarkCriterion) -> Bool = { $0.isMet(by: .none, isNew: false) }
  ) -> String {
    let paper = entry.paper
    let tier = query.tier(of: entry, folded: FoldedPaper(paper), isMet: isMet)
    var hits = hits(in: paper.title, .title, query, name: "title")
    for (index, author) in paper.authors.enumerated() {
      hits += Self.hits(in: author, .author, query, name: "authors", author: index)
    }
    hits += Self.hits(in: paper.summary, .summary, query, name: "summary")
    return JSONText.object { json in
      PaperOutput.addMembers(of: entry, to: &json)
      json.add("tier", raw: tier.map(String.init) ?? "null")
      json.add("score", raw: score.map { "\($0)" } ?? "null")
      json.add("hits", raw: JSONText.array(hits))
    }
  }

  private static func hits(
    in text: String, _ field: Query.Field, _ query: Query, name: String, author: Int? = nil
  ) -> [String] {
    ScalarRange.ranges(of: query.ranges(in: text, field: field), in: text).map { range in
      JSONText.object { json in
        json.add("field", name)
        if let author { json.add("author", author) }
        json.add("start", range.start)
        json.add("length", range.length)
      }
    }
  }
}
