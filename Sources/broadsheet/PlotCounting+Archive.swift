import DigestCore
import DigestLibrary
import ReaderApp

extension PlotCounting {
  /// Of an open archive; without marks nothing is said of what was read.
  init(_ archive: OpenArchive, hasMarks: Bool) {
    self.init(
      days: { archive.days.map(\.entry) }, readDays: { archive.readCounts.map(\.entry) },
      read: { archive.marked(.read, among: $0) }, papersOfDay: { archive.entries(on: $0) },
      papers: { archive.entries($0) },
      search: { query, range throws(PlotFailure) in
        var failure = IndexError.cancelled
        let found = archive.search(query, in: range, limit: 0, failed: { failure = $0 })
        guard let hits = found else {
          throw PlotFailure("\(failure)")
        }
        return Found(ids: hits.ids, days: hits.days.map(\.entry))
      }, hasMarks: hasMarks)
  }
}
