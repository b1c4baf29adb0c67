import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

/// Notes as they come back from an editor, or from elsewhere.
struct NoteStateTests {
  private let key = PaperKey(shelf.entries[0].paper)

  /// The reader after each of `texts` was written.
  private func noted(_ texts: String...) -> ReaderState {
    var state = reader()
    var before = ""
    for text in texts {
      finish(state.apply(.finished(.noteEdited(key, before: before, after: text))), &state, shelf)
      before = text
    }
    return state
  }

  @Test func `a text that is changed under its mark is read again`() {
    var state = noted("one")
    #expect(state.settle() == [])
    let second = EffectResult.noteEdited(key, before: "one", after: "two")
    finish(state.apply(.finished(second)), &state, shelf, settles: false)
    #expect(state.settle().contains(.loadNote(key)))

    // As by another reader: a later line of the same mark.
    let line = MarkLine(
      time: state.marks.book.latest + 1, device: "other", change: .noted(key, true))
    finish(
      state.apply(.finished(.marked([line], problem: nil, isOwn: false))), &state, shelf,
      settles: false)
    #expect(state.settle().contains(.loadNote(key)))
  }

  @Test func `a note that cannot be taken back stays noted, one that is gone does not`() {
    for isThere in [true, false] {
      var state = noted("one")
      finish(state.apply(.command(.undo, count: nil)), &state, shelf)
      #expect(!state.marks.book.marks(of: key).isNoted)
      let result = EffectResult.noteNotWritten(key, isThere: isThere, problem: "changed")
      finish(state.apply(.finished(result)), &state, shelf)
      #expect(state.marks.book.marks(of: key).isNoted == isThere)
      #expect(state.message?.text == "changed")
    }
  }

  @Test func `a search for marks that was asked before they were known is asked again`() throws {
    let book = try play("js").state.marks.book
    var state = ReaderState(
      size: .init(columns: 120, rows: 24), today: DigestDate("2025-05-08"), archiveName: "shelf",
      first: nil)
    var effects = state.start(date: nil, query: "is:starred")
    effects += state.apply(.finished(.libraryChanged(shelf.status)))
    finish(effects, &state, shelf)
    #expect(state.view.ids.isEmpty)

    finish(state.apply(.finished(.marksLoaded(book, problem: nil))), &state, shelf)

    #expect(state.view.ids == [shelf.entries[1].id])
  }
}
