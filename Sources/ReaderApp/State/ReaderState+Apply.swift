import DigestCore
import TerminalGrid

extension ReaderState {
  /// Applies one action and returns the work it asks for.
  ///
  /// Pure: no clock, no files, no terminal. An action that makes no sense now changes nothing.
  package mutating func apply(_ action: Action) -> [Effect] {
    switch action {
    case .command(let command, let count):
      listsToResume = []
      mouse.wheeled = nil
      self.count = nil
      message = nil
      forgetLists()
      // Esc takes back the number first.
      if command == .back, count != nil { return [] }
      return run(command, count: count)
    case .digit(let digit):
      message = nil
      count = min((count ?? 0) * 10 + digit, 999_999)
      return []
    case .edit(let edit):
      message = nil
      return applyEdit(edit) + toldOfLeftOut()
    case .overlay(let action):
      message = nil
      return applyOverlay(action) + toldOfLeftOut()
    case .unknownKey(let name):
      count = nil
      message = Message("\(name) does nothing here\(glyphs.between)? for help")
      return []
    case .paste(let text):
      if overlay != nil { return apply(.overlay(.edit(.insert(text)))) }
      return prompt == nil ? [] : apply(.edit(.insert(text)))
    case .mouse(let event, let count): return apply(event, count: count)
    case .resized(let size):
      self.size = size
      mouse.pressed = nil
      mouse.leftDate = nil
      let height = treeHeight
      dates.fit(height)
      for index in views.indices { views[index].histogram?.fit(height) }
      return []
    case .reported(let report): return take(report)
    case .finished(let result):
      return finish(result)
    case .stayed(let id):
      return markStayedOn(id)
    }
  }

  /// Says what a line that is typed had no room for; no work comes of it.
  private mutating func toldOfLeftOut() -> [Effect] {
    var editor = prompt?.editor
    if case .commands(let list) = overlay { editor = list.editor }
    guard let left = editor?.leftOut, left > 0 else { return [] }
    let most = Names.number(LineEditor.longest)
    message = Message("no more than \(most) characters: \(Names.number(left)) left out", .error)
    return []
  }

  /// Brings what is derived up to date before a frame: scroll positions and the summary's layout.
  ///
  /// - Returns: the papers that are on screen but not there yet.
  package mutating func settle() -> [Effect] {
    settleDates()
    if let id = view.selectedID, id != marks.stayedOn { marks.stayedOn = nil }
    let effects = settleList() + lookAtNote()
    lookAtSeen()
    layOutPage()
    settleSummary()
    return effects
  }

  /// Lays the selected paper's summary out, where that has not been done for this width.
  mutating func layOutPage() {
    guard let entry = selectedEntry, layoutForPage.measure > 0 else {
      outdatePage()
      return
    }
    let key = SummaryPage.Key(
      id: entry.id, columns: layoutForPage.measure, mode: summaryMode, query: view.query,
      marks: marks.marks(of: entry), note: marks.notes[PaperKey(entry.paper)] ?? "",
      isTight: summaryHeight < 12, display: display)
    guard page?.key != key else { return }
    page = SummaryPage(of: entry, key: key, from: page ?? formerPage)
    formerPage = nil
  }

  /// Has the page laid out anew, as its paper may be another's now.
  mutating func outdatePage() {
    formerPage = page ?? formerPage
    page = nil
  }

  /// Rows of the summary.
  var summaryHeight: Int { layoutForPage.summary?.rows ?? 1 }

  /// The layout with the summary in it, also where only another pane is seen.
  private var layoutForPage: ScreenLayout {
    let layout = layout
    guard layout.summary == nil else { return layout }
    return ScreenLayout(
      size: size, widths: widths, focus: .summary, skim: isSkimming ? .columns : .none,
      display: display)
  }

  private mutating func settleList() -> [Effect] {
    guard let area = layout.list, !area.isEmpty, !view.ids.isEmpty, let list = listLayout else {
      return loadSelected()
    }
    view.top = list.settledTop()
    if let settled = listLayout { blocks.keep(settled) }
    let start = max(view.top - 2 * area.rows, 0)
    let end = min(view.top + 3 * area.rows, view.ids.count)
    let needed = view.ids[max(view.top, 0)..<min(view.top + area.rows, view.ids.count)]
    guard needed.contains(where: { view.entries[$0] == nil }) || selectedEntry == nil else {
      return []
    }
    let wanted = Set(view.ids[start..<end] + [view.ids[view.selected]])
    // Of a million hits only those near the screen are kept.
    if view.entries.count > 12 * area.rows {
      view.entries = view.entries.filter { wanted.contains($0.key) }
    }
    return [.loadEntries(wanted.subtracting(view.entries.keys).sorted(by: >))]
  }

  /// Asks for the papers near the selected one, where that is not here and no list is seen.
  private func loadSelected() -> [Effect] {
    guard let id = view.selectedID, view.entries[id] == nil else { return [] }
    let near = max(view.selected - size.rows, 0)..<min(view.selected + size.rows, view.ids.count)
    let wanted = view.ids[near].filter { view.entries[$0] == nil }
    return [.loadEntries(wanted.sorted(by: >))]
  }

  private mutating func settleSummary() {
    guard let page else { return }
    if view.seeksHit {
      view.seeksHit = false
      view.summaryTop = page.topShowingHit(rows: summaryHeight)
    }
    if view.endsAtLastPage, view.isLoaded {
      view.endsAtLastPage = false
      view.summaryTop = page.lastTop(rows: summaryHeight)
    }
    view.summaryTop = min(max(view.summaryTop, 0), page.lastTop(rows: summaryHeight))
  }

  private mutating func settleDates() {
    guard let area = layout.dates, !area.isEmpty else { return }
    let height = DatePane.areas(of: area, self).days.rows
    var top = shownDates.top
    if mouse.leftDate != datePeriodInSight {
      mouse.leftDate = nil
      let row = dateRowInSight
      // The month's own heading stays in sight above its first day.
      let context = min(row, 2)
      if row - context < top { top = row - context }
      if row >= top + height { top = row - height + 1 }
    }
    top = min(max(top, 0), max(shownDates.rows.count - height, 0))
    if top != shownDates.top { shownDates.top = top }
  }

  /// Looks for hits of the watch list among the papers on screen.
  private mutating func lookAtSeen() {
    guard !watchList.queries.isEmpty, let area = layout.list else { return }
    let seen = view.ids.dropFirst(max(view.top, 0)).prefix(area.rows)
    watchList.look(at: seen.compactMap { view.entries[$0] }, marks: marks)
  }
}
