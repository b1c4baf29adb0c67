/// A piece of a text, counted in Unicode scalars.
package struct ScalarRange: Equatable, Sendable {
  /// 0-based.
  package var start: Int
  package var length: Int

  package init(start: Int, length: Int) {
    self.start = start
    self.length = length
  }

  /// What UTF-8 ranges of `text` are in scalars; O(bytes of `text`).
  ///
  /// The ranges are on the bounds of scalars, ascending and apart from each other, as
  /// `Query.ranges` gives them; what lies behind the end of the text is left out.
  package static func ranges(of ranges: [Range<Int>], in text: String) -> [Self] {
    var result: [Self] = []
    var scalars = 0
    var offset = 0
    let bytes = text.utf8.span
    /// Walks on to `end`.
    func advance(to end: Int) {
      while offset < min(end, bytes.count) {
        if bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
        offset += 1
      }
    }
    for range in ranges {
      advance(to: range.lowerBound)
      let start = scalars
      advance(to: range.upperBound)
      if scalars > start { result.append(Self(start: start, length: scalars - start)) }
    }
    return result
  }
}
