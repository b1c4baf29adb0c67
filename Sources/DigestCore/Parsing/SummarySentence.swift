/// One of the first words of a sentence.
struct SummaryToken {
  var kind: SummaryWord
  /// UTF-8 offsets.
  var range: Range<Int>
}

/// What stands before an item of a list: `ii)`, `b)`, `3.`, with the stars around it.
struct SummaryMarker {
  /// UTF-8 offsets.
  var range: Range<Int>
  /// What it counts, from 1, in each family that it may belong to; 0 where it belongs to none.
  var roman: Int
  var letter: Int
  var digit: Int

  subscript(family: Family) -> Int {
    switch family {
    case .roman: roman
    case .letter: letter
    case .digit: digit
    }
  }

  enum Family: CaseIterable {
    case roman, letter, digit
  }
}

/// A sentence of a summary, or what stands before or behind a marker inside one.
struct SummarySentence {
  /// UTF-8 offset; the sentence ends where the next one begins.
  var start: Int
  var marker: SummaryMarker?
  /// Whether a marker alone makes a sentence of it, no full stop.
  var isInside = false
  var isQuestion = false
  /// Among the tokens of the summary: its first words, without the marker.
  var tokens: Range<Int>
  /// The bits of all its words.
  var words: UInt64 = 0
  /// Numbers, up to 255.
  var numbers: UInt8 = 0

  func has(_ word: SummaryWord) -> Bool { words & word.bit != 0 }
}
