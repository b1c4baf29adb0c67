package import DigestCore

/// Where the papers of a list come from.
package enum ListSource: Hashable, Sendable {
  case day(DigestDate?)
  case month(Month)
  case search(String)
  /// What is typed, over the list below.
  case filter(String)
}
