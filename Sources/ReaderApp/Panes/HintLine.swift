import TerminalGrid
import Themes

/// The last line: five to seven keys that make sense now.
enum HintLine {
  static func draw(_ state: ReaderState, row: Int, into grid: inout Grid) {
    var column = 1
    let area = Rect(row: row, column: 0, rows: 1, columns: grid.size.columns)
    if let completion = state.prompt?.completion, completion.candidates != nil {
      return draw(completion, in: area, into: &grid)
    }
    let hints = hints(state).map { key, label in
      var text = DisplayText(key, .key)
      text.append(" \(label)", .secondary)
      return text
    }
    // The way to all others comes last, and is always there.
    let help = state.overlay == nil && state.prompt == nil ? hints.last : nil
    let room = area.endColumn - (help.map { $0.width + gap } ?? 0)
    for hint in hints.dropLast(help == nil ? 0 : 1) {
      // A hint is shown whole or not at all.
      guard column + hint.width < room else { break }
      grid.write(hint, row: row, column: column, in: area)
      column += hint.width + gap
    }
    if let help { grid.write(help, row: row, column: column, in: area) }
  }

  /// What Tab offers, the selected one laid over, those before it left out where there is no room.
  private static func draw(_ completion: PromptCompletion, in area: Rect, into grid: inout Grid) {
    let texts = (completion.candidates ?? []).enumerated().map { index, candidate in
      let isSelected = index == completion.selected
      var text = DisplayText(candidate.text, .text, isSelected ? .selected : [])
      if let papers = candidate.papers { text.append(" \(Names.number(papers))", .faint) }
      return text
    }
    var first = 0
    func width(_ range: ClosedRange<Int>) -> Int { texts[range].reduce(1) { $0 + $1.width + gap } }
    while first < completion.selected, width(first...completion.selected) > area.columns {
      first += 1
    }
    var column = area.column + 1
    for text in texts[first...] {
      guard column < area.endColumn else { break }
      column = grid.write(text, row: area.row, column: column, in: area) + gap
    }
  }

  /// Columns between two hints.
  private static let gap = 3

  /// The most useful first: a narrow screen shows only those.
  private static func hints(_ state: ReaderState) -> [(String, String)] {
    switch state.overlay {
    case .commands:
      return [("Enter", "runs"), ("Up Down", "choose"), ("Esc", "closes"), ("type", "to filter")]
    case .themes(let picker):
      let keeps = picker.rows.isEmpty ? [] : [("Enter", "keeps it")]
      return keeps + [("Up Down", "choose"), ("Esc", "goes back"), ("type", "to filter")]
    case .copyMenu: return [("Enter", "copies"), ("j k", "choose"), ("Esc", "closes")]
    case .authorMenu: return [("Enter", "searches"), ("j k", "choose"), ("Esc", "closes")]
    case .show: return [("Enter", "shows"), ("f", "next"), ("Esc", "closes")]
    case .places(let menu):
      return menu.isSetting
        ? [("a-z", "the mark's letter"), ("Esc", "closes")]
        : [("a-z", "the mark's letter"), ("Enter", "goes there"), ("Esc", "closes")]
    case .consent: return [("y", "opens it"), ("c", "copies it"), ("Esc", "leaves it")]
    case .plot(let plot): return plotHints(plot)
    case nil: break
    }
    if let prompt = state.prompt { return promptHints(prompt, state) }
    return (state.isZen ? zenHints : paneHints(state)) + [("?", "all keys")]
  }

  private static func plotHints(_ plot: PlotView) -> [(String, String)] {
    switch plot.subject {
    case .statistics(let query):
      let turn = query != nil ? [("Tab", "all papers")] : plot.query == nil ? [] : [("Tab", "back")]
      return [("Enter", "goes there"), ("h j k l", "choose"), ("Space", "more")] + turn
        + [("e", "another query"), ("Esc", "closes")]
    case .trend:
      return [
        ("Enter", "its papers"), ("h l", "month"), ("j k", "query"),
        ("c", plot.measure == .share ? "counts" : "shares"), ("e", "other queries"),
        ("Esc", "closes"),
      ]
    }
  }

  private static func promptHints(_ prompt: Prompt, _ state: ReaderState) -> [(String, String)] {
    switch prompt.kind {
    case .date: return [("Enter", "goes there"), ("Esc", "goes back"), ("^u", "clears")]
    case .tags:
      return [
        ("Enter", "tags"), ("Tab", "completes"), ("-x", "takes x away"), ("Esc", "goes back"),
      ]
    case .search, .filter: break
    }
    let finds =
      !(state.view.hits?.suggestions.isEmpty ?? true) && state.views.count > prompt.base.count
    var hints = [("Enter", finds ? "takes the nearest word" : "keeps"), ("Esc", "goes back")]
    if prompt.canRecall, state.history?.isEmpty == false { hints.append(("Up", "earlier queries")) }
    hints += [("Tab", "completes"), ("^n ^p", "move")]
    if prompt.kind == .search, let next = state.scopeAfter(prompt) {
      hints.append(("^r", Self.label(of: next)))
    }
    return hints + [("^u", "clears")]
  }

  private static func label(of scope: SearchScope) -> String {
    switch scope {
    case .all: "everything"
    case .day: "this day only"
    case .month: "this month only"
    }
  }

  private static let zenHints = [
    ("Space", "read on"), ("n N", "next, previous"), ("s", "star"), ("o", "arXiv"),
    ("z", "panes"),
  ]

  private static func paneHints(_ state: ReaderState) -> [(String, String)] {
    // What Esc would go back to.
    let isNarrow = state.view.hits.map { $0.period != .all } ?? false
    let place = isNarrow ? "all results" : state.isSearching ? "back" : "results"
    let back = state.views.count > 1 ? [("Esc", place)] : []
    if state.view.hasPicks {
      return [
        ("r", "read"), ("s", "star"), ("#", "tag"), ("x", "pick"), ("V", "range"), ("Esc", "none"),
      ]
    }
    if let row = state.watchCursor {
      let isOurs = !state.watchList.queries[row].isConfigured
      return [("Enter", "its papers")] + (isOurs ? [("w", "watch no more")] : [])
        + [("j k", "move"), ("/", "search")]
    }
    guard state.selectedEntry != nil || state.focus == .dates else {
      return back + [("/", "search"), ("[ ]", "day"), ("t", "date")]
    }
    switch state.focus {
    case .dates:
      let row = state.dateCursor.map { state.shownDates.rows[$0] }
      let isMonth = if case .month = row { true } else { false }
      let enter = ("Enter", isMonth ? "fold, unfold" : "its papers")
      guard !state.showsHistogram else {
        return back + [("j k", "narrow"), enter, ("/", "search"), ("l", "papers")]
      }
      return back + [enter, ("r", "read all"), ("t", "date"), ("/", "search"), ("l", "papers")]
    case .list where state.isSkimming:
      return [
        ("S", "next part"), ("Enter", "read it"), ("Space", "read on"),
        ("d", state.isDense ? "more of each" : "a line each"), ("/", "search"),
        ("Esc", "whole list"),
      ]
    case .list where state.isSearching:
      return back + [
        ("n N", "next, previous"), ("/", "search"), ("^o", "its day"),
        state.isFiltered ? ("y", "copy") : ("w", "watch"), ("s", "star"), ("o", "arXiv"),
      ]
    case .list:
      return back + [
        ("/", "search"), ("[ ]", "day"), ("Space", "read on"), ("o", "arXiv"), ("s", "star"),
        ("f", "show"),
      ]
    case .summary:
      return [
        ("j k", "scroll"), ("Space", "read on"), ("Enter", "arXiv"), ("p", "PDF"), ("y", "copy"),
        ("h", "list"),
      ]
    }
  }
}
