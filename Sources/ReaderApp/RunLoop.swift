import DigestCore
import Marks
package import TerminalGrid
import Themes

/// The life of the reader: wait, take all that has happened, apply it, draw once.
@MainActor
package struct RunLoop {
  var state: ReaderState
  private let inbox: Inbox
  private let library: LibraryAccess
  private let surroundings: Surroundings
  private let changes: FolderChanges?
  private let marks: MarkAccess
  let themes: ThemeAccess
  /// The theme that is drawn, and on what ground.
  var drawnTheme: ReaderTheme
  /// How long a paper is stayed on until it counts as read; `nil` for never.
  let autoRead: Duration?
  /// Whether the system tells when others have written marks.
  private var hearsOfMarks = false
  /// The paper that is stayed on, and since when.
  var stay: (id: EntryID, since: ContinuousClock.Instant)?
  private let executor: (any TaskExecutor)?
  /// Effects under way whose result is likely to come at once.
  private var waiting = 0
  /// Links that are being opened and texts that are being copied.
  private var errands = 0
  var schedule = ReloadSchedule()
  private var search: Task<Void, Never>?
  /// The search that is to be started once all that has happened is applied: of those that keys
  /// of one burst ask for, only the last one is.
  private var nextSearch: SearchRequest?
  /// The search that was started last.
  private var searchRevision = 0
  private var clicks = ClickCounter()
  /// What has happened and is still to be applied, in order.
  private var ahead: ArraySlice<TerminalEvent> = []
  private var ending: Ending?

  /// How long a frame waits for results that are likely to come at once: long enough that a list
  /// does not flash empty, short enough not to be felt.
  private let grace: Duration
  /// How long a key typed ahead waits for the list it is meant for.
  private let patience: Duration
  /// How long events are applied before what they have come to is drawn, and an end is heard.
  private let turn: Duration
  /// How many of them may wait: what is typed beyond that stays in the terminal.
  private static let mostAhead = 4_096
  /// How long the end waits for links and copies.
  private let farewell: Duration

  package init(
    state: ReaderState, inbox: Inbox, library: LibraryAccess, surroundings: Surroundings,
    changes: FolderChanges? = nil, marks: MarkAccess = .inMemory(),
    themes: ThemeAccess = .bundled(), autoRead: Duration? = nil,
    executor: (any TaskExecutor)? = nil, grace: Duration = .milliseconds(8),
    patience: Duration = .milliseconds(250), turn: Duration = .milliseconds(40),
    farewell: Duration = .milliseconds(600)
  ) {
    self.state = state
    self.inbox = inbox
    self.library = library
    self.surroundings = surroundings
    self.changes = changes
    self.marks = marks
    self.themes = themes
    drawnTheme = state.theme
    self.autoRead = autoRead
    self.executor = executor
    self.grace = grace
    self.patience = patience
    self.turn = turn
    self.farewell = farewell
  }

  /// Draws the first frame, calls `started`, does what `effects` ask for, and reads until the end.
  package mutating func run(
    _ terminal: inout some Terminal & ~Copyable, effects: [Effect] = [], started: () -> Void
  ) -> Ending {
    apply(.resized(terminal.size), on: &terminal)
    settle(on: &terminal)
    draw(on: &terminal)
    if state.hasMouse { terminal.setMouse(true) }
    terminal.askForBackground()
    // The first frame enters the full screen, and what that saves is to be the user's title.
    setTitle(on: &terminal)
    if let changes { terminal.watch(descriptor: changes.descriptor) }
    started()
    for effect in effects { start(effect, on: &terminal) }
    startSearch()
    while true {
      let times = [reloadTime(), stayTime(on: &terminal), ahead.isEmpty ? nil : .now]
      let due = times.compactMap { $0 }.min()
      take(wait(until: due, on: &terminal), on: &terminal)
      settle(on: &terminal)
      let deadline = ContinuousClock.now + grace
      while waiting > 0 || state.awaitsHits, ending == nil, ContinuousClock.now < deadline {
        take(wait(until: deadline, on: &terminal), on: &terminal)
        settle(on: &terminal)
      }
      if let ending {
        finishErrands(on: &terminal)
        return ending
      }
      draw(on: &terminal)
      setTitle(on: &terminal)
    }
  }

  /// Waits for events until `deadline`, at least a millisecond; `nil`: for ever.
  ///
  /// Every wait goes through here: changes are taken at once, else the next wait would end at once.
  private mutating func wait(
    until deadline: ContinuousClock.Instant?, on terminal: inout some Terminal & ~Copyable
  ) -> [TerminalEvent] {
    let rest = deadline.map { ContinuousClock.now.duration(to: $0) / .milliseconds(1) }
    terminal.setReading(ahead.count < Self.mostAhead)
    let events = terminal.waitForEvents(milliseconds: rest.map { max(Int($0.rounded(.up)), 1) })
    // Where the system cannot tell, others' marks are looked for with each key.
    if !hearsOfMarks, !events.isEmpty { takeNews(on: &terminal) }
    guard events.contains(.filesChanged) else { return events }
    if let changes, changes.take() { schedule.filesChanged(at: .now) }
    takeNews(on: &terminal)
    return events.filter { $0 != .filesChanged }
  }

  /// Takes the marks that others have written.
  private mutating func takeNews(on terminal: inout some Terminal & ~Copyable) {
    guard state.marks.isLoaded else { return }
    let lines = marks.news(state.marks.book)
    if !lines.isEmpty {
      apply(.finished(.marked(lines, problem: nil, isOwn: false)), on: &terminal)
    }
  }

  /// What was asked for right before the end is done all the same: papers marked, links opened,
  /// texts copied.
  private mutating func finishErrands(on terminal: inout some Terminal & ~Copyable) {
    guard ending == .quit else { return }
    let deadline = ContinuousClock.now + farewell
    while errands > 0 || state.owesMarks, ContinuousClock.now < deadline {
      _ = wait(until: deadline, on: &terminal)
      for action in inbox.drain() { apply(action, on: &terminal) }
    }
  }

  private mutating func take(
    _ events: [TerminalEvent], on terminal: inout some Terminal & ~Copyable
  ) {
    ahead += events
    let time = ContinuousClock.now + turn
    while ContinuousClock.now < time, let event = ahead.popFirst() {
      switch event {
      case .key(let key): take(key, on: &terminal)
      case .paste(let text): apply(.paste(text), on: &terminal)
      case .resize(let size): apply(.resized(size), on: &terminal)
      case .suspend: apply(.command(.suspend, count: nil), on: &terminal)
      case .end(let reason): ending = .system(reason)
      case .mouse(let event): apply(clicks.action(for: event, &ahead, at: .now), on: &terminal)
      case .report(let report): apply(.reported(report), on: &terminal)
      case .wake, .filesChanged: break
      }
      if ending != nil { return }
    }
    for action in inbox.drain() { apply(action, on: &terminal) }
    // Who ends the reader does not wait for all that was typed before.
    ending = ending ?? endAhead
  }

  private var endAhead: Ending? { ahead.lazy.compactMap(\.ending).first }

  private mutating func take(_ key: Key, on terminal: inout some Terminal & ~Copyable) {
    // A motion typed ahead is meant for the list that is on its way.
    wait(on: &terminal) { loop in
      loop.state.awaitsAnswer && (loop.waiting > 0 || loop.state.awaitsSearch)
    }
    guard let action = state.action(for: key) else { return }
    // A star that is given right at the start is not to be lost.
    wait(on: &terminal) { $0.state.awaitsMarks(for: action) }
    apply(action, on: &terminal)
  }

  /// Waits as long as `isOnItsWay`, for a moment at most; what else happens meanwhile is put behind
  /// what is ahead.
  private mutating func wait(
    on terminal: inout some Terminal & ~Copyable, while isOnItsWay: (Self) -> Bool
  ) {
    guard isOnItsWay(self), endAhead == nil else { return }
    let deadline = ContinuousClock.now + patience
    startSearch()
    while isOnItsWay(self), ContinuousClock.now < deadline, ahead.last?.ending == nil {
      ahead += wait(until: deadline, on: &terminal)
      for action in inbox.drain() { apply(action, on: &terminal) }
      startSearch()
    }
  }

  /// Where the reader is.
  package var session: Session? { state.session }

  mutating func apply(
    _ action: Action, on terminal: inout some Terminal & ~Copyable
  ) {
    if case .finished(let result) = action {
      if result.isAwaited { waiting = max(waiting - 1, 0) }
      if result.isErrand { errands = max(errands - 1, 0) }
      if case .reloaded = result { schedule.readingEnded() }
      if case .marksLoaded = result, let descriptor = marks.descriptor() {
        terminal.watch(descriptor: descriptor)
        hearsOfMarks = true
      }
    }
    for effect in state.apply(action) { start(effect, on: &terminal) }
  }

  private mutating func settle(on terminal: inout some Terminal & ~Copyable) {
    for effect in state.settle() { start(effect, on: &terminal) }
    startSearch()
  }

  /// Starts the search that was asked for last, and stops one that nobody waits for any more.
  private mutating func startSearch() {
    guard let request = nextSearch else {
      if searchRevision != state.revision { search?.cancel() }
      return
    }
    nextSearch = nil
    search?.cancel()
    guard request.revision == state.revision else { return }
    searchRevision = request.revision
    search = startInBackground(.search(request))
  }

  private mutating func start(
    _ effect: Effect, on terminal: inout some Terminal & ~Copyable
  ) {
    switch effect {
    case .quit: ending = ending ?? .quit
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .listThemes:
      Task.detached(executorPreference: executor) { [themes, inbox] in
        inbox.post(.themesListed(themes.themes()))
      }
    case .keepLook(let look):
      Task.detached(executorPreference: executor) { [themes] in themes.keep(look) }
    case .redraw: terminal.invalidate()
    case .suspend:
      terminal.suspend()
      apply(.resized(terminal.size), on: &terminal)
    case .sendToClipboard(let text): terminal.sendToClipboard(text)
    case .lend(let url):
      var result: EffectResult?
      terminal.lend { result = surroundings.runInForeground(url) }
      if let result { apply(.finished(result), on: &terminal) }
      apply(.resized(terminal.size), on: &terminal)
    case .search(let request): nextSearch = request
    case .mark(let changes):
      let (lines, problem) = marks.append(changes)
      apply(.finished(.marked(lines, problem: problem, isOwn: true)), on: &terminal)
    case .join(let papers): library.join(papers)
    case .writeNote(let edit):
      state.forgetNote(edit.key)
      if let problem = marks.writeNote(edit) {
        let isThere = !marks.readNote(edit.key).isEmpty
        apply(
          .finished(.noteNotWritten(edit.key, isThere: isThere, problem: problem)), on: &terminal)
      }
    case .editNote(let request):
      var result: EffectResult?
      terminal.lend { result = surroundings.editNote(request) }
      if let result { apply(.finished(result), on: &terminal) }
      apply(.resized(terminal.size), on: &terminal)
    case .open, .copy:
      errands += 1
      _ = startInBackground(effect)
    case .reload: schedule.ask()
    case .loadNote(let key):
      Task.detached(executorPreference: executor) { [marks, inbox] in
        inbox.post(.noteLoaded(key, marks.readNote(key)))
      }
    case .loadList, .loadEntries, .suggest, .complete, .loadHistory, .remember, .countRead,
      .findKeys, .findPapers, .countWatched, .plot:
      _ = startInBackground(effect)
    }
  }

  mutating func startInBackground(_ effect: Effect) -> Task<Void, Never> {
    if effect.isQuick { waiting += 1 }
    // A plain Task would be of the main actor, which sits in poll.
    return Task.detached(executorPreference: executor) { [library, surroundings, inbox] in
      if library.perform(effect, tell: inbox.post) { return }
      if let result = await surroundings.perform(effect) {
        inbox.post(result)
      }
    }
  }
}
