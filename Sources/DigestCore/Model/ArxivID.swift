/// The identifier of a paper on arXiv, `2504.13837v2` or `hep-th/9901001`.
///
/// Holds letters, digits, `.`, `-` and `/` only, so it can stand in a URL as it is.
package struct ArxivID: Hashable, Sendable {
  /// Without the version.
  package let base: String
  /// `nil` where none was given.
  package let version: Int?

  package init(base: String, version: Int?) {
    self.base = base
    self.version = version
  }
}

extension ArxivID: CustomStringConvertible {
  package var description: String { version.map { "\(base)v\($0)" } ?? base }
}
