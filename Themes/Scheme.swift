/// A base16 or base24 colour scheme, with the reader's own roles where it sets them.
package struct Scheme: Hashable, Sendable {
  /// What it is called by: `night-desk`.
  package var slug: String
  /// For a person; untrusted where the file is a user's.
  package var name: String
  package var isDark: Bool
  /// base00 to base17 in the order of their numbers, 8 bits each of red, green and blue; those of
  /// base24 are filled in where a scheme has only sixteen.
  package var palette: [UInt32]
  /// Foregrounds of single roles.
  package var roles: [Role: UInt32]

  package init(
    slug: String, name: String, isDark: Bool, palette: [UInt32], roles: [Role: UInt32] = [:]
  ) {
    self.slug = slug
    self.name = name
    self.isDark = isDark
    self.palette = palette
    self.roles = roles
  }

  /// Numbers of slots in `palette`.
  package enum Slot: Int, CaseIterable, Sendable {
    case base00, base01, base02, base03, base04, base05, base06, base07
    case base08, base09, base0A, base0B, base0C, base0D, base0E, base0F
    case base10, base11, base12, base13, base14, base15, base16, base17
  }

  package subscript(slot: Slot) -> UInt32 { palette[slot.rawValue] }
}
