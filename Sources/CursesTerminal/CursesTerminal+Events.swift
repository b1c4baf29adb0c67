import CNcursesw
import Glibc
package import TerminalGrid

extension CursesTerminal {
  package mutating func waitForEvents(milliseconds: Int?) -> [TerminalEvent] {
    let deadline = milliseconds.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      let hasNews = size != announced
      let events = events(of: wait.next(until: hasNews ? .now : deadline))
      if !events.isEmpty { return events }
      if let deadline, ContinuousClock.now >= deadline { return [] }
    }
  }

  package mutating func setReading(_ isOn: Bool) { wait.isReading = isOn }

  private mutating func events(of batch: EventWait.Batch) -> [TerminalEvent] {
    func caught(_ signal: Int32) -> Bool { batch.signals & 1 << UInt32(signal) != 0 }

    // Stopped without our doing (SIGSTOP): the shell has had the terminal meanwhile.
    if caught(SIGCONT) {
      cncurses_pause()
      comeBack(with: modes.continuing)
    }
    // A size that came back may have cost the terminal some of its cells.
    if caught(SIGCONT) || caught(SIGWINCH), !measureAgain() { painter.repaint(size: size) }
    var events: [TerminalEvent] = []
    if size != announced {
      announced = size
      cncurses_note_size(Int32(size.rows), Int32(size.columns))
      events.append(.resize(size))
    }
    events += batch.typed
    if modes.awaitsAnswer, batch.typed.contains(.report(.attributes)) {
      modes.awaitsAnswer = false
      Self.arm(modes, output: output)
    }
    if batch.isWoken { events.append(.wake) }
    if batch.isWatchedReady { events.append(.filesChanged) }
    if caught(SIGTSTP) { events.append(.suspend) }
    // As a key, not as a signal of the terminal: a paste may hold that byte.
    if batch.typed.contains(.key(.control("\\"))) { events.append(.end(.signal(SIGQUIT))) }
    let ending = batch.signals & cncurses_ending_signals()
    for signal in 1..<Int32(32) where ending & 1 << UInt32(signal) != 0 {
      events.append(.end(.signal(signal)))
    }
    if batch.isAtEnd { events.append(.end(.inputEnded)) }
    if let last = events.last { unsafe cncurses_note_event(last.kind) }
    return events
  }
}

extension TerminalEvent {
  /// What a crash report may say of it: a key at most, which is no text.
  fileprivate var kind: String {
    switch self {
    case .key(let key): "key \(DisplayText(key.name))"
    case .paste: "paste"
    case .mouse: "mouse"
    case .report: "report of the terminal"
    case .resize: "resize"
    case .wake: "result"
    case .filesChanged: "changed files"
    case .end: "end"
    case .suspend: "stop"
    }
  }
}
