import DigestCore
import TerminalGrid

/// What lies under the pointer.
enum MouseTarget: Equatable, Sendable {
  /// A pane, where nothing in it is meant.
  case pane(Pane)
  /// Index into the list.
  case paper(Int)
  /// A row of the dates, 0-based.
  case date(Int)
  /// The sign before a month.
  case fold(Month)
  /// A row of the watch list, 0-based.
  case watched(Int)
  case link(String)
  /// The rule right of a pane.
  case border(Pane)
  /// A row of the menu over the panes, 0-based.
  case menuRow(Int)
  /// The menu itself.
  case menu
  /// What lies beside the menu.
  case besideMenu
  /// The status line.
  case statusLine
  case nothing
}

/// What the mouse is doing, from one event to the next.
struct MouseState: Equatable, Sendable {
  /// What was pressed last: the second press of two means the same, wherever that is by now.
  var pressed: MouseTarget?
  /// The paper that the wheel has moved the selection to: nobody has chosen it.
  var wheeled: EntryID?
  /// The row that the date pane need not keep in sight, since a person has scrolled away from it.
  var leftDate: Period?
}

extension ReaderState {
  /// What lies at a place of the screen, as it was drawn last.
  func target(at position: Position) -> MouseTarget {
    let layout = layout
    guard layout.arrangement != .tooSmall, Rect(size).contains(position) else { return .nothing }
    if let overlay {
      let menu = OverlayLayout(of: overlay, self)
      if let index = menu.index(at: position) { return .menuRow(index) }
      return menu.box.contains(position) ? .menu : .besideMenu
    }
    if position.row == layout.statusRow { return .statusLine }
    guard position.row < layout.content.endRow else {
      return position.row == layout.footRule ? border(at: position.column) ?? .nothing : .nothing
    }
    if let border = border(at: position.column) { return border }
    guard let (pane, area) = pane(at: position) else { return .nothing }
    guard area.contains(position) else { return .pane(pane) }
    switch pane {
    case .dates: return dateTarget(at: position, in: area)
    case .list: return listTarget(at: position, in: area)
    case .summary: return summaryTarget(at: position, in: area)
    }
  }

  /// The pane at a place, its title counted in, and where its rows are.
  func pane(at position: Position) -> (pane: Pane, area: Rect)? {
    let layout = layout
    guard (0..<layout.content.endRow).contains(position.row) else { return nil }
    let areas = [(Pane.dates, layout.dates), (.list, layout.list), (.summary, layout.summary)]
    for case (let pane, let area?) in areas
    where (area.column..<area.endColumn).contains(position.column) { return (pane, area) }
    return nil
  }

  /// Rules are one column wide: what is beside one belongs to the rows there.
  private func border(at column: Int) -> MouseTarget? {
    guard layout.rules.contains(column) else { return nil }
    return .border(layout.dates?.endColumn == column ? .dates : .list)
  }

  private func dateTarget(at position: Position, in area: Rect) -> MouseTarget {
    let (watched, days) = DatePane.areas(of: area, self)
    if watched.contains(position) {
      let row = WatchListPane.top(self, rows: watched.rows) + position.row - watched.row
      return .watched(row)
    }
    let row = shownDates.top + position.row - days.row
    guard days.contains(position), shownDates.rows.indices.contains(row) else {
      return .pane(.dates)
    }
    // The bar's column, the sign, and the space behind it.
    let isSign = !display.isPlain && position.column < days.column + 3
    if isSign, case .month(let month, _, _, _) = shownDates.rows[row] { return .fold(month) }
    return .date(row)
  }

  private func listTarget(at position: Position, in area: Rect) -> MouseTarget {
    let row = position.row - area.row
    // The gap below a paper is its own.
    let paper = listLayout?.visible().last { $0.row <= row }
    guard let paper, row < paper.row + paper.block.rows else { return .pane(.list) }
    return .paper(paper.index)
  }

  private func summaryTarget(at position: Position, in area: Rect) -> MouseTarget {
    let line = view.summaryTop + position.row - area.row
    // Who clicks a title means the page; a key opens it.
    guard let page, line >= page.titleRows else { return .pane(.summary) }
    let column = position.column - area.column - layout.margin
    return page.link(at: line, column: column).map { .link($0) } ?? .pane(.summary)
  }
}

extension Rect {
  /// All of a screen.
  fileprivate init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }
}
