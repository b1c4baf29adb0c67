import DigestCore
import TerminalGrid

/// Which papers of a list stand in which rows.
struct PaperListLayout {
  let view: ListView
  let format: PaperBlock.Format
  let height: Int
  private let blocks: PaperBlocks
  private let marks: ReaderMarks

  /// Columns of the selection bar, the signs and a space.
  let margin: Int

  init(
    _ state: ReaderState, in area: Rect
  ) {
    let view = state.view
    self.view = view
    blocks = state.blocks
    marks = state.marks
    height = area.rows
    let showsDate =
      switch view.source {
      case .day: false
      case .month, .search, .filter: true
      }
    margin = Self.margin(state.display)
    format = PaperBlock.Format(
      columns: max(area.columns - margin - 1, 1), isCompact: area.rows < 12,
      isDense: state.isDense, part: state.skimmedPart, showsDate: showsDate, today: state.today,
      query: view.query,
      display: state.display)
  }

  static func margin(_ display: Display) -> Int { display.isPlain ? 0 : 3 }

  func block(at index: Int) -> PaperBlock {
    blocks.block(of: view.entry(at: index), marks: marks, format: format)
  }

  /// The papers on screen from `top` on; the last may be cut.
  func visible() -> [(index: Int, row: Int, block: PaperBlock)] {
    var found: [(index: Int, row: Int, block: PaperBlock)] = []
    var row = 0
    var index = view.top
    while row < height, index < view.ids.count {
      let block = block(at: index)
      found.append((index, row, block))
      row += block.rows
      index += 1
    }
    return found
  }

  /// How many papers are on screen whole, at least 1.
  func pageCount() -> Int {
    max(visible().filter { $0.row + $0.block.lines.count <= height }.count, 1)
  }

  /// The first paper to show so that the selected one is seen whole and no rows are left empty
  /// that papers could fill, as near to `view.top` as can be.
  func settledTop() -> Int {
    let top = topShowingSelected()
    guard top > 0, rows(from: top) < height else { return top }
    return min(top, lastTop())
  }

  private func topShowingSelected() -> Int {
    guard view.selected > view.top else { return view.selected }
    var index = view.selected
    var used = block(at: index).lines.count
    while index > view.top {
      used += block(at: index - 1).rows
      guard used <= height else { return index }
      index -= 1
    }
    return view.top
  }

  /// Rows of the papers from `top` to the end, counted no further than the pane is high.
  private func rows(from top: Int) -> Int {
    var used = 0
    for index in top..<max(view.ids.count, top) {
      guard used < height else { break }
      let block = block(at: index)
      used += index == view.ids.count - 1 ? block.lines.count : block.rows
    }
    return used
  }

  /// The first paper to show so that the last ones fill the pane.
  func lastTop() -> Int {
    var index = view.ids.count
    var used = 0
    while index > 0 {
      used +=
        index == view.ids.count
        ? block(at: index - 1).lines.count : block(at: index - 1).rows
      guard used <= height else { break }
      index -= 1
    }
    return min(index, max(view.ids.count - 1, 0))
  }
}
