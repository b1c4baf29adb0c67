import DigestCore
import TerminalGrid

/// The line below the panes: where one is, what was done, or what is being typed.
enum StatusLine {
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  static func draw(
    _ state: ReaderState, layout: ScreenLayout, into grid: inout Grid
  ) -> Position? {
    let row = layout.statusRow
    let area = Rect(row: row, column: 1, rows: 1, columns: grid.size.columns - 2)
    if let prompt = state.prompt {
      let (right, role) = promptNote(state, prompt)
      let used = drawRight(
        DisplayText(right, role), in: area, atMost: area.columns / 2, state.glyphs, into: &grid)
      return draw(prompt, in: area.inset(right: used), into: &grid)
    }
    var room = area.columns
    if let count = state.count {
      let text = DisplayText(String(count), .key)
      room -= drawRight(text, in: area, atMost: area.columns, state.glyphs, into: &grid)
    } else if let message = state.message {
      let text = DisplayText(message.text, message.kind == .error ? .error : .text)
      // What was just done matters more than where one is.
      room -= drawRight(text, in: area, atMost: area.columns, state.glyphs, into: &grid)
    } else if state.isLoading {
      let text = DisplayText("reading the archive\(state.glyphs.ellipsis)", .secondary)
      room -= drawRight(text, in: area, atMost: area.columns / 2, state.glyphs, into: &grid)
    }
    let place = DisplayText(place(state), .secondary)
    if place.width <= room || room == area.columns {
      grid.write(state.glyphs.cut(place, to: room), row: row, column: area.column, in: area)
    }
    return nil
  }

  /// Draws `text` at the right end.
  ///
  /// - Returns: the columns taken, with a gap before it.
  private static func drawRight(
    _ text: DisplayText, in area: Rect, atMost columns: Int, _ glyphs: Glyphs,
    into grid: inout Grid
  ) -> Int {
    let text = glyphs.cut(text, to: columns)
    guard !text.isEmpty else { return 0 }
    let column = area.endColumn - text.width
    grid.write(text, row: area.row, column: column, in: area)
    return text.width + 2
  }

  private static func place(_ state: ReaderState) -> String {
    let view = state.view
    let dot = "  \(state.glyphs.dot)  "
    var parts: [String] = []
    if state.isSearching, case .search(let query) = view.source { parts.append("/ \(query)") }
    if state.isSearching, case .filter(let query) = view.source { parts.append("\\ \(query)") }
    if let date = state.currentDate, state.layout.dates == nil, state.layout.list == nil {
      parts.append(Names.short(date))
    }
    if state.isSearching, view.isLoaded, view.ids.isEmpty {
      parts.append("no paper")
    } else if !view.ids.isEmpty {
      parts.append("\(Names.number(view.selected + 1))/\(Names.number(view.ids.count))")
    }
    let days = state.dates.days.count
    if days > 0 {
      parts.append("\(Names.papers(state.dates.paperCount)) in \(Names.days(days))")
    }
    if state.problemCount > 0, !state.isLoading {
      let noun = state.problemCount == 1 ? "problem" : "problems"
      parts.append("\(Names.number(state.problemCount)) \(noun): broadsheet check")
    }
    return parts.joined(separator: dot)
  }

  /// Draws the sign and the text, scrolled so that the cursor is seen.
  private static func draw(
    _ prompt: Prompt, in area: Rect, into grid: inout Grid
  ) -> Position {
    var column = grid.write(
      DisplayText(prompt.sign + " ", .key), row: area.row, column: area.column, in: area)
    let room = max(area.endColumn - column - 1, 1)
    let overlays: Look.Overlay = prompt.editor.isFresh ? .selected : []
    let before = DisplayText(prompt.editor.beforeCursor, .text, overlays)
    let after = DisplayText(
      prompt.editor.text.dropFirst(prompt.editor.cursor), .text, overlays)
    let hidden = max(before.width - room, 0)
    let field = Rect(row: area.row, column: column, rows: 1, columns: room + 1)
    column = grid.write(before, row: area.row, column: column - hidden, in: field)
    grid.write(after, row: area.row, column: column, in: field)
    return Position(row: area.row, column: min(column, field.endColumn - 1))
  }

  /// What the typed text means so far, or what is wrong with it.
  private static func promptNote(_ state: ReaderState, _ prompt: Prompt) -> (String, Role) {
    if let message = state.message { return (message.text, .error) }
    let text = prompt.editor.text
    switch prompt.kind {
    case .date: return dateNote(state, text)
    case .search, .filter:
      if let problem = Query(parsing: text, today: state.today).problems.first {
        return (problem.message, .error)
      }
      guard state.isSearching, state.views.count > prompt.base.count, !text.isEmpty else {
        return ("Enter keeps \(state.glyphs.dot) Esc goes back", .secondary)
      }
      guard state.view.isLoaded else { return ("searching\(state.glyphs.ellipsis)", .secondary) }
      let count = state.view.ids.count
      return (Names.papers(count), count == 0 ? .error : .secondary)
    }
  }

  private static func dateNote(_ state: ReaderState, _ text: String) -> (String, Role) {
    guard !text.isEmpty else { return ("2025-03, apr 21, yesterday, last week", .secondary) }
    switch state.target(ofTyped: text) {
    case .notADate: return ("not a date yet", .secondary)
    case .nothing: return ("no dated day here", .error)
    case .day(let day, let isNear):
      let name = "\(Names.short(day.date)), \(Names.papers(day.count))"
      return (isNear ? "no digest then, nearest: \(name)" : name, .secondary)
    }
  }
}
