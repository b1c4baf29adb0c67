import TerminalGrid

/// Colours: the picker, and the terminal's own ground.
extension ReaderState {
  mutating func pickTheme() -> [Effect] {
    guard display.hasGrounds else {
      message = Message("this terminal has too few colours for themes")
      return []
    }
    overlay = .themes(ThemePicker(themes.isEmpty ? ThemeShelf().themes() : themes, at: theme.slug))
    return [.listThemes]
  }

  /// Takes themes that have been read.
  mutating func take(_ themes: [ThemeShelf.Theme]) {
    self.themes = themes
    guard case .themes(var picker) = overlay else { return }
    picker.take(themes, at: theme.slug)
    overlay = .themes(picker)
  }

  mutating func apply(_ action: OverlayAction, to picker: ThemePicker) -> [Effect] {
    var picker = picker
    switch action {
    case .edit(.moveSelection(let steps)): picker.move(by: steps)
    case .edit(.movePage(let pages)):
      let menu = OverlayLayout(of: .themes(picker), self)
      picker.move(by: pages * max(menu.rows.rows - 1, 1))
    case .edit(.deleteBackward) where picker.editor.text.isEmpty: return applyOverlay(.close)
    case .edit(let edit):
      let slug = picker.selectedSlug
      guard picker.editor.apply(edit) else { break }
      picker.select(slug ?? theme.slug)
    case .accept:
      guard let slug = picker.selectedSlug else { return [] }
      overlay = nil
      theme.previewed = slug
      theme.keepPreviewed()
      message = Message("theme \(slug)")
      return [.keepLook(theme.kept)]
    case .complete, .choose, .close: break
    }
    overlay = .themes(picker)
    // Where nothing matches, what was shown stays.
    theme.previewed = picker.selectedSlug ?? theme.previewed
    return []
  }

  /// Goes by what the terminal says of its ground.
  mutating func take(_ report: TerminalReport) -> [Effect] {
    let isOnDark: Bool
    switch report {
    case .attributes: return []
    case .scheme(let isDark): isOnDark = isDark
    case .background(let red, let green, let blue):
      // Rec. 601: near enough to tell light from dark.
      isOnDark = 299 * Int(red) + 587 * Int(green) + 114 * Int(blue) < 128_000
    }
    guard isOnDark != theme.isOnDark else { return [] }
    theme.isOnDark = isOnDark
    return [.keepLook(theme.kept)]
  }
}
