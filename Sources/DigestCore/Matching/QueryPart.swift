/// A piece of a typed query and what it was understood as.
package struct QueryPart: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case word
    /// With its quotes.
    case phrase
    /// With its colon: `title:`.
    case key
    /// What follows a key that names no field (`date:`, `sort:`, …), with its quotes; or a day or
    /// a paper that was typed without a key.
    case value
    /// `-`, `|`, `(` or `)`.
    case sign
  }

  /// UTF-8 offsets into what was typed, on the bounds of scalars, never empty.
  package var range: Range<Int>
  package var kind: Kind

  package init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
