import DigestCore
import TerminalGrid

/// The left pane: years, months and days, newest first, with their numbers of papers.
enum DatePane {
  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    // It may lie over another pane.
    grid.fill(area)
    let rows = state.dates.rows
    let selected = state.dateCursor
    for offset in 0..<area.rows {
      let index = state.datesTop + offset
      guard rows.indices.contains(index) else { break }
      let row = area.row + offset
      draw(rows[index], isSelected: index == selected, row: row, state, area, into: &grid)
    }
    if rows.isEmpty {
      let text = state.isLoading ? "reading\(state.glyphs.ellipsis)" : "no digests"
      let line = DisplayText(text, .faint)
      grid.write(line, row: area.row, column: area.column + 2, in: area)
    }
  }

  private static func draw(
    _ item: DateRow, isSelected: Bool, row: Int, _ state: ReaderState, _ area: Rect,
    into grid: inout Grid
  ) {
    let isFocused = state.focus == .dates
    if isSelected {
      let bar = DisplayText(state.glyphs.bar, isFocused ? .accent : .faint)
      grid.write(bar, row: row, column: area.column, in: area)
    }
    let end = area.endColumn - 1
    let columns = area.columns - 3
    let (label, count) = texts(
      of: item, isSelected: isSelected, columns: columns, glyphs: state.glyphs)
    let room = max(columns - count.width, 0)
    grid.write(state.glyphs.cut(label, to: room), row: row, column: area.column + 1, in: area)
    grid.write(count, row: row, column: end - count.width, in: area)
  }

  /// The row's name, and what stands at its right.
  private static func texts(
    of row: DateRow, isSelected: Bool, columns: Int, glyphs: Glyphs
  ) -> (DisplayText, DisplayText) {
    let bold: Look.Overlay = isSelected ? .bold : []
    switch row {
    case .year(let year, let days, let papers):
      let count = "\(Names.number(days))\(glyphs.dot)\(Names.number(papers))"
      return (DisplayText(String(year), .text, .bold), DisplayText(count, .faint))
    case .month(let month, let days, let papers, let isOpen):
      let sign = isOpen ? glyphs.opened : glyphs.folded
      let count = "\(Names.number(days))\(glyphs.dot)\(Names.number(papers))"
      var label = DisplayText("\(sign) ", .faint)
      // All of a name, or as much of it as every name has.
      let fits = label.width + Names.month(month).count + count.count < columns
      label.append(Names.month(month).prefix(fits ? 9 : 3), .text, bold)
      return (label, DisplayText(count, .faint))
    case .day(let day):
      let name = day.date.map(Names.weekdayAndDay) ?? "No date"
      let indent = day.date == nil ? "" : "    "
      return (
        DisplayText(indent + name, .text, bold),
        DisplayText(Names.number(day.count), isSelected ? .text : .secondary, bold)
      )
    }
  }
}
