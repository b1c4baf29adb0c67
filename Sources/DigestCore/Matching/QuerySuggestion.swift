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
  /// `text` is what the query was parsed from.
  package func suggestions(
    for text: String, in vocabulary: Vocabulary, limit: Int = 3
  ) -> [QuerySuggestion] {
    let bytes = Array(text.utf8)
    for typed in positiveRanges where typed.upperBound <= bytes.count {
      let words = SourcedFold(String(decoding: bytes[typed], as: UTF8.self)).words
      guard let (word, range) = words.first(where: { !vocabulary.hasPrefix($0.word) }) else {
        continue
      }
      let before = bytes[..<(typed.lowerBound + range.lowerBound)]
      let after = bytes[(typed.lowerBound + range.upperBound)...]
      return vocabulary.near(word, limit: limit).map { near in
        QuerySuggestion(
          word: near, query: String(decoding: before + near.utf8 + after, as: UTF8.self))
      }
    }
    return []
  }
}
