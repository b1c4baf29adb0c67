import DigestCore
import Marks
import TerminalGrid
import Themes

@testable import ReaderApp

/// Random events for the reader without a terminal, the same for the same seed.
///
/// What is asked for is answered in order, but not always at once: keys come before answers, as they
/// do where a disk is slow.
struct Monkey {
  private(set) var state: ReaderState
  private var random: SeededGenerator
  private let library: LibraryAccess
  private let marks = MarkAccess.inMemory()
  /// Asked for and not answered yet.
  private var waiting: [Effect] = []
  private var notes: [PaperKey: String] = [:]

  init(seed: UInt64, over library: ArrayLibrary, size: Size = Size(columns: 100, rows: 30)) {
    random = SeededGenerator(seed: seed)
    state = reader(library, size: size)
    self.library = library.access
  }

  private static let keys =
    ("jjjjjjkkkkgGhlhl[]{}    JKvSzdnN*wrrs#xVuU.fm'oOpyYT<>%R:?et//\\q0159abcilä大"
      .unicodeScalars.map { Key.character($0) }
      + [
        .enter, .enter, .enter, .escape, .escape, .escape, .tab, .backspace, .delete, .up, .down,
        .left, .right, .home, .end, .pageUp, .pageDown, .function(1),
      ].map { Key($0) }
      + [Key(.tab, .shift), Key(.up, .control)]
      + "abcdefgklnoprtuwyz".unicodeScalars.map { Key.control($0) })
  private static let texts = [
    "diffusion", "author:lovelace", "is:unread", "is:starred", "#rl", "rl -x", "2025-04", "(", "\"",
    "or or", "title:", "since:2025", "大型", "\u{202E}", "e\u{301}\u{301}", "a\nb\u{1B}[31m",
    String(repeating: "x", count: 400), "trend diffusion", "stats", "quit",
  ]
  private static let sizes = [
    (80, 24), (100, 30), (40, 12), (200, 60), (20, 5), (1, 1), (120, 40), (60, 16), (30, 8),
  ]

  /// Does one thing.
  mutating func act() {
    switch Int.random(in: 0..<1_000, using: &random) {
    case 0..<900: press(Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)])
    case 900..<925: apply(.paste(Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]))
    case 925..<970: apply(.mouse(mouseEvent, count: Int.random(in: 1...2, using: &random)))
    case 970..<980:
      let (columns, rows) = Self.sizes[Int.random(in: 0..<Self.sizes.count, using: &random)]
      apply(.resized(Size(columns: columns, rows: rows)))
    case 980..<990: if let id = state.stayID { apply(.stayed(id)) }
    case 990..<995: apply(.reported(.scheme(isDark: Bool.random(using: &random))))
    default: waiting.append(.reload(isAsked: false))
    }
    guard Int.random(in: 0..<4, using: &random) > 0 else { return }
    answerAll()
  }

  /// Answers all that was asked for, and what the answers ask for.
  mutating func answerAll() {
    while !waiting.isEmpty { answer(waiting.removeFirst()) }
    waiting += state.settle()
    while !waiting.isEmpty { answer(waiting.removeFirst()) }
    _ = state.settle()
  }

  private mutating func press(_ key: Key) {
    if let action = state.action(for: key) { apply(action) }
  }

  private mutating func apply(_ action: Action) {
    waiting += state.apply(action)
    waiting += state.settle()
  }

  private var mouseEvent: MouseEvent {
    mutating get {
      let kinds: [MouseEvent.Kind] = [
        .press(.left), .release(.left), .drag(.left), .press(.middle), .press(.right), .wheelUp,
        .wheelDown,
      ]
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      let row = Int.random(in: 0..<64, using: &random)
      return MouseEvent(
        kind, at: Position(row: row, column: Int.random(in: 0..<210, using: &random)))
    }
  }

  private mutating func answer(_ effect: Effect) {
    switch effect {
    case .mark(let changes):
      finish(.marked(marks.append(changes).lines, problem: nil, isOwn: true))
    case .open(let url, let isConsented):
      finish(isConsented ? .opened(url: url, by: "true") : .consentNeeded(url: url, why: "a test"))
    case .copy(let text, let what): finish(.copied(text: text, what: what, how: .terminal))
    case .editNote(let request):
      let before = notes[request.key] ?? ""
      notes[request.key] = before.isEmpty ? "a note" : ""
      finish(.noteEdited(request.key, before: before, after: notes[request.key] ?? ""))
    case .writeNote(let edit): notes[edit.key] = edit.after
    case .loadNote(let key): finish(.noteLoaded(key, notes[key] ?? ""))
    case .listThemes: finish(.themesListed(ThemeAccess.bundled().themes()))
    case .lend(let url): finish(.opened(url: url, by: "true"))
    case .suspend: waiting += state.apply(.resized(state.size))
    default: for result in library.results(of: effect) { finish(result) }
    }
  }

  private mutating func finish(_ result: EffectResult) {
    waiting += state.apply(.finished(result))
  }
}

extension ReaderState {
  /// What must hold whatever was typed, and does not; of a state that is settled.
  var broken: [String] {
    var broken: [String] = []
    func check(_ holds: Bool, _ what: String) { if !holds { broken.append(what) } }

    check(!views.isEmpty, "there is a list")
    for (place, view) in views.enumerated() {
      let last = max(view.ids.count - 1, 0)
      check((0...last).contains(view.selected), "\(place): \(view.selected) is one of 0...\(last)")
      // The lists below are scrolled once they are on top, and seen; those that have lost their
      // papers once these are back.
      let isTop = place == views.count - 1
      let isSeen = isTop && !view.ids.isEmpty && layout.list?.isEmpty == false
      let isSettled = !isSeen || (0...last).contains(view.top)
      check(isSettled, "the top \(view.top) is one of 0...\(last)")
      check(view.summaryTop >= 0, "\(place): the summary's top is a line")
      check(Set(view.ids).count == view.ids.count, "\(place): each paper is in a list once")
      check(view.picked.isSubset(of: view.ids), "\(place): papers picked are in the list")
      check(
        view.rangeStart.map { (0...last).contains($0) } ?? true, "\(place): a range has a start")
    }
    if let page {
      check(page.key.id == view.selectedID, "the page is of the selected paper")
      check(
        view.summaryTop <= page.lastTop(rows: summaryHeight), "the summary is not scrolled away")
    }
    let seesDates = layout.dates?.isEmpty == false
    check(!seesDates || shownDates.top >= 0, "the dates begin with a row")
    check(
      !seesDates || shownDates.top <= max(shownDates.rows.count - 1, 0),
      "the dates are not scrolled away")
    if let prompt {
      let length = prompt.editor.text.count
      check((0...length).contains(prompt.editor.cursor), "the cursor is in the line")
    }
    check(count.map { (0...999_999).contains($0) } ?? true, "a count is one")
    if let session {
      check(Session(text: session.text) == session, "a session is what its text says")
    }
    var grid = Grid(size: size)
    if let cursor = Screen.draw(self, into: &grid) {
      let isInside =
        (0..<size.rows).contains(cursor.row) && (0..<size.columns).contains(cursor.column)
      check(isInside, "the cursor \(cursor) is on the screen \(size)")
    }
    return broken
  }
}
