import DigestCore

extension ListView {
  /// Takes the hits of a search and selects the first.
  ///
  /// With `keepsPlace` the same paper stays selected where it is among them, and what was narrowed
  /// stays so. O(n) in the hits.
  mutating func show(_ answer: SearchAnswer, of search: AskedSearch, keepsPlace: Bool = false) {
    let kept = keepsPlace ? selectedEntry : nil
    let keptID = keepsPlace ? selectedID : nil
    let period = keepsPlace ? hits?.period ?? .all : .all
    let wide = keepsPlace ? hits?.wide : nil
    query = search.query
    only = search.request.only
    entries = Dictionary(answer.entries.map { ($0.id, $0) }) { first, _ in first }
    isLoaded = true
    wished = nil
    dropPicks()
    var hits = Hits(of: search, answer)
    let narrowed = period.filter(answer.ids)
    if period != .all, !narrowed.isEmpty {
      hits.period = period
      hits.wide = wide
    }
    ids = hits.period == .all ? answer.ids : narrowed
    self.hits = hits
    let place = kept.flatMap { kept in
      ListView.place(of: kept, in: answer.entries).flatMap {
        ids.firstIndex(of: answer.entries[$0].id)
      }
    }
    // The paper itself may not be here yet.
    if let place = place ?? keptID.flatMap({ ids.firstIndex(of: $0) }) {
      selected = place
    } else {
      goToStart()
    }
  }

  /// Takes the rest of the hits, of which the first are shown already: all stays where it is.
  mutating func complete(_ answer: SearchAnswer) {
    hits?.all = answer.ids
    hits?.isComplete = true
    ids = answer.ids
    for entry in answer.entries where entries[entry.id] == nil { entries[entry.id] = entry }
    if let wished { select(wished) }
  }

  /// Takes the hits a day, once they are known.
  mutating func setDays(_ days: [DayEntry], height: Int, foldsAgain: Bool) {
    var tree = histogram ?? DateTree(isHistogram: true)
    if foldsAgain { tree.foldAsAtStart() }
    tree.setDays(days, height: height)
    tree.reveal(selectedID?.date)
    histogram = tree
  }

  /// Shows the hits of a period, the first selected; all of them again as they were before.
  ///
  /// O(n) in the hits, but for all of them.
  mutating func narrow(to period: Period) {
    guard var hits, hits.period != period else { return }
    if hits.period == .all {
      hits.wide = Hits.Place(selected: selected, top: top, summaryTop: summaryTop)
    }
    hits.period = period
    ids = period.filter(hits.all)
    goToStart()
    if period == .all, let wide = hits.wide {
      hits.wide = nil
      select(wide.selected)
      top = wide.top
      summaryTop = wide.summaryTop
      seeksHit = false
    }
    self.hits = hits
  }

  private mutating func goToStart() {
    selected = 0
    top = 0
    summaryTop = 0
    endsAtLastPage = false
    seekHit()
  }
}
