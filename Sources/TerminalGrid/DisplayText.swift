/// Text that may be drawn: the only kind a grid takes.
///
/// It holds cells, never bytes, and only `CellBuilder` makes them of characters, so that no
/// control can reach a terminal. The rule under which no line shifts is that of
/// `docs/TERMINAL.md`, "Width".
package struct DisplayText: Sendable {
  private var builder: CellBuilder

  package init() {
    builder = CellBuilder()
  }

  package init(
    _ text: some StringProtocol, style: Style = .plain, collapsingSpaces: Bool = false
  ) {
    self.init()
    append(text, style: style, collapsingSpaces: collapsingSpaces)
  }

  private init(cells: some Sequence<Cell>) {
    builder = CellBuilder(cells: Array(cells))
  }

  /// One element for each visible character; a wide one is one element of width 2.
  package var cells: [Cell] { builder.cells }
  /// Columns, not characters; O(n).
  package var width: Int { cells.reduce(0) { $0 + Int($1.width) } }
  package var isEmpty: Bool { cells.isEmpty }

  /// Adds `text` as though it had always been the end of this text.
  ///
  /// Marks go onto the last cell, and a sequence of emoji may begin in one piece and end in the
  /// next. Collapsing spaces means that no blank is added after a blank.
  package mutating func append(
    _ text: some StringProtocol, style: Style = .plain, collapsingSpaces: Bool = false
  ) {
    builder.append(String(text), style: style, collapsingSpaces: collapsingSpaces)
  }

  package mutating func append(_ other: DisplayText) {
    builder.append(other.builder)
  }

  /// Makes room for text of so many UTF-8 bytes that comes in pieces.
  package mutating func reserve(bytes count: Int) { builder.reserve(count) }

  /// Gives every cell of `range` (indices of `cells`) the style that `change` makes of its own.
  package mutating func restyle(_ range: Range<Int>, _ change: (Style) -> Style) {
    builder.restyle(range, change)
  }

  /// Has no line end within `range` (indices of `cells`), a name for instance, where the line is
  /// wide enough for it.
  package mutating func keepTogether(_ range: Range<Int>) {
    builder.forbidBreaks(in: range)
  }

  /// The cells of `range` alone.
  package func slice(_ range: Range<Int>) -> DisplayText {
    DisplayText(cells: cells[range.clamped(to: 0..<cells.count)])
  }

  /// The text, cut to at most `columns` columns; where it is cut it ends with `ellipsis`.
  ///
  /// A plain ellipsis takes the style of the first cell it stands for; one that is too wide
  /// itself is cut.
  package func truncated(to columns: Int, ellipsis: DisplayText = DisplayText("…")) -> DisplayText {
    let whole = prefix(columns: columns)
    guard whole < cells.count else { return self }
    let ellipsisEnd = ellipsis.prefix(columns: columns)
    var end = prefix(columns: columns - ellipsis.slice(0..<ellipsisEnd).width)
    let style = cells[end].style
    while end > 0, cells[end - 1].isBlank { end -= 1 }

    var text = slice(0..<end)
    text.append(ellipsis.slice(0..<ellipsisEnd))
    text.restyle(end..<text.cells.count) { $0 == .plain ? style : $0 }
    return text
  }

  /// How many cells from the start fit into `columns`, whole characters only.
  private func prefix(columns: Int) -> Int {
    var width = 0
    for index in cells.indices {
      width += Int(cells[index].width)
      if width > columns { return beginningOfCharacter(at: index) }
    }
    return cells.count
  }

  private func beginningOfCharacter(at index: Int) -> Int {
    Self.beginningOfCharacter(at: index, in: cells)
  }

  /// The last index up to `index` where a character begins that is more than a spacing mark.
  static func beginningOfCharacter(at index: Int, in cells: [Cell]) -> Int {
    var index = index
    while index > 0, index < cells.count, cells[index].continuesCharacter { index -= 1 }
    return index
  }
}

extension DisplayText: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.cells == right.cells }
}

extension DisplayText: CustomStringConvertible {
  /// What is seen, without styles: no control, no bidi, zero-width or tag character.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.count)
    for cell in cells { cell.appendUTF8(to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` by the same rule, for what is printed and not drawn.
  ///
  /// Cleaning twice changes nothing more.
  package static func clean(_ text: some StringProtocol) -> String {
    let text = String(text)
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    return DisplayText(text).description
  }
}
