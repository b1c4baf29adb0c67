import DigestCore
import TerminalGrid
import Themes

/// The middle pane: papers with title and authors, the selected one with a bar at its side.
enum PaperListPane {
  static func draw(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    guard !state.view.ids.isEmpty else {
      return drawEmpty(state, in: area, into: &grid)
    }
    let layout = PaperListLayout(state, in: area)
    guard !state.display.isPlain else { return drawPlain(layout, state, in: area, into: &grid) }
    let bar = DisplayText(state.glyphs.bar, state.focus == .list ? .accent : .faint)
    for (index, row, block) in layout.visible() {
      let top = area.row + row
      for (offset, line) in block.lines.enumerated() {
        let column = area.column + layout.margin
        let end = grid.write(line, row: top + offset, column: column, in: area)
        if offset < block.titleRows, let url = state.view.entry(at: index).flatMap(link(of:)) {
          grid.link(url, row: top + offset, columns: column..<end, in: area)
        }
        if index == state.view.selected {
          grid.write(bar, row: top + offset, column: area.column, in: area)
        }
      }
      // What does not fit beside a low block is left out.
      for (offset, sign) in signs(at: index, state).prefix(block.lines.count).enumerated() {
        grid.write(sign, row: top + offset, column: area.column + 1, in: area)
      }
      guard index == state.view.selected else { continue }
      let rows = Rect(row: top, column: area.column, rows: block.lines.count, columns: area.columns)
      grid.lay(.selection, under: rows.intersection(area))
    }
  }

  /// A line a paper: its title, cut where it must be, and what was done to it.
  private static func drawPlain(
    _ layout: PaperListLayout, _ state: ReaderState, in area: Rect, into grid: inout Grid
  ) {
    for (index, row, block) in layout.visible() {
      let entry = state.view.entry(at: index)
      let words = PlainWords.of(
        block.marks, isPicked: state.view.isPicked(index),
        isWatched: entry.map { state.watchList.isHit($0.id) } ?? false)
      let signs = DisplayText(words.isEmpty ? "" : ", \(words)", .secondary)
      var line = state.glyphs.cut(block.lines[0], to: max(area.columns - signs.width, 1))
      line.append(signs)
      grid.write(line, row: area.row + row, column: area.column, in: area)
    }
  }

  private static func link(of entry: PaperEntry) -> String? { PaperLinks.main(of: entry.paper) }

  /// What stands beside a paper, the most important first, one in each row of it.
  private static func signs(at index: Int, _ state: ReaderState) -> [DisplayText] {
    let glyphs = state.glyphs
    var signs: [DisplayText] = []
    if state.view.isPicked(index) { signs.append(DisplayText(glyphs.picked, .picked)) }
    guard let entry = state.view.entry(at: index) else { return signs }
    let marks = state.marks.marks(of: entry)
    if state.marks.isLoaded, !marks.isRead { signs.append(DisplayText(glyphs.unread, .unread)) }
    if marks.isStarred { signs.append(DisplayText(glyphs.star, .star)) }
    if marks.isNoted { signs.append(DisplayText(glyphs.note, .note)) }
    if state.watchList.isHit(entry.id) { signs.append(DisplayText(glyphs.watched, .picked)) }
    return signs
  }

  private static func drawEmpty(_ state: ReaderState, in area: Rect, into grid: inout Grid) {
    var row = area.row
    let margin = PaperListLayout.margin(state.display)
    for text in EmptyList.texts(state) {
      for cells in TextWrap.lines(
        of: text, columns: max(area.columns - margin - 1, 1))
      {
        grid.write(
          text, cells: cells, row: row, column: area.column + margin, in: area)
        row += 1
      }
    }
  }
}

/// What a list without papers says: why there are none, and what could be done about it.
enum EmptyList {
  /// A paragraph each.
  static func texts(_ state: ReaderState) -> [DisplayText] {
    var texts = [DisplayText(reason(state), .secondary)]
    if let nearest = nearest(state) { texts += [DisplayText(), nearest] }
    if let wider = wider(state) { texts += [DisplayText(), wider] }
    return texts
  }

  private static func reason(_ state: ReaderState) -> String {
    guard state.view.isLoaded else {
      if state.isSearching { return "searching\(state.glyphs.ellipsis)" }
      return state.dates.days.isEmpty && !state.isLoading
        ? "No digests here." : "reading\(state.glyphs.ellipsis)"
    }
    if let problem = state.view.hits?.problem { return "This could not be searched: \(problem)." }
    if let only = state.view.only {
      let name = ShownPapers.name(of: only)
      let place = state.isSearching ? "among these results" : "here"
      return "No \(name) paper \(place). f and a show all."
    }
    switch state.view.source {
    case .day where state.dates.days.isEmpty: return "No digests here."
    case .day: return "This day's digest has no papers."
    case .month: return "No papers in this month."
    case .search(let query):
      let soFar = state.isLoading ? " so far" : ""
      let scope = Names.within(state.view.hits?.scope ?? .all, today: state.today)
      return "No paper\(scope) matches \(quoted(state.view.hits?.text ?? query, state))\(soFar)."
    case .filter(let query):
      return "None of these papers matches \(quoted(state.view.hits?.text ?? query, state))."
    }
  }

  /// The words of the archive that are meant perhaps.
  private static func nearest(_ state: ReaderState) -> DisplayText? {
    guard let suggestions = state.view.hits?.suggestions, !suggestions.isEmpty else { return nil }
    var text = DisplayText("Did you mean ", .text)
    for (index, suggestion) in suggestions.enumerated() {
      if index > 0 { text.append(index == suggestions.count - 1 ? " or " : ", ", .text) }
      text.append(suggestion.word, index == 0 ? .title : .text, index == 0 ? .bold : [])
    }
    text.append("?  ", .text)
    text.append("Enter", .key)
    text.append(" takes \(suggestions.count > 1 ? "the first" : "it")", .secondary)
    return text
  }

  private static func wider(_ state: ReaderState) -> DisplayText? {
    guard state.prompt != nil, let hits = state.view.hits, hits.scope != .all else { return nil }
    var text = DisplayText("^r", .key)
    text.append(" searches more", .secondary)
    return text
  }

  private static func quoted(_ text: String, _ state: ReaderState) -> String {
    state.glyphs.quoted(text)
  }
}
