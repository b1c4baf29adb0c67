package import DigestCore

/// A list of papers and where the reader is in it: a day, a month, the hits of a search.
package struct ListView: Equatable, Sendable {
  /// What to select once the papers are there.
  package enum Arrival: Equatable, Sendable {
    case paper(EntryID)
    /// As near to it as the list goes.
    case index(Int)
    /// The unread paper of this number, from 1; from the end where it is negative.
    case unread(Int)
    /// Where the reader was left.
    case place(Session.Place)
  }

  package var source: ListSource
  /// In the order of the list; empty until loaded.
  package var ids: [EntryID]
  /// The papers near those that are seen, by id.
  package var entries: [EntryID: PaperEntry]
  package var isLoaded: Bool
  /// Index into `ids`, 0-based; 0 in an empty list.
  package var selected: Int
  /// Index of the first paper on screen.
  package var top: Int
  /// First line of the summary on screen, 0-based.
  package var summaryTop: Int
  /// What to mark in titles, authors and summaries.
  package var query: Query?
  /// The pane that has the keys while this list is on top.
  package var focus: Pane
  package var arrival: Arrival
  /// The summary is to be scrolled to its first hit once it is laid out.
  package var seeksHit: Bool
  /// The summary is to be scrolled to its last page once it is laid out.
  package var endsAtLastPage = false
  /// The state of the archive in which these hits were found.
  package var archiveRevision = 0
  /// What a search or a filter has found; `nil` for a day or a month, and until it is answered.
  package var hits: Hits?
  /// The hits by day; of an earlier query until those of this one are known.
  package var histogram: DateTree?
  /// What a search looks among.
  package var scope = SearchScope.all
  /// The mark that all of its papers had when they were asked for; `nil` for all papers.
  package var only: MarkCriterion?
  /// Papers picked one by one.
  var picked: Set<EntryID> = []
  /// Where a range of picked papers begins; 0-based.
  var rangeStart: Int?
  /// The period that hits were narrowed to when the reader was left.
  var restoredPeriod = Period.all
  /// The period that hits are narrowed to once all of them are known.
  var wishedPeriod: Period?
  /// The date pane as it was when another list was laid over this one; `nil` on top.
  var datesBelow: DateTree.Place?
  /// Where one wants to be beyond the hits that are known so far; 0-based.
  var wished: Int?

  package init(source: ListSource, focus: Pane = .list, query: Query? = nil) {
    self.source = source
    ids = []
    entries = [:]
    isLoaded = false
    selected = 0
    top = 0
    summaryTop = 0
    self.query = query
    self.focus = focus
    arrival = .index(0)
    seeksHit = query != nil
  }

  package var selectedID: EntryID? { ids.indices.contains(selected) ? ids[selected] : nil }
  package var selectedEntry: PaperEntry? { selectedID.flatMap { entries[$0] } }

  /// Whether all of its papers are known: only the first hits of a search may be.
  package var isComplete: Bool { hits?.isComplete ?? true }

  /// Whether the hits by day are those of an earlier query.
  package var isHistogramStale: Bool { hits.map { !$0.isComplete } ?? true }

  package func entry(at index: Int) -> PaperEntry? {
    ids.indices.contains(index) ? entries[ids[index]] : nil
  }

  /// Takes the papers of a day or month and goes where it was asked to.
  package mutating func load(
    _ papers: [PaperEntry], isUnread: (PaperEntry) -> Bool = { _ in false }
  ) {
    let kept = isLoaded ? selectedEntry : nil
    let place = kept.flatMap { kept in Self.place(of: kept, in: papers) }
    ids = papers.map(\.id)
    entries = Dictionary(papers.map { ($0.id, $0) }) { first, _ in first }
    if let place {
      selected = place
    } else if isLoaded {
      selected = min(selected, max(ids.count - 1, 0))
    } else {
      arrive(isUnread)
    }
    isLoaded = true
    picked.formIntersection(ids)
    if let start = rangeStart { rangeStart = min(start, max(ids.count - 1, 0)) }
  }

  /// Takes the papers of a day or month that are too many to be held; those near the screen are
  /// asked for by their ids.
  package mutating func load(ids new: [EntryID]) {
    let kept = isLoaded ? selectedID : nil
    ids = new
    entries = [:]
    if isLoaded {
      // In descending order, as reading order is.
      let place = kept.map { kept in ids.partitioningIndex { $0 <= kept } }
      selected = min(place ?? selected, max(ids.count - 1, 0))
    } else {
      arrive { _ in false }
    }
    isLoaded = true
    if !picked.isEmpty { picked.formIntersection(ids) }
    if let start = rangeStart { rangeStart = min(start, max(ids.count - 1, 0)) }
  }

  /// Where a paper is now: an id is a place, and the place may be another's after a change.
  static func place(of entry: PaperEntry, in papers: [PaperEntry]) -> Int? {
    func isSame(_ other: PaperEntry) -> Bool {
      other.paper.title == entry.paper.title && other.paper.arxivID == entry.paper.arxivID
    }
    if let index = papers.firstIndex(where: { $0.id == entry.id }), isSame(papers[index]) {
      return index
    }
    return papers.firstIndex { $0.date == entry.date && isSame($0) }
      ?? papers.firstIndex { $0.id == entry.id }
  }

  /// Moves the selection, as far as the list goes, and further once more of it is known.
  package mutating func select(_ index: Int) {
    wished = isComplete || index < ids.count ? nil : index
    let index = min(max(index, 0), max(ids.count - 1, 0))
    // Who moves does not want to be where they were.
    if isLoaded, case .place = arrival { arrival = .index(index) }
    guard index != selected else { return }
    selected = index
    summaryTop = 0
    endsAtLastPage = false
    seekHit()
  }

  mutating func seekHit() { seeksHit = query != nil }

  private mutating func arrive(_ isUnread: (PaperEntry) -> Bool) {
    switch arrival {
    case .unread(let number):
      let unread = ids.indices.filter { entry(at: $0).map(isUnread) ?? false }
      let index = number > 0 ? number - 1 : unread.count + number
      selected = unread.isEmpty ? 0 : unread[min(max(index, 0), unread.count - 1)]
    case .paper(let id): selected = ids.firstIndex(of: id) ?? 0
    case .index(let index): selected = min(max(index, 0), max(ids.count - 1, 0))
    case .place(let place):
      restore(place)
      return
    }
    seekHit()
  }
}

/// The three parts of the screen.
package enum Pane: Int, CaseIterable, Sendable {
  case dates
  case list
  case summary
}
