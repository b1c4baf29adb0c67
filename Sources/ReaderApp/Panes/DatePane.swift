import DigestCore
import TerminalGrid
import Themes

/// The left pane: years, months and days, newest first, with their numbers of papers; while a
/// search is on top, those that have hits, each with a bar.
enum DatePane {
  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    // It may lie over another pane.
    grid.fill(area)
    let (watched, days) = areas(of: area, state)
    WatchListPane.draw(state, in: watched, into: &grid)
    let tree = state.shownDates
    let selected = state.watchCursor == nil ? state.dateCursor : nil
    let ofHit = state.hitRow
    for offset in 0..<days.rows {
      let index = tree.top + offset
      guard tree.rows.indices.contains(index) else { break }
      if state.display.isPlain {
        let words = PlainWords.of(
          tree.rows[index], unread: state.showsHistogram ? nil : tree.unread(of: tree.rows[index]))
        let line = DisplayText(words, .text)
        grid.write(line, row: days.row + offset, column: days.column, in: days)
        continue
      }
      let line = DateLine(
        row: tree.rows[index], isSelected: index == selected,
        isBold: index == selected || index == ofHit, most: tree.most,
        isHistogram: state.showsHistogram, isStale: state.view.isHistogramStale,
        unread: state.showsHistogram ? nil : tree.unread(of: tree.rows[index]))
      draw(line, row: days.row + offset, state, days, into: &grid)
    }
    if tree.rows.isEmpty {
      let line = DisplayText(reason(state), .faint)
      grid.write(line, row: days.row, column: days.column + 2, in: days)
    }
  }

  /// The rows of the watch list, and those of the days below it.
  static func areas(of area: Rect, _ state: ReaderState) -> (watched: Rect, days: Rect) {
    let rows = state.watchRows(of: area.rows)
    let watched = Rect(row: area.row, column: area.column, rows: rows, columns: area.columns)
    return (watched, rows == 0 ? area : area.inset(top: min(rows + 1, area.rows)))
  }

  private static func reason(_ state: ReaderState) -> String {
    if state.showsHistogram { return "no hits" }
    return state.isLoading ? "reading\(state.glyphs.ellipsis)" : "no digests"
  }

  private static func draw(
    _ line: DateLine, row: Int, _ state: ReaderState, _ area: Rect, into grid: inout Grid
  ) {
    let end = area.endColumn - 1
    let (label, count) = line.texts(columns: area.columns - 3, glyphs: state.glyphs)
    let room = max(area.columns - 3 - count.width, 0)
    grid.write(state.glyphs.cut(label, to: room), row: row, column: area.column + 1, in: area)
    grid.write(count, row: row, column: end - count.width, in: area)
    guard line.isSelected else { return }
    let bar = DisplayText(state.glyphs.bar, state.focus == .dates ? .accent : .faint)
    grid.write(bar, row: row, column: area.column, in: area)
    let rect = Rect(row: row, column: area.column, rows: 1, columns: area.columns)
    grid.lay(.selection, under: rect.intersection(area))
  }
}

/// A row of the date pane, as it is to be drawn.
private struct DateLine {
  let row: DateRow
  let isSelected: Bool
  let isBold: Bool
  let most: DateTree.Most
  let isHistogram: Bool
  /// The hits of an earlier query: still the best that is known.
  let isStale: Bool
  /// Papers that are unread; `nil` where that is not known, or not told.
  let unread: Int?

  /// The row's name, and what stands at its right.
  func texts(columns: Int, glyphs: Glyphs) -> (DisplayText, DisplayText) {
    let bold: Look.Overlay = isBold ? .bold : []
    switch row {
    case .all(let papers):
      let more = isStale ? glyphs.ellipsis : ""
      return (
        DisplayText("All", .text, bold),
        count(
          "\(Names.number(papers))\(more)", .secondary, bar: glyphs.histogramBar(0, of: 0),
          glyphs: glyphs)
      )
    case .year(let year, let days, let papers):
      let bar = glyphs.histogramBar(papers, of: most.year)
      return (
        DisplayText(String(year), .heading),
        count(
          sum(days, number(of: papers), glyphs), .faint,
          showsDot: false, bar: bar, glyphs: glyphs)
      )
    case .month(let month, let days, let papers, let isOpen):
      let sign = isOpen ? glyphs.opened : glyphs.folded
      // The days of an open month tell of their own unread papers.
      let count = count(
        sum(days, number(of: papers), glyphs),
        isHistogram ? .secondary : .faint, showsDot: !isOpen,
        bar: glyphs.histogramBar(papers, of: most.month), glyphs: glyphs)
      var label = DisplayText("\(sign) ", .faint)
      // All of a name, or as much of it as every name has.
      let fits = label.width + Names.month(month).count + count.width < columns
      label.append(Names.month(month).prefix(fits ? 9 : 3), .text, bold)
      return (label, count)
    case .day(let day):
      let name = day.date.map(Names.weekdayAndDay) ?? "No date"
      let indent = day.date == nil ? "" : "  "
      let role: Role = isBold ? .text : .secondary
      return (
        DisplayText(indent + name, isHistogram ? role : .text, bold),
        count(
          Names.number(number(of: day.count)),
          unread == 0 ? .faint : role, bold, bar: glyphs.histogramBar(day.count, of: most.day),
          glyphs: glyphs)
      )
    }
  }

  /// How many of `papers` are unread, all of them where none is or that is not told.
  private func number(of papers: Int) -> Int {
    guard let unread, unread > 0 else { return papers }
    return unread
  }

  /// Days and papers; of hits, days say nothing.
  private func sum(_ days: Int, _ papers: Int, _ glyphs: Glyphs) -> String {
    isHistogram
      ? Names.number(papers) : "\(Names.number(days))\(glyphs.dot)\(Names.number(papers))"
  }

  private func count(
    _ number: String, _ role: Role, _ overlays: Look.Overlay = [], showsDot: Bool = true,
    bar: String, glyphs: Glyphs
  ) -> DisplayText {
    guard isHistogram else {
      var text = DisplayText(number, role, overlays)
      // The number is that of the unread papers where there are any.
      let isUnread = showsDot && unread.map { $0 > 0 } ?? false
      text.append(isUnread ? " \(glyphs.unread)" : "  ", .secondary)
      return text
    }
    var text = DisplayText("\(number) ", role, overlays)
    let isDay = if case .day = row { true } else { false }
    text.append(bar, isDay ? .faint : .bar)
    return text
  }
}
