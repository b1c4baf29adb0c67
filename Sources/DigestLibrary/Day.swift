package import DigestCore

/// The papers of one day, from all files that have some.
package struct Day: Sendable {
  /// `nil` for papers of no day.
  package let date: DigestDate?
  /// The library's revision that this was made for: the same day of another may hold others.
  let revision: Int
  private let sources: [Source]
  /// In reading order, without papers that a file before had.
  private let places: [Place]

  /// The papers of one file, in its order.
  struct Source: Sendable {
    var file: String
    /// Whether the file's path names this day.
    var isOwn: Bool
    var papers: [Paper]
  }

  private struct Place: Sendable {
    var source: Int
    var position: Int
  }

  /// Merges `sources`: the day's own file first, then the others by path.
  ///
  /// A paper with the id of one in a file before counts once, and so does one with the title,
  /// where not both have an id. Rows of one file count as often as they are there.
  init(date: DigestDate?, revision: Int = 0, sources: [Source]) {
    self.date = date
    self.revision = revision
    self.sources = sources.sorted {
      ($0.isOwn ? 0 : 1, FilePath($0.file)) < ($1.isOwn ? 0 : 1, FilePath($1.file))
    }
    var places: [Place] = []
    var seen = SeenPapers()
    for (index, source) in self.sources.enumerated() {
      let fresh = source.papers.indices.filter { index == 0 || !seen.holds(source.papers[$0]) }
      places += fresh.map { Place(source: index, position: $0) }
      guard index + 1 < self.sources.count else { break }
      for position in fresh { seen.add(source.papers[position]) }
    }
    self.places = places
  }

  package var count: Int { places.count }

  /// In reading order.
  package var entries: [PaperEntry] { places.map(entry) }

  /// `nil` where the day has no such paper, or no longer.
  package func entry(_ id: EntryID) -> PaperEntry? {
    // Ids descend along the day.
    let index = places.partitioningIndex { self.id($0) <= id }
    guard index < places.count, self.id(places[index]) == id else { return nil }
    return entry(places[index])
  }

  /// Where the papers came from, in reading order: indices into the sources as sorted, and the
  /// place among that source's papers.
  var origins: [(id: EntryID, file: String, position: Int)] {
    places.map { (id($0), sources[$0.source].file, $0.position) }
  }

  private func id(_ place: Place) -> EntryID {
    EntryID(date: date, file: place.source, position: place.position)
  }

  private func entry(_ place: Place) -> PaperEntry {
    let source = sources[place.source]
    return PaperEntry(id: id(place), file: source.file, paper: source.papers[place.position])
  }
}

/// The papers that files of a day had so far.
private struct SeenPapers {
  private var ids: Set<String> = []
  private var titles: Set<String> = []
  private var titlesWithoutID: Set<String> = []

  func holds(_ paper: Paper) -> Bool {
    guard let id = paper.arxivID else { return titles.contains(paper.title) }
    return ids.contains(id.base) || titlesWithoutID.contains(paper.title)
  }

  mutating func add(_ paper: Paper) {
    // Rows whose title is missing are not told apart by that.
    if !paper.title.isEmpty { titles.insert(paper.title) }
    if let id = paper.arxivID {
      ids.insert(id.base)
    } else if !paper.title.isEmpty {
      titlesWithoutID.insert(paper.title)
    }
  }
}
