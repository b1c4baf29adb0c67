package import DigestCore

/// What there is to say of the papers of an archive, or of those that a query finds.
package struct ArchiveStatistics: Equatable, Sendable {
  package struct Author: Equatable, Sendable {
    /// As it is written most often; untrusted.
    package var name: String
    package var papers: Int
  }

  /// Papers a day, the newest first.
  package let days: [DayEntry]
  /// Those of them that were read; `nil` where that is not known.
  package let read: [DayEntry]?
  /// The most frequent first.
  package let authors: [Author]
  /// The papers that authors were counted in: the newest.
  package let countedPapers: Int
  /// Authors and titles are still to be counted.
  package let isPartial: Bool
  package let shifts: TermShifts
  /// The newest day of the archive, which the newest days end with.
  package let newest: DigestDate?

  /// Days that are looked at for what rises, and those before that they are compared with.
  package static let (recentDays, beforeDays) = (30, 90)
  /// The newest papers that authors are counted in, at least.
  package static let fewestCounted = 10_000
  private static let (mostAuthors, mostTerms) = (15, 10)

  /// The first day that is looked at for what rises and falls.
  package static func firstDay(to newest: DigestDate) -> DigestDate {
    newest.adding(days: 1 - recentDays - beforeDays)
  }

  /// `papers` are the newest of `days`, all back to `firstDay`, or `nil` as long as they are still
  /// to be counted; `newest` is the archive's.
  package init(
    days: [DayEntry], read: [DayEntry]?, papers: [PaperEntry]?, newest: DigestDate?
  ) {
    isPartial = papers == nil
    let papers = papers ?? []
    self.days = days
    self.read = read
    self.newest = newest
    countedPapers = papers.count
    authors = Self.most(Self.mostAuthors, of: papers)
    var (recent, before): ([String], [String]) = ([], [])
    if let newest {
      for entry in papers {
        guard let date = entry.date else { continue }
        let age = newest.dayNumber - date.dayNumber
        if (0..<Self.recentDays).contains(age) {
          recent.append(entry.paper.title)
        } else if (Self.recentDays..<Self.recentDays + Self.beforeDays).contains(age) {
          before.append(entry.paper.title)
        }
      }
    }
    shifts = TermShifts(recent: recent, before: before, limit: Self.mostTerms)
  }

  package var papers: Int { days.reduce(0) { $0 + $1.count } }

  /// Authors by their folded names, so that however one is written is one.
  private static func most(_ limit: Int, of papers: [PaperEntry]) -> [Author] {
    var names: [String: Int] = [:]
    for entry in papers { for name in Set(entry.paper.authors) { names[name, default: 0] += 1 } }
    var authors: [String: (name: String, most: Int, papers: Int)] = [:]
    for (name, count) in names {
      let key = Fold.words(of: name).joined(separator: " ")
      guard !key.isEmpty else { continue }
      var author = authors[key] ?? (name, 0, 0)
      if (count, author.name) > (author.most, name) { (author.name, author.most) = (name, count) }
      author.papers += count
      authors[key] = author
    }
    let sorted = authors.values.sorted { ($1.papers, $0.name) < ($0.papers, $1.name) }
    return sorted.prefix(limit).map { Author(name: $0.name, papers: $0.papers) }
  }
}
