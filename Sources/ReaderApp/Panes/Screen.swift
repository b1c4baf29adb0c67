package import TerminalGrid

/// Draws the whole reader.
package enum Screen {
  /// - Returns: where the cursor blinks, `nil` where nothing is typed.
  @discardableResult
  package static func draw(_ state: ReaderState, into grid: inout Grid) -> Position? {
    let layout = state.layout
    guard layout.arrangement != .tooSmall else {
      drawTooSmall(into: &grid)
      return nil
    }
    HeaderLine.draw(state, layout: layout, into: &grid)
    drawRules(state, layout: layout, into: &grid)
    if let area = layout.list { PaperListPane.draw(state, in: area, into: &grid) }
    if let area = layout.summary { SummaryPane.draw(state, in: area, into: &grid) }
    if let area = layout.dates { DatePane.draw(state, in: area, into: &grid) }
    var cursor = StatusLine.draw(state, layout: layout, into: &grid)
    if let row = layout.hintRow { HintLine.draw(state, row: row, into: &grid) }
    if let overlay = state.overlay {
      cursor = OverlayPane.draw(overlay, state, in: layout.content, into: &grid)
    }
    return cursor
  }

  private static func drawTooSmall(into grid: inout Grid) {
    let least = ScreenLayout.smallest
    let text = DisplayText("needs \(least.columns)x\(least.rows)", .text)
    grid.write(text, row: 0, column: 0, in: grid.bounds)
  }

  private static func drawRules(_ state: ReaderState, layout: ScreenLayout, into grid: inout Grid) {
    let glyphs = state.glyphs
    let vertical = DisplayText(glyphs.vertical, .faint)
    let top = layout.content.row == 2 ? 1 : layout.content.row
    for column in layout.rules {
      for row in top..<layout.content.endRow {
        grid.write(vertical, row: row, column: column, in: grid.bounds)
      }
    }
    guard let row = layout.footRule else { return }
    let line = String(repeating: glyphs.horizontal, count: grid.size.columns)
    grid.write(DisplayText(line, .faint), row: row, column: 0, in: grid.bounds)
    let tee = DisplayText(glyphs.teeUp, .faint)
    for column in layout.rules { grid.write(tee, row: row, column: column, in: grid.bounds) }
  }
}

/// The line above the panes: what each of them shows.
enum HeaderLine {
  static func draw(_ state: ReaderState, layout: ScreenLayout, into grid: inout Grid) {
    if let area = layout.dates {
      let isFocused = state.focus == .dates
      write(title("Dates", isFocused: isFocused), over: area, state, into: &grid)
    }
    if let area = layout.list {
      write(listTitle(state, columns: area.columns - 2), over: area, state, into: &grid)
    }
    if let area = layout.summary {
      write(summaryTitle(state, layout: layout), over: area, state, into: &grid)
    }
  }

  private static func write(
    _ text: DisplayText, over area: Rect, _ state: ReaderState, into grid: inout Grid
  ) {
    let line = Rect(row: 0, column: area.column + 1, rows: 1, columns: area.columns - 2)
    grid.write(state.glyphs.cut(text, to: line.columns), row: 0, column: line.column, in: line)
  }

  private static func title(_ text: String, isFocused: Bool) -> DisplayText {
    isFocused ? DisplayText(text, .heading) : DisplayText(text, .text, .bold)
  }

  private static func listTitle(_ state: ReaderState, columns: Int) -> DisplayText {
    let view = state.view
    let glyphs = state.glyphs
    var text = DisplayText()
    switch view.source {
    case .day(let date):
      text = title(Names.long(date), isFocused: state.focus == .list)
      // A day without papers says so in the pane itself.
      if !view.isLoaded || !view.ids.isEmpty {
        text.append("  \(Names.papers(view.ids.count))", .secondary)
      }
    case .month(let month):
      text = title("\(Names.month(month)) \(month.year)", isFocused: state.focus == .list)
      text.append("  \(Names.papers(view.ids.count))", .secondary)
    case .search:
      let soFar = state.isLoading ? " so far" : ""
      text = title(Names.papers(view.ids.count) + soFar, isFocused: state.focus == .list)
      let order = DisplayText("  titles first, newest first", .secondary)
      if view.ids.count > 1, text.width + order.width <= columns { text.append(order) }
    case .filter(let query):
      text = title(Names.papers(view.ids.count), isFocused: state.focus == .list)
      let quoted = glyphs.leftQuote + query + glyphs.rightQuote
      text.append("  filtered by \(quoted)", .secondary)
    }
    return text
  }

  /// How much of the summary lies below.
  private static func summaryTitle(_ state: ReaderState, layout: ScreenLayout) -> DisplayText {
    let isFocused = state.focus == .summary
    var text = title("Summary", isFocused: isFocused)
    if state.summaryMode == .raw { text.append("  as written", .secondary) }
    guard let page = state.page, let area = layout.summary else { return text }
    let last = page.lastTop(rows: area.rows)
    guard last > 0 else { return text }
    let isEnd = state.view.summaryTop >= last
    let share = isEnd ? "end" : "\(state.view.summaryTop * 100 / last)%"
    text.append("  \(state.view.summaryTop == 0 ? "more below" : share)", .faint)
    return text
  }
}
