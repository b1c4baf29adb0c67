import DigestCore
import Marks

/// What came of marking.
extension ReaderState {
  /// Takes lines that were written here, or by others.
  mutating func take(
    lines: [MarkLine], problem: String?, isOwn: Bool
  ) -> [Effect] {
    var touched: Set<PaperKey> = []
    var isWatchOther = false
    for line in lines {
      let isOther = marks.book.take(line)
      // Its text may be another under the same mark.
      if case .noted(let key, _) = line.change { forgetNote(key) }
      guard isOther else { continue }
      if let key = line.change.key { touched.insert(key) }
      if case .watched = line.change { isWatchOther = true }
    }
    if isOwn { tell(problem) }
    let isOther = !touched.isEmpty || isWatchOther
    return (isOther ? marksChanged(touched) : []) + (isOwn ? takeTurns() : [])
  }

  /// Says once that marks are not being kept, and once that they are again.
  private mutating func tell(_ problem: String?) {
    guard problem != marks.problem else { return }
    marks.problem = problem
    if let problem { message = Message(problem, .error) }
  }

  /// Takes what the logs hold.
  mutating func take(_ book: MarkBook, problem: String?) -> [Effect] {
    if marks.book.latest == 0 { marks.book = book } else { marks.book.merge(book) }
    marks.isLoaded = true
    if let problem { message = Message(problem, .error) }
    return [.countRead] + countWatched(changed: true) + refreshMarked()
  }

  /// Whether what is shown hangs on marks.
  var asksForMarks: Bool {
    marks.shown != nil || views.contains { $0.query?.criteria.isEmpty == false }
  }

  /// Asks again for what was asked for before anybody knew of marks.
  private mutating func refreshMarked() -> [Effect] {
    guard asksForMarks else { return [] }
    archiveRevision += 1
    return refresh(isComplete: true)
  }

  private mutating func marksChanged(_ keys: Set<PaperKey>) -> [Effect] {
    watchList.marksChanged()
    for key in keys { forgetNote(key) }
    var effects: [Effect] = []
    if !keys.isEmpty {
      let papers = keys.map { MarkedPaper(key: $0, marks: marks.book.marks(of: $0)) }
      effects = [.join(papers), .countRead]
    }
    return effects + countWatched(changed: !keys.isEmpty)
  }

  /// Takes the papers read a day.
  mutating func take(read days: [DayEntry]) {
    var read: [Int: Int] = [:]
    for day in days { read[EntryID.dayBits(day.date), default: 0] += day.count }
    dates.setRead(read)
  }
}

/// Notes.
extension ReaderState {
  /// The note of the selected paper may be another by now.
  mutating func forgetNote(_ key: PaperKey) { marks.notes[key] = nil }

  /// Asks for the note of the selected paper, where it is not here.
  mutating func lookAtNote() -> [Effect] {
    guard let entry = selectedEntry, marks.marks(of: entry).isNoted else { return [] }
    let key = PaperKey(entry.paper)
    guard marks.notes[key] == nil else { return [] }
    if marks.notes.count > 200 { marks.notes = [:] }
    marks.notes[key] = ""
    return [.loadNote(key)]
  }

  mutating func take(text: String, ofNote key: PaperKey) {
    marks.notes[key] = NoteText.body(of: text)
  }

  mutating func editNote() -> [Effect] {
    guard let entry = selectedEntry else {
      message = Message("no paper is selected", .error)
      return []
    }
    return [
      .editNote(
        NoteRequest(
          key: PaperKey(entry.paper), title: entry.paper.title,
          link: PaperLinks.main(of: entry.paper)))
    ]
  }

  /// Remembers an edit that an editor has made.
  mutating func take(note key: PaperKey, before: String, after: String) -> [Effect] {
    let name = MarkAction.name(of: key)
    guard before != after else {
      message = Message("note of \(name) unchanged")
      return []
    }
    let words = after.isEmpty ? "note of \(name) taken away" : "note of \(name) kept"
    message = Message("\(words)\(glyphs.between)u undoes")
    return perform(
      MarkAction(
        changes: [.noted(key, !after.isEmpty)], words: words,
        notes: [NoteEdit(key: key, before: before, after: after)]))
  }

  /// The mark follows the note that could not be taken back.
  mutating func take(
    notWritten key: PaperKey, isThere: Bool, problem: String
  ) -> [Effect] {
    message = Message(problem, .error)
    guard marks.book.marks(of: key).isNoted != isThere else { return [] }
    return [.mark([.noted(key, isThere)])]
  }
}
