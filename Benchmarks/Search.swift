import DigestCore
import DigestLibrary
import Glibc

/// What the reader's index costs over a generated archive, beside yardsticks of the same run.
///
/// Archive and indexes stay in the folder for temporary files. Arguments: how many papers, then
/// the names of queries, all where none is named; before them `fresh`, which makes the index anew,
/// and `straight`, which makes it without files.
func measureSearch(_ arguments: [String]) {
  let flags = arguments.prefix { ["fresh", "straight"].contains($0) }
  let rest = arguments.dropFirst(flags.count)
  let count = rest.first.map { Int($0) } ?? 4_904
  let names = Set(rest.dropFirst())
  let queries = MeasuredQuery.all.filter { names.isEmpty || names.contains($0.name) }
  guard let count, count > 0, names.isEmpty || queries.count == names.count else {
    print("search: [fresh] [straight] [PAPERS [QUERY…]]; PAPERS is a number, 1 or more;")
    for query in MeasuredQuery.all { print("QUERY: \"\(query.name)\" (\(query.text))") }
    exit(2)
  }
  do {
    try SearchBenchmark(
      papers: count, queries: queries, isFresh: flags.contains("fresh"),
      isStraight: flags.contains("straight") || count > SearchBenchmark.most
    ).run()
  } catch {
    print("search: \(error)")
    exit(1)
  }
}

private struct SearchBenchmark {
  /// Papers that are written to files, and that the yardsticks have to hold.
  static let most = 1_000_000

  var papers: Int
  var queries: [MeasuredQuery]
  var isFresh: Bool
  var isStraight: Bool

  func run() throws {
    let folder = environment("TMPDIR", or: "/tmp") + "/broadsheet-search-\(ZipfArchive.version)"
    try makeFolders(folder)
    let searched = try SearchedArchive(papers: papers, isStraight: isStraight, folder: folder)
    try searched.reportImport(isFresh: isFresh)
    // Before anything else is in memory that a reader does not have.
    AnonymousMemory.trim()
    try reportMemory(searched)
    try searched.reportRescan()
    try searched.reportFirstFrame()
    try searched.reportMarks()
    let index = searched.openedToSearch()
    reportKeys(queries, index)
    let sameSQL = SameSQLReport(searched: searched, index: index, queries: queries)
    try sameSQL.report(.first)
    try sameSQL.report(.all)
    if papers > Self.most {
      print(
        "\nno memmem and no bare SQLite with an index of its own: too large for memory and disk")
    } else {
      try WholeQueries(queries, papers: papers, index, folder: folder).report()
    }
  }

  /// Every query typed once in an index just opened, as a reader holds it, with all its words.
  private func reportMemory(_ searched: SearchedArchive) throws {
    let before = AnonymousMemory.now
    let index = searched.openedToSearch()
    _ = try index.days()
    _ = try index.suggestions(for: "nothinglikethis", query: queries[0].query)
    let opened = AnonymousMemory.now
    let (_, most) = AnonymousMemory.most {
      for query in queries { for key in query.keys { _ = index.everyHit(key.query) } }
    }
    let after = AnonymousMemory.now
    print("anonymous memory \(megabytes(before)) of the process before the index is opened")
    print("                 \(megabytes(opened)) with the index open and all its words read")
    print("                 \(megabytes(most)) at most while every query is typed once")
    print("                 \(megabytes(after)) afterwards")
    withExtendedLifetime(index) {}
  }
}

func environment(_ name: String, or value: String) -> String {
  unsafe getenv(name).map { unsafe String(cString: $0) } ?? value
}
