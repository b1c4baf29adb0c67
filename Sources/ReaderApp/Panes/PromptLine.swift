import DigestCore
import TerminalGrid

/// The prompt in the status line: a sign, the typed text, and at the right what it means so far.
enum PromptLine {
  /// - Returns: where the cursor blinks.
  static func draw(
    _ prompt: Prompt, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) -> Position {
    let (note, role) = note(state, prompt)
    let used = StatusLine.drawRight(
      DisplayText(note, role), in: area, atMost: area.columns / 2, state.glyphs, into: &grid)
    return draw(prompt, state, field: area.inset(right: used), into: &grid)
  }

  /// What stands before the text: `/`, `/ in 21 Apr:`.
  static func sign(of kind: Prompt.Kind, _ scope: SearchScope, today: DigestDate) -> String {
    switch (kind, scope) {
    case (.search, .all): "/"
    case (.search, _): "/\(Names.within(scope, today: today)):"
    case (.filter, _): "\\"
    case (.date, _): "go to date"
    }
  }

  /// Draws the sign and the text, scrolled so that the cursor is seen.
  private static func draw(
    _ prompt: Prompt, _ state: ReaderState, field area: Rect, into grid: inout Grid
  ) -> Position {
    let sign = sign(of: prompt.kind, prompt.scope, today: state.today)
    var column = grid.write(
      DisplayText(sign + " ", .key), row: area.row, column: area.column, in: area)
    let room = max(area.endColumn - column - 1, 1)
    let text = PromptText(prompt)
    let cursor = prompt.editor.beforeCursor.utf8.count
    let before = text.display(0..<cursor)
    let hidden = max(before.width - room, 0)
    let field = Rect(row: area.row, column: column, rows: 1, columns: room + 1)
    column = grid.write(before, row: area.row, column: column - hidden, in: field)
    // What lies beyond the field is not looked at.
    let after = text.display(cursor..<text.bound(near: cursor + 8 * room))
    grid.write(after, row: area.row, column: column, in: field)
    return Position(row: area.row, column: min(column, field.endColumn - 1))
  }

  /// What the typed text means so far, or what is wrong with it.
  private static func note(_ state: ReaderState, _ prompt: Prompt) -> (String, Role) {
    if let message = state.message {
      return (message.text, message.kind == .error ? .error : .secondary)
    }
    let text = prompt.editor.text
    guard prompt.kind != .date else { return dateNote(state, text) }
    if let problem = prompt.query.problems.first {
      // What is being typed is not wrong yet.
      let isUnfinished = problem.range.upperBound == prompt.editor.beforeCursor.utf8.count
      return (problem.message, isUnfinished ? .secondary : .error)
    }
    guard state.isSearching, state.views.count > prompt.base.count, !text.isEmpty else {
      return ("Enter keeps \(state.glyphs.dot) Esc goes back", .secondary)
    }
    guard state.view.isLoaded else { return ("searching\(state.glyphs.ellipsis)", .secondary) }
    let count = HeaderLine.count(state)
    return (count, state.view.ids.isEmpty && state.view.isComplete ? .error : .secondary)
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

/// The typed text with its signs, keys and problems told apart.
private struct PromptText {
  private let prompt: Prompt
  private let bytes: String.UTF8View

  init(_ prompt: Prompt) {
    self.prompt = prompt
    bytes = prompt.editor.text.utf8
  }

  /// The last bound of a scalar up to `offset`.
  func bound(near offset: Int) -> Int {
    let end = prompt.editor.text.endIndex
    let index = bytes.index(bytes.startIndex, offsetBy: offset, limitedBy: end) ?? end
    let scalars = prompt.editor.text.unicodeScalars
    return bytes.distance(
      from: bytes.startIndex,
      to: index == end ? end : scalars.index(before: scalars.index(after: index)))
  }

  /// `range` is in UTF-8 offsets.
  func display(_ range: Range<Int>) -> DisplayText {
    var text = DisplayText()
    guard prompt.kind != .date, !prompt.editor.isFresh else {
      text.append(slice(range), .text, prompt.editor.isFresh ? .selected : [])
      return text
    }
    var start = range.lowerBound
    for part in prompt.query.parts where part.range.overlaps(range) {
      let clamped = part.range.clamped(to: range)
      append(start..<clamped.lowerBound, .text, to: &text)
      append(clamped, role(of: part.kind), to: &text)
      start = clamped.upperBound
    }
    append(start..<range.upperBound, .text, to: &text)
    return text
  }

  /// Appends a piece, what is not understood of it underlined.
  private func append(_ range: Range<Int>, _ role: Role, to text: inout DisplayText) {
    guard range.lowerBound < range.upperBound else { return }
    var start = range.lowerBound
    for problem in prompt.query.problems where problem.range.overlaps(range) {
      let marked = problem.range.clamped(to: start..<range.upperBound)
      text.append(slice(start..<marked.lowerBound), role)
      text.append(slice(marked), role, .problem)
      start = marked.upperBound
    }
    text.append(slice(start..<range.upperBound), role)
  }

  private func role(of kind: QueryPart.Kind) -> Role {
    switch kind {
    case .word: .text
    case .phrase, .value: .value
    case .key, .sign: .syntax
    }
  }

  private func slice(_ range: Range<Int>) -> Substring {
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return Substring(bytes[start..<bytes.index(start, offsetBy: range.count)])
  }
}
