import DigestCore
import TerminalGrid

extension ReaderState {
  /// Moves in the pane that has the keys.
  mutating func move(_ motion: Command, count: Int?) -> [Effect] {
    switch focus {
    case .dates: return moveInDates(motion, count: count)
    case .list:
      moveInList(motion, count: count)
      // Not only once a frame: where a list stands must not hang on how fast keys come.
      if let list = listLayout, !view.ids.isEmpty { view.top = list.settledTop() }
    case .summary: moveInSummary(motion, count: count)
    }
    return []
  }

  private mutating func moveInList(_ motion: Command, count: Int?) {
    let times = count ?? 1
    lazy var page = listLayout?.pageCount() ?? 1
    switch motion {
    case .down: view.select(view.selected + times)
    case .up: view.select(view.selected - times)
    case .first: view.select((count ?? 1) - 1)
    case .last:
      view.select((count ?? (view.isComplete ? view.ids.count : Int.max)) - 1)
    case .halfPageDown: view.select(view.selected + max(page / 2, 1) * times)
    case .halfPageUp: view.select(view.selected - max(page / 2, 1) * times)
    case .pageDown: view.select(view.selected + max(page - 1, 1) * times)
    case .pageUp: view.select(view.selected - max(page - 1, 1) * times)
    case .scrollDown: scrollList(by: times)
    case .scrollUp: scrollList(by: -times)
    default: break
    }
  }

  /// Moves the window over the list; the selection stays where it can.
  mutating func scrollList(by papers: Int) {
    guard let list = listLayout else { return }
    view.top = min(max(view.top + papers, 0), list.lastTop())
    if view.selected < view.top { view.select(view.top) }
    let last = (listLayout ?? list).visible().last { $0.row + $0.block.lines.count <= list.height }
    if let last, view.selected > last.index { view.select(last.index) }
  }

  private mutating func moveInSummary(_ motion: Command, count: Int?) {
    let times = count ?? 1
    let height = summaryHeight
    switch motion {
    case .down, .scrollDown: scrollSummary(by: times)
    case .up, .scrollUp: scrollSummary(by: -times)
    case .first: scrollSummary(to: (count ?? 1) - 1)
    case .last: scrollSummary(to: count.map { $0 - 1 } ?? Int.max)
    case .halfPageDown: scrollSummary(by: max(height / 2, 1) * times)
    case .halfPageUp: scrollSummary(by: -max(height / 2, 1) * times)
    case .pageDown: scrollSummary(by: max(height - 2, 1) * times)
    case .pageUp: scrollSummary(by: -max(height - 2, 1) * times)
    default: break
    }
  }

  /// Shows `line` (0-based) first, or the last page.
  mutating func scrollSummary(to line: Int) {
    layOutPage()
    guard let page else { return }
    view.seeksHit = false
    view.summaryTop = min(max(line, 0), page.lastTop(rows: summaryHeight))
  }

  /// Scrolls from where a frame would have shown it.
  mutating func scrollSummary(by lines: Int) {
    layOutPage()
    if view.seeksHit, let page { view.summaryTop = page.topShowingHit(rows: summaryHeight) }
    scrollSummary(to: view.summaryTop + lines)
  }

  /// The list's layout on the present screen; `nil` where it is not seen.
  var listLayout: PaperListLayout? {
    layout.list.map { PaperListLayout(self, in: $0) }
  }
}
