import ReaderApp
import Synchronization
import TerminalGrid

/// A terminal that types what it is told and keeps what it is shown.
struct FakeTerminal: Terminal, ~Copyable {
  var size = Size(columns: 120, rows: 24)
  /// What happens, one after the other; at their end the input is at its end.
  var steps: [Step]
  var frames: [Grid] = []
  var clipboard: [String] = []
  var lends = 0
  var suspends = 0
  var watched: Int32?
  var isReading = true
  /// How often it was told not to read.
  var pauses = 0
  var framesBeforeWatch = 0
  /// Each time the mouse was switched on or off, and after how many frames.
  var mouse: [(isOn: Bool, frames: Int)] = []
  /// A result has come since the last step.
  private var hasResult = false
  let inbox: Wake
  /// A wait ends with a result only, however slow the machine is.
  var isPatient: Bool

  init(steps: [Step], inbox: Wake, isPatient: Bool = true) {
    self.steps = steps
    self.inbox = inbox
    self.isPatient = isPatient
  }

  enum Step {
    case events([TerminalEvent])
    /// The result of background work that no frame waits for.
    case result
    /// A wait's time is up and nothing has happened.
    case pause
    /// What happens during a wait for something else.
    case meanwhile([TerminalEvent])
    case call(() -> Void)
    /// What waits at the gate goes on; its result.
    case opens(Gate)
  }

  /// Set by the inbox.
  final class Wake: Sendable {
    private let count = Mutex(0)
    func ring() { count.withLock { $0 += 1 } }
    func take() -> Bool {
      count.withLock { rung in
        defer { rung = 0 }
        return rung > 0
      }
    }
  }

  mutating func watch(descriptor: Int32) {
    watched = descriptor
    framesBeforeWatch = frames.count
  }

  mutating func waitForEvents(milliseconds: Int?) -> [TerminalEvent] {
    if let milliseconds {
      if !isPatient, case .meanwhile(let events) = steps.first {
        steps.removeFirst()
        return events
      }
      return isPatient ? waitForWake(milliseconds: milliseconds) : inbox.take() ? [.wake] : []
    }
    if inbox.take() {
      hasResult = true
      return [.wake]
    }
    guard !steps.isEmpty else { return [.end(.inputEnded)] }
    defer { hasResult = false }
    switch steps.removeFirst() {
    case .events(let events): return events
    case .result: return hasResult ? [] : waitForWake(milliseconds: 60_000)
    case .meanwhile(let events): return events
    case .call(let body): body()
    case .opens(let gate):
      gate.open()
      return waitForWake(milliseconds: 60_000)
    case .pause: break
    }
    return []
  }

  /// Waits longer than it is asked to, so that a busy machine shows the same frames.
  private mutating func waitForWake(milliseconds: Int) -> [TerminalEvent] {
    if case .meanwhile(let events) = steps.first {
      steps.removeFirst()
      return events
    }
    var isPause = false
    if case .pause = steps.first { isPause = true }
    let deadline = ContinuousClock.now + .milliseconds(isPause ? milliseconds : 5_000)
    while ContinuousClock.now < deadline { if inbox.take() { return [.wake] } }
    if isPause { steps.removeFirst() }
    return []
  }

  /// Keeps frames that show something new, as only these are written.
  mutating func present(_ grid: Grid, cursor: Position?) {
    if frames.last != grid { frames.append(grid) }
  }

  mutating func setStyleSheet(_ styleSheet: @escaping StyleSheet) {}
  mutating func setReading(_ isOn: Bool) {
    if isReading, !isOn { pauses += 1 }
    isReading = isOn
  }
  mutating func setMouse(_ isOn: Bool) { mouse.append((isOn, frames.count)) }
  mutating func askForBackground() {}
  mutating func invalidate() {}
  mutating func setTitle(_ title: DisplayText) {}
  mutating func sendToClipboard(_ text: String) { clipboard.append(text) }
  mutating func suspend() { suspends += 1 }
  mutating func lend(_ body: () -> Void) {
    lends += 1
    body()
  }
}

/// Where background work waits.
final class Gate: Sendable {
  private let state = Mutex(false)

  var isOpen: Bool { state.withLock { $0 } }

  func open() { state.withLock { $0 = true } }

  /// Waits ten seconds at most.
  ///
  /// - Returns: `false` where it was not opened, or the task was cancelled first.
  func wait() -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while !isOpen {
      guard !Task.isCancelled, ContinuousClock.now < deadline else { return false }
    }
    return true
  }
}
