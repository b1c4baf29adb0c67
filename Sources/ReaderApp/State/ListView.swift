package import DigestCore

/// A list of papers and where the reader is in it: a day, a month, the hits of a search.
package struct ListView: Equatable, Sendable {
  /// What to select once the papers are there.
  package enum Arrival: Equatable, Sendable {
    case paper(EntryID)
    /// As near to it as the list goes.
    case index(Int)
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

  package func entry(at index: Int) -> PaperEntry? {
    ids.indices.contains(index) ? entries[ids[index]] : nil
  }

  /// Takes the papers of a day or month and goes where it was asked to.
  package mutating func load(_ papers: [PaperEntry]) {
    let kept = isLoaded ? selectedEntry : nil
    let place = kept.flatMap { kept in Self.place(of: kept, in: papers) }
    ids = papers.map(\.id)
    entries = Dictionary(papers.map { ($0.id, $0) }) { first, _ in first }
    if let place {
      selected = place
    } else if isLoaded {
      selected = min(selected, max(ids.count - 1, 0))
    } else {
      arrive()
    }
    isLoaded = true
  }

  /// Takes the hits of a search and selects the first; with `keepsPlace` the same paper stays
  /// selected where it is among them.
  package mutating func show(_ answer: SearchAnswer, keepsPlace: Bool = false) {
    let kept = keepsPlace ? selectedEntry : nil
    let place = kept.flatMap { kept in
      Self.place(of: kept, in: answer.entries) ?? answer.ids.firstIndex(of: kept.id)
    }
    ids = answer.ids
    entries = Dictionary(answer.entries.map { ($0.id, $0) }) { first, _ in first }
    isLoaded = true
    if let place {
      selected = place
      return
    }
    selected = 0
    top = 0
    summaryTop = 0
    seekHit()
  }

  /// Where a paper is now: an id is a place, and the place may be another's after a change.
  private static func place(of entry: PaperEntry, in papers: [PaperEntry]) -> Int? {
    func isSame(_ other: PaperEntry) -> Bool {
      other.paper.title == entry.paper.title && other.paper.arxivID == entry.paper.arxivID
    }
    if let index = papers.firstIndex(where: { $0.id == entry.id }), isSame(papers[index]) {
      return index
    }
    return papers.firstIndex { $0.date == entry.date && isSame($0) }
      ?? papers.firstIndex { $0.id == entry.id }
  }

  /// Moves the selection, as far as the list goes.
  package mutating func select(_ index: Int) {
    let index = min(max(index, 0), max(ids.count - 1, 0))
    guard index != selected else { return }
    selected = index
    summaryTop = 0
    endsAtLastPage = false
    seekHit()
  }

  private mutating func seekHit() { seeksHit = query != nil }

  private mutating func arrive() {
    switch arrival {
    case .paper(let id): selected = ids.firstIndex(of: id) ?? 0
    case .index(let index): selected = min(max(index, 0), max(ids.count - 1, 0))
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
