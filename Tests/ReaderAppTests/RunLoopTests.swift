import DigestCore
import Marks
import ReaderApp
import Synchronization
import TerminalGrid
import Testing

func keys(_ script: String) throws -> FakeTerminal.Step {
  .events(try KeyScript.parse(script).map(TerminalEvent.key))
}

@MainActor
private func run(
  _ steps: [FakeTerminal.Step], library: LibraryAccess = shelf.access, isPatient: Bool = true,
  state: ReaderState = reader(), first: EffectResult? = nil
) -> (
  ending: RunLoop.Ending, frames: [Grid], clipboard: [String], lends: Int, suspends: Int
) {
  let wake = FakeTerminal.Wake()
  var terminal = FakeTerminal(steps: steps, inbox: wake, isPatient: isPatient)
  let inbox = Inbox(wake: { wake.ring() })
  var loop = RunLoop(
    state: state, inbox: inbox, library: library,
    surroundings: Surroundings(
      perform: { effect in
        switch effect {
        case .copy(let text, let what): .copied(text: text, what: what, how: .terminal)
        case .open(let url, _): .terminalNeeded(url: url)
        default: nil
        }
      },
      runInForeground: { .opened(url: $0, by: "w3m") },
      editNote: { .noteEdited($0.key, before: "", after: "a note") }),
    grace: isPatient ? .seconds(60) : .milliseconds(8),
    patience: isPatient ? .seconds(60) : .milliseconds(250),
    turn: isPatient ? .seconds(60) : .milliseconds(40),
    farewell: isPatient ? .seconds(60) : .milliseconds(600))
  let ending = loop.run(&terminal) {
    if let first { inbox.post(first) }
  }
  return (ending, terminal.frames, terminal.clipboard, terminal.lends, terminal.suspends)
}

@MainActor
struct RunLoopTests {
  @Test func `a burst of keys is one frame`() throws {
    let result = run([try keys("/diff"), try keys("<esc>"), try keys("q")])

    // The first, the burst, the way back.
    #expect(result.frames.count == 3)
    #expect(result.frames[1].description.contains("/ diff"))
    #expect(result.frames[1].description.contains("Diffusion for Speech"))
    #expect(result.frames[2] == result.frames[0])
    #expect(result.ending == .quit)
  }

  @Test func `letters that come in one burst ask once`() throws {
    let asked = Mutex<[String]>([])
    var library = shelf.access
    let search = library.search
    library.search = { request, tell in
      asked.withLock { $0.append(request.query) }
      search(request, tell)
    }

    let result = run(
      [try keys("/diffusion f"), try keys("<bs><bs>"), try keys("<esc>q")], library: library)

    #expect(asked.withLock(\.self) == ["diffusion f", "diffusion"])
    #expect(result.frames[1].description.contains("/ diffusion f"))
  }

  @Test func `the first hits are drawn while the rest is counted`() throws {
    let gate = Gate()
    var library = shelf.access
    library.search = { request, tell in
      var request = request
      request.limit = 1
      tell(shelf.answer(to: request, firstOnly: true))
      if gate.wait() { tell(shelf.answer(to: request)) }
    }

    let result = run([try keys("/diff"), .opens(gate), try keys("<esc>q")], library: library)

    #expect(result.frames.contains { $0.description.contains("1… papers") })
    #expect(result.frames.contains { $0.description.contains("2 papers") })
  }

  @Test("a search that nobody waits for any more is stopped", arguments: ["b", "<bs>", "<esc>"])
  func cancelledSearches(next: String) throws {
    let (gate, stopped) = (Gate(), Gate())
    var library = shelf.access
    let search = library.search
    library.search = { request, tell in
      guard request.query == "a" else { return search(request, tell) }
      if !gate.wait() { stopped.open() }
    }

    let result = run(
      [try keys("/a"), try keys(next), try keys("<esc>q")], library: library, isPatient: false)

    #expect(stopped.wait())
    #expect(!gate.isOpen)
    #expect(result.ending == .quit)
  }

  @Test func `keys typed ahead of a completion come after it`() throws {
    let result = run([try keys("/author:王<tab> attention"), try keys("<esc>q")])

    #expect(result.frames[1].description.contains("/ author:王伟 attention"))
    #expect(result.frames[1].description.contains("1 paper"))
  }

  @Test func `another day is never drawn without its papers`() throws {
    let result = run([try keys("[["), try keys("q")])

    #expect(result.frames[1].description.contains("Diffusion for Speech"))
  }

  @Test func `keys typed ahead of a list are meant for it`() throws {
    let day = run([try keys("[[jj"), try keys("q")])
    let hits = run([try keys("/diffusion<enter>j"), try keys("q"), try keys("q")])

    #expect(day.frames.last?.description.contains("3/3") == true)
    #expect(hits.frames[1].description.contains("2/2"))
  }

  @Test func `a star that is given before the marks are known is given once they are`() throws {
    let state = ReaderState(
      size: Size(columns: 120, rows: 24), today: DigestDate("2025-05-08"),
      first: (DigestDate("2025-05-07"), Array(shelf.entries.prefix(4))))
    let marks = EffectResult.marksLoaded(MarkBook(), problem: nil)

    let result = run([try keys("s"), try keys("q")], state: state, first: marks)

    #expect(result.frames.last?.description.contains("★ starred") == true)
  }

  @Test func `the end of the input and signals end it`() {
    #expect(run([]).ending == .system(.inputEnded))
    #expect(run([.events([.end(.signal(15))])]).ending == .system(.signal(15)))
  }

  @Test func `a signal ends it although much was typed that waits for what never comes`() throws {
    var library = shelf.access
    let gate = Gate()
    defer { gate.open() }
    library.list = { _, _ in
      _ = gate.wait()
      return []
    }
    let typed = Array(repeating: TerminalEvent.key(.character("[")), count: 20_000)
    let start = ContinuousClock.now

    let result = run(
      [.events(typed), .meanwhile([.end(.signal(15))])], library: library, isPatient: false)

    #expect(result.ending == .system(.signal(15)))
    #expect(start.duration(to: .now) < .seconds(300))
  }

  @Test func `a flood of keys is drawn now and then, and stays in the terminal meanwhile`() throws {
    let wake = FakeTerminal.Wake()
    let typed = Array(repeating: TerminalEvent.key(.character("d")), count: 30_001)
    var terminal = FakeTerminal(
      steps: [.events(typed), try keys("q")], inbox: wake, isPatient: false)
    var loop = RunLoop(
      state: reader(), inbox: Inbox(wake: { wake.ring() }), library: shelf.access,
      surroundings: Surroundings(
        perform: { _ in nil }, runInForeground: { .opened(url: $0, by: "") },
        editNote: { .noteEdited($0.key, before: "", after: "") }), turn: .milliseconds(1))

    #expect(loop.run(&terminal) {} == .quit)
    #expect(terminal.frames.count > 3)
    #expect(terminal.pauses > 0 && terminal.isReading)
  }

  @Test func `a copy for the terminal's clipboard is sent there`() throws {
    let result = run([try keys("y"), .result, try keys("q")])

    #expect(result.clipboard == ["https://arxiv.org/abs/2504.10000"])
  }

  @Test func `what was asked for right before the end is done all the same`() throws {
    let result = run([try keys("yq")])

    #expect(result.ending == .quit)
    #expect(result.clipboard == ["https://arxiv.org/abs/2504.10000"])
  }

  @Test func `papers that are still looked for at the end are marked all the same`() throws {
    let marked = Mutex(0)
    var library = shelf.access
    let find = library.keys
    library.keys = { papers in
      // Until the end has come.
      let start = ContinuousClock.now
      while start.duration(to: .now) < .milliseconds(30) {}
      return find(papers)
    }
    library.join = { papers in marked.withLock { $0 += papers.count } }

    #expect(run([try keys("hrq")], library: library).ending == .quit)
    #expect(marked.withLock { $0 } == 4)
  }

  @Test func `the terminal is lent to a text browser`() throws {
    let result = run([try keys("o"), .result, try keys("q")])

    #expect(result.lends == 1)
    #expect(result.frames.last?.description.contains("opened https://arxiv.org/abs/") == true)
  }

  @Test func `the terminal is given back while the reader is stopped`() throws {
    #expect(run([try keys("<c-z>"), try keys("q")]).suspends == 1)
    #expect(run([.events([.suspend]), try keys("q")]).suspends == 1)
  }
}
