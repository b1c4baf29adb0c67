/// Which theme is wanted, as a person says it.
package enum ThemePreference: Hashable, Sendable {
  /// Newsprint on a light terminal, Night desk on a dark one.
  case auto
  /// By its slug.
  case named(String)
  /// By slugs, for a light and a dark terminal.
  case pair(light: String, dark: String)

  /// `auto` or a slug, as in a configuration and on a command line.
  package init(_ text: String) {
    self = text == "auto" ? .auto : .named(text)
  }

  /// - Parameter isDark: whether the terminal's ground is; `nil`, where that is not known, is taken
  ///   for dark, as most are.
  /// - Returns: what the wanted theme is called by; there may be none of that name.
  package func slug(onDark isDark: Bool?) -> String {
    switch self {
    case .auto: Scheme.house(isDark: isDark ?? true).slug
    case .named(let slug): slug
    case .pair(let light, let dark): isDark ?? true ? dark : light
    }
  }
}

extension Scheme {
  /// Night desk or Newsprint.
  package static func house(isDark: Bool) -> Scheme {
    isDark ? BundledSchemes.nightDesk : BundledSchemes.newsprint
  }
}
