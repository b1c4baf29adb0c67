import CNcursesw
import Glibc
import TerminalGrid

/// Waits for keys, signals and wake-ups, without using the processor meanwhile.
@MainActor
struct EventWait {
  /// What was there when the wait ended.
  struct Batch {
    /// Keys and pastes.
    var typed: [TerminalEvent] = []
    var isWoken = false
    /// Bit n for signal n.
    var signals: UInt32 = 0
    var isAtEnd = false

    var isEmpty: Bool { typed.isEmpty && !isWoken && signals == 0 && !isAtEnd }
  }

  private let input: Int32
  private let wake: Int32
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
      let ready = poll(input, wake, until: limit)
      var batch = Batch()
      if ready.second { batch = drainWake() }
      if ready.first { readInput(into: &batch) }
      if let time = flushTime, !ready.first, ContinuousClock.now >= time {
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
      guard poll(input, -1, until: .now).first else { break }
    }
    flushTime = decoder.patience.map { .now + .milliseconds($0) }
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

  /// Whether each descriptor can be read or has ended; negative ones are left out.
  private func poll(
    _ first: Int32, _ second: Int32, until limit: ContinuousClock.Instant?
  ) -> (first: Bool, second: Bool) {
    var polled = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    let count = unsafe Glibc.poll(&polled, 2, Self.milliseconds(until: limit))
    guard count > 0 else { return (false, false) }
    return (polled[0].revents != 0, polled[1].revents != 0)
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
