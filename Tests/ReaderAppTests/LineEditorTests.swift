import ReaderApp
import Testing

@Test(
  "a line is edited",
  arguments: [
    ([.insert("ab"), .left, .insert("x")], "axb", 2),
    ([.insert("two words "), .deleteWord], "two ", 4),
    ([.insert("two words"), .deleteToStart], "", 0),
    ([.insert("two words"), .start, .deleteToEnd], "", 0),
    ([.insert("abc"), .start, .deleteForward], "bc", 0),
    ([.insert("abc"), .start, .deleteBackward], "abc", 0),
    ([.insert("e\u{301}x"), .left, .left, .right], "e\u{301}x", 1),
    ([.insert("👨‍👩‍👧"), .deleteBackward], "", 0),
    ([.insert("e"), .insert("\u{301}")], "e\u{301}", 1),
  ] as [([PromptEdit], String, Int)])
func edits(_ edits: [PromptEdit], text: String, cursor: Int) {
  var editor = LineEditor()

  for edit in edits { editor.apply(edit) }

  #expect(editor.text == text)
  #expect(editor.cursor == cursor)
}

@Test func `a fresh line is replaced by what is typed, and kept by what moves`() {
  var typed = LineEditor("old", isFresh: true)
  var moved = LineEditor("old", isFresh: true)

  typed.apply(.insert("new"))
  moved.apply(.left)
  moved.apply(.insert("x"))

  #expect(typed.text == "new")
  #expect(moved.text == "olxd")
}
