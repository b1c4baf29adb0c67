import Dispatch
import Foundation
import Synchronization

/// Reads, parses and folds one batch of files while another is being written.
final class Prefetch: Sendable {
  private struct State: Sendable {
    var ready = PreparedBatch()
    var isStopped = false
  }

  private let state = Mutex(State())
  /// Batches that are ready.
  private let ready = DispatchSemaphore(value: 0)
  /// Places for one: memory holds another already.
  private let free = DispatchSemaphore(value: 0)

  init(_ batches: [[FoundFile]]) {
    // A semaphore must not end below what it was made with.
    free.signal()
    Thread.detachNewThread { [self] in
      FileSystem.yieldToOthers()
      let words = PaperWords()
      for batch in batches where !put(PreparedBatch(reading: batch, known: words)) { return }
    }
  }

  /// To be called once for each batch.
  func next() -> PreparedBatch {
    ready.wait()
    defer { free.signal() }
    return state.withLock { state in
      defer { state.ready = PreparedBatch() }
      return state.ready
    }
  }

  /// Nobody waits for more.
  func stop() {
    state.withLock { $0.isStopped = true }
    free.signal()
  }

  /// `false` where nobody waits for more.
  private func put(_ prepared: PreparedBatch) -> Bool {
    free.wait()
    let isStopped = state.withLock { state in
      state.ready = prepared
      return state.isStopped
    }
    ready.signal()
    return !isStopped
  }
}
