package import Themes

/// The themes there are: those that come with the program, and a user's own, which go before.
///
/// None is made or read until it is asked for.
package struct ThemeShelf: Sendable {
  /// A scheme file of the user.
  package struct OwnTheme: Sendable {
    /// What it is called by.
    package var slug: String
    package var file: String
    /// Reads it; `nil` where it is no scheme.
    package var read: @Sendable () -> Scheme?

    package init(slug: String, file: String, read: @escaping @Sendable () -> Scheme?) {
      self.slug = slug
      self.file = file
      self.read = read
    }

    func scheme() -> Scheme? {
      var scheme = read()
      scheme?.slug = slug
      return scheme
    }
  }

  /// A theme as a list shows it.
  package struct Theme: Hashable, Sendable {
    package var summary: SchemeSummary
    /// `nil` for those that come with the program.
    package var file: String?
  }

  private let own: [OwnTheme]

  /// - Parameter own: of two with the same slug the first counts.
  package init(own: [OwnTheme] = []) {
    self.own = own
  }

  /// The scheme of a slug, or of a name as a person may write it (`Rosé Pine`); `nil` where there
  /// is none, or where its file is no scheme.
  package func scheme(_ name: String) -> Scheme? {
    if let found = own.first(where: { $0.slug == name }) { return found.scheme() }
    if let found = BundledSchemes.scheme(name) { return found }
    let slug = Self.key(name)
    if slug != name, let found = own.first(where: { Self.key($0.slug) == slug }) {
      return found.scheme()
    }
    return BundledSchemes.all.first { $0.slug == slug || Self.key($0.name) == slug }
      .flatMap { BundledSchemes.scheme($0.slug) }
  }

  /// All of them, the two house themes first, then the user's, then the others, by name.
  ///
  /// Reads the user's files; those that are no scheme are left out.
  package func themes() -> [Theme] {
    var slugs: Set<String> = []
    let read = own.filter { slugs.insert($0.slug).inserted }
      .compactMap { theme in
        theme.scheme().map { Theme(summary: SchemeSummary($0), file: theme.file) }
      }
      .sorted { $0.summary.name.lowercased() < $1.summary.name.lowercased() }
    let bundled = BundledSchemes.all.filter { !slugs.contains($0.slug) }
      .map { Theme(summary: $0, file: nil) }
    let house = bundled.prefix { Self.isHouse($0.summary.slug) }
    return house + read + bundled.dropFirst(house.count)
  }

  private static func isHouse(_ slug: String) -> Bool {
    [true, false].contains { Scheme.house(isDark: $0).slug == slug }
  }

  /// What is compared of names: `rosé-pine` for `Rosé Pine`.
  private static func key(_ name: String) -> String {
    String(name.lowercased().map { " _".contains($0) ? "-" : $0 })
  }
}

extension ThemeShelf {
  /// The scheme of a choice, or the house's where there is none of that name.
  package struct Resolution: Equatable, Sendable {
    package var scheme: Scheme
    /// What was asked for and is not there.
    package var missing: String?
  }

  /// What `preference` means on a terminal whose ground is dark; `nil` where that is not known.
  package func resolve(_ preference: ThemePreference, onDark isDark: Bool?) -> Resolution {
    let slug = preference.slug(onDark: isDark)
    if let scheme = scheme(slug) { return Resolution(scheme: scheme) }
    return Resolution(scheme: .house(isDark: isDark ?? true), missing: slug)
  }
}

extension ThemeShelf.Theme {
  /// Whether it is one of those that `typed` may mean: each word of it begins a word of the name or
  /// of the slug.
  package func matches(_ typed: String) -> Bool {
    let ground = summary.isDark ? "dark" : "light"
    let names = Self.words("\(summary.name) \(summary.slug) \(ground)")
    return Self.words(typed).allSatisfy { word in names.contains { $0.hasPrefix(word) } }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
