/// What was done in this run, to be undone and redone, whole actions at a time.
///
/// What somebody else, another window or device, has changed since is left as it is: it is the
/// later wish, and taking it back here would take it back there. So undoing never does anything to
/// a thing but lead from what the action made of it to what it was before.
///
/// At most 1,000 actions are kept, and of many large ones no more than have 100,000 changes
/// together; the oldest go first.
package struct UndoStack: Equatable, Sendable {
  private let mostActions: Int
  private let mostChanges: Int

  private struct Entry: Equatable {
    /// None of them for nothing.
    var steps: [Step]
    var words: String
    var notes: [NoteEdit]
  }

  private struct Step: Equatable {
    var before: MarkChange
    var after: MarkChange
  }

  /// The newest last.
  private var done: [Entry] = []
  /// What would be redone next last.
  private var undone: [Entry] = []
  /// Of `done` and `undone`.
  private var changes = 0

  package init(mostActions: Int = 1_000, mostChanges: Int = 100_000) {
    self.mostActions = mostActions
    self.mostChanges = mostChanges
  }

  package var canUndo: Bool { !done.isEmpty }
  package var canRedo: Bool { !undone.isEmpty }

  /// Remembers an action before its lines are taken into the book.
  ///
  /// What was undone cannot be redone any more. An action that changes nothing is not remembered.
  /// One that came about by itself is undone after the last thing that somebody did, and leaves
  /// what can be redone.
  package mutating func did(
    _ action: MarkAction, in book: MarkBook, isByItself: Bool = false
  ) {
    var steps: [Step] = []
    var places: [MarkChange: Int] = [:]
    for change in action.changes {
      // Of two changes of one thing the last is what the action made of it.
      if let place = places[change.cleared] {
        steps[place].after = change
      } else {
        places[change.cleared] = steps.count
        steps.append(Step(before: book.value(now: change), after: change))
      }
    }
    steps.removeAll { $0.before == $0.after }
    let notes = action.notes.filter { $0.before != $0.after }
    guard !steps.isEmpty || !notes.isEmpty else { return }
    if !isByItself {
      changes -= undone.reduce(0) { $0 + $1.steps.count }
      undone = []
    }
    changes += steps.count
    let place = isByItself ? max(done.count - 1, 0) : done.count
    done.insert(Entry(steps: steps, words: action.words, notes: notes), at: place)
    var gone = 0
    while done.count - gone > mostActions
      || changes > mostChanges && done.count - gone > 1
    {
      changes -= done[gone].steps.count
      gone += 1
    }
    done.removeFirst(gone)
  }

  /// The changes that take back the last action that was not undone, with words such as
  /// "undone: read 12 papers"; `nil` where there is none.
  ///
  /// Without changes where others have changed all of it since.
  package mutating func undo(in book: MarkBook) -> MarkAction? {
    guard let entry = done.popLast() else { return nil }
    let (back, left) = Self.separated(entry.steps, in: book) { $0.after }
    changes -= left
    let notes = entry.notes
    if !back.isEmpty || !notes.isEmpty {
      undone.append(Entry(steps: back, words: entry.words, notes: notes))
    }
    return MarkAction(
      changes: back.map(\.before),
      words: Self.told("undone", entry, back: back.count, left: left),
      notes: notes.map(\.reversed))
  }

  /// The changes that do again what was undone last; otherwise as `undo`.
  package mutating func redo(in book: MarkBook) -> MarkAction? {
    guard let entry = undone.popLast() else { return nil }
    let (back, left) = Self.separated(entry.steps, in: book) { $0.before }
    changes -= left
    if !back.isEmpty || !entry.notes.isEmpty {
      done.append(Entry(steps: back, words: entry.words, notes: entry.notes))
    }
    return MarkAction(
      changes: back.map(\.after), words: Self.told("redone", entry, back: back.count, left: left),
      notes: entry.notes)
  }

  /// The steps whose things are still as this program left them, and how many are not.
  private static func separated(
    _ steps: [Step], in book: MarkBook, now: (Step) -> MarkChange
  ) -> (steps: [Step], left: Int) {
    let back = steps.filter { book.value(now: now($0)) == now($0) }
    return (back, steps.count - back.count)
  }

  private static func told(_ verb: String, _ entry: Entry, back: Int, left: Int) -> String {
    if left == 0 { return "\(verb): \(entry.words)" }
    if back == 0, entry.notes.isEmpty {
      return "not \(verb), it was changed elsewhere since: \(entry.words)"
    }
    return "\(verb) but for \(left) changed elsewhere since: \(entry.words)"
  }
}
