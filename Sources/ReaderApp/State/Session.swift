package import DigestCore

/// Where the reader was left, to be there again the next time: lists and places in them, what lists
/// show, the widths of the panes.
package struct Session: Equatable, Sendable {
  /// A place in a list.
  package struct Place: Equatable, Sendable {
    /// 0-based.
    package var index = 0
    package var top = 0
    package var summaryTop = 0
    /// The paper there; `nil` where the list was empty.
    package var id: EntryID?

    package init(index: Int = 0, top: Int = 0, summaryTop: Int = 0, id: EntryID? = nil) {
      self.index = index
      self.top = top
      self.summaryTop = summaryTop
      self.id = id
    }
  }

  package struct List: Equatable, Sendable {
    package var source: ListSource
    package var scope = SearchScope.all
    package var period = Period.all
    package var place = Place()

    package init(source: ListSource) {
      self.source = source
    }
  }

  /// From the bottom to the top; the first is a day or a month.
  package var lists: [List]
  package var shown: MarkCriterion?
  package var focus = Pane.list
  package var widths = PaneWidths()
  package var isZen = false
  package var isDense = false
  package var skimmedPart: SummarySections.Label?
  package var summaryMode = SummaryMode.structured
  /// The file of the selected paper of the list at the bottom.
  package var file: String?

  package init(lists: [List]) {
    self.lists = lists
  }
}

extension ReaderState {
  /// `nil` where there is nothing to come back to.
  package var session: Session? {
    let isEmptied = marks.shown != nil && view.isLoaded
    guard !view.ids.isEmpty || views.count > 1 || isEmptied else { return nil }
    // What is being typed is a search that was not kept: its list is.
    let lists = views.map { view in
      var list = Session.List(source: view.source)
      list.scope = view.hits?.scope ?? view.scope
      list.period = view.hits?.period ?? .all
      list.place = Session.Place(
        index: view.selected, top: view.top, summaryTop: view.summaryTop, id: view.selectedID)
      return list
    }
    var session = Session(lists: lists)
    session.shown = marks.shown
    session.focus = view.focus
    session.widths = widths
    session.isZen = isZen
    session.isDense = isDense
    session.skimmedPart = skimmedPart
    session.summaryMode = summaryMode
    session.file = views[0].selectedEntry?.file
    return session
  }

  /// Takes up where the reader was left; papers that are here already stay, others are to be asked
  /// for.
  package mutating func resume(_ session: Session) -> [Effect] {
    resumeLook(session)
    guard let base = session.lists.first else { return [] }
    hasMoved = true
    marks.shown = session.shown
    if views[0].source == base.source, views[0].isLoaded, session.shown == nil {
      views[0].restore(base.place)
    } else {
      views = [ListView(source: base.source)]
      views[0].arrival = .place(base.place)
    }
    for (index, list) in session.lists.enumerated().dropFirst() {
      // The hits of a search below are not there yet to be filtered.
      if case .filter = list.source, case .search = view.source {
        listsToResume = Array(session.lists[index...])
        break
      }
      layOver(list)
    }
    view.focus = session.focus
    if case .filter = view.source, !views[views.count - 2].isLoaded {
      return [load(views[views.count - 2].source)]
    }
    return searchAgain()
  }

  /// Lays a list that was left over the present one.
  private mutating func layOver(_ list: Session.List) {
    var next = ListView(source: list.source)
    next.arrival = .place(list.place)
    next.scope = list.scope
    switch list.source {
    case .search(let text), .filter(let text):
      next.query = Query(parsing: text, today: today)
      next.restoredPeriod = list.period
    case .day, .month: next.query = view.query
    }
    // Over the results of a search, a filter shows its own hits by day.
    if case .filter = list.source, isSearching { next.histogram = view.histogram }
    layOver(next)
  }

  /// Lays the lists that were left over a search, now that its hits are there.
  mutating func resumeLists() -> [Effect] {
    guard !listsToResume.isEmpty, !isLoading, case .search = view.source,
      view.hits?.isComplete == true, marks.isLoaded || !asksForMarks
    else { return [] }
    let lists = listsToResume
    listsToResume = []
    let focus = view.focus
    for list in lists { layOver(list) }
    view.focus = focus
    if case .filter = view.source { return searchAgain() }
    return [load(view.source)]
  }

  /// Takes the widths and the like only.
  package mutating func resumeLook(_ session: Session) {
    widths = session.widths
    isZen = session.isZen
    isDense = session.isDense
    skimmedPart = session.skimmedPart
    summaryMode = session.summaryMode
  }
}

extension ListView {
  /// Goes to where the reader was, as far as the list has it still.
  mutating func restore(_ place: Session.Place) {
    guard !ids.isEmpty else { return }
    let isThere = ids.indices.contains(place.index) && ids[place.index] == place.id
    let index = isThere ? place.index : place.id.flatMap { ids.firstIndex(of: $0) } ?? place.index
    selected = min(max(index, 0), ids.count - 1)
    top = min(max(place.top + selected - place.index, 0), selected)
    summaryTop = max(place.summaryTop, 0)
    seeksHit = false
  }

  /// The same for hits, once those that are wanted are there; `isFinal` where no more are to come.
  mutating func restoreHits(isFinal: Bool) {
    guard case .place(let place) = arrival, let hits else { return }
    guard hits.isComplete || restoredPeriod == .all && place.index < ids.count else { return }
    if hits.period == .all, restoredPeriod != .all, !restoredPeriod.filter(hits.all).isEmpty {
      narrow(to: restoredPeriod)
    }
    restore(place)
    guard isFinal || selectedID == place.id else { return }
    arrival = .index(0)
    restoredPeriod = .all
  }
}
