package import Themes

/// Who says which theme it is to be: the command line before what was picked, that before the
/// configuration.
package struct ThemeChoice: Equatable, Sendable {
  /// By `--theme`.
  package var asked: ThemePreference?
  /// In the picker.
  package var picked: PickedTheme?
  package var configured: ThemePreference

  package init(
    asked: ThemePreference? = nil, picked: PickedTheme? = nil, configured: ThemePreference = .auto
  ) {
    self.asked = asked
    self.picked = picked
    self.configured = configured
  }

  /// What was picked counts until the configuration says something new: who writes a theme there
  /// means it.
  package var preference: ThemePreference {
    if let asked { return asked }
    if let picked, picked.before == configured { return picked.preference }
    return configured
  }
}

/// A theme picked in the reader, and the configuration that it was picked over.
package struct PickedTheme: Equatable, Sendable {
  package var preference: ThemePreference
  package var before: ThemePreference

  package init(_ preference: ThemePreference, before: ThemePreference) {
    self.preference = preference
    self.before = before
  }

  /// One line: the theme, a tab, the configuration.
  package init?(_ line: some StringProtocol) {
    let parts = line.split(omittingEmptySubsequences: false) { $0 == "\t" }
      .map { ThemePreference(line: $0) }
    guard parts.count == 2, let preference = parts[0], let before = parts[1] else { return nil }
    self.init(preference, before: before)
  }

  package var line: String { "\(preference.line)\t\(before.line)" }
}

extension ThemePreference {
  /// `auto`, a slug, or two with a slash between them, the light one first.
  fileprivate var line: String {
    switch self {
    case .auto: "auto"
    case .named(let slug): slug
    case .pair(let light, let dark): "\(light)/\(dark)"
    }
  }

  fileprivate init?(line: some StringProtocol) {
    let slugs = line.split(omittingEmptySubsequences: false) { $0 == "/" }.map { String($0) }
    guard slugs.allSatisfy({ !$0.isEmpty }), slugs.count <= 2, let first = slugs.first else {
      return nil
    }
    self = slugs.count == 2 ? .pair(light: first, dark: slugs[1]) : ThemePreference(first)
  }
}
