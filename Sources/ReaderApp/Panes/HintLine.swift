import TerminalGrid

/// The last line: five to seven keys that make sense now.
enum HintLine {
  static func draw(_ state: ReaderState, row: Int, into grid: inout Grid) {
    var column = 1
    let area = Rect(row: row, column: 0, rows: 1, columns: grid.size.columns)
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

  /// Columns between two hints.
  private static let gap = 3

  /// The most useful first: a narrow screen shows only those.
  private static func hints(_ state: ReaderState) -> [(String, String)] {
    switch state.overlay {
    case .commands:
      return [("Enter", "runs"), ("Up Down", "choose"), ("Esc", "closes"), ("type", "to filter")]
    case .copyMenu: return [("Enter", "copies"), ("j k", "choose"), ("Esc", "closes")]
    case .consent: return [("y", "opens it"), ("c", "copies it"), ("Esc", "leaves it")]
    case nil: break
    }
    if let prompt = state.prompt { return promptHints(prompt) }
    return (state.isZen ? zenHints : paneHints(state)) + [("?", "all keys")]
  }

  private static func promptHints(_ prompt: Prompt) -> [(String, String)] {
    switch prompt.kind {
    case .date: [("Enter", "goes there"), ("Esc", "goes back"), ("^u", "clears")]
    case .search, .filter:
      [
        ("Enter", "keeps"), ("Esc", "goes back"), ("^n ^p", "move"), ("^w", "word back"),
        ("^u", "clears"),
      ]
    }
  }

  private static let zenHints = [
    ("Space", "read on"), ("n N", "next, previous"), ("o", "arXiv"), ("v", "markup"),
    ("z", "panes"),
  ]

  private static func paneHints(_ state: ReaderState) -> [(String, String)] {
    // What Esc would go back to.
    let back = state.views.count > 1 ? [("Esc", state.isSearching ? "back" : "results")] : []
    guard state.selectedEntry != nil || state.focus == .dates else {
      return back + [("/", "search"), ("[ ]", "day"), ("t", "date")]
    }
    switch state.focus {
    case .dates:
      let isMonth = if case .month = state.view.source { true } else { false }
      return back + [
        ("Enter", isMonth ? "fold, unfold" : "its papers"), ("{ }", "month"), ("t", "date"),
        ("/", "search"), ("l", "papers"),
      ]
    case .list where state.isSearching:
      return back + [
        ("n N", "next, previous"), ("/", "search"), ("^o", "its day"), ("o", "arXiv"),
        ("y", "copy"),
      ]
    case .list:
      return back + [
        ("/", "search"), ("[ ]", "day"), ("Space", "read on"), ("o", "arXiv"), ("y", "copy"),
        ("z", "page"),
      ]
    case .summary:
      return [
        ("j k", "scroll"), ("Space", "read on"), ("Enter", "arXiv"), ("p", "PDF"), ("y", "copy"),
        ("h", "list"),
      ]
    }
  }
}
