import DigestCore

extension ReaderState {
  /// Reads on and back, scrolls the summary from the list, walks papers and hits.
  mutating func read(_ command: Command, count: Int) -> [Effect] {
    switch command {
    case .summaryDown: scrollSummary(by: count)
    case .summaryUp: scrollSummary(by: -count)
    case .readOn: return readOn()
    case .readBack: return readBack()
    case .next: return nextHit(steps: count)
    case .previous: return nextHit(steps: -count)
    case .showInDay: return showInDay()
    default: break
    }
    return []
  }

  private mutating func readOn() -> [Effect] {
    if isReadingParts { return move(.pageDown, count: nil) }
    layOutPage()
    if let page, view.summaryTop < page.lastTop(rows: summaryHeight) {
      scrollSummary(by: max(summaryHeight - 2, 1))
      return []
    }
    return isSearching ? step(papers: 1) : step(unread: 1)
  }

  private mutating func readBack() -> [Effect] {
    if isReadingParts { return move(.pageUp, count: nil) }
    if view.summaryTop > 0 {
      scrollSummary(by: -max(summaryHeight - 2, 1))
      return []
    }
    let before = (view.source, view.selected)
    let effects = step(papers: -1)
    if (view.source, view.selected) != before { view.endsAtLastPage = true }
    return effects
  }

  private mutating func nextHit(steps: Int) -> [Effect] {
    guard isSearching || focus == .summary && view.query != nil else {
      return step(unread: steps)
    }
    guard focus == .summary, view.query != nil else { return step(papers: steps) }
    for done in 0..<abs(steps) {
      guard let line = hitLine(steps: steps) else {
        return step(papers: steps > 0 ? steps - done : steps + done)
      }
      scrollSummary(to: line)
    }
    return []
  }

  /// The first line to show so that the next hit outside the screen is seen; `nil` at the end.
  private mutating func hitLine(steps: Int) -> Int? {
    layOutPage()
    guard let page else { return nil }
    let bottom = view.summaryTop + summaryHeight
    let next =
      steps > 0
      ? page.hitLine(from: bottom) : page.hitLine(before: view.summaryTop)
    return next.map { max($0 - summaryHeight / 3, 0) }
  }

  /// Goes on by papers, over the border of a day to the next one that has any.
  mutating func step(papers steps: Int) -> [Effect] {
    let target = view.selected + steps
    if view.ids.indices.contains(target) {
      view.select(target)
      return []
    }
    guard case .day(let date) = view.source, let now = dates.index(of: date) else {
      let isAtEnd = view.selected == (steps > 0 ? view.ids.count - 1 : 0)
      view.select(target)
      if isAtEnd, view.wished == nil {
        message = Message(steps > 0 ? "this is the last one" : "this is the first one")
      }
      return []
    }
    let days = dates.days.indices
    return steps > 0
      ? step(target - view.ids.count, into: Array(days.dropFirst(now + 1)), isOlder: true)
      : step(-target - 1, into: days.prefix(now).reversed(), isOlder: false)
  }

  /// Goes to the paper that many papers into `days`, indices of `dates.days` in the order they
  /// are walked; to the last there is where they are fewer.
  private mutating func step(_ papers: Int, into days: [Int], isOlder: Bool) -> [Effect] {
    var rest = papers
    var place: (day: Int, index: Int)?
    for day in days where dates.days[day].count > 0 {
      let last = dates.days[day].count - 1
      let inside = min(rest, last)
      place = (day, isOlder ? inside : last - inside)
      guard rest > last else { break }
      rest -= last + 1
    }
    guard let place else {
      message = Message(isOlder ? "this is the oldest paper" : "this is the newest paper")
      return []
    }
    return show(.day(dates.days[place.day].date), arrival: .index(place.index))
  }

  private mutating func showInDay() -> [Effect] {
    guard let entry = selectedEntry else { return [] }
    guard view.source != .day(entry.date) else {
      message = Message("this is its day")
      return []
    }
    uncoverHidden(entry)
    return push(.day(entry.date), arrival: .paper(entry.id))
  }

  /// Lays a list over the present one; Esc comes back.
  mutating func push(_ source: ListSource, arrival: ListView.Arrival) -> [Effect] {
    var next = ListView(source: source, focus: .list, query: view.query)
    next.arrival = arrival
    layOver(next)
    if case .day(let date) = source { dates.reveal(date) }
    return [load(source)]
  }

  /// Lays a list over the present one, where the date pane will be as it is now once that is seen
  /// again.
  mutating func layOver(_ next: ListView) {
    view.datesBelow = dates.place
    views.append(next)
  }

  /// Lists that may lie on each other, and those of them that are kept where there are more.
  private static let (mostLists, keptLists) = (64, 48)

  /// Forgets lists that nobody would go back to one by one: of very many, those at the bottom but
  /// for the first.
  mutating func forgetLists() {
    guard views.count > Self.mostLists, prompt == nil else { return }
    var first = views.count - Self.keptLists
    // What is filtered stays below its filter.
    while first > 1, case .filter = views[first].source { first -= 1 }
    views.removeSubrange(1..<first)
  }

  /// Takes the lists that lay below others, and the date pane as it was over them.
  mutating func uncover(_ below: [ListView]) {
    views = below
    if let place = view.datesBelow {
      view.datesBelow = nil
      dates.place = place
    } else if case .day(let date) = view.source {
      // A month that is shown as such stays folded.
      dates.reveal(date)
    }
  }

  /// Takes the list on top away.
  mutating func leaveView() -> [Effect] {
    guard views.count > 1 else { return [] }
    uncover(views.dropLast())
    return loadIfNeeded()
  }
}
