extension Query {
  /// What of `text` the query's positive words match: UTF-8 ranges of it, ascending, apart from
  /// each other, on the bounds of characters and their marks.
  ///
  /// `text` is one title, one author's name or one summary. Of a word that goes on only the typed
  /// beginning counts; words that must be neighbours are one range with what stands between them.
  package func ranges(in text: String, field: Field) -> [Range<Int>] {
    let terms = positiveTerms.filter { $0.field == nil || $0.field == field }
    guard !terms.isEmpty, !text.isEmpty else { return [] }
    let source = SourcedFold(text)
    return Self.merged(terms.flatMap(source.ranges(of:)))
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        let end = max(last.upperBound, range.upperBound)
        merged[merged.count - 1] = last.lowerBound..<end
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
