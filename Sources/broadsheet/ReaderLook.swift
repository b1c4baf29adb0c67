import DigestLibrary
import ReaderApp
import Settings
import TerminalGrid
import Themes

/// The look that the reader starts with: its theme, and how it is drawn.
struct ReaderLook {
  let theme: ReaderTheme
  let styleSheet: StyleSheet
  /// One line of what is wrong with the theme that is wanted; the house's is shown instead.
  private(set) var problem: String?
  private let settings: Settings
  private let shelf: ThemeShelf
  private let file: LookFile?

  /// Reads what was kept, and the scheme file of the theme where it is the user's own.
  init(_ start: ReaderStart, settings: Settings) throws {
    self.settings = settings
    shelf = UserThemes.shelf
    file = Places.state.map { LookFile(stateFolder: $0) }
    let kept = KeptLook(text: file?.text ?? "")
    let asked = start.theme.map { ThemePreference($0) }
    theme = ReaderTheme(
      ThemeChoice(asked: asked, picked: kept.picked, configured: settings.theme),
      isOnDark: kept.isOnDark)
    let found = shelf.resolve(theme.choice.preference, onDark: theme.isOnDark)
    styleSheet = UserThemes.styleSheet(found.scheme, settings, isOnDark: theme.isOnDark)
    guard let missing = found.missing else { return }
    let words = Self.problem(with: missing)
    if asked != nil { throw Failure("--theme \(missing): \(words)") }
    problem = "theme \(missing): \(words)"
  }

  /// Why the look that was chosen is not kept for the next start.
  var keptProblem: String? { file?.problem }

  /// What is wrong with its file, else that there is none.
  private static func problem(with slug: String) -> String {
    UserThemes.folder?.file(slug)?.read().problems.first?.brief
      ?? "there is no such theme (broadsheet themes lists them)"
  }

  /// `isASCII` where the terminal takes nothing else.
  func display(_ start: ReaderStart, depth: ColorDepth, isASCII: Bool) -> Display {
    Display(
      glyphs: isASCII || start.isASCII || settings.isASCII ? .ascii : .unicode,
      hasGrounds: depth >= .indexed, isPlain: start.isPlain)
  }

  var access: ThemeAccess {
    ThemeAccess(
      styleSheet: { [shelf, settings] slug, isOnDark in
        let found = shelf.resolve(.named(slug), onDark: isOnDark)
        return UserThemes.styleSheet(found.scheme, settings, isOnDark: isOnDark)
      },
      // Files may have come since the start.
      themes: { UserThemes.shelf.themes() },
      keep: { [file] in file?.write($0.text) })
  }
}
