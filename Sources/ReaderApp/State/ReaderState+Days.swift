package import DigestCore

extension ReaderState {
  /// The day the reader is at.
  package var currentDate: DigestDate? {
    switch view.source {
    case .day(let date): date
    case .month, .search, .filter: view.selectedID?.date
    }
  }

  /// Shows a day or a month: over a search it is a layer that Esc leaves, else it takes the place
  /// of the day that was shown.
  mutating func show(_ source: ListSource, arrival: ListView.Arrival? = nil) -> [Effect] {
    guard source != view.source else { return [] }
    places[view.source] = view.selected
    var next = ListView(source: source, focus: view.focus)
    next.arrival = arrival ?? .index(places[source] ?? 0)
    if isSearching {
      next.query = view.query
      layOver(next)
    } else {
      if views.count > 1 { next.query = view.query }
      view = next
    }
    if case .day(let date) = source { dates.reveal(date) }
    return [load(source)]
  }

  /// Asks for the papers of a day or month, as far as they are to be shown.
  func load(_ source: ListSource) -> Effect { .loadList(source, only: marks.shown) }

  mutating func changeDay(_ command: Command, count: Int) -> [Effect] {
    switch command {
    case .olderDay: return goToDay(steps: count)
    case .newerDay: return goToDay(steps: -count)
    case .olderMonth: return goToMonth(steps: count)
    case .newerMonth: return goToMonth(steps: -count)
    case .goToDate:
      prompt = Prompt(.date, today: today, origin: views)
      return []
    default: return []
    }
  }

  /// Goes by days of the archive, positive `steps` to older ones.
  private mutating func goToDay(steps: Int) -> [Effect] {
    guard let now = dates.index(of: currentDate) else { return [] }
    let target = min(max(now + steps, 0), dates.days.count - 1)
    guard target != now else {
      message = Message(steps > 0 ? "this is the oldest day" : "this is the newest day")
      return []
    }
    return show(.day(dates.days[target].date))
  }

  /// Goes to the newest day of another month of the archive.
  private mutating func goToMonth(steps: Int) -> [Effect] {
    let months = Array(dates.months)
    guard let date = currentDate, let now = months.firstIndex(of: Month(date)) else { return [] }
    let target = min(max(now + steps, 0), months.count - 1)
    guard target != now else {
      message = Message(steps > 0 ? "this is the oldest month" : "this is the newest month")
      return []
    }
    return dates.newestDay(of: months[target]).map { show(.day($0.date)) } ?? []
  }

  /// What a typed date would show, for the status line and for Enter.
  package func target(ofTyped text: String) -> DateTarget {
    guard let range = DateExpression.parse(text, today: today) else { return .notADate }
    if let day = newestDay(in: range) { return .day(day, isNear: false) }
    // Without a year, the newest such date that the archive has.
    if DateExpression.leavesYearOpen(text), let newest = dates.days.first?.date, newest < today,
      let range = DateExpression.parse(text, today: newest), let day = newestDay(in: range)
    {
      return .day(day, isNear: false)
    }
    let dated = dates.days.filter { $0.date != nil }
    let nearest = dated.min { left, right in
      distance(left.date, range) < distance(right.date, range)
    }
    return nearest.map { .day($0, isNear: true) } ?? .nothing
  }

  private func newestDay(in range: ClosedRange<DigestDate>) -> DayEntry? {
    dates.days.first { $0.date.map(range.contains) ?? false }
  }

  /// Says that the archive has no digest of a typed date, and what is shown instead.
  func nearest(to text: String) -> String {
    guard let range = DateExpression.parse(text, today: today) else { return "" }
    let asked =
      range.lowerBound == range.upperBound
      ? "on \(Names.short(range.lowerBound))"
      : "from \(Names.short(range.lowerBound)) to \(Names.short(range.upperBound))"
    return "no digest \(asked); this is the nearest"
  }

  /// Enter in the date prompt.
  mutating func submitDate(_ text: String) -> [Effect] {
    switch target(ofTyped: text) {
    case .notADate:
      message = Message(
        "\(glyphs.quoted(text)) is no date (try 2025-03, apr 21, yesterday)",
        .error)
      return []
    case .nothing:
      prompt = nil
      message = Message("the archive has no dated day", .error)
      return []
    case .day(let day, let isNear):
      prompt = nil
      if isNear, isLoading {
        wishedDate = text
        message = Message("going there as soon as it is read")
        return []
      }
      if isNear { message = Message(nearest(to: text)) }
      let effects = show(.day(day.date))
      if layout.arrangement != .three, view.focus == .dates { view.focus = .list }
      return effects
    }
  }

  private func distance(_ date: DigestDate?, _ range: ClosedRange<DigestDate>) -> Int {
    guard let date else { return .max }
    if date < range.lowerBound { return range.lowerBound.dayNumber - date.dayNumber }
    return max(date.dayNumber - range.upperBound.dayNumber, 0)
  }
}

/// What a typed date means in this archive.
package enum DateTarget: Equatable, Sendable {
  case notADate
  case nothing
  /// `isNear`: the archive has no digest then, this is the nearest.
  case day(DayEntry, isNear: Bool)
}
