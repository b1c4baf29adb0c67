import DigestCore
import Marks
import Testing

@Suite struct `Undoing marks` {
  private static let keys = GeneratedMarks.keys

  /// A device with its book.
  private struct Reader {
    var device: String
    var book = MarkBook()
    var clock = HybridClock()
    var stack = UndoStack()

    mutating func take(_ changes: [MarkChange]) -> [MarkLine] {
      let lines = changes.map {
        MarkLine(time: clock.stamp(now: 0), device: device, change: $0)
      }
      for line in lines { book.take(line) }
      return lines
    }

    mutating func hear(_ lines: [MarkLine]) {
      for line in lines {
        clock.saw(line.time)
        book.take(line)
      }
    }

    mutating func act(_ changes: [MarkChange], _ words: String = "") -> [MarkLine] {
      stack.did(MarkAction(changes: changes, words: words), in: book)
      return take(changes)
    }

    /// What is seen, in an order that does not depend on when lines came.
    var view: [String] {
      book.markedPapers.map { "\($0) \(book.readState(of: $0)) \($1)" }.sorted()
        + book.places.map { "\($0) \($1)" }.sorted() + book.watched
    }
  }

  @Test(arguments: 0..<40)
  func `undoing everything is the beginning, redoing everything the end`(seed: Int) {
    var generated = GeneratedMarks(seed: UInt64(seed))
    var reader = Reader(device: "a")
    reader.hear(
      (0..<30).map { MarkLine(time: $0, device: "b", change: generated.change()) })
    let beginning = reader.view
    for _ in 0..<60 {
      let count = Int.random(in: 1...12, using: &generated.random)
      _ = reader.act((0..<count).map { _ in generated.change() })
    }
    let end = reader.view
    #expect(beginning != end)
    for _ in 0..<3 {
      while let action = reader.stack.undo(in: reader.book) { _ = reader.take(action.changes) }
      #expect(reader.view == beginning)
      #expect(!reader.stack.canUndo)
      while let action = reader.stack.redo(in: reader.book) { _ = reader.take(action.changes) }
      #expect(reader.view == end)
      #expect(!reader.stack.canRedo)
    }
  }

  @Test func `a bulk action is undone as one, and told`() throws {
    var reader = Reader(device: "a")
    _ = reader.act(Self.keys.map { .read($0, .byHand) }, "read 5 papers")
    let step1 = reader.stack.undo(in: reader.book)
    let undone = try #require(step1)
    #expect(undone.words == "undone: read 5 papers")
    #expect(undone.changes == Self.keys.map { .read($0, .unread) })
    _ = reader.take(undone.changes)
    let step2 = reader.stack.redo(in: reader.book)
    let redone = try #require(step2)
    #expect(redone.words == "redone: read 5 papers")
    #expect(redone.changes == Self.keys.map { .read($0, .byHand) })
    let nothing = reader.stack.redo(in: reader.book)
    #expect(nothing == nil)
  }

  @Test func `what another has changed since stays`() throws {
    var reader = Reader(device: "a")
    var other = Reader(device: "b")
    other.hear(
      reader.act([.starred(Self.keys[0], true), .starred(Self.keys[1], true)], "starred 2"))
    reader.hear(other.act([.starred(Self.keys[0], false)]))
    let step3 = reader.stack.undo(in: reader.book)
    let undone = try #require(step3)
    #expect(undone.changes == [.starred(Self.keys[1], false)])
    #expect(undone.words == "undone but for 1 changed elsewhere since: starred 2")
    other.hear(reader.take(undone.changes))
    #expect(reader.book == other.book)
    reader.hear(other.act([.starred(Self.keys[1], true)]))
    let step4 = reader.stack.redo(in: reader.book)
    let redone = try #require(step4)
    #expect(redone.changes == [])
    #expect(redone.words == "not redone, it was changed elsewhere since: starred 2")
    #expect(!reader.stack.canRedo && !reader.stack.canUndo)
  }

  @Test func `what changes nothing is not remembered, and a new action ends what was undone`() {
    var reader = Reader(device: "a")
    _ = reader.act([.starred(Self.keys[0], false)])
    #expect(!reader.stack.canUndo)
    _ = reader.act([.starred(Self.keys[0], true)])
    _ = reader.take(reader.stack.undo(in: reader.book)?.changes ?? [])
    #expect(reader.stack.canRedo)
    _ = reader.act([.starred(Self.keys[1], true)])
    #expect(!reader.stack.canRedo)
  }

  @Test func `the text of a note goes back too`() throws {
    var stack = UndoStack()
    let edit = NoteEdit(key: Self.keys[0], before: "old", after: "new")
    stack.did(MarkAction(changes: [], words: "edited a note", notes: [edit]), in: MarkBook())
    let step5 = stack.undo(in: MarkBook())
    let undone = try #require(step5)
    #expect(undone.notes == [NoteEdit(key: Self.keys[0], before: "new", after: "old")])
    let redone = stack.redo(in: MarkBook())
    #expect(redone?.notes == [edit])
  }

  @Test func `a thousand actions are kept`() {
    #expect(Self.undone(of: 1_200, in: UndoStack()) == 1_000)
  }

  @Test func `of large actions fewer are kept, but the last one always`() {
    #expect(Self.undone(of: 7, in: UndoStack(mostChanges: 4)) == 4)
    var reader = Reader(device: "a")
    reader.stack = UndoStack(mostChanges: 4)
    _ = reader.act([.starred(Self.keys[0], true)])
    _ = reader.act(Self.keys.map { .read($0, .seen) })
    let (last, first) = (reader.stack.undo(in: reader.book), reader.stack.undo(in: reader.book))
    #expect(last?.changes.count == 5)
    #expect(first == nil)
  }

  /// How many of `count` actions can be undone.
  private static func undone(of count: Int, in stack: UndoStack) -> Int {
    var reader = Reader(device: "a")
    reader.stack = stack
    for number in 0..<count { _ = reader.act([.starred(keys[0], number % 2 == 0)]) }
    var undone = 0
    while let action = reader.stack.undo(in: reader.book) {
      _ = reader.take(action.changes)
      undone += 1
    }
    return undone
  }
}
