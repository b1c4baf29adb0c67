import DigestCore
import TerminalGrid

/// The date pane: the days of the archive, or the histogram of the search on top.
extension ReaderState {
  /// Whether the date pane shows hits a day.
  package var showsHistogram: Bool { isSearching && view.histogram != nil }

  /// What the date pane shows.
  package var shownDates: DateTree {
    get { isSearching ? view.histogram ?? dates : dates }
    set {
      if showsHistogram { view.histogram = newValue } else { dates = newValue }
    }
  }

  /// The row of the date pane that stands for the list; 0-based.
  package var dateCursor: Int? {
    if showsHistogram { return shownDates.row(of: view.hits?.period ?? .all) }
    switch view.source {
    case .day(let date): return dates.row(near: date)
    case .month: return dates.row(of: view.source)
    case .search, .filter: return hitRow
    }
  }

  /// The row of the day of the selected hit, or of its month where that is folded.
  package var hitRow: Int? {
    guard isSearching, let id = view.selectedID else { return nil }
    return shownDates.row(near: id.date)
  }

  /// The row of the date pane that is to be seen whatever else is.
  var dateRowInSight: Int {
    let followsHit = showsHistogram && focus != .dates && view.hits?.period == .all
    return (followsHit ? hitRow : nil) ?? dateCursor ?? 0
  }

  /// Moves in the date pane: to another day or month, or to the hits of one.
  mutating func moveInDates(_ motion: Command, count: Int?) -> [Effect] {
    if let effects = moveInWatchList(motion, count: count) { return effects }
    guard !awaitsDays || focus != .dates else {
      // Another day than one of the hits is not what is meant.
      message = Message("still searching\(glyphs.ellipsis)")
      return []
    }
    let rows = shownDates.rows
    let choices = rows.indices.filter { showsHistogram || rows[$0].source != nil }
    guard !choices.isEmpty else { return [] }
    let now = dateCursor.flatMap { choices.firstIndex(of: $0) } ?? 0
    let times = count ?? 1
    let page = max((layout.dates?.rows ?? 2) - 1, 1)
    let target: Int
    switch motion {
    case .down: target = now + times
    case .up: target = now - times
    case .first: target = (count ?? 1) - 1
    case .last: target = (count ?? choices.count) - 1
    case .halfPageDown: target = now + max(page / 2, 1) * times
    case .halfPageUp: target = now - max(page / 2, 1) * times
    case .pageDown: target = now + page * times
    case .pageUp: target = now - page * times
    case .scrollDown, .scrollUp:
      shownDates.top += motion == .scrollDown ? times : -times
      return []
    default: return []
    }
    let row = rows[choices[min(max(target, 0), choices.count - 1)]]
    if showsHistogram { return narrow(to: row.period) }
    return row.source.map { show($0) } ?? []
  }

  /// Moves in the watch list, and between it and the days; `nil` where neither is meant.
  private mutating func moveInWatchList(_ motion: Command, count: Int?) -> [Effect]? {
    guard showsWatchList else { return nil }
    let last = watchList.queries.count - 1
    let times = count ?? 1
    guard let now = watchCursor else {
      let isFirstDay = dateCursor.map { row in
        !dates.rows[..<row].contains { $0.source != nil }
      }
      guard motion == .up, isFirstDay ?? true else { return nil }
      watchList.cursor = max(last - (times - 1), 0)
      return []
    }
    switch motion {
    case .down where now + times > last: watchList.cursor = nil
    case .down: watchList.cursor = now + times
    case .up: watchList.cursor = max(now - times, 0)
    case .first: watchList.cursor = 0
    default:
      watchList.cursor = nil
      return nil
    }
    return []
  }

  /// Shows the hits of a period only; as long as not all of them are known, nothing changes.
  mutating func narrow(to period: Period) -> [Effect] {
    guard view.hits?.isComplete == true else { return [] }
    view.narrow(to: period)
    return []
  }
}
