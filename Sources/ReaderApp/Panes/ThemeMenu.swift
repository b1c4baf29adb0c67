import TerminalGrid
import Themes

/// The themes to choose from, with what is typed above them.
enum ThemeMenu {
  /// - Returns: where the cursor blinks.
  static func draw(
    _ picker: ThemePicker, _ layout: OverlayLayout, _ state: ReaderState, into grid: inout Grid
  ) -> Position {
    OverlayPane.frame("Themes", layout, state, into: &grid)
    let cursor = OverlayPane.drawField("find ", picker.editor, layout, into: &grid)
    let rows = picker.rows
    if rows.isEmpty {
      let none = DisplayText("no theme is called so", .secondary)
      grid.write(none, row: layout.rows.row, column: layout.rows.column, in: layout.rows)
    }
    for index in layout.visible {
      OverlayPane.write(
        line(of: rows[index], columns: layout.rows.columns, state.glyphs), index, of: layout,
        state, into: &grid)
    }
    return cursor
  }

  private static func line(
    of theme: ThemeShelf.Theme, columns: Int, _ glyphs: Glyphs
  ) -> DisplayText {
    let ground = theme.summary.isDark ? "dark" : "light"
    let right = DisplayText(theme.file == nil ? ground : "yours, \(ground)", .secondary)
    var text = glyphs.cut(
      DisplayText(theme.summary.name, .text), to: max(columns - right.width - 2, 1))
    let gap = max(columns - text.width - right.width, 1)
    text.append(String(repeating: " ", count: gap), .text)
    text.append(right)
    return text
  }
}
