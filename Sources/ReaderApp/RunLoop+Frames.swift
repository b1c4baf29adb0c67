import TerminalGrid
import Themes

extension TerminalEvent {
  /// What the event comes to where it ends the reader.
  var ending: RunLoop.Ending? {
    guard case .end(let reason) = self else { return nil }
    return .system(reason)
  }
}

/// What is shown of the state.
extension RunLoop {
  func setTitle(on terminal: inout some Terminal & ~Copyable) {
    // A name that is being typed is none yet.
    if state.prompt == nil { terminal.setTitle(state.windowTitle) }
  }

  mutating func draw(on terminal: inout some Terminal & ~Copyable) {
    if state.theme != drawnTheme {
      let slug = state.theme.slug
      if slug != drawnTheme.slug || state.theme.isOnDark != drawnTheme.isOnDark {
        terminal.setStyleSheet(themes.styleSheet(slug, state.theme.isOnDark))
      }
      drawnTheme = state.theme
    }
    var grid = Grid(size: terminal.size)
    let cursor = Screen.draw(state, into: &grid)
    terminal.present(grid, cursor: cursor)
  }
}
