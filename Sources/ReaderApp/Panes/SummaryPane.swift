import TerminalGrid

/// The right pane: one paper as a page, the text at most `ScreenLayout.measure` columns wide.
enum SummaryPane {
  /// Columns left of the text.
  static func margin(of page: SummaryPage, _ state: ReaderState, in area: Rect) -> Int {
    state.isZen ? max((area.columns - page.key.columns) / 2, 1) : 1
  }

  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    guard let page = state.page else { return }
    let margin = margin(of: page, state, in: area)
    for row in 0..<area.rows {
      let index = state.view.summaryTop + row
      guard page.lines.indices.contains(index) else { break }
      let line = page.lines[index]
      grid.write(
        page.blocks[line.block], cells: line.cells, row: area.row + row,
        column: area.column + margin, in: area)
    }
  }
}
