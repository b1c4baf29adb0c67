package import DigestCore
import Marks

/// A query whose hits the reader wants to see as they come.
package struct WatchedQuery: Equatable, Sendable {
  /// What it is called in the date pane.
  package var name: String
  package var query: String
  /// It stands in the configuration, and cannot be taken away here.
  package var isConfigured: Bool

  package init(name: String, query: String, isConfigured: Bool) {
    self.name = name
    self.query = query
    self.isConfigured = isConfigured
  }
}

/// The watch list: its queries, and how many unread hits each has.
package struct WatchList: Equatable, Sendable {
  /// Those of the configuration first.
  package private(set) var queries: [WatchedQuery] = []
  /// Unread hits of each, by its text; of some nothing is known yet.
  package private(set) var unread: [String: Int] = [:]
  /// The row of the date pane's list that has the cursor; `nil` where a day has it.
  package var cursor: Int?
  var counting = Counting.none
  private var parsed: [Query] = []
  /// Whether papers seen lately are hits; derived from the rest.
  private var hits: [EntryID: Bool] = [:]
  private var configured: [WatchedQuery] = []

  enum Counting: Equatable, Sendable {
    case none, underWay
    /// What is being counted is of before the last change.
    case outdated
  }

  init(configured: [WatchedQuery] = []) { self.configured = configured }

  /// Takes the queries that were added in the reader, in their order; whether there are others now.
  mutating func set(_ added: [String], today: DigestDate) -> Bool {
    var all = configured
    for text in added where !all.contains(where: { $0.query == text }) {
      all.append(WatchedQuery(name: text, query: text, isConfigured: false))
    }
    guard all != queries else { return false }
    queries = all
    parsed = all.map { Query(parsing: $0.query, today: today) }
    hits = [:]
    if let now = cursor { cursor = all.isEmpty ? nil : min(now, all.count - 1) }
    return true
  }

  mutating func setUnread(_ counts: [Int], of texts: [String]) {
    unread = Dictionary(zip(texts, counts)) { first, _ in first }
  }

  /// Whether a paper is a hit of any of the queries, as far as it has been looked at.
  package func isHit(_ id: EntryID) -> Bool { hits[id] ?? false }

  /// Looks at papers that are on screen.
  ///
  /// O(bytes of a paper) for each query and paper that was not looked at before.
  mutating func look(at entries: [PaperEntry], marks: ReaderMarks) {
    guard !queries.isEmpty else { return }
    if hits.count > 4_000 { hits = [:] }
    for entry in entries where hits[entry.id] == nil {
      let folded = FoldedPaper(entry.paper)
      let own = marks.marks(of: entry)
      hits[entry.id] = parsed.contains { query in
        let tier = query.tier(of: entry, folded: folded) { $0.isMet(by: own, isNew: false) }
        return !query.isEmpty && tier != nil
      }
    }
  }

  /// What papers are marked with has changed.
  mutating func marksChanged() {
    if parsed.contains(where: { !$0.criteria.isEmpty }) { hits = [:] }
  }

  /// The papers may be others under the same ids.
  mutating func forgetHits() { hits = [:] }
}

extension ReaderState {
  /// The row of the watch list that has the cursor.
  package var watchCursor: Int? { focus == .dates && showsWatchList ? watchList.cursor : nil }

  /// Whether the date pane has the watch list above the days.
  package var showsWatchList: Bool { !watchList.queries.isEmpty && !showsHistogram }

  /// Rows of the watch list in the date pane, without the blank one below; a third of it at most.
  package func watchRows(of height: Int) -> Int {
    showsWatchList ? min(watchList.queries.count, max(height / 3, 1)) : 0
  }

  /// Watches the query on top, or no longer.
  mutating func toggleWatched() -> [Effect] {
    if let row = watchCursor { return toggleWatched(watchList.queries[row].query) }
    switch view.source {
    case .search(let text): return toggleWatched(text)
    case .day, .month, .filter:
      message = Message("search first: w watches a search")
      return []
    }
  }

  private mutating func toggleWatched(_ text: String) -> [Effect] {
    let known = watchList.queries.first { $0.query == text }
    if known?.isConfigured == true {
      message = Message("watched by the configuration, which only you can change")
      return []
    }
    let quoted = glyphs.quoted(text)
    let words = known == nil ? "watching \(quoted)" : "no longer watching \(quoted)"
    message = Message("\(words)\(glyphs.between)u undoes")
    return perform(MarkAction(changes: [.watched(text, known == nil)], words: words))
  }

  /// Shows the hits of a watched query; Esc comes back.
  mutating func openWatched(_ row: Int) -> [Effect] {
    guard watchList.queries.indices.contains(row) else { return [] }
    hasMoved = true
    watchList.cursor = nil
    view.focus = .list
    return pushSearch(watchList.queries[row].query)
  }

  /// Takes the queries of the book, and asks for counts where they may be others now.
  mutating func countWatched(changed: Bool) -> [Effect] {
    let isOther = watchList.set(marks.book.watched, today: today)
    if isOther { dates.fit(treeHeight) }
    guard isOther || changed, marks.isLoaded, !isLoading, !watchList.queries.isEmpty else {
      return []
    }
    guard watchList.counting == .none else {
      watchList.counting = .outdated
      return []
    }
    watchList.counting = .underWay
    return [.countWatched(watchList.queries.map(\.query), today: today)]
  }

  mutating func take(watchedCounts counts: [Int], of texts: [String]) -> [Effect] {
    watchList.setUnread(counts, of: texts)
    let isOutdated = watchList.counting == .outdated
    watchList.counting = .none
    return isOutdated ? countWatched(changed: true) : []
  }
}
