/// What a mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Button: Hashable, Sendable { case left, middle, right }

  package enum Kind: Hashable, Sendable {
    case press(Button)
    /// Moved while the button is down.
    case drag(Button)
    case release(Button)
    /// One step of the wheel, away from the person or towards them.
    case wheelUp, wheelDown
  }

  package var kind: Kind
  /// The cell under the pointer.
  package var position: Position
  package var modifiers: Key.Modifiers

  package init(_ kind: Kind, at position: Position, _ modifiers: Key.Modifiers = []) {
    self.kind = kind
    self.position = position
    self.modifiers = modifiers
  }
}
