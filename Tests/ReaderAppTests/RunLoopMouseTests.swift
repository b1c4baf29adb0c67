import ReaderApp
import TerminalGrid
import Testing

@MainActor
private func run(
  _ steps: [FakeTerminal.Step], hasMouse: Bool = true
) -> (frames: [Grid], mouse: [(isOn: Bool, frames: Int)]) {
  let wake = FakeTerminal.Wake()
  var terminal = FakeTerminal(steps: steps, inbox: wake)
  var state = reader()
  state.hasMouse = hasMouse
  var loop = RunLoop(
    state: state, inbox: Inbox(wake: { wake.ring() }), library: shelf.access,
    surroundings: Surroundings(
      perform: { _ in nil }, runInForeground: { .opened(url: $0, by: "w3m") },
      editNote: { .noteEdited($0.key, before: "", after: "") }), grace: .seconds(5),
    patience: .seconds(5))
  _ = loop.run(&terminal) {}
  return (terminal.frames, terminal.mouse)
}

private let press = MouseEvent(.press(.left), at: Position(row: 3, column: 30))
private let wheel = MouseEvent(.wheelDown, at: Position(row: 3, column: 30))

@MainActor
struct RunLoopMouseTests {
  @Test func `the mouse is asked for after the first frame, and as it is switched`() throws {
    let result = run([try keys("%"), try keys("%"), try keys("q")])

    #expect(result.mouse.map(\.isOn) == [true, false, true])
    #expect(result.mouse.first?.frames == 1)
  }

  @Test func `a mouse that is off is not asked for`() throws {
    #expect(run([try keys("q")], hasMouse: false).mouse.isEmpty)
  }

  @Test func `two presses at once go in`() throws {
    let place = Position(row: 13, column: 30)
    let release = TerminalEvent.mouse(MouseEvent(.release(.left), at: place))
    let press = TerminalEvent.mouse(MouseEvent(.press(.left), at: place))

    let result = run([.events([press, release, press, release]), try keys("J"), try keys("q")])

    let focused = try play("jjjl").grid
    #expect(result.frames.dropFirst().first?.row(0) == focused.row(0))
    #expect(result.frames.dropFirst().first?.description == focused.description)
  }
}

struct ClickCounterTests {
  /// Counts of presses, each so many milliseconds after the one before.
  private func counts(_ presses: (MouseEvent, Int)...) -> [Int] {
    var counter = ClickCounter()
    var time = ContinuousClock.now
    return presses.compactMap { event, milliseconds in
      time += .milliseconds(milliseconds)
      var none: ArraySlice<TerminalEvent> = []
      guard case .mouse(_, let count) = counter.action(for: event, &none, at: time) else {
        return nil
      }
      return count
    }
  }

  @Test func `two presses on a cell within 400 ms belong together, a third does not`() {
    let beside = MouseEvent(.press(.left), at: Position(row: 3, column: 31))
    let right = MouseEvent(.press(.right), at: press.position)
    let release = MouseEvent(.release(.left), at: press.position)

    #expect(counts((press, 0), (release, 90), (press, 310)) == [1, 1, 2])
    #expect(counts((press, 0), (press, 401)) == [1, 1])
    #expect(counts((press, 0), (press, 100), (press, 100), (press, 100)) == [1, 2, 1, 2])
    #expect(counts((press, 0), (beside, 100), (press, 100)) == [1, 1, 1])
    #expect(counts((press, 0), (right, 100)) == [1, 1])
  }

  @Test func `turns of the wheel that come together are one`() {
    var counter = ClickCounter()
    let up = MouseEvent(.wheelUp, at: wheel.position)
    var events = [wheel, wheel, up, wheel].map(TerminalEvent.mouse)[...]

    let action = counter.action(for: wheel, &events, at: .now)

    #expect(action == .mouse(wheel, count: 3))
    #expect(events == [.mouse(up), .mouse(wheel)])
  }
}
