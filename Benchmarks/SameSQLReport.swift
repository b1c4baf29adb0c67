import DigestCore
import DigestLibrary

/// Searches beside the statements that they issue.
///
/// What is told first goes by the clock, too, and a traced search is slower: it is recorded again
/// until it tells as many hits as others do.
struct SameSQLReport {
  let searched: SearchedArchive
  /// Not traced.
  let index: IndexedLibrary
  let queries: [MeasuredQuery]

  /// What of a search is measured.
  enum Extent: String {
    case first = "first screenful"
    case all = "all hits, histogram, order and first 50 papers"
  }

  /// Prints the time of each whole query and of its statements alone, in turn.
  func report(_ extent: Extent) throws {
    let table = SearchTable(
      "\(extent.rawValue), in ms,\n  and the same SQL in the same index through SQLite's C interface",
      ["hits", "statements", "rows", "ours p50", "SQL p50", "ratio", "rounds"])
    let database = try SQLiteConnection(reading: searched.indexFile.path)
    var worst = 0.0
    for (query, recording) in zip(queries, recordings(extent)) {
      guard let statements = recording else {
        table.add([query.name, "", "", "", "", "", "–", ""])
        continue
      }
      let same = try SameSQL(statements, in: database)
      guard same.count > 0, same.run().rows == same.rows else {
        throw BenchmarkError("\(query.name): the same SQL does not give the same rows")
      }
      let asked = query.query
      var hits = 0
      let (ours, sql) = Measurement.inTurn(rounds: 5...400, seconds: 1) {
        let search = search(asked, extent)
        hits = search.hits
        return search.seconds
      } _: {
        same.run().seconds
      }
      let ratio = ours.median / sql.median
      worst = max(worst, ratio)
      table.add([
        query.name, grouped(hits), grouped(same.count), grouped(same.rows),
        milliseconds(ours.median), milliseconds(sql.median), decimal(ratio, 2), "\(ours.rounds)",
      ])
    }
    table.add(["worst", "", "", "", "", "", decimal(worst, 2), ""])
  }

  private func search(_ query: Query, _ extent: Extent) -> (seconds: Double, hits: Int) {
    if extent == .first { return index.firstScreenful(query) }
    var hits = 0
    let seconds = Measurement.once { hits = index.everyHit(query) }
    return (seconds, hits)
  }

  /// Searches recorded at most for one that tells as many hits as one that is not traced.
  private static let tries = 40

  /// The statements of each query; `nil` where no recording was like the search.
  private func recordings(_ extent: Extent) -> [[RecordedStatement]?] {
    StatementRecorder.tracingConnections { recorder in
      let traced = searched.openedToSearch()
      // The first search opens the connection.
      for query in queries { _ = traced.everyHit(query.query) }
      return queries.map { query in
        for _ in 0..<Self.tries {
          let hits = search(query.query, extent).hits
          var recorded = 0
          let statements = recorder.statements { stop in
            recorded =
              extent == .all
              ? traced.everyHit(query.query)
              : traced.firstScreenful(query.query, told: stop).hits
          }
          if recorded == hits { return statements }
        }
        return nil
      }
    }
  }
}
