import TerminalGrid
import Themes

/// Things in a row with dots between them; where a line ends, its dot is left out.
struct DottedText {
  var text = DisplayText()
  /// Ranges of the cells of `text`, without the dots.
  private(set) var parts: [Range<Int>] = []

  mutating func add(_ part: DisplayText, _ glyphs: Glyphs) {
    if !parts.isEmpty { text.append(glyphs.between, .faint) }
    let start = text.cells.count
    text.append(part)
    parts.append(start..<text.cells.count)
  }

  /// The lines as ranges of the cells of `text`, as many parts in each as there is room for; one
  /// that is wider than a line is broken as any text is.
  func lines(columns: Int) -> [Range<Int>] {
    guard let last = parts.last else { return [0..<0] }
    var lines: [Range<Int>] = []
    for part in parts {
      // What follows the last part belongs to it.
      let part = part == last ? part.lowerBound..<text.cells.count : part
      if let line = lines.last, text.slice(line.lowerBound..<part.upperBound).width <= columns {
        lines[lines.count - 1] = line.lowerBound..<part.upperBound
      } else if text.slice(part).width <= columns {
        lines.append(part)
      } else {
        lines += TextWrap.lines(of: text.slice(part), columns: columns).map {
          part.lowerBound + $0.lowerBound..<part.lowerBound + $0.upperBound
        }
      }
    }
    return lines
  }
}
