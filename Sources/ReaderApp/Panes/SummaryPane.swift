import TerminalGrid

/// The right pane: one paper as a page, the text at most `ScreenLayout.measure` columns wide.
enum SummaryPane {
  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    guard let page = state.page else { return }
    let column = area.column + state.layout.margin
    let top = state.view.summaryTop
    for (row, line) in page.texts(ofLines: top..<top + area.rows).enumerated() {
      grid.write(line.text, cells: line.cells, row: area.row + row, column: column, in: area)
      for link in page.links(ofLine: top + row) {
        let columns = link.columns.lowerBound + column..<link.columns.upperBound + column
        grid.link(link.url, row: area.row + row, columns: columns, in: area)
      }
    }
  }
}
