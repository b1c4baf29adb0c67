extension Query {
  /// The piece of a summary that shows best why its paper matches: of all stretches up to 240
  /// bytes the one with the most of the positive terms in it, then the shortest, then the first.
  ///
  /// It ends with a whole word, and begins with the first of the terms, or with its sentence where
  /// that begins at most 60 bytes before.
  ///
  /// - Returns: a UTF-8 range of `summary`; `nil` where no positive term stands in it.
  package func passage(in summary: String) -> Range<Int>? {
    var terms: [TextTerm] = []
    for term in positiveTerms where term.field == nil || term.field == .summary {
      if !terms.contains(term) { terms.append(term) }
    }
    guard !terms.isEmpty, !summary.isEmpty else { return nil }
    let source = SourcedFold(summary)
    let hits = terms.enumerated().flatMap { place, term in
      source.rangesAndEnds(of: term).map { PassageHit(term: place, range: $0, end: $1) }
    }
    guard let best = PassageHit.best(of: hits) else { return nil }
    let bytes = Array(summary.utf8)
    let start = Self.sentenceStart(of: best, in: bytes) ?? best.lowerBound
    // Of a word or a phrase without end only the beginning.
    var end = min(best.upperBound, start + PassageHit.longest)
    while end < best.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  /// Where the sentence of `passage` begins, if that is near enough.
  private static func sentenceStart(of passage: Range<Int>, in bytes: [UInt8]) -> Int? {
    let first = max(passage.lowerBound - 60, passage.upperBound - PassageHit.longest, 0)
    guard first <= passage.lowerBound else { return nil }
    let starts = (first...passage.lowerBound).reversed()
    return starts.first { place in
      guard place > 0 else { return true }
      // What goes on in small letters is no sentence: "e.g. this", "et al. show".
      guard place > 1, bytes[place - 1] == 0x20, !(0x61...0x7A).contains(bytes[place]) else {
        return false
      }
      return ".!?".utf8.contains(bytes[place - 2])
    }
  }
}

/// A place in a summary where a term stands.
private struct PassageHit {
  /// The term's place among the terms.
  var term: Int
  /// Of a last word that goes on only what was typed.
  var range: Range<Int>
  /// Where the last word ends.
  var end: Int

  /// In bytes.
  static let longest = 240

  /// From the first of those that belong together best to the end of the last.
  static func best(of hits: [Self]) -> Range<Int>? {
    let hits = hits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var best: (terms: Int, length: Int, range: Range<Int>)?
    for (place, first) in hits.enumerated() {
      let start = first.range.lowerBound
      var terms: Set<Int> = []
      var (length, end) = (0, start)
      for hit in hits[place...] {
        guard hit.range.lowerBound < start + longest else { break }
        // One of its own may be longer.
        guard terms.isEmpty || hit.end <= start + longest, terms.insert(hit.term).inserted else {
          continue
        }
        length = max(length, hit.range.upperBound - start)
        end = max(end, hit.end)
        let isBetter = best.map { (terms.count, $0.length) > ($0.terms, length) } ?? true
        if isBetter { best = (terms.count, length, start..<end) }
      }
    }
    return best?.range
  }
}
