import DigestCore
import TerminalGrid
import Themes

/// The prompt in the status line: a sign, the typed text, and at the right what it means so far.
enum PromptLine {
  /// - Returns: where the cursor blinks.
  static func draw(
    _ prompt: Prompt, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) -> Position {
    let (forms, role) = note(state, prompt)
    let text = PromptText(prompt)
    // A long text is not looked at any further than the screen goes.
    let shown = text.display(0..<text.bound(near: 8 * area.columns)).width
    let sign = DisplayText(sign(of: prompt.kind, prompt.scope, today: state.today), .key).width
    // A space behind the sign, the cursor, a gap.
    let room = area.columns - sign - shown - 4
    let note = note(of: forms, room: room, columns: area.columns)
    let used = StatusLine.drawRight(
      DisplayText(note, role), in: area, atMost: max(room, area.columns / 2), state.glyphs,
      into: &grid)
    return draw(prompt, state, field: area.inset(right: used), into: &grid)
  }

  /// What leaves the text whole, where that can be; the only form is shown whatever it hides.
  private static func note(of forms: [String], room: Int, columns: Int) -> String {
    guard forms.count > 1 else { return forms.first ?? "" }
    func first(_ room: Int) -> String? { forms.first { DisplayText($0, .text).width <= room } }
    // A text that must be scrolled anyway loses nothing.
    return first(room) ?? (room + 2 < 0 ? first(columns / 3) : nil) ?? ""
  }

  /// What stands before the text: `/`, `/ in 21 Apr:`.
  static func sign(of kind: Prompt.Kind, _ scope: SearchScope, today: DigestDate) -> String {
    switch (kind, scope) {
    case (.search, .all): "/"
    case (.search, _): "/\(Names.within(scope, today: today)):"
    case (.filter, _): "\\"
    case (.date, _): "go to date"
    case (.tags, _): "tag"
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

  /// What the typed text means so far, or what is wrong with it, in all its forms, the longest
  /// first.
  private static func note(_ state: ReaderState, _ prompt: Prompt) -> ([String], Role) {
    if let message = state.message {
      return ([message.text], message.kind == .error ? .error : .secondary)
    }
    let text = prompt.editor.text
    switch prompt.kind {
    case .date:
      let (note, role) = dateNote(state, text)
      return ([note], role)
    case .tags: return (tagNote(state), .secondary)
    case .search, .filter: break
    }
    if let problem = prompt.query.problems.first {
      // What is being typed is not wrong yet.
      let isUnfinished = problem.range.upperBound == prompt.editor.beforeCursor.utf8.count
      return ([problem.message], isUnfinished ? .secondary : .error)
    }
    guard state.isSearching, state.views.count > prompt.base.count, !text.isEmpty else {
      return (["Enter keeps\(state.glyphs.between)Esc goes back"], .secondary)
    }
    guard state.view.isLoaded else { return (["searching\(state.glyphs.ellipsis)"], .secondary) }
    let count = HeaderLine.count(state)
    let number = String(count.prefix { $0 != " " })
    return ([count, number], state.view.ids.isEmpty && state.view.isComplete ? .error : .secondary)
  }

  /// What the paper has already, and what may be typed.
  private static func tagNote(_ state: ReaderState) -> [String] {
    let picked = state.view.pickedCount
    if picked > 0 { return ["\(Names.papers(picked)) picked"] }
    let tags = state.selectedEntry.map { state.marks.marks(of: $0).tags } ?? []
    guard state.focus != .dates, !tags.isEmpty else { return ["rl adds, -rl takes away"] }
    let names = tags.map { "#\($0)" }.joined(separator: " ")
    return ["has \(names)\(state.glyphs.between)-\(tags[0]) takes away", "has \(names)"]
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
    var problems = prompt.query.problems[...]
    guard prompt.kind.isQuery, !prompt.editor.isFresh else {
      text.append(slice(range), .text, prompt.editor.isFresh ? .selected : [])
      return text
    }
    var start = range.lowerBound
    for part in prompt.query.parts where part.range.overlaps(range) {
      let clamped = part.range.clamped(to: range)
      append(start..<clamped.lowerBound, .text, &problems, to: &text)
      append(clamped, role(of: part.kind), &problems, to: &text)
      start = clamped.upperBound
    }
    append(start..<range.upperBound, .text, &problems, to: &text)
    return text
  }

  /// Appends a piece, what is not understood of it underlined; `problems` loses those before it.
  private func append(
    _ range: Range<Int>, _ role: Role, _ problems: inout ArraySlice<QueryProblem>,
    to text: inout DisplayText
  ) {
    guard range.lowerBound < range.upperBound else { return }
    var start = range.lowerBound
    while let first = problems.first, first.range.upperBound <= start { problems.removeFirst() }
    for problem in problems {
      guard problem.range.lowerBound < range.upperBound else { break }
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
