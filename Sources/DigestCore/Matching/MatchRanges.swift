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
    var ranges: [Range<Int>] = []
    for term in terms { source.appendRanges(of: term, to: &ranges) }
    return Self.merged(ranges)
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

/// Folded text that knows where in its source each byte came from.
private struct SourcedFold {
  private var folded = FoldedText()
  /// For each folded byte, the UTF-8 range of the character it came from, with its marks.
  private var sources: [Range<Int>] = []

  init(_ text: String) {
    folded.begin()
    sources.append(0..<0)
    var offset = 0
    // The first byte of the last character that left a letter.
    var lastLetter = 0
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      let (letters, marks) = (folded.bytes.count, folded.accents.count)
      folded.append(scalar: scalar.value)
      if folded.bytes.count > letters {
        lastLetter = letters
        while sources.count < folded.bytes.count { sources.append(offset..<end) }
      } else if folded.accents.count > marks {
        for index in lastLetter..<sources.count {
          sources[index] = sources[index].lowerBound..<end
        }
      }
      offset = end
    }
    folded.finish()
    while sources.count < folded.bytes.count { sources.append(offset..<offset) }
  }

  func appendRanges(of term: TextTerm, to ranges: inout [Range<Int>]) {
    let bytes = folded.bytes
    var start = 0
    while let offset = term.offset(in: bytes.span, from: start, to: bytes.count) {
      if term.carriesAccents(at: offset, in: folded.accents) {
        let last = offset + term.needle.count - (term.isOpen ? 1 : 2)
        ranges.append(sources[offset + 1].lowerBound..<sources[last].upperBound)
      }
      start = offset + 1
    }
  }
}
