import DigestCore
import ReaderApp
import Synchronization
import TerminalGrid
import Testing

/// A run loop over an archive whose files change.
@MainActor
private final class ChangingArchive {
  /// What each `take` is answered; `true` after them.
  private let answers: Mutex<[Bool]>
  /// Whether each reading was asked for by a person.
  private let readings = Mutex<[Bool]>([])
  private let wake = FakeTerminal.Wake()
  private let inbox: Inbox

  init(_ answers: Bool...) {
    self.answers = Mutex(answers)
    inbox = Inbox { [wake] in wake.ring() }
  }

  var asked: [Bool] { readings.withLock { $0 } }
  var untaken: Int { answers.withLock { $0.count } }

  func post(_ result: EffectResult) { inbox.post(result) }

  private nonisolated func take() -> Bool {
    answers.withLock { $0.isEmpty ? true : $0.removeFirst() }
  }

  func run(_ state: ReaderState = reader(), steps: [FakeTerminal.Step]) -> (
    frames: [String], watched: Int32?, framesBeforeWatch: Int
  ) {
    var grown = shelf
    grown.entries = papers("2025-05-08", ["Brand New"]) + grown.entries
    var access = grown.access
    let status = grown.status
    access.reload = { [self] isAsked in
      readings.withLock { $0.append(isAsked) }
      return (status, isAsked ? Message("asked and read") : Message("1 file new"))
    }
    var terminal = FakeTerminal(steps: steps, inbox: wake)
    var loop = RunLoop(
      state: state, inbox: inbox, library: access,
      surroundings: Surroundings(
        perform: { _ in nil }, runInForeground: { .opened(url: $0, by: "w3m") },
        editNote: { .noteEdited($0.key, before: "", after: "a note") }),
      changes: FolderChanges(descriptor: 9, take: { [self] in take() }))
    _ = loop.run(&terminal) {}
    return (terminal.frames.map(\.description), terminal.watched, terminal.framesBeforeWatch)
  }
}

@MainActor
struct RunLoopChangeTests {
  @Test func `the folders are watched once the first frame is drawn`() throws {
    let result = ChangingArchive().run(steps: [try keys("q")])

    #expect(result.watched == 9)
    #expect(result.framesBeforeWatch == 1)
  }

  @Test func `what has changed is read after a pause, and told in one line`() throws {
    let archive = ChangingArchive()

    let frames = archive.run(steps: [.events([.filesChanged]), .pause, .result, try keys("q")])
      .frames

    #expect(archive.asked == [false])
    #expect(frames.count == 2)
    #expect(frames.last?.contains("1 file new") == true)
    #expect(frames.last?.contains("9 papers in 5 days") == true)
    #expect(frames.last?.contains("Attention Is Enough") == true)
  }

  @Test func `a batch of changes is read once`() throws {
    let archive = ChangingArchive()
    let changed = FakeTerminal.Step.meanwhile([.filesChanged])

    _ = archive.run(steps: [changed, changed, changed, .pause, .result, try keys("q")])

    #expect(archive.asked == [false])
  }

  @Test func `what concerns no digest is taken, and nothing is read or drawn`() throws {
    let archive = ChangingArchive(false, false)

    let frames = archive.run(steps: [
      .events([.filesChanged]), .events([.filesChanged]), try keys("q"),
    ]).frames

    #expect(archive.untaken == 0)
    #expect(archive.asked == [])
    #expect(frames.count == 1)
  }

  @Test func `changes are taken also while a list is waited for`() throws {
    let archive = ChangingArchive(false, false)

    _ = archive.run(steps: [
      .meanwhile([.filesChanged]), try keys("[["), .meanwhile([.filesChanged]), try keys("q"),
    ])

    #expect(archive.untaken == 0)
  }

  @Test func `changes during the first reading are kept until it is done`() throws {
    let archive = ChangingArchive()
    let newest = shelf.days[0].date
    let state = ReaderState(
      size: Size(columns: 120, rows: 24), today: DigestDate("2025-05-08"),
      first: (newest, shelf.entries.filter { $0.date == newest }))
    var before: [Bool]?

    let frames = archive.run(
      state,
      steps: [
        .events([.filesChanged]), try keys("j"),
        .call {
          before = archive.asked
          archive.post(.libraryChanged(shelf.status))
        },
        .pause, .result, try keys("q"),
      ]
    ).frames

    #expect(before == [])
    #expect(archive.asked == [false])
    #expect(frames.last?.contains("1 file new") == true)
  }

  @Test func `R reads at once, and has an answer`() throws {
    let archive = ChangingArchive()

    let frames = archive.run(steps: [try keys("R"), .result, try keys("q")]).frames

    #expect(archive.asked == [true])
    #expect(frames.last?.contains("asked and read") == true)
  }
}
