import DigestCore
import DigestLibrary

extension SearchedArchive {
  /// Prints what marks take beside searches: to join them with the papers, all and one more, to
  /// count them, and to name papers by key.
  func reportMarks() throws {
    let index = openedToSearch()
    let all = ZipfArchive.marks(ofPapers: papers)
    _ = try index.days()
    let joined = Measurement(rounds: 5) {
      index.marks.set(all)
      _ = try? index.entryMarks()
    }
    var isStarred = false
    let one = Measurement(rounds: 200) {
      isStarred.toggle()
      index.marks.take([(all[all.count / 2].0, PaperMarks(isRead: true, isStarred: isStarred))])
      _ = try? index.entryMarks()
    }
    let counted = Measurement(rounds: 50) { _ = try? index.entryMarks().readCounts }
    print(
      "marks            \(milliseconds(joined.median)) ms for all of \(grouped(all.count)) to be"
        + " joined, \(milliseconds(one.median)) ms for one more,"
        + " \(milliseconds(counted.median)) ms to count the read by day")
    let ids = try index.search(MeasuredQuery.all[0].query, limit: 0).ids
    for count in [2_000, 100_000] where count <= ids.count {
      let some = Array(ids.prefix(count))
      let named = Measurement(rounds: 5) { _ = try? index.keys(of: some) }
      print(
        "                 \(milliseconds(named.median)) ms for the keys of \(grouped(count)) papers"
      )
    }
  }
}
