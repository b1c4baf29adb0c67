/// Folded text that knows where in its source each byte came from.
struct SourcedFold {
  private var folded = FoldedText()
  /// For each folded byte, the UTF-8 range of the character it came from, with its marks.
  private var sources: [Range<Int>] = []

  init(_ text: String) {
    sources.reserveCapacity(text.utf8.count + 2)
    folded.begin()
    sources.append(0..<0)
    var offset = 0
    // The first byte of the last character that left a letter.
    var lastLetter = 0
    let source = text.utf8.span
    while offset < source.count {
      guard source[offset] >= 0x80 else {
        offset = folded.appendASCII(source, from: offset, origins: &sources)
        lastLetter = sources.count - 1
        continue
      }
      let (value, length) = UTF8Bytes.scalar(in: source, at: offset)
      let end = offset + length
      let (letters, marks) = (folded.bytes.count, folded.accents.count)
      folded.append(scalar: value)
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

  /// Where `term` stands in the source: of its last word, where that may go on, only what was
  /// typed.
  func ranges(of term: TextTerm) -> [Range<Int>] {
    places(of: term).map { sources[$0.lowerBound].lowerBound..<sources[$0.upperBound].upperBound }
  }

  /// The same, each with where its last word ends.
  func rangesAndEnds(of term: TextTerm) -> [(range: Range<Int>, end: Int)] {
    places(of: term).map { place in
      let range = sources[place.lowerBound].lowerBound..<sources[place.upperBound].upperBound
      var last = place.upperBound
      while folded.bytes[last + 1] != FoldedText.space { last += 1 }
      return (range, sources[last].upperBound)
    }
  }

  /// The folded words, each with the range of the source that it came from.
  var words: [(word: String, range: Range<Int>)] {
    folded.bytes.indices.split { folded.bytes[$0] == FoldedText.space }.map { word in
      let range = sources[word.lowerBound].lowerBound..<sources[word.upperBound - 1].upperBound
      return (String(decoding: folded.bytes[word], as: UTF8.self), range)
    }
  }

  /// The first and the last folded byte of each place where `term` stands.
  private func places(of term: TextTerm) -> [ClosedRange<Int>] {
    let bytes = folded.bytes
    var places: [ClosedRange<Int>] = []
    var start = 0
    while let offset = term.offset(in: bytes.span, from: start, to: bytes.count) {
      if term.carriesAccents(at: offset, in: folded.accents) {
        places.append(offset + 1...offset + term.needle.count - (term.isOpen ? 1 : 2))
      }
      start = offset + 1
    }
    return places
  }
}
