/// The first hits of a search, told when the rest lets wait.
final class Screenful {
  private let limit: Int
  private let tell: ([Int64]) throws -> Void
  private let started = ContinuousClock.now
  /// How long all is waited for before the first screenful is told.
  private let patience: Duration
  private var ids: [Int64] = []
  private var hasToldSome = false
  var isTold = false

  /// How long a screenful that is not full yet is waited for before its first rows are told.
  private static let mostPatience = Duration.milliseconds(2)

  /// In a small archive the rest lets wait seldom, and one frame with everything is better than
  /// two; in a large one, nearly always.
  init(limit: Int, isLarge: Bool, tell: @escaping ([Int64]) throws -> Void) {
    self.limit = limit
    patience = .microseconds(isLarge ? 200 : 1_500)
    self.tell = tell
  }

  var isFull: Bool { ids.count == limit }

  func add(_ found: [Int64]) {
    if ids.count < limit { ids += found.prefix(limit - ids.count) }
  }

  /// Another plan gives the same hits, all of them.
  func beginAnew() { ids = [] }

  func tellIfLate() throws {
    let waited = ContinuousClock.now - started
    if isFull {
      if waited > patience { try tellNow() }
    } else if !hasToldSome, !isTold, !ids.isEmpty, waited > Self.mostPatience {
      hasToldSome = true
      try tell(ids)
    }
  }

  func tellNow() throws {
    guard !isTold else { return }
    isTold = true
    try tell(ids)
  }
}
