package import TerminalGrid
import Themes

/// Draws the whole reader.
package enum Screen {
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  @discardableResult
  package static func draw(_ state: ReaderState, into grid: inout Grid) -> Position? {
    let layout = state.plot == nil ? state.layout : state.plotLayout
    guard layout.arrangement != .tooSmall else {
      drawTooSmall(into: &grid)
      return nil
    }
    if let plot = state.plot {
      let pane = PlotPane(plot, state)
      pane.draw(layout, into: &grid)
      StatusLine.draw(state, layout: layout, place: pane.words, into: &grid)
      if let row = layout.hintRow { HintLine.draw(state, row: row, into: &grid) }
      return state.display.isPlain ? pane.position : nil
    }
    if layout.content.row > 0 { HeaderLine.draw(state, layout: layout, into: &grid) }
    drawRules(state, layout: layout, into: &grid)
    if let area = layout.list { PaperListPane.draw(state, in: area, into: &grid) }
    if let area = layout.summary { SummaryPane.draw(state, in: area, into: &grid) }
    if let area = layout.dates { DatePane.draw(state, in: area, into: &grid) }
    var cursor: Position?
    if layout.statusRow < grid.size.rows {
      cursor = StatusLine.draw(state, layout: layout, into: &grid)
    }
    if let row = layout.hintRow { HintLine.draw(state, row: row, into: &grid) }
    if let overlay = state.overlay {
      // A theme is chosen by what it makes of the panes.
      if !overlay.isThemes { grid.fade(layout.content) }
      cursor = OverlayPane.draw(overlay, state, in: layout.content, into: &grid)
      grid.lay(.menu, under: OverlayLayout(of: overlay, state).box)
    }
    return cursor ?? (state.display.isPlain ? spokenLine(state, layout: layout) : nil)
  }

  /// Where the selected thing stands, for a cursor that a screen reader follows.
  private static func spokenLine(_ state: ReaderState, layout: ScreenLayout) -> Position? {
    if let overlay = state.overlay {
      let menu = OverlayLayout(of: overlay, state)
      return Position(row: menu.rows.row + menu.selected - menu.top, column: menu.rows.column)
    }
    switch state.focus {
    case .dates:
      guard let area = layout.dates, let row = state.dateCursor else { return nil }
      let days = DatePane.areas(of: area, state).days
      return Position(row: days.row + row - state.shownDates.top, column: days.column)
    case .list:
      guard let area = layout.list else { return nil }
      let shown = PaperListLayout(state, in: area).visible()
      let row = shown.first { $0.index == state.view.selected }?.row ?? 0
      return Position(row: area.row + row, column: area.column)
    case .summary: return layout.summary.map { Position(row: $0.row, column: $0.column) }
    }
  }

  private static func drawTooSmall(into grid: inout Grid) {
    let least = ScreenLayout.smallest
    let text = DisplayText("needs \(least.columns)x\(least.rows)", .text)
    grid.write(text, row: 0, column: 0, in: grid.bounds)
  }

  private static func drawRules(_ state: ReaderState, layout: ScreenLayout, into grid: inout Grid) {
    let glyphs = state.glyphs
    let vertical = DisplayText(glyphs.vertical, .rule)
    // Without room for a blank row under the titles, the panes begin at once.
    let top = layout.content.row == 2 ? 1 : layout.content.row
    for column in layout.rules {
      for row in top..<layout.content.endRow {
        grid.write(vertical, row: row, column: column, in: grid.bounds)
      }
    }
    guard let row = layout.footRule else { return }
    let line = String(repeating: glyphs.horizontal, count: grid.size.columns)
    grid.write(DisplayText(line, .rule), row: row, column: 0, in: grid.bounds)
    let tee = DisplayText(glyphs.teeUp, .rule)
    for column in layout.rules { grid.write(tee, row: row, column: column, in: grid.bounds) }
  }
}
