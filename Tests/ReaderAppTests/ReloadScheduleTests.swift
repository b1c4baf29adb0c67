import Testing

@testable import ReaderApp

/// A moment, in milliseconds after the start.
private enum Step {
  case changed(Int)
  case asked
  case ended
  /// Looks whether a reading starts: `nil` for none, else whether a person asked for it.
  case look(Int, starts: Bool?)
}

@Test(
  "changed files are read once a batch is over, and one reading at a time",
  arguments: [
    ("nothing changed, nothing read", [.look(0, starts: nil), .look(10_000, starts: nil)]),
    (
      "a change is read after a pause",
      [.changed(0), .look(149, starts: nil), .look(150, starts: false), .look(151, starts: nil)]
    ),
    (
      "each change makes the pause anew",
      [.changed(0), .changed(100), .look(249, starts: nil), .look(250, starts: false)]
    ),
    (
      "changes without a pause are read after two seconds",
      (0..<20).map { .changed($0 * 100) } + [
        .look(1_999, starts: nil), .look(2_000, starts: false),
      ]
    ),
    (
      "what changes while files are read is read after that",
      [
        .changed(0), .look(150, starts: false), .changed(200), .look(9_000, starts: nil), .ended,
        .look(9_000, starts: false),
      ]
    ),
    ("a person does not wait", [.asked, .look(0, starts: true), .ended, .look(1, starts: nil)]),
    (
      "a person's reading takes what has changed with it",
      [.changed(0), .asked, .look(1, starts: true), .ended, .look(9_000, starts: nil)]
    ),
    (
      "a person who asks while files are read is answered after that",
      [
        .changed(0), .look(150, starts: false), .asked, .look(160, starts: nil), .ended,
        .look(170, starts: true),
      ]
    ),
  ] as [(String, [Step])])
private func schedule(what: String, steps: [Step]) {
  var schedule = ReloadSchedule()
  let start = ContinuousClock.now
  for step in steps {
    switch step {
    case .changed(let time): schedule.filesChanged(at: start + .milliseconds(time))
    case .asked: schedule.ask()
    case .ended: schedule.readingEnded()
    case .look(let time, let isAsked):
      let effect = schedule.next(at: start + .milliseconds(time))
      #expect(effect == isAsked.map { .reload(isAsked: $0) }, "\(what), at \(time)")
    }
  }
}
