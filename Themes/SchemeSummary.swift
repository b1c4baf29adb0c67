/// What a list of schemes shows of one: light enough to have all of them at hand.
package struct SchemeSummary: Hashable, Sendable {
  /// What it is called by: `night-desk`.
  package var slug: String
  /// For a person; untrusted where the file is a user's.
  package var name: String
  package var isDark: Bool

  package init(slug: String, name: String, isDark: Bool) {
    self.slug = slug
    self.name = name
    self.isDark = isDark
  }

  package init(_ scheme: Scheme) {
    self.init(slug: scheme.slug, name: scheme.name, isDark: scheme.isDark)
  }
}
