package import TerminalGrid

/// The widths a person has given the panes.
package struct PaneWidths: Equatable, Sendable {
  /// Columns of the date pane.
  package var dates = 19
  /// Columns the list has more than its share, negative for fewer.
  package var listExtra = 0
}

/// What a list that is skimmed takes of the screen.
package enum SkimRoom: Equatable, Sendable {
  /// It is not skimmed.
  case none
  /// The columns of the summary.
  case columns
  /// These, and the rows of header and foot, but for a status line that has something to say.
  case all(hasStatus: Bool)
}

/// Where everything stands on a screen of a size.
package struct ScreenLayout: Equatable, Sendable {
  package enum Arrangement: Equatable, Sendable {
    /// Too small for anything but one line that says so.
    case tooSmall
    /// One pane at a time.
    case one
    /// List and summary, or dates and list.
    case two
    case three
    /// The summary alone.
    case zen
  }

  package private(set) var arrangement: Arrangement
  /// The rows of the panes, without header and foot.
  package private(set) var content: Rect
  package private(set) var dates: Rect?
  package private(set) var list: Rect?
  package private(set) var summary: Rect?
  /// Columns of the list as long as nobody has moved its border.
  package private(set) var listShare = 0
  /// Columns of the rules between panes.
  package private(set) var rules: [Int] = []
  /// The row of the rule above the status line, where there is room for one and no ground instead.
  package private(set) var footRule: Int?
  /// Below the screen where nothing is said.
  package private(set) var statusRow: Int
  /// `nil` where there is no room for hints.
  package private(set) var hintRow: Int?

  private let isPlain: Bool
  private let isSkimming: Bool

  package static let smallest = Size(columns: 20, rows: 5)
  /// Columns of the longest line of a summary.
  package static let measure = 88

  package init(
    size: Size, widths: PaneWidths, focus: Pane, isZen: Bool = false, skim: SkimRoom = .none,
    display: Display = Display()
  ) {
    isPlain = display.isPlain
    isSkimming = skim != .none
    let isTooSmall = size.columns < Self.smallest.columns || size.rows < Self.smallest.rows
    hintRow = size.rows >= 6 ? size.rows - 1 : nil
    statusRow = (hintRow ?? size.rows) - 1
    let hasRules = !display.hasGrounds && !display.isPlain
    footRule = hasRules && size.rows >= 10 ? statusRow - 1 : nil
    var top = size.rows >= 14 && !display.isPlain ? 2 : 1
    if case .all(let hasStatus) = skim {
      top = 0
      hintRow = nil
      footRule = nil
      statusRow = size.rows - (hasStatus ? 1 : 0)
    }
    content = Rect(
      row: top, column: 0, rows: (footRule ?? statusRow) - top, columns: size.columns)
    if isTooSmall {
      arrangement = .tooSmall
    } else if isZen {
      arrangement = .zen
      summary = content
    } else if display.isPlain {
      arrangement = .one
      placeOne(focus)
    } else if size.columns >= 110 {
      arrangement = .three
      placeThree(widths, focus: focus)
    } else if size.columns >= 70 {
      arrangement = .two
      placeTwo(widths, focus: focus)
    } else {
      arrangement = .one
      placeOne(focus)
    }
  }

  /// Columns of a line of the summary.
  package var measure: Int {
    guard let summary else { return 0 }
    return min(max(summary.columns - 2 * margin, 1), Self.measure)
  }

  /// Columns left of the text of a summary: as many as there is room for, at least one.
  package var margin: Int {
    guard let summary else { return 1 }
    if isPlain { return 0 }
    if arrangement == .zen { return max((summary.columns - Self.measure) / 2, 1) }
    return summary.columns >= 40 ? 2 : 1
  }

  private mutating func placeThree(_ widths: PaneWidths, focus: Pane) {
    let datesWidth = min(max(widths.dates, 14), 40)
    guard !isSkimming else {
      dates = columns(0, datesWidth)
      place(focus, in: columns(datesWidth + 1, content.columns - datesWidth - 1))
      rules = [datesWidth]
      return
    }
    let rest = content.columns - datesWidth - 2
    listShare = rest * 46 / 100
    let listWidth = min(max(listShare + widths.listExtra, 24), rest - 24)
    dates = columns(0, datesWidth)
    list = columns(datesWidth + 1, listWidth)
    summary = columns(datesWidth + listWidth + 2, rest - listWidth)
    rules = [datesWidth, datesWidth + listWidth + 1]
  }

  /// Who goes to the dates looks for a day: its papers take the room of the summary meanwhile.
  private mutating func placeTwo(_ widths: PaneWidths, focus: Pane) {
    guard focus != .dates else {
      let datesWidth = min(max(widths.dates, 14), content.columns - 26)
      dates = columns(0, datesWidth)
      list = columns(datesWidth + 1, content.columns - datesWidth - 1)
      rules = [datesWidth]
      return
    }
    guard !isSkimming else { return placeOne(focus) }
    let rest = content.columns - 1
    listShare = rest * 46 / 100
    let listWidth = min(max(listShare + widths.listExtra, 24), rest - 24)
    list = columns(0, listWidth)
    summary = columns(listWidth + 1, rest - listWidth)
    rules = [listWidth]
  }

  private mutating func placeOne(_ focus: Pane) {
    if focus == .dates { dates = content } else { place(focus, in: content) }
  }

  /// The list, or the summary in its stead.
  private mutating func place(_ focus: Pane, in area: Rect) {
    if focus == .summary { summary = area } else { list = area }
  }

  private func columns(_ column: Int, _ count: Int) -> Rect {
    Rect(row: content.row, column: column, rows: content.rows, columns: count)
  }
}
