import DigestCore
import TerminalGrid

/// The middle pane: papers with title and authors, the selected one with a bar at its side.
enum PaperListPane {
  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    guard !state.view.ids.isEmpty else {
      return drawEmpty(state, in: area, into: &grid)
    }
    let layout = PaperListLayout(
      state.view, in: area, glyphs: state.glyphs, blocks: state.blocks)
    let bar = DisplayText(state.glyphs.bar, state.focus == .list ? .accent : .faint)
    for (index, row, block) in layout.visible() {
      let isSelected = index == state.view.selected
      for (offset, line) in block.lines(isSelected: isSelected).enumerated() {
        let row = area.row + row + offset
        grid.write(line, row: row, column: area.column + 2, in: area)
        if isSelected {
          grid.write(bar, row: row, column: area.column, in: area)
        }
      }
    }
  }

  private static func drawEmpty(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    let text = DisplayText(reason(state), .secondary)
    let lines = TextWrap.lines(of: text, columns: max(area.columns - 3, 1))
    for (row, cells) in lines.enumerated() {
      grid.write(text, cells: cells, row: area.row + row, column: area.column + 2, in: area)
    }
  }

  private static func reason(_ state: ReaderState) -> String {
    guard state.view.isLoaded else {
      return state.dates.days.isEmpty && !state.isLoading
        ? "No digests here." : "reading\(state.glyphs.ellipsis)"
    }
    switch state.view.source {
    case .day: return "This day's digest has no papers."
    case .month: return "No papers in this month."
    case .search(let query):
      let soFar = state.isLoading ? " so far" : ""
      return "No paper matches \(quoted(query, state))\(soFar)."
    case .filter(let query): return "None of these papers matches \(quoted(query, state))."
    }
  }

  private static func quoted(_ text: String, _ state: ReaderState) -> String {
    state.glyphs.leftQuote + text + state.glyphs.rightQuote
  }
}
