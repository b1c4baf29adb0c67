import DigestCore

/// A line that is being typed at the foot of the screen.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case search
    case filter
    case date
  }

  package var kind: Kind
  package var editor: LineEditor
  /// The lists as they were: Esc brings them back.
  let origin: [ListView]
  /// The lists under what is being searched: they are seen while nothing is typed.
  let base: [ListView]

  init(
    _ kind: Kind, editor: LineEditor = LineEditor(), origin: [ListView], base: [ListView]? = nil
  ) {
    self.kind = kind
    self.editor = editor
    self.origin = origin
    self.base = base ?? origin
  }

  /// What stands before the text.
  package var sign: String {
    switch kind {
    case .search: "/"
    case .filter: "\\"
    case .date: "go to date"
    }
  }
}
