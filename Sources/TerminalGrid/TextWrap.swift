/// Breaks text into lines.
package enum TextWrap {
  /// The lines of `text` as ranges of its cells, none wider than `columns`.
  ///
  /// Breaks after spaces (which are left out at the end of a line), after hyphens and slashes
  /// that stand before a letter, at soft hyphens and zero-width spaces, and between ideographs
  /// where the rules for punctuation allow it (UAX #14 in small). A word longer than a line is cut
  /// between characters; a character wider than a line has one of its own. One empty range for
  /// an empty text.
  package static func lines(of text: DisplayText, columns: Int) -> [Range<Int>] {
    lines(of: text, columns: columns, maximum: .max).lines
  }

  /// The first lines, at most `maximum`; O(n) in the cells of these lines.
  ///
  /// - Returns: `isCut` tells whether more than blanks is left after them.
  package static func lines(
    of text: DisplayText, columns: Int, maximum: Int
  ) -> (lines: [Range<Int>], isCut: Bool) {
    guard maximum > 0 else { return ([], !text.isEmpty) }
    var breaker = LineBreaker(columns: max(columns, 1))
    var lines: [Range<Int>] = []
    while lines.count < maximum, let line = breaker.next(in: text) { lines.append(line) }
    guard !lines.isEmpty else { return ([0..<0], false) }
    return (lines, breaker.isBeforeText(of: text))
  }

  /// The first lines as texts of their own, at most `maximum`; where more is left, the last ends
  /// in `ellipsis`, after a whole word where that leaves at least half of the line.
  package static func texts(
    of text: DisplayText, columns: Int, maximum: Int, ellipsis: DisplayText = DisplayText("…")
  ) -> [DisplayText] {
    let (lines, isCut) = lines(of: text, columns: columns, maximum: maximum)
    var texts = lines.map(text.slice)
    guard isCut, let last = lines.last else { return texts }
    let rest = text.slice(last.lowerBound..<text.cells.count)
    let words = self.lines(of: rest, columns: columns - ellipsis.width, maximum: 1).lines.first
    var whole = rest.slice(words ?? 0..<0)
    if whole.width * 2 >= columns, whole.width + ellipsis.width <= columns {
      whole.append(ellipsis)
      texts[texts.count - 1] = whole
    } else {
      texts[texts.count - 1] = rest.truncated(to: columns, ellipsis: ellipsis)
    }
    return texts
  }
}

/// Finds one line after the other.
private struct LineBreaker {
  private let columns: Int
  /// The first cell of the next line, before its blanks are skipped.
  private var start = 0

  init(columns: Int) {
    self.columns = columns
  }

  /// Whether something other than blanks follows the lines found.
  func isBeforeText(of text: DisplayText) -> Bool {
    !text.cells[start...].allSatisfy(\.isSpace)
  }

  mutating func next(in text: DisplayText) -> Range<Int>? {
    let cells = text.cells
    // Only the blanks before the first line are meant as an indent.
    if start > 0 { skipSpaces(of: cells) }
    while start < cells.count {
      let (end, lastBreak) = extent(in: cells)
      if end < cells.count, lastBreak == start { return cut(at: end, of: text) }
      let line = start..<lineEnd(before: end == cells.count ? end : lastBreak, in: cells)
      start = end == cells.count ? end : lastBreak
      if !line.isEmpty { return line }
    }
    return nil
  }

  /// The first cell from `start` on that does not fit, and the last place before it where the
  /// line may end.
  private func extent(in cells: [Cell]) -> (end: Int, lastBreak: Int) {
    var width = 0
    var lastBreak = start
    for index in start..<cells.count {
      if index > start, LineBreak.isAllowed(before: index, in: cells) { lastBreak = index }
      // Blanks may hang over the edge: they are not drawn there.
      width += Int(cells[index].width)
      if width > columns, !cells[index].isSpace { return (index, lastBreak) }
    }
    return (cells.count, lastBreak)
  }

  private mutating func cut(at end: Int, of text: DisplayText) -> Range<Int> {
    let whole = text.beginningOfCharacter(at: end)
    let line = start..<(whole > start ? whole : max(end, start + 1))
    start = line.upperBound
    return line
  }

  private func lineEnd(before index: Int, in cells: [Cell]) -> Int {
    var end = index
    while end > start, cells[end - 1].isSpace { end -= 1 }
    return end
  }

  private mutating func skipSpaces(of cells: [Cell]) {
    while start < cells.count, cells[start].isSpace { start += 1 }
  }
}
