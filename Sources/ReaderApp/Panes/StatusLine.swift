import DigestCore
import TerminalGrid
import Themes

/// The line below the panes: where one is, what was done, or what is being typed.
enum StatusLine {
  /// `place` says where one is, if it is not in the lists.
  ///
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  @discardableResult
  static func draw(
    _ state: ReaderState, layout: ScreenLayout, place: String? = nil, into grid: inout Grid
  ) -> Position? {
    let row = layout.statusRow
    defer { grid.lay(.bar, under: Rect(row: row, column: 0, rows: 1, columns: grid.size.columns)) }
    let area = Rect(row: row, column: 1, rows: 1, columns: grid.size.columns - 2)
    if let prompt = state.prompt { return PromptLine.draw(prompt, state, in: area, into: &grid) }
    var room = area.columns
    if let count = state.count {
      let text = DisplayText(String(count), .key)
      room -= drawRight(text, in: area, atMost: area.columns, state.glyphs, into: &grid)
    } else if let message = state.message {
      let text = DisplayText(message.text, message.kind == .error ? .error : .text)
      // What was just done matters more than where one is.
      room -= drawRight(text, in: area, atMost: area.columns, state.glyphs, into: &grid)
    } else if state.isLoading {
      let half = area.columns / 2
      let text = DisplayText(progress(state, columns: half), .secondary)
      room -= drawRight(text, in: area, atMost: half, state.glyphs, into: &grid)
    }
    let place = Self.place(state, told: place, columns: room, isAlone: room == area.columns)
    grid.write(state.glyphs.cut(place, to: room), row: row, column: area.column, in: area)
    return nil
  }

  /// Draws `text` at the right end.
  ///
  /// - Returns: the columns taken, with a gap before it.
  static func drawRight(
    _ text: DisplayText, in area: Rect, atMost columns: Int, _ glyphs: Glyphs,
    into grid: inout Grid
  ) -> Int {
    let text = glyphs.cut(text, to: columns)
    guard !text.isEmpty else { return 0 }
    let column = area.endColumn - text.width
    grid.write(text, row: area.row, column: column, in: area)
    return text.width + 2
  }

  /// How far the reading of the archive has come, as much of it as `columns` have room for.
  private static func progress(_ state: ReaderState, columns: Int) -> String {
    guard let progress = state.progress, progress.allFiles > 0 else {
      return "reading the archive\(state.glyphs.ellipsis)"
    }
    guard progress.files < progress.allFiles else {
      return "tidying the index\(state.glyphs.ellipsis)"
    }
    let (files, all) = (Names.number(progress.files), Names.number(progress.allFiles))
    var text = "indexing \(files) of \(all)"
    guard text.count <= columns else {
      return "indexing \(progress.files * 100 / progress.allFiles)%"
    }
    var rest = [" files"]
    if progress.papersPerSecond > 0 {
      rest.append("\(Names.number(progress.papersPerSecond)) papers/s")
    }
    if let seconds = progress.secondsLeft { rest.append("\(Names.duration(seconds)) left") }
    // What is left to wait matters more than how fast it goes.
    let isTight = text.count + rest.reduce(0) { $0 + $1.count + 3 } > columns
    if isTight, rest.count == 3 { rest.remove(at: 1) }
    for (index, part) in rest.enumerated() {
      let next = index == 0 ? part : "\(state.glyphs.between)\(part)"
      guard text.count + next.count <= columns else { break }
      text += next
    }
    return text
  }

  /// Where one is, as much of it as `columns` have room for; where it stands alone, at least the
  /// first part.
  private static func place(
    _ state: ReaderState, told: String?, columns: Int, isAlone: Bool
  ) -> DisplayText {
    let gap = state.display.isPlain ? "" : " "
    let dot = DisplayText(gap + state.glyphs.between + gap, .secondary)
    var text = DisplayText()
    for forms in told.map({ [[$0]] }) ?? parts(of: state) {
      let room = text.isEmpty ? columns : columns - text.width - dot.width
      let isNeeded = isAlone && text.isEmpty
      let form = forms.first { DisplayText($0, .secondary).width <= room }
      guard let part = form ?? (isNeeded ? forms.last : nil) else { break }
      if !text.isEmpty { text.append(dot) }
      text.append(part, .secondary)
    }
    guard told == nil else { return text }
    for days in [15, 7] {
      guard let line = sparkline(state, days: days) else { break }
      guard text.width + dot.width + line.width <= columns else { continue }
      text.append(dot)
      text.append(line)
      break
    }
    return text
  }

  /// Papers a day around that of a list of days; none where bars say nothing.
  private static func sparkline(_ state: ReaderState, days: Int) -> DisplayText? {
    guard !state.isSearching, !state.display.isPlain else { return nil }
    return DaySparkline.text(
      of: state.dates, around: state.currentDate, most: days, isASCII: !state.glyphs.isUnicode)
  }

  /// Unread papers of the day or month that is shown.
  private static func unread(_ state: ReaderState) -> String? {
    let row: Int?
    switch state.view.source {
    case .day, .month: row = state.dates.row(of: state.view.source)
    case .search, .filter: row = nil
    }
    let unread = row.flatMap { state.dates.unread(of: state.dates.rows[$0]) }
    return unread.map { $0 == 0 ? "all read" : "\(Names.number($0)) unread" }
  }

  /// What matters most comes first; of each part all its forms, the longest first.
  private static func parts(of state: ReaderState) -> [[String]] {
    let view = state.view
    var parts: [[String]] = []
    switch view.source {
    case .search(let query):
      let sign = PromptLine.sign(of: .search, view.scope, today: state.today)
      parts.append(["\(sign) \(query)"])
    case .filter(let query):
      var text = "\\ \(query)"
      if let below = state.views.dropLast().last, case .search(let query) = below.source {
        let sign = PromptLine.sign(of: .search, below.scope, today: state.today)
        text = "\(sign) \(query)  \(text)"
      }
      parts.append([text])
    case .day, .month: break
    }
    if let date = state.currentDate, state.layout.dates == nil, state.layout.list == nil {
      parts.append([Names.short(date)])
    }
    if state.isSearching, view.isLoaded, view.ids.isEmpty {
      parts.append(["no paper"])
    } else if !view.ids.isEmpty {
      let more = view.isComplete ? "" : state.glyphs.ellipsis
      parts.append(["\(Names.number(view.selected + 1))/\(Names.number(view.ids.count))\(more)"])
    }
    if view.hasPicks { parts.append(["\(Names.number(view.pickedCount)) picked"]) }
    if let unread = unread(state) { parts.append([unread]) }
    let days = state.dates.days.count
    if days > 0 {
      parts.append(["\(Names.papers(state.dates.paperCount)) in \(Names.days(days))"])
    } else if let notice = state.notice {
      parts.insert([notice], at: 0)
    }
    if let problem = state.marks.problem { parts.insert([problem, "marks not saved"], at: 0) }
    if state.problemCount > 0, !state.isLoading {
      let noun = state.problemCount == 1 ? "problem" : "problems"
      let problems = "\(Names.number(state.problemCount)) \(noun)"
      parts.append(["\(problems): broadsheet check", problems])
    }
    return parts
  }
}
