package import DigestCore

/// A line that is being typed at the foot of the screen.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case search
    case filter
    case date
    case tags

    /// Whether what is typed is a query.
    package var isQuery: Bool { self == .search || self == .filter }
  }

  /// An earlier query that is shown.
  struct Recalled: Equatable, Sendable {
    /// 0 for the newest.
    var index: Int
    /// What it stands in place of.
    var typed: String
  }

  package var kind: Kind
  package var editor: LineEditor
  /// What a search looks among.
  package var scope = SearchScope.all
  /// What the text means.
  package var query: Query
  /// What Tab offers.
  package var completion: PromptCompletion?
  package var tagCompletion: TagCompletion?
  var recalled: Recalled?
  /// An earlier query was asked for while none was there yet.
  var wantsRecall = false
  /// The lists as they were: Esc brings them back.
  let origin: [ListView]
  /// The lists under what is being searched: they are seen while nothing is typed.
  let base: [ListView]

  init(
    _ kind: Kind, editor: LineEditor = LineEditor(), today: DigestDate, origin: [ListView],
    base: [ListView]? = nil
  ) {
    self.kind = kind
    self.editor = editor
    query = Query(parsing: editor.text, today: today)
    self.origin = origin
    self.base = base ?? origin
  }

  /// Whether the arrows walk earlier queries.
  var canRecall: Bool { kind == .search && (editor.text.isEmpty || recalled != nil) }
  /// Whether what Tab offers is still on its way.
  var awaitsCompletion: Bool { completion.map { $0.candidates == nil } ?? false }
}
