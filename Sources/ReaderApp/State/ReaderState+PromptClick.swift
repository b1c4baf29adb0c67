import TerminalGrid

extension ReaderState {
  /// Puts the cursor of the prompt at a column of the screen.
  mutating func putCursor(at column: Int) {
    guard let editor = prompt?.editor else { return }
    // How far the text is scrolled is what drawing makes of it.
    var grid = Grid(size: size)
    guard let drawn = Screen.draw(self, into: &grid) else { return }
    let before = DisplayText(editor.beforeCursor).width
    let wanted = before + column - drawn.column
    var (width, characters) = (0, 0)
    for character in editor.text {
      width += DisplayText(String(character)).width
      guard width <= wanted else { break }
      characters += 1
    }
    prompt?.editor.moveCursor(to: characters)
    prompt?.completion = nil
    prompt?.tagCompletion = nil
  }
}
