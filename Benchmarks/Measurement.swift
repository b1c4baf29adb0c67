/// How long something takes, run again and again.
struct Measurement {
  /// Of one round, in seconds, ascending.
  private let times: [Double]

  init(rounds: Int, _ body: () -> Void) {
    self.init(rounds: rounds...rounds, seconds: 0, body)
  }

  /// As many rounds as fit into `seconds`, within `rounds`.
  init(rounds: ClosedRange<Int>, seconds: Double, _ body: () -> Void) {
    let clock = ContinuousClock()
    let start = clock.now
    var times: [Double] = []
    while times.count < rounds.lowerBound
      || times.count < rounds.upperBound && start.duration(to: clock.now) < .seconds(seconds)
    {
      times.append(clock.measure(body) / .seconds(1))
    }
    self.times = times.sorted()
  }

  /// What was timed otherwise, in seconds.
  init(times: [Double]) { self.times = times.sorted() }

  /// Two of them in turn, so that whatever else the machine does slows both; each gives the
  /// seconds it took.
  static func inTurn(
    rounds: ClosedRange<Int>, seconds: Double, _ first: () -> Double, _ second: () -> Double
  ) -> (Self, Self) {
    let clock = ContinuousClock()
    let start = clock.now
    var times: ([Double], [Double]) = ([], [])
    while times.0.count < rounds.lowerBound
      || times.0.count < rounds.upperBound && start.duration(to: clock.now) < .seconds(seconds)
    {
      times.0.append(first())
      times.1.append(second())
    }
    return (Self(times: times.0), Self(times: times.1))
  }

  /// Seconds that `body` takes, once.
  static func once(_ body: () -> Void) -> Double {
    ContinuousClock().measure(body) / .seconds(1)
  }

  var rounds: Int { times.count }
  var best: Double { times.first ?? 0 }
  var worst: Double { times.last ?? 0 }
  /// The median, rounded.
  var microseconds: Int { Int((median * 1e6).rounded()) }
  var median: Double { times.isEmpty ? 0 : times[times.count / 2] }

  /// The time that so large a share of the rounds did not exceed; `nil` where there are too few
  /// rounds to tell it from the worst.
  func percentile(_ share: Double) -> Double? {
    let rank = Int((share * Double(times.count)).rounded(.up))
    return rank < times.count ? times[max(rank, 1) - 1] : nil
  }
}
