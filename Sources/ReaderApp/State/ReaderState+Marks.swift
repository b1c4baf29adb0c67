package import DigestCore
import Marks

/// What is done to papers.
extension ReaderState {
  mutating func runMark(_ command: Command, count: Int?) -> [Effect] {
    guard marks.isLoaded else {
      message = Message("still reading the marks\(glyphs.ellipsis)")
      return []
    }
    switch command {
    case .toggleRead: return mark(.toggleRead, count: count)
    case .toggleStar: return mark(.toggleStar, count: count)
    case .tag: return startTagPrompt()
    case .note: return editNote()
    case .pick: pick(count: count ?? 1)
    case .pickRange: pickRange()
    case .undo, .redo: return goBackInTurn(command)
    case .repeatMark: return repeatMark()
    case .show: openShowMenu()
    case .setPlace, .goToPlace: return openPlaces(isSetting: command == .setPlace)
    case .watch: return toggleWatched()
    default: break
    }
    return []
  }

  /// Marks the papers picked, those of the row of the date pane, or the selected one, with a count
  /// as many papers from there on.
  mutating func mark(_ verb: MarkVerb, count: Int? = nil) -> [Effect] {
    var picked = view.pickedIDs
    if picked.isEmpty, focus != .dates, let count, count > 1 {
      picked = Array(view.ids.dropFirst(view.selected).prefix(count))
    }
    view.dropPicks()
    if picked.isEmpty, watchCursor != nil {
      message = Message("Enter shows its papers, and from the dates there all are marked")
      return []
    }
    if focus == .dates, picked.isEmpty, let row = dateCursor {
      return mark(rowOfDates: shownDates.rows[row], verb)
    }
    guard !picked.isEmpty else {
      guard let entry = selectedEntry else {
        message = Message("no paper is selected", .error)
        return []
      }
      return markInTurn([PaperKey(entry.paper)], verb)
    }
    return mark(.ids(picked), verb, origin: "")
  }

  private mutating func mark(rowOfDates row: DateRow, _ verb: MarkVerb) -> [Effect] {
    if showsHistogram {
      guard let hits = view.hits, hits.isComplete else {
        message = Message("still searching\(glyphs.ellipsis)")
        return []
      }
      let origin = Names.period(row.period).map { " of \($0)" } ?? ""
      return mark(.ids(view.ids), verb, origin: " of \(glyphs.quoted(hits.text))\(origin)")
    }
    // A filter over a day: what is seen.
    if case .filter(let text) = view.source {
      return mark(.ids(view.ids), verb, origin: " of \(glyphs.quoted(text))")
    }
    switch row {
    case .day(let day):
      return mark(.list(.day(day.date), only: marks.shown), verb, origin: " of \(name(day.date))")
    case .month(let month, _, _, _):
      return mark(
        .list(.month(month), only: marks.shown), verb,
        origin: " of \(Names.month(month)) \(month.year)")
    case .all, .year: return []
    }
  }

  private func name(_ date: DigestDate?) -> String {
    date == nil ? "no date" : Names.brief(date, today: today)
  }

  /// Marks many papers; where not all of them are here, they are asked for first.
  private mutating func mark(
    _ papers: KeyRequest.Papers, _ verb: MarkVerb, origin: String
  ) -> [Effect] {
    if case .ids(let ids) = papers {
      let here = ids.compactMap { view.entries[$0] }
      if here.count == ids.count {
        return markInTurn(here.map { PaperKey($0.paper) }, verb, origin: origin)
      }
    }
    return askForKeys(of: papers, verb, origin: origin)
  }

  /// Marks papers, says what was done, and remembers it for `u` and `.`.
  mutating func mark(_ keys: [PaperKey], _ verb: MarkVerb, origin: String = "") -> [Effect] {
    var known: Set<PaperKey> = []
    let keys = keys.filter { known.insert($0).inserted }
    let verb = verb.settled(for: keys, in: marks.book)
    let action = MarkAction(verb, keys, origin: origin, in: marks.book)
    marks.last = ReaderMarks.Done(verb: verb, keys: keys)
    if case .read = verb { marks.stayedOn = view.selectedID }
    guard !action.changes.isEmpty else {
      message = Message(action.words)
      return []
    }
    message = Message("\(action.words)\(glyphs.between)u undoes")
    return perform(action)
  }

  /// Remembers an action and asks for its lines to be written.
  mutating func perform(_ action: MarkAction) -> [Effect] {
    marks.undo.did(action, in: marks.book)
    return [.mark(action.changes)]
  }

  /// What was done last, to the next paper; to the selected one where that is another already.
  private mutating func repeatMark() -> [Effect] {
    guard let last = marks.last else {
      message = Message("nothing to repeat")
      return []
    }
    if view.hasPicks { return mark(last.verb) }
    if focus == .dates {
      let isMonth = if case .month = view.source { true } else { false }
      let moved = showsHistogram ? [] : changeDay(isMonth ? .olderMonth : .olderDay, count: 1)
      return moved + mark(last.verb)
    }
    if let entry = selectedEntry, last.keys.contains(PaperKey(entry.paper)) {
      guard view.selected + 1 < view.ids.count else {
        message = Message("this is the last one")
        return []
      }
      view.select(view.selected + 1)
    }
    return mark(last.verb)
  }

  mutating func goBack(_ action: MarkAction?, orSay words: String) -> [Effect] {
    message = Message(action?.words ?? words)
    guard let action else { return [] }
    // What was undone by hand is not done again by staying.
    marks.stayedOn = view.selectedID
    let lines: [Effect] = action.changes.isEmpty ? [] : [.mark(action.changes)]
    return lines + action.notes.map(Effect.writeNote)
  }

  /// The paper was stayed on for long enough to have been read.
  mutating func markStayedOn(_ id: EntryID) -> [Effect] {
    guard id == stayID, let entry = selectedEntry else { return [] }
    marks.stayedOn = id
    let key = PaperKey(entry.paper)
    let action = MarkAction(
      changes: [.read(key, .seen)], words: "read \(MarkAction.name(of: key))")
    // What is said there can be undone with the next key, and is to stay so.
    let isSaid = message == nil
    if isSaid { message = Message("\(action.words)\(glyphs.between)u undoes") }
    marks.undo.did(action, in: marks.book, isByItself: !isSaid)
    return [.mark(action.changes)]
  }

  /// The unread paper that is being read: the selected one, where its summary is seen and nothing
  /// else is being done.
  package var stayID: EntryID? {
    guard marks.isLoaded, prompt == nil, overlay == nil, focus != .dates, layout.summary != nil,
      let entry = selectedEntry, entry.id != marks.stayedOn, entry.id != mouse.wheeled,
      marks.isUnread(entry)
    else { return nil }
    return entry.id
  }
}

extension MarkVerb {
  /// The same without a choice: what a toggle comes to for these papers.
  fileprivate func settled(for keys: [PaperKey], in book: MarkBook) -> Self {
    switch self {
    case .toggleRead: .read(keys.contains { !book.marks(of: $0).isRead })
    case .toggleStar: .star(keys.contains { !book.marks(of: $0).isStarred })
    case .read, .star, .tag: self
    }
  }
}

extension MarkAction {
  /// What `verb` does to papers, some of which may be so already; `origin` is told behind their
  /// number.
  init(_ verb: MarkVerb, _ keys: [PaperKey], origin: String, in book: MarkBook) {
    let changes: [MarkChange]
    let done: String
    switch verb.settled(for: keys, in: book) {
    case .toggleRead, .toggleStar: (changes, done) = ([], "")
    case .read(let isRead):
      changes = keys.filter { book.marks(of: $0).isRead != isRead }
        .map { .read($0, isRead ? .byHand : .unread) }
      done = isRead ? "read" : "unread"
    case .star(let isStarred):
      changes = keys.filter { book.marks(of: $0).isStarred != isStarred }
        .map { .starred($0, isStarred) }
      done = isStarred ? "starred" : "no longer starred:"
    case .tag(let adding, let removing):
      changes = Self.changes(of: keys, adding: adding, removing: removing, in: book)
      done = "\(Self.signs(of: changes, adding + removing)):"
    }
    var touched: Set<PaperKey> = []
    for change in changes { if let key = change.key { touched.insert(key) } }
    guard !touched.isEmpty else {
      self.init(changes: [], words: keys.isEmpty ? "no paper there" : "nothing to change")
      return
    }
    let papers = keys.count == 1 ? Self.name(of: keys[0]) : Names.papers(touched.count) + origin
    self.init(changes: changes, words: "\(done) \(papers)")
  }

  private static func changes(
    of keys: [PaperKey], adding: [String], removing: [String], in book: MarkBook
  ) -> [MarkChange] {
    keys.flatMap { key in
      let tags = book.marks(of: key).tags
      let added = adding.filter { !tags.contains($0) }
      let removed = removing.filter { tags.contains($0) }
      return added.map { MarkChange.tagged(key, $0, true) }
        + removed.map { MarkChange.tagged(key, $0, false) }
    }
  }

  /// `#rl -#old`, in the order of `tags`; only what changes anything.
  private static func signs(of changes: [MarkChange], _ tags: [String]) -> String {
    var done: [String: Bool] = [:]
    for case .tagged(_, let tag, let isThere) in changes { done[tag] = isThere }
    return tags.compactMap { tag in done[tag].map { $0 ? "#\(tag)" : "-#\(tag)" } }
      .joined(separator: " ")
  }

  /// What a paper is called in one word.
  static func name(of key: PaperKey) -> String {
    let name = key.description
    return name.hasPrefix("h:") ? "this paper" : name
  }
}
