import TerminalGrid

/// The signs the reader draws itself with.
package struct Glyphs: Equatable, Sendable {
  package var bar: String
  package var vertical: String
  package var horizontal: String
  package var teeUp: String
  package var opened: String
  package var folded: String
  package var dot: String
  package var ellipsis: String
  package var up: String
  package var down: String
  package var leftQuote: String
  package var rightQuote: String
  package var topLeft: String
  package var topRight: String
  package var bottomLeft: String
  package var bottomRight: String
  package var unread: String
  package var star: String
  package var note: String
  package var picked: String
  /// A hit of the watch list.
  package var watched: String
  /// Bars of the histogram, from the smallest to the largest.
  package var barSteps: [String]

  /// `text` between quotes.
  func quoted(_ text: String) -> String { leftQuote + text + rightQuote }

  /// `text`, cut to `columns` where it is longer.
  func cut(_ text: DisplayText, to columns: Int) -> DisplayText {
    text.truncated(to: columns, ellipsis: DisplayText(ellipsis))
  }

  /// The bar of `count`, where `most` has the largest; none for nothing.
  ///
  /// Where there are few of all, none is large.
  package func histogramBar(_ count: Int, of most: Int) -> String {
    guard count > 0, most > 0 else { return "" }
    let most = max(most, 4)
    let level = (count * barSteps.count + most - 1) / most
    return barSteps[min(level, barSteps.count) - 1]
  }

  package static let unicode = Glyphs(
    bar: "▌", vertical: "│", horizontal: "─", teeUp: "┴", opened: "▾", folded: "▸", dot: "·",
    ellipsis: "…", up: "↑", down: "↓", leftQuote: "“", rightQuote: "”", topLeft: "╭",
    topRight: "╮", bottomLeft: "╰", bottomRight: "╯", unread: "●", star: "★", note: "✎",
    picked: "◆", watched: "◇",
    barSteps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  package static let ascii = Glyphs(
    bar: ">", vertical: "|", horizontal: "-", teeUp: "+", opened: "v", folded: ">", dot: "-",
    ellipsis: "...", up: "^", down: "v", leftQuote: "\"", rightQuote: "\"", topLeft: "+",
    topRight: "+", bottomLeft: "+", bottomRight: "+", unread: "o", star: "*", note: "n",
    picked: "+", watched: "w",
    barSteps: ["1", "2", "3", "4", "5", "6", "7", "8", "9"])
}
