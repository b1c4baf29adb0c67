package import DigestCore
import Synchronization

// What a reader has done to the papers, as the archive is told of it, and what it knows of that.
extension OpenArchive {
  /// Takes all marks in place of those that there were; waits for nothing.
  package func set(marks: some Sequence<(PaperKey, PaperMarks)>) { self.marks.set(Array(marks)) }

  /// Takes what papers are marked with from now on; waits for nothing.
  package func take(marks changes: [(PaperKey, PaperMarks)]) { marks.take(changes) }

  /// Takes the days and how many papers they had at the last visit: what there is beyond them is
  /// new.
  ///
  /// `nil` where there was no visit: then nothing is.
  package func setVisited(_ days: [DayCount]?) {
    state.withLock { $0.visited = days }
    marks.setVisited(days)
  }

  /// What `setVisited` is to be given at the next visit, were this one to end now.
  ///
  /// Days that are gone stay known. As long as the archive has not been read, what was there at the
  /// last visit.
  package var visited: [DayCount]? {
    let (before, isRead) = state.withLock { ($0.visited, $0.isLoaded && !$0.isHeld) }
    guard isRead else { return before }
    let now = days
    let here = Set(now.map(\.date))
    return now + (before ?? []).filter { !here.contains($0.date) }
  }

  /// Which papers carry which marks; the first call after the archive or many marks have changed
  /// takes a while.
  package var entryMarks: EntryMarks {
    ask({ try $0.entryMarks() }, { $0.entryMarks }) ?? EntryMarks()
  }

  /// How many papers were read of each day, the newest first; days of which none was are left out.
  package var readCounts: [DayCount] { entryMarks.readCounts }

  /// Those of `ids` that meet `criterion`, in their order.
  package func marked(_ criterion: MarkCriterion, among ids: [EntryID]) -> [EntryID] {
    let marks = entryMarks
    return ids.filter { marks.meets(criterion, $0) }
  }

  /// In the order of `ids`; ids of no paper are left out.
  package func keys(of ids: [EntryID]) -> [PaperKey] {
    if let newest = state.withLock({ $0.newest }),
      ids.allSatisfy({ EntryID.dayBits($0.date) == EntryID.dayBits(newest.date) })
    {
      let papers = Dictionary(uniqueKeysWithValues: newest.entries.map { ($0.id, $0.paper) })
      return ids.compactMap { papers[$0].map { PaperKey($0) } }
    }
    return ask({ try $0.keys(of: ids) }, { $0.keys(of: ids) }) ?? []
  }

  /// The newest first.
  package func entries(of key: PaperKey) -> [EntryID] {
    ask({ try $0.ids(of: key) }, { $0.ids(of: key) }) ?? []
  }
}
