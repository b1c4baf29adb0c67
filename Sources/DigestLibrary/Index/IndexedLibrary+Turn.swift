import Foundation
import GRDB

// Whose turn it is to import.
extension IndexedLibrary {
  /// How long nobody is told that another process imports.
  private static let silence = Duration.seconds(1)
  /// How long the other may write nothing before it is taken to stand still.
  private static let standstill = Duration.seconds(3)

  /// Waits until no other process imports, and tells of what it has written meanwhile.
  ///
  /// - Throws: `held` where the other stands still, unless `isPatient`.
  func takeTurn(
    isPatient: Bool, committed: () -> Void, waiting: () -> Void
  ) throws -> FileLock {
    let start = ContinuousClock.now
    var (version, moved, isTold) = (Int?.none, start, false)
    while true {
      if let lock = try file.lock() { return lock }
      let now = ContinuousClock.now
      // The other may be making it anew.
      forgetReplaced()
      let found = try? connected().lists.read { try $0.integer("PRAGMA data_version") }
      if let found, found != version {
        (version, moved) = (found, now)
        committed()
      }
      if !isTold, now - start >= Self.silence {
        isTold = true
        waiting()
      }
      let isStill = now - moved >= Self.standstill
      if isStill, !isPatient { throw IndexError.held }
      Thread.sleep(forTimeInterval: isStill ? 1 : 0.25)
    }
  }
}
