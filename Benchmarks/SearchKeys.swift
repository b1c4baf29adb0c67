import DigestCore
import DigestLibrary

extension IndexedLibrary {
  /// Papers of a screenful.
  private static let limit = 50

  /// All hits, with their count, order and histogram and the first papers; -1 where it fails.
  func everyHit(_ query: Query) -> Int {
    (try? search(query, limit: Self.limit))?.ids.count ?? -1
  }

  /// Seconds until the first papers of a search are told, and how many; then it is stopped.
  func firstScreenful(
    _ query: Query, told: () -> Void = {}
  ) -> (seconds: Double, hits: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    var first: (Duration, Int)?
    let all = try? search(query, limit: Self.limit, isCancelled: { first != nil }) { hits in
      guard first == nil else { return }
      first = (start.duration(to: clock.now), hits.entries.count)
      told()
    }
    let told = first ?? (start.duration(to: clock.now), all?.entries.count ?? -1)
    return (told.0 / .seconds(1), told.1)
  }
}

/// Each query typed letter by letter, a search a key: over all keys and rounds, the time to the
/// first papers, and to all hits with count and histogram.
func reportKeys(_ queries: [MeasuredQuery], _ index: IndexedLibrary) {
  let heads = ["first p50", "p99", "max", "rounds", "all p50", "p99", "max", "rounds"]
  let table = SearchTable(
    "every key, in ms: first 50 papers at most; all hits, histogram, order and first 50",
    ["keys"] + heads, least: 7)
  let typed = queries.map { query in
    (
      name: query.name,
      first: TypedQuery(query, seconds: 2) { index.firstScreenful($0).seconds },
      all: TypedQuery(query, seconds: 2) { key in
        Measurement.once { _ = index.everyHit(key) }
      }
    )
  }
  for (name, first, all) in typed {
    table.add([name, "\(first.keys.count)"] + first.cells + all.cells)
  }
  let first = typed.map(\.first).max { $0.p99 < $1.p99 }
  let all = typed.map(\.all).max { $0.p99 < $1.p99 }
  guard let first, let all else { return }
  table.add(["worst p99", ""] + first.cells + all.cells)
  for (what, typed) in [("first papers", typed.map(\.first)), ("all hits", typed.map(\.all))] {
    guard let slowest = typed.map(\.slowest).max(by: { $0.median < $1.median }) else { continue }
    print("  the slowest key to \(what): \(slowest.text) (\(milliseconds(slowest.median)) ms p50)")
  }
}

/// The times of a query's keys, in the order they are typed, at least three times.
private struct TypedQuery {
  let keys: [(text: String, query: Query)]
  /// Of each round one of each key.
  private var times: [Double] = []
  private let measured: Measurement

  init(_ query: MeasuredQuery, seconds: Double, _ search: (Query) -> Double) {
    keys = query.keys
    let clock = ContinuousClock()
    let start = clock.now
    var rounds = 0
    while rounds < 3 || rounds < 400 && start.duration(to: clock.now) < .seconds(seconds) {
      times += keys.map { search($0.query) }
      rounds += 1
    }
    measured = Measurement(times: times)
  }

  /// Of too few rounds, the worst.
  var p99: Double { measured.percentile(0.99) ?? measured.worst }
  var cells: [String] { measured.cells + ["\(times.count / max(keys.count, 1))"] }

  /// The key with the greatest median.
  var slowest: (text: String, median: Double) {
    let medians = keys.indices.map { key in
      let own = stride(from: key, to: times.count, by: keys.count).map { times[$0] }
      return (text: keys[key].text, median: Measurement(times: own).median)
    }
    return medians.max { $0.median < $1.median } ?? ("", 0)
  }
}
