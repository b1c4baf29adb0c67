import DigestCore

/// The papers of a library in memory, by key.
struct MemoryPapers: KeyedPapers {
  private let snapshot: LibrarySnapshot
  /// In descending order, and the row id of each.
  private let keys: [Int64]
  private let ids: [Int64]

  init(_ snapshot: LibrarySnapshot) {
    self.snapshot = snapshot
    var papers: [(key: Int64, id: Int64)] = []
    snapshot.forEachEntry { papers.append((PaperKey($0.paper).number, $0.id.rawValue)) }
    papers.sort { ($0.key, $0.id) > ($1.key, $1.id) }
    keys = papers.map(\.key)
    ids = papers.map(\.id)
  }

  var revision: PapersRevision { .memory(snapshot.revision) }
  var days: [DayCount] { snapshot.days.map { DayCount(date: $0.date, papers: $0.count) } }

  /// The newest first.
  func ids(of key: Int64) -> [Int64] { Array(ids[keys.places(in: key...key)]) }

  func papers(of keys: [Int64]) -> (keys: [Int64], ids: [Int64]) {
    var (found, ids): ([Int64], [Int64]) = ([], [])
    var known = Known(self.keys)
    for key in keys {
      guard var place = known.place(of: key) else { continue }
      while place < self.keys.count, self.keys[place] == key {
        found.append(key)
        ids.append(self.ids[place])
        place += 1
      }
    }
    return (found, ids)
  }

  func id(at place: Int, ofDay bits: Int) -> Int64? {
    let entries = snapshot.day(EntryID.date(ofDayBits: bits))?.entries ?? []
    return entries.indices.contains(place) ? entries[place].id.rawValue : nil
  }
}
