import ReaderApp
import Settings
import TerminalGrid
import Themes

/// The themes that can be chosen from.
enum UserThemes {
  /// Where a user's own lie; `nil` where there is no place for them.
  static var folder: SchemeFolder? { Places.config.map { SchemeFolder(folder: $0) } }

  /// Bundled ones and the user's own, of which none is read yet.
  static var shelf: ThemeShelf {
    ThemeShelf(
      own: (folder?.files() ?? []).map { file in
        ThemeShelf.OwnTheme(slug: file.slug, file: file.path) { file.read().scheme }
      })
  }

  /// What is wrong with the user's own; reads all of them.
  static var problems: [SettingsProblem] { (folder?.files() ?? []).flatMap { $0.read().problems } }

  /// The looks of `scheme` as the configuration wants them.
  ///
  /// Inks of a light scheme cannot be read on a dark terminal, nor the other way round: there the
  /// page keeps its ground. `isOnDark` is `nil` where the terminal's is not known.
  static func styleSheet(
    _ scheme: Scheme, _ settings: Settings, isOnDark: Bool? = nil
  ) -> StyleSheet {
    let fits = isOnDark.map { $0 == scheme.isDark } ?? true
    return themeStyleSheet(
      scheme, isLifting: settings.liftsContrast, isTransparent: settings.isTransparent && fits)
  }
}
