/// How long something takes, run again and again.
struct Measurement {
  /// Of one round, in seconds, ascending.
  private let times: [Double]

  init(rounds: Int, _ body: () -> Void) {
    let clock = ContinuousClock()
    times = (0..<rounds).map { _ in
      let taken = clock.measure(body).components
      return Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
    }.sorted()
  }

  var best: Double { times.first ?? 0 }
  /// The median, rounded.
  var microseconds: Int { Int((median * 1e6).rounded()) }
  var median: Double { times.isEmpty ? 0 : times[times.count / 2] }
}
