import DigestCore
import DigestLibrary

/// Searches beside the statements that they issue.
///
/// What is told first goes by the clock, too: a traced search, which is slower, may tell less.
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
    for (query, statements) in zip(queries, recorded(extent)) {
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

  /// The statements of each query.
  private func recorded(_ extent: Extent) -> [[RecordedStatement]] {
    StatementRecorder.tracingConnections { recorder in
      let traced = searched.openedToSearch()
      // The first search opens the connection.
      for query in queries { _ = traced.everyHit(query.query) }
      return queries.map { query in
        recorder.statements { stop in
          switch extent {
          case .first: _ = traced.firstScreenful(query.query, told: stop)
          case .all: _ = traced.everyHit(query.query)
          }
        }
      }
    }
  }
}
