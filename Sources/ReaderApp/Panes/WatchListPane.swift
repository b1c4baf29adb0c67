import TerminalGrid
import Themes

/// The watch list above the days: each query, and how many of its hits are unread.
enum WatchListPane {
  /// The first query on screen.
  static func top(_ state: ReaderState, rows: Int) -> Int {
    let last = max(state.watchList.queries.count - rows, 0)
    return min(max((state.watchCursor ?? 0) - rows + 1, 0), last)
  }

  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    guard area.rows > 0 else { return }
    let list = state.watchList
    let cursor = state.watchCursor
    let top = top(state, rows: area.rows)
    for (offset, query) in list.queries.dropFirst(top).prefix(area.rows).enumerated() {
      let isSelected = top + offset == cursor
      let row = area.row + offset
      if isSelected {
        grid.write(DisplayText(state.glyphs.bar, .accent), row: row, column: area.column, in: area)
      }
      let unread = list.unread[query.query]
      var count = DisplayText(unread.map { Names.number($0) } ?? state.glyphs.ellipsis, .faint)
      if let unread, unread > 0 {
        count = DisplayText(Names.number(unread), .text, isSelected ? .bold : [])
        count.append(" \(state.glyphs.unread)", .unread)
      } else {
        count.append("  ", .faint)
      }
      var label = DisplayText("\(state.glyphs.watched) ", .picked)
      label.append(query.name, .text, isSelected ? .bold : [])
      let end = area.endColumn - 1
      let room = max(area.columns - 3 - count.width, 0)
      grid.write(state.glyphs.cut(label, to: room), row: row, column: area.column + 1, in: area)
      grid.write(count, row: row, column: end - count.width, in: area)
      guard isSelected else { continue }
      grid.lay(
        .selection, under: Rect(row: row, column: area.column, rows: 1, columns: area.columns))
    }
  }
}
