import DigestLibrary

/// Something that answers queries: how many hits it hands over, and how long that took.
private struct SearchEngine {
  var name: String
  /// `nil` for a query that it is no yardstick for.
  var search: (MeasuredQuery) -> (seconds: Double, hits: Int)?
  /// The engine before it is what it is to be compared with.
  var isCompared = false
}

/// Whole queries in the index, and in its yardsticks: a scan of the text, and FTS5 with an index of
/// its own.
struct WholeQueries {
  let queries: [MeasuredQuery]
  let index: IndexedLibrary
  let bare: BareSQLite
  let scan: PlainScan

  /// Makes the yardsticks of `papers` papers; bare SQLite's index stays in `folder`.
  init(
    _ queries: [MeasuredQuery], papers: Int, _ index: IndexedLibrary, folder: String
  ) throws {
    self.queries = queries
    self.index = index
    let archive = ZipfArchive(papers: papers)
    bare = try BareSQLite(archive, folder: folder)
    scan = PlainScan(archive)
  }

  func report() {
    var before: [String: Double] = [:]
    for engine in engines {
      let table = SearchTable(
        engine.name,
        ["hits", "p50 ms", "p99 ms", "max ms", "rounds"] + (engine.isCompared ? ["ratio"] : []))
      var medians: [String: Double] = [:]
      for query in queries {
        guard let (measured, hits) = measured(query, engine) else { continue }
        medians[query.name] = measured.median
        let ratio = before[query.name].map { decimal(measured.median / $0, 2) } ?? "–"
        table.add(
          [query.name, hits < 0 ? "refused" : grouped(hits)] + measured.cells
            + ["\(measured.rounds)"] + (engine.isCompared ? [ratio] : []))
      }
      before = medians
    }
  }

  private var engines: [SearchEngine] {
    [
      SearchEngine(name: "memmem over \(scan.megabytes) MB of folded text, all hits") { query in
        query.needles.isEmpty ? nil : timed { scan.papers(holding: query.needles) }
      },
      SearchEngine(name: "bare SQLite, newest 50") { query in
        query.match == nil ? nil : timed { bare.newest(query) }
      },
      SearchEngine(
        name: "index, first screenful; ratio to bare SQLite",
        search: { index.firstScreenful($0.query) }, isCompared: true),
      SearchEngine(name: "bare SQLite, all hits") { query in
        query.match == nil ? nil : timed { bare.all(query) }
      },
      SearchEngine(
        name: "index, all hits, histogram, order and first 50 papers; ratio to bare SQLite",
        search: { query in timed { index.everyHit(query.query) } }, isCompared: true),
    ]
  }

  private func measured(
    _ query: MeasuredQuery, _ engine: SearchEngine
  ) -> (Measurement, hits: Int)? {
    guard var (_, hits) = engine.search(query) else { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    var times: [Double] = []
    while times.count < 5 || times.count < 400 && start.duration(to: clock.now) < .seconds(1) {
      guard let answer = engine.search(query) else { break }
      times.append(answer.seconds)
      hits = answer.hits
    }
    return (Measurement(times: times), hits)
  }

  private func timed(_ search: () -> Int) -> (seconds: Double, hits: Int) {
    var hits = 0
    let seconds = Measurement.once { hits = search() }
    return (seconds, hits)
  }
}
