package import TerminalGrid

/// Tells two presses in quick succession from single ones, and takes turns of the wheel together.
package struct ClickCounter: Sendable {
  /// Until when a second press on the same cell belongs to the first.
  private static let patience = Duration.milliseconds(400)

  private var last: (press: MouseEvent, time: ContinuousClock.Instant)?

  package init() {}

  /// What an event comes to that is here at `time`; `events` are those behind it, and those of them
  /// that are turned into the same action are taken out.
  package mutating func action(
    for event: MouseEvent, _ events: inout ArraySlice<TerminalEvent>,
    at time: ContinuousClock.Instant
  ) -> Action {
    var count = 1
    switch event.kind {
    case .wheelUp, .wheelDown:
      while events.first == .mouse(event) {
        events.removeFirst()
        count += 1
      }
    case .press:
      if let last, last.press == event, time - last.time <= Self.patience {
        count = 2
        self.last = nil
      } else {
        last = (event, time)
      }
    case .drag, .release: break
    }
    return .mouse(event, count: count)
  }
}
