import ArgumentParser
import ReaderApp
import Settings
import TerminalGrid
import Themes

/// `broadsheet themes`: what themes there are, and what they look like.
struct ThemesCommand: ExitingCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes, or show what they look like.",
    discussion: """
      A line has the name for the configuration and --theme, the name in full, dark or light, and \
      where it comes from; * marks the theme of the configuration. Your own are base16 or base24 \
      files in the folder themes beside the configuration.

      With --json one object a line: slug, name, dark, current, file (null for built-in ones), \
      palette (base00 to base17).
      """)

  @Flag(help: "Show each with its colours and a sample page.")
  var preview = false

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  @Option(help: ColorOption.help)
  var color = ColorOption.auto

  @Argument(help: "Only these themes.")
  var themes: [String] = []

  func validate() throws {
    if preview, json {
      throw ValidationError("--preview and --json: only one of them can be asked")
    }
  }

  func exit() throws -> Exit {
    let shelf = UserThemes.shelf
    let settings = UserSettings.reading.settings
    let all = shelf.themes()
    let wanted = try themes.isEmpty ? all : themes.map { try theme($0, of: shelf, all) }
    if preview {
      printPreviews(of: wanted.compactMap { shelf.scheme($0.summary.slug) }, settings)
    } else {
      let current = Set([true, false].map { settings.theme.slug(onDark: $0) })
      for theme in wanted {
        let isCurrent = current.contains(theme.summary.slug)
        print(json ? object(theme, isCurrent, of: shelf) : line(theme, isCurrent, among: all))
      }
    }
    _ = System.flushOutput()
    if themes.isEmpty { for problem in UserThemes.problems { Exit.printError("\(problem)") } }
    return .success
  }

  private func theme(
    _ name: String, of shelf: ThemeShelf, _ all: [ThemeShelf.Theme]
  ) throws -> ThemeShelf.Theme {
    guard let scheme = shelf.scheme(name),
      let theme = all.first(where: { $0.summary.slug == scheme.slug })
    else {
      throw Failure("themes: there is no theme \(name) (broadsheet themes lists them)")
    }
    return theme
  }

  private func line(
    _ theme: ThemeShelf.Theme, _ isCurrent: Bool, among all: [ThemeShelf.Theme]
  ) -> String {
    func padded(_ text: KeyPath<SchemeSummary, String>) -> String {
      let width = all.map { DisplayText($0.summary[keyPath: text]).width }.max() ?? 0
      let text = DisplayText(theme.summary[keyPath: text])
      return "\(text)" + String(repeating: " ", count: max(0, width - text.width))
    }
    let ground = theme.summary.isDark ? "dark " : "light"
    let origin = theme.file.map { DisplayText.clean($0) } ?? "built in"
    return "\(isCurrent ? "*" : " ") \(padded(\.slug))  \(padded(\.name))  \(ground)  \(origin)"
  }

  private func object(_ theme: ThemeShelf.Theme, _ isCurrent: Bool, of shelf: ThemeShelf) -> String
  {
    JSONText.object { json in
      json.add("slug", theme.summary.slug)
      json.add("name", theme.summary.name)
      json.add("dark", raw: "\(theme.summary.isDark)")
      json.add("current", raw: "\(isCurrent)")
      json.add("file", theme.file)
      let palette = shelf.scheme(theme.summary.slug)?.palette ?? []
      json.add(
        "palette",
        palette.map { color in
          let digits = String(color, radix: 16)
          return "#" + String(repeating: "0", count: 6 - digits.count) + digits
        })
    }
  }

  private func printPreviews(of schemes: [Scheme], _ settings: Settings) {
    let depth = color.printedDepth(isTerminal: System.outputColumns != nil)
    let columns = System.outputColumns ?? ThemePreview.width
    for scheme in schemes {
      let sheet = UserThemes.styleSheet(scheme, settings)
      if scheme != schemes.first { print() }
      let ground = scheme.isDark ? "dark" : "light"
      print(DisplayText.clean("\(scheme.name) · \(scheme.slug) · \(ground)"))
      for blocks in ThemePreview.swatch(scheme, depth: depth) { print(blocks) }
      for text in ThemePreview.page {
        print(ColoredText.line(text.truncated(to: columns), styleSheet: sheet, depth: depth))
      }
    }
  }
}
