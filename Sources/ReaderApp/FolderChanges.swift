/// How the run loop hears that files have changed.
package struct FolderChanges: Sendable {
  /// Can be read when something may have changed.
  package var descriptor: Int32
  /// Reads it until it is empty, and says whether anything in it matters; never waits.
  package var take: @Sendable () -> Bool

  package init(descriptor: Int32, take: @escaping @Sendable () -> Bool) {
    self.descriptor = descriptor
    self.take = take
  }
}

/// When changed files are read: a batch of them once, and one reading at a time, as an older
/// reading could end after a newer one.
struct ReloadSchedule {
  typealias Instant = ContinuousClock.Instant

  /// So long nothing more has changed when a batch is over.
  static let pause = Duration.milliseconds(150)
  /// So long a batch waits for its end at most.
  static let patience = Duration.seconds(2)

  private var firstChange: Instant?
  private var lastChange: Instant?
  private var isAsked = false
  private var isReading = false

  mutating func filesChanged(at now: Instant) {
    firstChange = firstChange ?? now
    lastChange = now
  }

  mutating func ask() { isAsked = true }

  mutating func readingEnded() { isReading = false }

  /// When to read; `nil` while nothing is to be read, or a reading is under way.
  func due(at now: Instant) -> Instant? {
    guard !isReading else { return nil }
    if isAsked { return now }
    guard let firstChange, let lastChange else { return nil }
    return min(firstChange + Self.patience, lastChange + Self.pause)
  }

  /// The reading to start now, if one is due; it takes all that has changed so far.
  mutating func next(at now: Instant) -> Effect? {
    guard let due = due(at: now), due <= now else { return nil }
    defer { self = Self(isReading: true) }
    return .reload(isAsked: isAsked)
  }

  init(isReading: Bool = false) { self.isReading = isReading }
}
