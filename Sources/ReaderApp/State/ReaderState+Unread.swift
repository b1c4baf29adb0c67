import DigestCore

/// Going on by unread papers.
extension ReaderState {
  /// Goes to the unread paper so many further, over the borders of days, or to the last there is;
  /// by papers as long as nobody knows what is unread.
  mutating func step(unread steps: Int) -> [Effect] {
    // Where lists show something else, that is what is gone by.
    let goesByUnread = marks.shown == nil || marks.shown == .unread
    guard marks.isLoaded, dates.knowsRead, goesByUnread else { return step(papers: steps) }
    guard view.isLoaded else { return [] }
    let isOlder = steps > 0
    let others =
      isOlder
      ? Array(view.ids.indices.dropFirst(view.selected + 1))
      : view.ids.indices.prefix(view.selected).reversed()
    let unread = others.lazy.filter { [view, marks] in
      view.entry(at: $0).map(marks.isUnread) ?? false
    }
    let here = Array(unread.prefix(abs(steps)))
    let rest = abs(steps) - here.count
    if rest > 0, let (day, number) = dayOfUnread(rest, isOlder: isOlder) {
      return show(.day(day.date), arrival: .unread(isOlder ? number : -number))
    }
    guard let last = here.last else {
      message = Message(isOlder ? "no unread paper further on" : "no unread paper before this")
      return []
    }
    view.select(last)
    return []
  }

  /// The day of the unread paper of this number, from 1, among those older or newer than the day
  /// that is shown, and its number there; the last of all where there are fewer.
  private func dayOfUnread(_ number: Int, isOlder: Bool) -> (day: DayEntry, number: Int)? {
    guard case .day(let date) = view.source, let now = dates.index(of: date) else { return nil }
    let days = dates.days
    let others =
      isOlder ? Array(days.indices.dropFirst(now + 1)) : days.indices.prefix(now).reversed()
    var rest = number
    var last: (day: DayEntry, number: Int)?
    for index in others {
      let unread = dates.unread(of: .day(days[index])) ?? 0
      if unread > 0 { last = (days[index], min(rest, unread)) }
      if unread >= rest { break }
      rest -= unread
    }
    return last
  }
}
