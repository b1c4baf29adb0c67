import DigestCore
import TerminalGrid

extension ReaderState {
  /// Runs a command, `count` times where it is a motion.
  mutating func run(_ command: Command, count: Int?) -> [Effect] {
    switch command {
    case .down, .up, .first, .last, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .scrollDown,
      .scrollUp:
      haveMoved()
      return move(command, count: count)
    case .left, .right, .nextPane, .previousPane, .enter, .back, .close:
      return changeFocus(command)
    case .olderDay, .newerDay, .olderMonth, .newerMonth, .goToDate:
      haveMoved()
      return changeDay(command, count: count ?? 1)
    case .summaryDown, .summaryUp, .readOn, .readBack, .next, .previous, .showInDay:
      haveMoved()
      return read(command, count: count ?? 1)
    case .toggleRead, .toggleStar, .tag, .note, .pick, .pickRange, .undo, .redo, .repeatMark, .show,
      .setPlace, .goToPlace, .watch:
      return runMark(command, count: count)
    case .search: return startPrompt(.search)
    case .moreByAuthor: return moreByAuthor()
    case .filter: return startPrompt(.filter)
    case .openArxiv, .openHuggingFace, .openPDF, .copyLink, .copyMenu:
      return useLinks(command)
    case .stats, .trend: return openPlot(command)
    case .mouse: return toggleMouse()
    case .themes: return pickTheme()
    case .summaryView, .skim, .zen, .dense, .narrower, .wider:
      return changeLook(command, count: count ?? 1)
    case .reload:
      guard !isLoading else {
        message = Message("still reading the archive\(glyphs.ellipsis)")
        return []
      }
      message = Message("reading changed files\(glyphs.ellipsis)")
      return [.reload(isAsked: true)]
    case .palette:
      overlay = .commands(CommandList(.palette))
      return []
    case .help:
      overlay = .commands(CommandList(.help))
      return []
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
  }

  /// A person goes on from here: what was to happen by itself does not any more.
  mutating func haveMoved() {
    hasMoved = true
    wishedDate = nil
  }

  private mutating func changeFocus(_ command: Command) -> [Effect] {
    switch command {
    case .left: step(focus: -1, wraps: false)
    case .right: step(focus: 1, wraps: false)
    case .nextPane: step(focus: 1, wraps: true)
    case .previousPane: step(focus: -1, wraps: true)
    case .enter: return goIn()
    case .back:
      if let effects = leaveLayer() { return effects }
      message = Message("nothing to leave\(glyphs.between)q quits")
    case .close: return leaveLayer() ?? [.quit]
    default: break
    }
    return []
  }

  private mutating func step(focus delta: Int, wraps: Bool) {
    if isZen { isZen = false }
    let count = Pane.allCases.count
    let next = view.focus.rawValue + delta
    let place = wraps ? (next + count) % count : min(max(next, 0), count - 1)
    view.focus = Pane(rawValue: place) ?? .list
    watchList.cursor = nil
    if focus == .dates, showsHistogram { shownDates.reveal(view.selectedID?.date) }
  }

  mutating func goIn() -> [Effect] {
    switch focus {
    case .dates:
      if let row = watchCursor { return openWatched(row) }
      if let row = dateCursor, case .month(let month, _, _, _) = shownDates.rows[row] {
        shownDates.toggle(month)
      } else {
        view.focus = .list
      }
      return []
    case .list:
      if view.ids.isEmpty, let nearest = view.hits?.suggestions.first { return take(nearest) }
      view.focus = .summary
      return []
    case .summary: return useLinks(.openArxiv)
    }
  }

  /// Leaves what lies on top; `nil` where nothing does.
  private mutating func leaveLayer() -> [Effect]? {
    let arrangement = layout.arrangement
    if isZen {
      isZen = false
    } else if view.hasPicks {
      view.dropPicks()
    } else if arrangement == .one || isSkimming, focus == .summary {
      view.focus = .list
    } else if arrangement != .three, focus == .dates {
      view.focus = .list
    } else if isSkimming {
      skimmedPart = nil
    } else if let period = view.hits?.period, period != .all {
      return narrow(to: .all)
    } else if views.count > 1 {
      return leaveView()
    } else if marks.shown != nil {
      return show(only: nil)
    } else {
      return nil
    }
    return []
  }

  private mutating func changeLook(_ command: Command, count: Int) -> [Effect] {
    switch command {
    case .summaryView:
      showSummary(as: nextMode)
    case .skim: skim()
    case .zen: isZen.toggle()
    case .dense:
      isDense.toggle()
      message = Message(isDense ? "a line a paper" : "papers with their authors")
    case .narrower: resizePane(by: -2 * count)
    case .wider: resizePane(by: 2 * count)
    default: break
    }
    return []
  }

  private var nextMode: SummaryMode {
    switch summaryMode {
    case .structured: .plain
    case .plain: .raw
    case .raw: .structured
    }
  }

  private mutating func showSummary(as mode: SummaryMode) {
    summaryMode = mode
    switch mode {
    case .structured: message = Message("summary in parts")
    case .plain: message = Message("summary in one piece")
    case .raw: message = Message("summary as written")
    }
  }

  /// Moves the border of the focused pane, as far as its neighbours let it.
  private mutating func resizePane(by columns: Int) {
    guard focus == .dates || layout.list != nil && layout.summary != nil else { return }
    switch focus {
    case .dates: setDatesWidth(widths.dates + columns)
    case .list: setListWidth((layout.list?.columns ?? 0) + columns)
    case .summary: setListWidth((layout.list?.columns ?? 0) - columns)
    }
  }

  /// The list's other border goes along, so that it keeps its width.
  mutating func setDatesWidth(_ columns: Int) {
    let list = layout.summary == nil ? nil : layout.list?.columns
    widths.dates = min(max(columns, 14), 40)
    if let list { setListWidth(list) }
  }

  /// Gives the list so many columns beside the summary, as far as there is room.
  mutating func setListWidth(_ columns: Int) {
    widths.listExtra = columns - layout.listShare
    // What the screen has no room for is not remembered.
    guard let list = layout.list else { return }
    widths.listExtra = list.columns - layout.listShare
  }
}
