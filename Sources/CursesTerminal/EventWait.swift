import CNcursesw
import Glibc
import TerminalGrid

/// Waits for keys, signals, wake-ups and a few descriptors more, without using the processor meanwhile.
@MainActor
struct EventWait {
  /// What was there when the wait ended.
  struct Batch {
    /// Keys and pastes.
    var typed: [TerminalEvent] = []
    var isWoken = false
    var isWatchedReady = false
    /// Bit n for signal n.
    var signals: UInt32 = 0
    var isAtEnd = false

    var isEmpty: Bool {
      typed.isEmpty && !isWoken && !isWatchedReady && signals == 0 && !isAtEnd
    }
  }

  private let input: Int32
  private let wake: Int32
  /// Whoever asked for them reads them.
  var watched: [Int32] = []
  var isReading = true
  private var decoder = KeyDecoder()
  /// When what the decoder holds back is taken for all there is.
  private var flushTime: ContinuousClock.Instant?
  private var buffer = Array(repeating: UInt8(0), count: 16_384)

  /// So many full buffers are read before what they said is acted on.
  private static let buffersAtOnce = 64

  init(input: Int32, wake: Int32) {
    self.input = input
    self.wake = wake
  }

  /// All that has happened, waiting for it until `deadline` (`nil`: for ever).
  mutating func next(until deadline: ContinuousClock.Instant?) -> Batch {
    while true {
      let limit = [deadline, flushTime].compactMap { $0 }.min()
      let ready = poll([isReading ? input : -1, wake] + watched, until: limit)
      var batch = Batch()
      if ready[1] != 0 { batch = drainWake() }
      if ready[0] != 0 { readInput(into: &batch) }
      if batch.isAtEnd { waitForSignal(into: &batch) }
      for (index, state) in ready.dropFirst(2).enumerated().reversed() {
        if state & Int16(POLLIN) != 0 {
          batch.isWatchedReady = true
        } else if state != 0 {
          // It will never be read again, and would end every wait.
          watched.remove(at: index)
        }
      }
      if let time = flushTime, ready[0] == 0, ContinuousClock.now >= time {
        batch.typed += decoder.flush()
        flushTime = nil
      }
      if !batch.isEmpty { return batch }
      if let deadline, ContinuousClock.now >= deadline { return batch }
    }
  }

  private mutating func readInput(into batch: inout Batch) {
    for _ in 0..<Self.buffersAtOnce {
      let count = fill(from: input)
      if count < 0, errno == EINTR || errno == EAGAIN { break }
      guard count > 0 else {
        batch.isAtEnd = true
        break
      }
      batch.typed += decoder.feed(buffer[..<count])
      guard poll([input], until: .now)[0] != 0 else { break }
    }
    flushTime = decoder.patience.map { .now + .milliseconds($0) }
  }

  /// How long a signal may come behind the end of the input.
  private static let lateness = Duration.milliseconds(50)

  /// A terminal that is closed is at its end a little before SIGHUP says so, and that is what the
  /// program ends by.
  private mutating func waitForSignal(into batch: inout Batch) {
    let limit = ContinuousClock.now + Self.lateness
    while batch.signals == 0, poll([wake], until: limit)[0] != 0 {
      let late = drainWake()
      batch.signals |= late.signals
      batch.isWoken = batch.isWoken || late.isWoken
    }
  }

  private mutating func drainWake() -> Batch {
    var batch = Batch()
    while true {
      let count = fill(from: wake)
      guard count > 0 else { break }
      if buffer[..<count].contains(where: { $0 != UInt8(CNCURSES_SIGNAL_BYTE) }) {
        batch.isWoken = true
      }
    }
    batch.signals = cncurses_take_signals()
    return batch
  }

  /// Reads once into the buffer; negative where it failed.
  private mutating func fill(from descriptor: Int32) -> Int {
    unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
  }

  /// What each descriptor is ready for, or whether it has ended, as `poll` says it: 0 for nothing,
  /// and for those that are negative.
  private func poll(
    _ descriptors: [Int32], until limit: ContinuousClock.Instant?
  ) -> [Int16] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = unsafe Glibc.poll(&polled, nfds_t(polled.count), Self.milliseconds(until: limit))
    return count > 0 ? polled.map(\.revents) : descriptors.map { _ in 0 }
  }

  /// Rounded up, so that the time has come when the wait is over; -1 for ever.
  private static func milliseconds(until limit: ContinuousClock.Instant?) -> Int32 {
    guard let limit else { return -1 }
    let (seconds, attoseconds) = (limit - .now).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    let milliseconds =
      min(seconds, 1_000_000) * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(milliseconds)
  }
}
