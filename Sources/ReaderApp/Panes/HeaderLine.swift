import DigestCore
import TerminalGrid
import Themes

/// The line above the panes: what each of them shows.
enum HeaderLine {
  static func draw(_ state: ReaderState, layout: ScreenLayout, into grid: inout Grid) {
    if let area = layout.dates {
      write(datesTitle(state), over: area, state, into: &grid)
    }
    if let area = layout.list {
      write(listTitle(state, columns: area.columns - 2), over: area, state, into: &grid)
    }
    if let area = layout.summary {
      writeSummaryTitle(state, layout: layout, over: area, into: &grid)
    }
    grid.lay(.bar, under: Rect(row: 0, column: 0, rows: 1, columns: grid.size.columns))
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

  private static func datesTitle(_ state: ReaderState) -> DisplayText {
    var text = title("Dates", isFocused: state.focus == .dates)
    if state.showsHistogram, let hits = state.view.hits {
      let quoted = state.glyphs.quoted(hits.text)
      text.append(" \(quoted)", .secondary)
    }
    return text
  }

  private static func listTitle(_ state: ReaderState, columns: Int) -> DisplayText {
    let view = state.view
    let glyphs = state.glyphs
    var text = DisplayText()
    switch view.source {
    case .day(let date):
      // A day without papers says so in the pane itself.
      let isEmpty = view.isLoaded && view.ids.isEmpty
      let papers = isEmpty ? "" : "  \(papers(of: view))"
      let names = [
        (Names.long(date), papers), (Names.short(date), papers),
        (Names.brief(date, today: state.today), papers),
        (Names.brief(date, today: state.today), isEmpty ? "" : "  \(view.ids.count)"),
      ]
      let fitting = names.first { DisplayText($0.0 + $0.1).width <= columns } ?? (names[3].0, "")
      text = title(fitting.0, isFocused: state.focus == .list)
      text.append(fitting.1, .secondary)
    case .month(let month):
      text = title("\(Names.month(month)) \(month.year)", isFocused: state.focus == .list)
      text.append("  \(papers(of: view))", .secondary)
    case .search:
      text = resultsTitle(state)
      let order = DisplayText("  \(order(of: view))", .secondary)
      let isPlain = view.hits?.period == .all && view.hits?.scope == .all
      if isPlain, view.ids.count > 1, text.width + order.width <= columns { text.append(order) }
    case .filter(let query):
      text = title(count(state), isFocused: state.focus == .list)
      let quoted = glyphs.quoted(query)
      var within = ""
      if case .search(let below) = state.views.dropLast().last?.source {
        within = "  of \(glyphs.quoted(below))"
      }
      text.append("\(within)  filtered by \(quoted)", .secondary)
    }
    if let part = state.skimmedPart { text.append("  \(part.name)", .accent) }
    return text
  }

  /// `9 papers`; `3 unread papers` where only those are shown.
  private static func papers(of view: ListView) -> String {
    guard let only = view.only else { return Names.papers(view.ids.count) }
    return Names.papers(view.ids.count, ShownPapers.name(of: only))
  }

  /// How many hits, of how many where they are narrowed, and where they were looked for.
  private static func resultsTitle(_ state: ReaderState) -> DisplayText {
    let isFocused = state.focus == .list
    guard let hits = state.view.hits else {
      return title("searching\(state.glyphs.ellipsis)", isFocused: isFocused)
    }
    var text = title(count(state), isFocused: isFocused)
    let scope = Names.within(hits.scope, today: state.today)
    // What was found before the archive grew is not all of it until it is looked for again.
    let isPartial = state.isLoading || state.view.archiveRevision != state.archiveRevision
    let soFar = isPartial ? " so far" : ""
    text.append(scope + soFar, .secondary)
    if hits.period == .all, let days = state.view.query?.days {
      text.append(Names.within(days), .secondary)
    }
    if let period = Names.period(hits.period) {
      text.append(state.glyphs.between, .faint)
      text.append(period, .text)
    }
    return text
  }

  /// `41 of 808 papers`; `36… papers` as long as only the first are known.
  static func count(_ state: ReaderState) -> String {
    let view = state.view
    let shown = view.ids.count
    guard let hits = view.hits else { return Names.papers(shown) }
    let kind = view.only.map(ShownPapers.name) ?? ""
    guard hits.isComplete else {
      return
        "\(Names.number(shown))\(state.glyphs.ellipsis) \(kind.isEmpty ? "" : kind + " ")papers"
    }
    return hits.period == .all
      ? Names.papers(shown, kind)
      : "\(Names.number(shown)) of \(Names.papers(hits.all.count, kind))"
  }

  private static func order(of view: ListView) -> String {
    switch view.query?.order {
    case .date: "newest first"
    case .relevance: "best match first"
    case .tiers, nil:
      // Words of a field, days and ids make no tiers.
      view.query?.positiveTerms.contains { $0.field == nil } == true
        ? "titles first, newest first" : "newest first"
    }
  }

  /// What is read, and how much of it lies below.
  private static func writeSummaryTitle(
    _ state: ReaderState, layout: ScreenLayout, over area: Rect, into grid: inout Grid
  ) {
    let left = layout.margin - 1
    let line = Rect(
      row: 0, column: area.column + 1 + left, rows: 1, columns: area.columns - 2 - 2 * left)
    let share = DisplayText(share(state, rows: area.rows), .secondary)
    // Which paper it is matters more than how much of it is left, but a title may be cut.
    let titles = summaryTitles(state)
    let fits =
      titles.count == 1 && share.width * 3 <= line.columns
      || titles.contains { $0.width + share.width + 2 <= line.columns }
    var room = line.columns
    if fits {
      room -= StatusLine.drawRight(
        share, in: line, atMost: line.columns, state.glyphs, into: &grid)
    }
    let title = titles.first { $0.width <= room } ?? state.glyphs.cut(titles[0], to: room)
    grid.write(title, row: 0, column: line.column, in: line)
  }

  /// Which paper of how many, the longest form first; its title once that has been scrolled away.
  private static func summaryTitles(_ state: ReaderState) -> [DisplayText] {
    let isFocused = state.focus == .summary
    guard let page = state.page, !state.view.ids.isEmpty else {
      return [title("Summary", isFocused: isFocused)]
    }
    guard state.view.summaryTop < page.titleRows else { return [page.title.overlaid(.bold)] }
    let number = Names.number(state.view.selected + 1)
    let more = state.view.isComplete ? "" : state.glyphs.ellipsis
    let all = Names.number(state.view.ids.count) + more
    var long = title("Paper \(number)", isFocused: isFocused)
    long.append(" of \(all)", .secondary)
    var written = long
    if state.summaryMode == .raw { written.append("  as written", .secondary) }
    return [written, long, title("\(number)/\(all)", isFocused: isFocused)]
  }

  private static func share(_ state: ReaderState, rows: Int) -> String {
    guard let page = state.page else { return "" }
    let last = page.lastTop(rows: rows)
    guard last > 0 else { return "" }
    if state.view.summaryTop == 0 { return "more below" }
    return state.view.summaryTop >= last ? "end" : "\(state.view.summaryTop * 100 / last)%"
  }
}
