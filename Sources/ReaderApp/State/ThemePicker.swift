import Themes

/// The list of themes behind `T`: the selected one is shown at once, typed words filter.
package struct ThemePicker: Equatable, Sendable {
  package var editor = LineEditor()
  /// Index into the rows that match.
  package internal(set) var selected = 0
  /// All themes, in their order.
  package internal(set) var themes: [ThemeShelf.Theme]

  package init(_ themes: [ThemeShelf.Theme], at slug: String) {
    self.themes = themes
    select(slug)
  }

  package var rows: [ThemeShelf.Theme] { themes.filter { $0.matches(editor.text) } }

  package var selectedSlug: String? {
    let rows = rows
    return rows.indices.contains(selected) ? rows[selected].summary.slug : nil
  }

  /// Takes themes that are known now, and selects the one that is shown.
  mutating func take(_ themes: [ThemeShelf.Theme], at slug: String) {
    self.themes = themes
    select(slug)
  }

  mutating func move(by steps: Int) {
    selected = min(max(selected + steps, 0), max(rows.count - 1, 0))
  }

  mutating func select(_ slug: String) {
    selected = rows.firstIndex { $0.summary.slug == slug } ?? 0
  }
}
