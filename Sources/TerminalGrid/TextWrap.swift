/// Breaks text into lines.
package enum TextWrap {
  /// The lines of `text` as ranges of its cells, none wider than `columns`.
  ///
  /// Breaks after spaces (which are left out at the end of a line), after hyphens and slashes
  /// between words, at soft hyphens and zero-width spaces, and between ideographs where the rules
  /// for punctuation allow it (UAX #14 in small). What is read as one (`LineBreak.isJoint`) or was
  /// asked to be kept together is parted only where it is longer than a line. A word longer than a
  /// line is cut between characters; a character wider than a line has one of its own. The last
  /// line is not one short word where words from the line before can join it. One empty range for
  /// an empty text.
  ///
  /// `balanced` is for titles: as many lines, but the longest as short as may be without ending
  /// within a word; O(n log
  /// `columns`). Where words must be cut it changes nothing.
  package static func lines(
    of text: DisplayText, columns: Int, balanced: Bool = false
  ) -> [Range<Int>] {
    let columns = balanced ? leastColumns(for: text, atMost: max(columns, 1)) : columns
    return lines(of: text, columns: columns, maximum: .max).lines
  }

  /// The first lines, at most `maximum`; O(n) in the cells of these lines.
  ///
  /// - Returns: `isCut` tells whether more than blanks is left after them.
  package static func lines(
    of text: DisplayText, columns: Int, maximum: Int
  ) -> (lines: [Range<Int>], isCut: Bool) {
    guard maximum > 0 else { return ([], !text.isEmpty) }
    let cells = text.cells
    let columns = max(columns, 1)
    var breaker = LineBreaker(columns: columns)
    var lines: [Range<Int>] = []
    while lines.count < maximum, let line = breaker.next(in: cells) { lines.append(line) }
    guard !lines.isEmpty else { return ([0..<0], false) }
    // One line more tells whether it is the last and would have one of these words.
    guard lines.count == maximum, let more = breaker.next(in: cells) else {
      fillLast(of: &lines, in: cells, columns: columns)
      return (lines, false)
    }
    if !breaker.isBeforeText(of: cells) {
      lines.append(more)
      fillLast(of: &lines, in: cells, columns: columns)
      lines.removeLast()
    }
    return (lines, true)
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
    var breaker = LineBreaker(columns: max(columns - ellipsis.width, 1))
    var whole = rest.slice(breaker.next(in: rest.cells) ?? 0..<0)
    if whole.width * 2 >= columns, whole.width + ellipsis.width <= columns {
      whole.append(ellipsis)
      texts[texts.count - 1] = whole
    } else {
      texts[texts.count - 1] = rest.truncated(to: columns, ellipsis: ellipsis)
    }
    return texts
  }

  /// The fewest columns in which `text` takes no more lines than in `most`.
  private static func leastColumns(for text: DisplayText, atMost most: Int) -> Int {
    let cells = text.cells
    guard let count = goodLines(of: cells, columns: most, maximum: .max), count > 1 else {
      return most
    }
    var low = 1
    var high = most
    while low < high {
      let middle = (low + high) / 2
      let isEnough = goodLines(of: cells, columns: middle, maximum: count) != nil
      if isEnough { high = middle } else { low = middle + 1 }
    }
    // A little more, where that leaves all words whole.
    return (high...min(most, high + maximumGrowth)).first { keepsWords(of: text, columns: $0) }
      ?? high
  }

  /// Columns that a balanced text may be wider for not ending a line within a word.
  private static let maximumGrowth = 12

  /// Whether every line but the last ends before a blank.
  private static func keepsWords(of text: DisplayText, columns: Int) -> Bool {
    let cells = text.cells
    return lines(of: text, columns: columns, maximum: .max).lines.allSatisfy { line in
      line.upperBound >= cells.count || cells[line.upperBound].isSpace
    }
  }

  /// How many lines hold all of the text, at most `maximum`; `nil` where these do not suffice or
  /// one of them has no good place to end.
  private static func goodLines(of cells: [Cell], columns: Int, maximum: Int) -> Int? {
    var breaker = LineBreaker(columns: columns)
    var count = 0
    while breaker.next(in: cells) != nil {
      count += 1
      if breaker.hasForced || count > maximum { return nil }
    }
    return count
  }
}

// MARK: The last line

extension TextWrap {
  /// A word of fewer columns looks lost in a line of its own.
  private static var shortWord: Int { 10 }

  /// Moves words from the line before to a last line of one short word, as long as that leaves
  /// the line before half full.
  private static func fillLast(of lines: inout [Range<Int>], in cells: [Cell], columns: Int) {
    guard lines.count > 1 else { return }
    let last = lines[lines.count - 1]
    let before = lines[lines.count - 2]
    let word = width(of: last, in: cells)
    guard word < shortWord, word * 4 <= columns, !cells[last].contains(where: \.isSpace),
      beginsWord(last.lowerBound, in: cells)
    else { return }
    for index in before.dropFirst().reversed()
    where cells[index - 1].isSpace && LineBreak.isGood(before: index, in: cells) {
      let end = LineBreaker.lineEnd(from: before.lowerBound, to: index, in: cells)
      let filled = width(of: index..<last.upperBound, in: cells)
      guard width(of: before.lowerBound..<end, in: cells) * 2 >= columns, filled <= columns
      else { return }
      lines[lines.count - 2] = before.lowerBound..<end
      lines[lines.count - 1] = index..<last.upperBound
      if filled >= shortWord { return }
    }
  }

  /// Not the rest of a word that was cut, nor ideographs, which are no word.
  private static func beginsWord(_ index: Int, in cells: [Cell]) -> Bool {
    cells[index - 1].isSpace || LineBreak.breaksWords(cells[index - 1].base)
  }

  private static func width(of range: Range<Int>, in cells: [Cell]) -> Int {
    cells[range].reduce(0) { $0 + Int($1.width) }
  }
}
