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
  /// Parts of a cell of a histogram's bar, from the smallest to the whole cell.
  package var barSteps: [String]
  package var isUnicode: Bool

  /// What parts two things on one line.
  var between: String { dot == "," ? ", " : " \(dot) " }

  /// `text` between quotes.
  func quoted(_ text: String) -> String { leftQuote + text + rightQuote }

  /// `text`, cut to `columns` where it is longer.
  func cut(_ text: DisplayText, to columns: Int) -> DisplayText {
    text.truncated(to: columns, ellipsis: DisplayText(ellipsis))
  }

  /// Cells of the longest bar of a histogram.
  static let barCells = 3

  /// The bar of `count`, where `most` has the longest, padded to `barCells` columns.
  ///
  /// Where there are few of all, none is long; nothing has none.
  package func histogramBar(_ count: Int, of most: Int) -> String {
    let all = Self.barCells * barSteps.count
    let most = max(most, 4)
    let length = count > 0 ? min(max(count * all / most, 1), all) : 0
    var bar = ""
    for cell in 0..<Self.barCells {
      let rest = min(length - cell * barSteps.count, barSteps.count)
      bar += rest > 0 ? barSteps[rest - 1] : " "
    }
    return bar
  }

  package static let unicode = Glyphs(
    bar: "▌", vertical: "│", horizontal: "─", teeUp: "┴", opened: "▾", folded: "▸", dot: "·",
    ellipsis: "…", up: "↑", down: "↓", leftQuote: "“", rightQuote: "”", topLeft: "╭",
    topRight: "╮", bottomLeft: "╰", bottomRight: "╯", unread: "●", star: "★", note: "✎",
    picked: "◆", watched: "◇",
    barSteps: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], isUnicode: true)

  package static let ascii = Glyphs(
    bar: ">", vertical: "|", horizontal: "-", teeUp: "+", opened: "v", folded: ">", dot: "-",
    ellipsis: "...", up: "^", down: "v", leftQuote: "\"", rightQuote: "\"", topLeft: "+",
    topRight: "+", bottomLeft: "+", bottomRight: "+", unread: "o", star: "*", note: "n",
    picked: "+", watched: "w",
    barSteps: ["-", "="], isUnicode: false)

  /// Nothing but words and punctuation, for those who hear the screen.
  package static let plain = Glyphs(
    bar: " ", vertical: " ", horizontal: " ", teeUp: " ", opened: "", folded: "", dot: ",",
    ellipsis: "...", up: "Up", down: "Down", leftQuote: "\"", rightQuote: "\"", topLeft: " ",
    topRight: " ", bottomLeft: " ", bottomRight: " ", unread: "", star: "", note: "", picked: "",
    watched: "", barSteps: [" "], isUnicode: false)
}
