package import DigestCore

/// All papers of a library at one moment; copying it copies nothing.
package struct LibrarySnapshot: Sendable {
  /// Grows with every change of the library's papers.
  package let revision: Int
  /// The newest first, that of undated papers last; days without papers included.
  package let days: [Day]

  init(revision: Int = 0, days: [Day] = []) {
    self.revision = revision
    self.days = days
  }

  package var paperCount: Int { days.reduce(0) { $0 + $1.count } }

  package func day(_ date: DigestDate?) -> Day? {
    let place = days.partitioningIndex { !Self.isNewer($0.date, than: date) }
    guard place < days.count, days[place].date == date else { return nil }
    return days[place]
  }

  /// The entries of a month in reading order.
  package func entries(year: Int, month: Int) -> [PaperEntry] {
    guard let first = DigestDate(year: year, month: month, day: 1) else { return [] }
    let last = first.adding(days: DigestDate.days(in: month, of: year) - 1)
    return days[days.partitioningIndex { !Self.isNewer($0.date, than: last) }...]
      .prefix { $0.date.map { $0 >= first } ?? false }
      .flatMap(\.entries)
  }

  /// The entries of `ids` in that order; ids of no paper are left out.
  package func entries(_ ids: [EntryID]) -> [PaperEntry] {
    ids.compactMap { day($0.date)?.entry($0) }
  }

  /// Every entry in reading order; they are made one by one, so nothing is held but the snapshot.
  package func forEachEntry(_ body: (PaperEntry) -> Void) {
    for day in days { for entry in day.entries { body(entry) } }
  }

  /// Whether `date` stands before `other` in reading order.
  static func isNewer(_ date: DigestDate?, than other: DigestDate?) -> Bool {
    guard let date else { return false }
    return other.map { date > $0 } ?? true
  }
}
