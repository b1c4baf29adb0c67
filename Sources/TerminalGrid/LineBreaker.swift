/// Finds one line after the other, each as long as it may be.
///
/// O(n) in all: a line is scanned once forth, and from its edge back to where it ends.
struct LineBreaker {
  private let columns: Int
  /// The first cell of the next line, before its blanks are skipped.
  private var start = 0
  /// Whether a line ended at no good place, as there was none.
  private(set) var hasForced = false

  init(columns: Int) {
    self.columns = columns
  }

  /// Whether something other than blanks follows the lines found.
  func isBeforeText(of cells: [Cell]) -> Bool {
    !cells[start...].allSatisfy(\.isSpace)
  }

  mutating func next(in cells: [Cell]) -> Range<Int>? {
    // Only the blanks before the first line are meant as an indent.
    if start > 0 { skipSpaces(of: cells) }
    while start < cells.count {
      let end = overflow(in: cells)
      let next = end < cells.count ? place(upTo: end, in: cells) : end
      let line = start..<Self.lineEnd(from: start, to: next, in: cells)
      start = next
      if !line.isEmpty { return line }
    }
    return nil
  }

  /// The first cell from `start` on that does not fit.
  private func overflow(in cells: [Cell]) -> Int {
    var width = 0
    for index in start..<cells.count {
      // Blanks may hang over the edge: they are not drawn there.
      width += Int(cells[index].width)
      if width > columns, !cells[index].isSpace { return index }
    }
    return cells.count
  }

  /// Where the next line begins, at `end` at the latest.
  private mutating func place(upTo end: Int, in cells: [Cell]) -> Int {
    var allowed: Int?
    var index = end
    while index > start {
      if LineBreak.isGood(before: index, in: cells) { return index }
      if allowed == nil, LineBreak.isAllowed(before: index, in: cells) { allowed = index }
      index -= 1
    }
    hasForced = true
    if let allowed { return allowed }
    let whole = DisplayText.beginningOfCharacter(at: end, in: cells)
    return whole > start ? whole : max(end, start + 1)
  }

  /// The end of the line of the cells from `start` to `end`, without the blanks it ends in.
  static func lineEnd(from start: Int, to end: Int, in cells: [Cell]) -> Int {
    var end = end
    while end > start, cells[end - 1].isSpace { end -= 1 }
    return end
  }

  private mutating func skipSpaces(of cells: [Cell]) {
    while start < cells.count, cells[start].isSpace { start += 1 }
  }
}
