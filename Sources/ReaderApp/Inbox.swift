import Synchronization

/// Results of background work, on their way to the main thread.
package final class Inbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let wake: @Sendable () -> Void

  /// - Parameter wake: called after each post, from any thread; makes the terminal's wait end.
  package init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  package func post(_ result: EffectResult) {
    actions.withLock { $0.append(.finished(result)) }
    wake()
  }

  /// Takes all that has come, in order.
  package func drain() -> [Action] {
    actions.withLock { waiting in
      defer { waiting.removeAll(keepingCapacity: true) }
      return waiting
    }
  }
}
