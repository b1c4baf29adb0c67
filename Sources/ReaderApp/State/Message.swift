/// One line for a person, at the foot of the screen until the next key.
package struct Message: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case plain
    case error
  }

  package var text: String
  package var kind: Kind

  package init(_ text: String, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}
