package import TerminalGrid
import Themes

/// Which theme the reader is drawn in, and why.
package struct ReaderTheme: Equatable, Sendable {
  package internal(set) var choice: ThemeChoice
  /// Whether the terminal's ground is dark; `nil` as long as it has never said so.
  package internal(set) var isOnDark: Bool?
  /// What the picker shows for now: a slug.
  var previewed: String?

  package init(_ choice: ThemeChoice = ThemeChoice(), isOnDark: Bool? = nil) {
    self.choice = choice
    self.isOnDark = isOnDark
  }

  /// What the theme that is drawn is called by.
  package var slug: String { previewed ?? choice.preference.slug(onDark: isOnDark) }

  package var kept: KeptLook { KeptLook(picked: choice.picked, isOnDark: isOnDark) }

  /// Takes what is previewed for good: it goes before all that was said before.
  mutating func keepPreviewed() {
    guard let slug = previewed else { return }
    previewed = nil
    choice.asked = nil
    choice.picked = PickedTheme(.named(slug), before: choice.configured)
  }
}

/// What is kept of the look from one start to the next: the theme that was picked, and what the
/// terminal said of its ground last.
package struct KeptLook: Equatable, Sendable {
  package var picked: PickedTheme?
  package var isOnDark: Bool?

  package init(picked: PickedTheme? = nil, isOnDark: Bool? = nil) {
    self.picked = picked
    self.isOnDark = isOnDark
  }

  /// Lines of a word and what it says; those that say nothing are passed over.
  package init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("theme ") { picked = PickedTheme(line.dropFirst(6)) }
      if line == "ground dark" { isOnDark = true }
      if line == "ground light" { isOnDark = false }
    }
  }

  package var text: String {
    var text = ""
    if let picked { text += "theme \(picked.line)\n" }
    if let isOnDark { text += "ground \(isOnDark ? "dark" : "light")\n" }
    return text
  }
}

/// What the reader asks of the themes; the executable fills it with files, tests with what they
/// like.
package struct ThemeAccess: Sendable {
  /// The looks of a theme by its slug; those of the house where there is none.
  package var styleSheet: @Sendable (_ slug: String, _ isOnDark: Bool?) -> StyleSheet
  /// All themes; reads files, called off the main thread.
  package var themes: @Sendable () -> [ThemeShelf.Theme]
  /// Keeps the look for the next start; called off the main thread.
  package var keep: @Sendable (KeptLook) -> Void

  package init(
    styleSheet: @escaping @Sendable (_ slug: String, _ isOnDark: Bool?) -> StyleSheet,
    themes: @escaping @Sendable () -> [ThemeShelf.Theme],
    keep: @escaping @Sendable (KeptLook) -> Void
  ) {
    self.styleSheet = styleSheet
    self.themes = themes
    self.keep = keep
  }

  /// The themes that come with the program; nothing is kept.
  package static func bundled() -> Self {
    let shelf = ThemeShelf()
    return Self(
      styleSheet: { slug, isOnDark in
        themeStyleSheet(shelf.resolve(.named(slug), onDark: isOnDark).scheme)
      }, themes: { shelf.themes() }, keep: { _ in })
  }
}
