import DigestCore
import TerminalGrid
import Themes

/// Lists and questions laid over the panes, in a frame.
enum OverlayPane {
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  static func draw(
    _ overlay: Overlay, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) -> Position? {
    let layout = OverlayLayout(of: overlay, state)
    switch overlay {
    case .commands(let list): return draw(list, layout, state, into: &grid)
    case .themes(let picker): return ThemeMenu.draw(picker, layout, state, into: &grid)
    case .copyMenu: drawCopyMenu(layout, state, into: &grid)
    case .authorMenu: drawAuthorMenu(layout, state, into: &grid)
    case .show: MarkMenus.drawShow(layout, state, into: &grid)
    case .places(let menu): MarkMenus.draw(menu, layout, state, into: &grid)
    case .consent(let url, let why):
      let question = ConsentQuestion(url: url, why: why, in: area)
      draw(question, layout, state, into: &grid)
    // It takes the place of the panes.
    case .plot: break
    }
    return nil
  }

  private static func draw(
    _ list: CommandList, _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) -> Position {
    let rows = list.rows(of: state.keymap)
    frame(list.kind == .help ? "All keys" : "Commands", layout, state, into: &grid)
    let sign = list.kind == .help ? "find " : ": "
    let cursor = drawField(sign, list.editor, layout, into: &grid)
    let body = layout.rows
    if rows.isEmpty {
      let none = DisplayText("nothing has these words", .secondary)
      grid.write(none, row: body.row, column: body.column, in: body)
    }
    for (offset, index) in layout.visible.enumerated() {
      let binding = rows[index]
      let isSelected = index == list.selected
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

  /// Draws what is typed above the rows.
  ///
  /// - Returns: where the cursor blinks.
  static func drawField(
    _ sign: String, _ editor: LineEditor, _ layout: OverlayLayout, into grid: inout Grid
  ) -> Position {
    let inner = layout.inside
    var column = grid.write(
      DisplayText(sign, .key), row: inner.row, column: inner.column, in: inner)
    column = grid.write(
      DisplayText(editor.beforeCursor, .text), row: inner.row, column: column, in: inner)
    grid.write(
      DisplayText(editor.text.dropFirst(editor.cursor), .text), row: inner.row, column: column,
      in: inner)
    return Position(row: inner.row, column: min(column, inner.endColumn - 1))
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
    _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) {
    frame("Copy", layout, state, into: &grid)
    for index in layout.visible {
      let form = CopyForm.allCases[index]
      var text = DisplayText(padded(String(form.key), to: 3), .key)
      text.append(padded(form.name, to: 15), .text)
      let preview = state.selectedEntry.flatMap(form.text(of:)) ?? "none"
      text.append(preview, .secondary)
      write(text, index, of: layout, state, into: &grid)
    }
  }

  private static func drawAuthorMenu(
    _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) {
    let authors = state.selectedEntry?.paper.authors ?? []
    frame("More by", layout, state, into: &grid)
    for index in layout.visible {
      let key = AuthorMenu.key(of: index).map { String($0) } ?? ""
      var text = DisplayText(padded(key, to: 3), .key)
      text.append(
        MarkedText.text(
          authors[index], .text, marking: state.view.query, in: .author, mode: .plain))
      write(text, index, of: layout, state, into: &grid)
    }
  }

  /// The row `index` of a menu; the selected one is a bar from side to side.
  static func write(
    _ text: DisplayText, _ index: Int, of layout: OverlayLayout, _ state: ReaderState,
    into grid: inout Grid
  ) {
    let area = layout.rows
    var text = state.glyphs.cut(text, to: area.columns)
    let pad = area.columns - text.width
    if pad > 0 { text.append(String(repeating: " ", count: pad), .text) }
    grid.write(
      index == layout.selected ? text.overlaid(.selected) : text,
      row: area.row + index - layout.top, column: area.column, in: area)
  }

  /// The question before an unusual link: why it is asked first, then the link, all of it.
  private static func draw(
    _ question: ConsentQuestion, _ layout: OverlayLayout, _ state: ReaderState,
    into grid: inout Grid
  ) {
    frame("Open this link?", layout, state, into: &grid)
    let inner = layout.inside
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

  /// Draws an empty frame; where there is no room for one, what lies below goes all the same.
  static func frame(
    _ title: String, _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) {
    let box = layout.box
    guard layout.isFramed else { return grid.fill(box) }
    let glyphs = state.glyphs
    // A blank column at each side sets the frame apart from the rules beside it.
    if !state.display.hasGrounds { grid.fill(box.inset(left: -1, right: -1)) }
    grid.fill(box)
    let line = String(repeating: glyphs.horizontal, count: max(box.columns - 2, 0))
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
  }

  static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(count - text.count, 1))
  }
}
