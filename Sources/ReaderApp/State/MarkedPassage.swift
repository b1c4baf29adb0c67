import DigestCore
import TerminalGrid
import Themes

/// The piece of a summary that shows why a paper is among the results.
enum MarkedPassage {
  /// Its lines, at most `rows`, the first hit in them; none where the title has all that is looked
  /// for, or the summary nothing of it.
  static func lines(
    of entry: PaperEntry, query: Query, columns: Int, rows: Int, display: Display
  ) -> [DisplayText] {
    guard rows > 0, !isInTitle(entry, query) else { return [] }
    let summary = entry.paper.summary
    guard let passage = query.passage(in: summary) else { return [] }
    let range = Self.range(
      around: passage, in: Array(summary.utf8), before: min(columns * 2 / 5, 24),
      behind: columns * rows)
    let text = MarkedText.text(
      summary, .secondary, marking: query, in: .summary, mode: .plain, range: range,
      converts: display.convertsFormulas)
    let dots = DisplayText(display.glyphs.ellipsis, .secondary)
    let start = firstCell(of: text, columns: columns, rows: rows)
    var shown = range.lowerBound > 0 && start == 0 || start > 0 ? dots : DisplayText()
    shown.append(text.slice(start..<text.cells.count))
    if range.upperBound < summary.utf8.count { shown.append(dots) }
    return TextWrap.texts(of: shown, columns: columns, maximum: rows, ellipsis: dots)
  }

  /// The passage with the words `before` it, in columns, where no sentence begins in them, and as
  /// many behind it as may fill `behind`.
  private static func range(
    around passage: Range<Int>, in bytes: [UInt8], before: Int, behind: Int
  ) -> Range<Int> {
    let hit = passage.lowerBound
    // Letters of more than a byte are fewer columns: that is near enough.
    let earliest = max(hit - before, 0)
    let start =
      (earliest...hit).last { beginsSentence($0, in: bytes) }
      ?? (earliest...hit).first { $0 == hit || bytes[$0 - 1] == UInt8(ascii: " ") } ?? hit
    // Few letters are more than two bytes a column.
    var end = min(max(passage.upperBound, hit + 2 * behind), bytes.count)
    while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
    return start..<end
  }

  private static func beginsSentence(_ place: Int, in bytes: [UInt8]) -> Bool {
    place == 0
      || place > 1 && bytes[place - 1] == UInt8(ascii: " ") && ".!?".utf8.contains(bytes[place - 2])
  }

  /// Whether the title alone would match.
  private static func isInTitle(_ entry: PaperEntry, _ query: Query) -> Bool {
    let title = FoldedPaper(Paper(title: entry.paper.title))
    return query.tier(of: entry, folded: title, isMet: { _ in true }) == 1
  }

  /// Where to begin so that all of the first hit is seen.
  private static func firstCell(of text: DisplayText, columns: Int, rows: Int) -> Int {
    let cells = text.cells
    func isHit(_ cell: Cell) -> Bool { Look(cell.style).overlays.contains(.hit) }
    guard let hit = cells.firstIndex(where: isHit) else { return 0 }
    let end = cells[hit...].firstIndex { !isHit($0) } ?? cells.count
    // Words are broken: a line may be as much shorter as a word is long.
    let room = columns * rows - columns / 3
    guard text.slice(0..<end).width > room else { return 0 }
    return wordStart(in: cells, from: hit - columns / 3, to: hit)
  }

  /// The first beginning of a word at or after `from`, `to` at the latest.
  private static func wordStart(in cells: [Cell], from: Int, to: Int) -> Int {
    var index = max(from, 1)
    while index < to, !cells[index - 1].isBlank { index += 1 }
    return min(index, to)
  }
}
