/// What a piece of text is, for the eye; colours are given to roles, never to places.
///
/// The raw values are packed into numbers of styles: 0 to 31.
package enum Role: UInt16, CaseIterable, Sendable {
  case text
  /// Days, hints, counts: read second.
  case secondary
  /// Counts and signs that need not be read.
  case faint
  /// Titles of panes and groups.
  case heading
  /// The title of a page.
  case title
  /// The bar of the selection where the keys go.
  case accent
  /// arXiv ids.
  case identifier
  /// Names of keys.
  case key
  case code
  case error
  /// Signs and keys of a query.
  case syntax
  /// What is quoted in a query or follows a key.
  case value
  /// Bars of the histogram.
  case bar
  case unread
  case star
  case note
  /// Picked papers, and hits of the watch list.
  case picked
  case tag
  /// A number that a paper has found.
  case figure
  case unreadTitle
  case readTitle
  case author
  /// An author who goes by a handle.
  case handle
  case link
  /// Rules between panes: no text.
  case rule
  /// The rule or frame of what has the keys.
  case border
  case warning
  case success

  /// The letter of `replay --styles`.
  package var letter: Character {
    switch self {
    case .text: "."
    case .secondary: "s"
    case .faint: "f"
    case .heading: "H"
    case .title: "T"
    case .accent: "A"
    case .identifier: "i"
    case .key: "k"
    case .code: "c"
    case .error: "E"
    case .syntax: "x"
    case .value: "v"
    case .bar: "b"
    case .unread: "u"
    case .star: "*"
    case .note: "n"
    case .picked: "p"
    case .tag: "t"
    case .figure: "F"
    case .unreadTitle: "U"
    case .readTitle: "R"
    case .author: "a"
    case .handle: "h"
    case .link: "l"
    case .rule: "|"
    case .border: "!"
    case .warning: "W"
    case .success: "S"
    }
  }

  /// Its name in a scheme file: `unread-title`.
  package var name: String {
    switch self {
    case .unreadTitle: "unread-title"
    case .readTitle: "read-title"
    default: "\(self)"
    }
  }

  /// The role of that name.
  package init?(name: String) {
    guard let role = Self.byName[name] else { return nil }
    self = role
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
