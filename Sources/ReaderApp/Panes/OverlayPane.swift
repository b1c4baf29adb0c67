import DigestCore
import TerminalGrid
import Themes

/// Lists and questions laid over the panes, in a frame.
enum OverlayPane {
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  static func draw(
    _ overlay: Overlay, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) -> Position? {
    switch overlay {
    case .commands(let list): return draw(list, state, in: area, into: &grid)
    case .copyMenu(let selected):
      drawCopyMenu(state, selected: selected, in: area, into: &grid)
    case .authorMenu(let selected):
      drawAuthorMenu(state, selected: selected, in: area, into: &grid)
    case .show(let selected):
      MarkMenus.drawShow(state, selected: selected, in: area, into: &grid)
    case .places(let menu): MarkMenus.draw(menu, state, in: area, into: &grid)
    case .consent(let url, let why):
      drawConsent(state, url: url, why: why, in: area, into: &grid)
    }
    return nil
  }

  private static func draw(
    _ list: CommandList, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) -> Position {
    let rows = list.rows(of: state.keymap)
    let title = list.kind == .help ? "All keys" : "Commands"
    let inner = frame(
      title, columns: 76, rows: min(max(rows.count, 1), 60) + 2, state, in: area, into: &grid)
    var column = grid.write(
      DisplayText(list.kind == .help ? "find " : ": ", .key), row: inner.row,
      column: inner.column, in: inner)
    column = grid.write(
      DisplayText(list.editor.beforeCursor, .text), row: inner.row, column: column, in: inner)
    let cursor = Position(row: inner.row, column: min(column, inner.endColumn - 1))
    grid.write(
      DisplayText(list.editor.text.dropFirst(list.editor.cursor), .text), row: inner.row,
      column: column, in: inner)
    let body = inner.inset(top: inner.rows > 4 ? 2 : 1)
    if rows.isEmpty {
      let none = DisplayText("nothing has these words", .secondary)
      grid.write(none, row: body.row, column: body.column, in: body)
    }
    let top = min(
      max(list.selected - body.rows / 2, 0), max(rows.count - body.rows, 0))
    for (offset, binding) in rows.dropFirst(top).prefix(body.rows).enumerated() {
      let isSelected = top + offset == list.selected
      let index = top + offset
      let isFirst = index == 0 || rows[index - 1].group != binding.group
      let right =
        list.kind == .palette
        ? binding.keys.map(\.label).joined(separator: " ")
        : isFirst || offset == 0 ? binding.group.rawValue : ""
      let text = line(
        of: binding, list.kind, right: right, columns: body.columns, glyphs: state.glyphs)
      grid.write(
        isSelected ? text.overlaid(.selected) : text, row: body.row + offset, column: body.column,
        in: body)
    }
    return cursor
  }

  private static func line(
    of binding: Binding, _ kind: CommandList.Kind, right: String, columns: Int,
    glyphs: Glyphs
  ) -> DisplayText {
    let keys = binding.keys.map(\.label).joined(separator: " ")
    let name = binding.command.rawValue
    var text = DisplayText(padded(kind == .help ? keys : name, to: columns < 50 ? 11 : 17), .key)
    text.append(binding.help, .text)
    let gap = columns - text.width - right.count
    text.append(String(repeating: " ", count: max(gap, 1)), .text)
    if gap > 1 { text.append(right, .faint) }
    return glyphs.cut(text, to: columns)
  }

  private static func drawCopyMenu(
    _ state: ReaderState, selected: Int, in area: Rect, into grid: inout Grid
  ) {
    let forms = CopyForm.allCases
    let inner = frame(
      "Copy", columns: 76, rows: forms.count, state, in: area, into: &grid)
    for (offset, form) in forms.enumerated() {
      var text = DisplayText(padded(String(form.key), to: 3), .key)
      text.append(padded(form.name, to: 15), .text)
      let preview = state.selectedEntry.flatMap(form.text(of:)) ?? "none"
      text.append(preview, .secondary)
      write(text, isSelected: offset == selected, row: offset, of: inner, state, into: &grid)
    }
  }

  private static func drawAuthorMenu(
    _ state: ReaderState, selected: Int, in area: Rect, into grid: inout Grid
  ) {
    let authors = state.selectedEntry?.paper.authors ?? []
    let inner = frame(
      "More by", columns: 50, rows: authors.count, state, in: area, into: &grid)
    let top = min(max(selected - inner.rows / 2, 0), max(authors.count - inner.rows, 0))
    for (offset, author) in authors.dropFirst(top).prefix(inner.rows).enumerated() {
      let index = top + offset
      let key = AuthorMenu.key(of: index).map { String($0) } ?? ""
      var text = DisplayText(padded(key, to: 3), .key)
      text.append(
        MarkedText.text(author, .text, marking: state.view.query, in: .author, mode: .plain))
      write(text, isSelected: index == selected, row: offset, of: inner, state, into: &grid)
    }
  }

  /// A row of a menu, 0-based in `inner`; the selected one is a bar from side to side.
  static func write(
    _ text: DisplayText, isSelected: Bool, row: Int, of inner: Rect, _ state: ReaderState,
    into grid: inout Grid
  ) {
    var text = state.glyphs.cut(text, to: inner.columns)
    let pad = inner.columns - text.width
    if pad > 0 { text.append(String(repeating: " ", count: pad), .text) }
    grid.write(
      isSelected ? text.overlaid(.selected) : text, row: inner.row + row, column: inner.column,
      in: inner)
  }

  /// The question before an unusual link: why it is asked first, then the link, all of it.
  private static func drawConsent(
    _ state: ReaderState, url: String, why: String, in area: Rect, into grid: inout Grid
  ) {
    let question = ConsentQuestion(url: url, why: why, in: area)
    let inner = frame(
      "Open this link?", columns: question.columns, rows: question.lines.count, state, in: area,
      into: &grid)
    for (offset, line) in question.lines.prefix(inner.rows).enumerated() {
      grid.write(line, row: inner.row + offset, column: inner.column, in: inner)
    }
    guard !question.fits, inner.rows > 0 else { return }
    let note = DisplayText("too long for this window: enlarge it to answer", .error)
    let last = Rect(row: inner.endRow - 1, column: inner.column, rows: 1, columns: inner.columns)
    grid.fill(last)
    grid.write(
      state.glyphs.cut(note, to: last.columns), row: last.row, column: last.column, in: last)
  }

  /// Rows from which on there is room for a frame.
  static let framedRows = 9

  /// Draws an empty frame in the middle of `area`, as near to `columns` and `rows` inside as fits.
  ///
  /// - Returns: its inside, a column free at both sides.
  static func frame(
    _ title: String, columns: Int, rows: Int, _ state: ReaderState, in area: Rect,
    into grid: inout Grid
  ) -> Rect {
    // Where there is little room, all of it is for what is inside.
    guard area.rows >= framedRows else {
      grid.fill(area, style: Look(.text, on: .menu).style)
      return area.inset(left: 1, right: 1)
    }
    let glyphs = state.glyphs
    let width = min(columns + 4, area.columns)
    let height = min(rows + 2, area.rows)
    let box = Rect(
      row: area.row + (area.rows - height) / 2, column: area.column + (area.columns - width) / 2,
      rows: height, columns: width)
    // A blank column at each side sets the frame apart from the rules beside it.
    if !state.display.hasGrounds { grid.fill(box.inset(left: -1, right: -1)) }
    grid.fill(box)
    let line = String(repeating: glyphs.horizontal, count: max(width - 2, 0))
    let edges = [
      (box.row, glyphs.topLeft + line + glyphs.topRight),
      (box.endRow - 1, glyphs.bottomLeft + line + glyphs.bottomRight),
    ]
    for (row, text) in edges {
      grid.write(DisplayText(text, .rule), row: row, column: box.column, in: box)
    }
    let side = DisplayText(glyphs.vertical, .rule)
    for row in box.row + 1..<max(box.endRow - 1, box.row + 1) {
      grid.write(side, row: row, column: box.column, in: box)
      grid.write(side, row: row, column: box.endColumn - 1, in: box)
    }
    grid.write(
      DisplayText(" \(title) ", .heading), row: box.row, column: box.column + 2, in: box)
    return box.inset(top: 1, left: 2, bottom: 1, right: 2)
  }

  static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(count - text.count, 1))
  }
}
