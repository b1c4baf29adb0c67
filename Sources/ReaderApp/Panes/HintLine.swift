import TerminalGrid

/// The last line: five to seven keys that make sense now.
enum HintLine {
  static func draw(_ state: ReaderState, row: Int, into grid: inout Grid) {
    var column = 1
    let area = Rect(row: row, column: 0, rows: 1, columns: grid.size.columns)
    for (key, label) in hints(state) {
      var text = DisplayText(key, .key)
      text.append(" \(label)", .secondary)
      // A hint is shown whole or not at all.
      guard column + text.width < area.endColumn else { break }
      grid.write(text, row: row, column: column, in: area)
      column += text.width + 3
    }
  }

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
    return state.isZen ? zenHints(state) : paneHints(state)
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

  private static func zenHints(_ state: ReaderState) -> [(String, String)] {
    [
      ("Space", "read on"), ("n N", "next, previous"), ("o", "arXiv"), ("v", "markup"),
      ("z", "panes"), ("?", "all keys"),
    ]
  }

  private static func paneHints(_ state: ReaderState) -> [(String, String)] {
    let isLayered = state.views.count > 1
    switch state.focus {
    case .dates:
      return [
        ("Enter", "open"), ("{ }", "month"), ("t", "date"), ("/", "search"), ("l", "papers"),
        ("?", "all keys"),
      ]
    case .list where isLayered:
      return [
        ("Esc", "back"), ("n N", "next, previous"), ("/", "search"), ("^o", "its day"),
        ("o", "arXiv"), ("y", "copy"), ("?", "all keys"),
      ]
    case .list:
      return [
        ("/", "search"), ("[ ]", "day"), ("Space", "read on"), ("o", "arXiv"), ("y", "copy"),
        ("z", "page"), ("?", "all keys"),
      ]
    case .summary:
      return [
        ("j k", "scroll"), ("Space", "read on"), ("Enter", "arXiv"), ("p", "PDF"), ("y", "copy"),
        ("h", "list"), ("?", "all keys"),
      ]
    }
  }
}
