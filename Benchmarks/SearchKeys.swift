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
  var worst: (first: Measurement, all: Measurement)?
  for query in queries {
    let keys = query.keys
    let first = typed(keys, seconds: 2) { index.firstScreenful($0).seconds }
    let all = typed(keys, seconds: 2) { query in
      Measurement.once { _ = index.everyHit(query) }
    }
    table.add(
      [query.name, "\(keys.count)"] + first.cells + ["\(first.rounds / keys.count)"]
        + all.cells + ["\(all.rounds / keys.count)"])
    worst = (
      first: slower(worst?.first, first), all: slower(worst?.all, all)
    )
  }
  guard let worst else { return }
  table.add(["worst p99", ""] + worst.first.cells + [""] + worst.all.cells + [""])
}

/// All keys in the order they are typed, at least three times.
private func typed(
  _ keys: [Query], seconds: Double, _ search: (Query) -> Double
) -> Measurement {
  let clock = ContinuousClock()
  let start = clock.now
  var times: [Double] = []
  var rounds = 0
  while rounds < 3 || rounds < 400 && start.duration(to: clock.now) < .seconds(seconds) {
    times += keys.map(search)
    rounds += 1
  }
  return Measurement(times: times)
}

private func slower(_ one: Measurement?, _ other: Measurement) -> Measurement {
  guard let one else { return other }
  func p99(_ measured: Measurement) -> Double { measured.percentile(0.99) ?? measured.worst }
  return p99(one) > p99(other) ? one : other
}
