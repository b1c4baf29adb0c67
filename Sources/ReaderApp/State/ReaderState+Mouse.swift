import DigestCore
import TerminalGrid

/// The mouse. There is nothing it does that no key does.
extension ReaderState {
  /// Lines of one step of the wheel.
  private static var wheelLines: Int { 3 }

  /// Switches the mouse off, so that the terminal selects text with it, or on.
  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    mouse = MouseState()
    message = Message(
      hasMouse
        ? "mouse on \(glyphs.dot) with Shift it selects text"
        : "mouse off, it selects text \(glyphs.dot) \(keymap.keyName(of: .mouse)) switches it on")
    return [.setMouse(hasMouse)]
  }

  /// `count` is 2 for the second press of two in quick succession; of the wheel, its steps.
  mutating func apply(_ event: MouseEvent, count: Int) -> [Effect] {
    // With Shift, the mouse is the terminal's.
    guard hasMouse, !event.modifiers.contains(.shift) else { return [] }
    switch event.kind {
    case .press(.left): return press(at: event.position, isDouble: count == 2)
    case .drag(.left):
      if case .border(let pane) = mouse.pressed {
        moveBorder(of: pane, to: event.position.column)
      }
    case .release: if case .border = mouse.pressed { mouse.pressed = nil }
    case .wheelUp: return scroll(at: event.position, lines: -Self.wheelLines, times: count)
    case .wheelDown: return scroll(at: event.position, lines: Self.wheelLines, times: count)
    case .press, .drag: break
    }
    return []
  }

  private mutating func press(at position: Position, isDouble: Bool) -> [Effect] {
    let under = target(at: position)
    let target = isDouble ? mouse.pressed ?? under : under
    mouse.pressed = under
    mouse.wheeled = nil
    if under == .nothing { return [] }
    listsToResume = []
    count = nil
    message = nil
    if let plot {
      if case .statistics = plot.subject { return press(plot, at: position, isDouble: isDouble) }
      return pressTrend(plot, at: position, isDouble: isDouble)
    }
    if isDouble, isDone(target) { return goIn(target, at: position) }
    if overlay != nil { return pressMenu(under) }
    if prompt != nil { return pressUnderPrompt(under, at: position) }
    return press(under)
  }

  /// Whether the first of two presses has done what one does.
  private func isDone(_ target: MouseTarget) -> Bool {
    switch target {
    case .link: true
    case .paper(let index): overlay == nil && view.selected == index && !view.ids.isEmpty
    case .date(let row): overlay == nil && prompt == nil && dateCursor == row
    case .watched(let row): overlay == nil && prompt == nil && watchCursor == row
    case .menuRow(let index): overlay.map { OverlayLayout(of: $0, self).selected } == index
    default: false
    }
  }

  /// The second press of two: what Enter does.
  private mutating func goIn(_ target: MouseTarget, at position: Position) -> [Effect] {
    mouse.pressed = nil
    switch target {
    case .menuRow: return applyOverlay(.accept)
    case .paper where prompt != nil: return applyEdit(.submit)
    case .paper: focus(on: .list)
    case .date, .watched: focus(on: .dates)
    default: return []
    }
    return goIn()
  }

  private mutating func pressMenu(_ target: MouseTarget) -> [Effect] {
    switch target {
    case .menuRow(let index): return selectMenuRow(index)
    case .besideMenu: return applyOverlay(.close)
    default: return []
    }
  }

  private mutating func selectMenuRow(_ index: Int) -> [Effect] {
    guard let overlay else { return [] }
    let steps = index - OverlayLayout(of: overlay, self).selected
    return steps == 0 ? [] : applyOverlay(.edit(.moveSelection(by: steps)))
  }

  /// While something is typed, its text and its results can be clicked.
  private mutating func pressUnderPrompt(
    _ target: MouseTarget, at position: Position
  ) -> [Effect] {
    switch (target, prompt?.kind) {
    case (.statusLine, _): putCursor(at: position.column)
    case (.paper(let index), .search), (.paper(let index), .filter): view.select(index)
    case (.date, .date), (.fold, .date):
      // Who is asked for a date has shown one.
      prompt = nil
      return press(target)
    default: break
    }
    return []
  }

  private mutating func press(_ target: MouseTarget) -> [Effect] {
    switch target {
    case .pane(let pane): focus(on: pane)
    case .paper(let index):
      haveMoved()
      focus(on: .list)
      view.select(index)
    case .date(let row):
      focus(on: .dates)
      watchList.cursor = nil
      return pressDate(shownDates.rows[row])
    case .fold(let month):
      focus(on: .dates)
      shownDates.toggle(month)
    case .watched(let row):
      focus(on: .dates)
      watchList.cursor = row
    case .link(let url):
      focus(on: .summary)
      return open(url, "link")
    case .border, .menuRow, .menu, .besideMenu, .statusLine, .nothing: break
    }
    return []
  }

  private mutating func pressDate(_ row: DateRow) -> [Effect] {
    haveMoved()
    // It is in sight, and no row moves under the pointer.
    mouse.leftDate = row.period
    if showsHistogram { return narrow(to: row.period) }
    return row.source.map { show($0) } ?? []
  }

  private mutating func focus(on pane: Pane) {
    guard !isZen else { return }
    if pane != .dates { watchList.cursor = nil }
    view.focus = pane
  }

  /// Moves the rule right of a pane to a column, as far as its neighbours let it.
  private mutating func moveBorder(of pane: Pane, to column: Int) {
    let layout = layout
    switch pane {
    case .dates where layout.dates != nil: setDatesWidth(column)
    case .list:
      guard let list = layout.list, layout.summary != nil else { return }
      setListWidth(column - list.column)
    default: break
    }
  }

  /// Scrolls what is under the pointer; nothing else changes.
  private mutating func scroll(at position: Position, lines: Int, times: Int) -> [Effect] {
    if let plot {
      scroll(plot, by: lines * times, keepsTarget: true)
      return []
    }
    if let overlay {
      let menu = OverlayLayout(of: overlay, self)
      guard menu.box.contains(position), menu.count > menu.rows.rows else { return [] }
      return selectMenuRow(menu.selection(scrolledBy: lines * times))
    }
    switch pane(at: position)?.pane {
    case .dates: scrollDates(by: lines * times)
    case .list:
      let selected = view.selectedID
      haveMoved()
      scrollList(byLines: lines, times: times)
      if view.selectedID != selected { mouse.wheeled = view.selectedID }
    case .summary: scrollSummary(by: lines * times)
    case nil: break
    }
    return []
  }

  /// Scrolls by whole papers, as many each time as have `lines` rows.
  private mutating func scrollList(byLines lines: Int, times: Int) {
    guard let list = listLayout else { return }
    var top = view.top
    for _ in 0..<times {
      var rows = abs(lines)
      while rows > 0 {
        let next = lines > 0 ? top : top - 1
        guard view.ids.indices.contains(next) else { break }
        rows -= list.block(at: next).rows
        top += lines.signum()
      }
    }
    scrollList(by: top - view.top)
  }

  private mutating func scrollDates(by lines: Int) {
    guard let area = layout.dates else { return }
    let last = max(shownDates.rows.count - DatePane.areas(of: area, self).days.rows, 0)
    shownDates.top = min(max(shownDates.top + lines, 0), last)
    mouse.leftDate = datePeriodInSight
  }

  /// What the row stands for that the date pane keeps in sight.
  var datePeriodInSight: Period? {
    let rows = shownDates.rows
    return rows.indices.contains(dateRowInSight) ? rows[dateRowInSight].period : nil
  }
}
