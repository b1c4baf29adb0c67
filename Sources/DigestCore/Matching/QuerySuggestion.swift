/// Another query than the one that was typed.
package struct QuerySuggestion: Equatable, Sendable {
  /// The word of the archive that stands instead of the typed one.
  package var word: String
  /// The text as typed, but for that word.
  package var query: String

  package init(word: String, query: String) {
    self.word = word
    self.query = query
  }
}

extension Query {
  /// What may have been meant where nothing is found: the words nearest to the first positive word
  /// that begins none of the archive's; none where every word begins one.
  ///
  /// `text` is what the query was parsed from. `papers` says in how many papers a word stands,
  /// where the vocabulary cannot tell; it is asked for a few words.
  package func suggestions(
    for text: String, in vocabulary: Vocabulary, limit: Int = 3, papers: ((String) -> Int)? = nil
  ) -> [QuerySuggestion] {
    let bytes = Array(text.utf8)
    for typed in positiveRanges where typed.upperBound <= bytes.count {
      let words = SourcedFold(String(decoding: bytes[typed], as: UTF8.self)).words
      guard let (word, range) = words.first(where: { !vocabulary.hasPrefix($0.word) }) else {
        continue
      }
      let before = bytes[..<(typed.lowerBound + range.lowerBound)]
      let after = bytes[(typed.lowerBound + range.upperBound)...]
      var near = vocabulary.near(word, limit: papers == nil ? limit : 4 * limit)
      if let papers {
        let ranked = near.map { (near: $0, papers: papers($0.word)) }.filter { $0.papers > 0 }
        near = ranked.sorted {
          ($0.near.distance, $1.papers) < ($1.near.distance, $0.papers)
        }.map(\.near)
      }
      let queries = near.prefix(limit).map { near in
        QuerySuggestion(
          word: near.word,
          query: String(decoding: before + near.word.utf8 + after, as: UTF8.self))
      }
      // Before a colon another word can be a key; what day it is makes no difference.
      return queries.filter {
        Query(parsing: $0.query, today: DigestDate(dayNumber: 0)).parts.count == parts.count
      }
    }
    return []
  }
}
