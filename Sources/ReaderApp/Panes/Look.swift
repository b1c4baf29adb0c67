package import TerminalGrid
package import Themes

/// What text stands on; a colour where there are enough of them.
package enum Ground: UInt16, CaseIterable, Sendable {
  case page
  /// Status line, prompt, titles of panes.
  case bar
  /// The selected row of a list.
  case selection
  /// A menu over the panes.
  case menu
}

/// A role, what is laid over it and what it stands on; packed into the number of a `Style`.
package struct Look: Hashable, Sendable {
  package struct Overlay: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    package init(arrayLiteral elements: Self...) {
      rawValue = elements.reduce(0) { $0 | $1.rawValue }
    }

    package static let bold = Self(rawValue: 1 << 5)
    package static let italic = Self(rawValue: 1 << 6)
    /// A search hit.
    package static let hit = Self(rawValue: 1 << 7)
    /// The selected row of a menu, the selected text of a prompt.
    package static let selected = Self(rawValue: 1 << 8)
    /// A part of a query that is not understood.
    package static let problem = Self(rawValue: 1 << 9)
    /// Behind a menu: it steps back.
    package static let faded = Self(rawValue: 1 << 12)
  }

  package var role: Role
  package var overlays: Overlay
  package var ground: Ground

  package init(_ role: Role, _ overlays: Overlay = [], on ground: Ground = .page) {
    self.role = role
    self.overlays = overlays
    self.ground = ground
  }

  package init(_ style: Style) {
    role = Role(rawValue: style.rawValue & 0x1F) ?? .text
    overlays = Overlay(rawValue: style.rawValue & Self.overlayBits)
    ground = Ground(rawValue: style.rawValue >> Self.groundShift & 3) ?? .page
  }

  package var style: Style {
    Style(rawValue: role.rawValue | overlays.rawValue | ground.rawValue << Self.groundShift)
  }

  private static let overlayBits: UInt16 = 0x13E0
  private static let groundShift: UInt16 = 10

  /// The letter of `replay --styles`: the role's, `#` for a hit, `=` for what is selected, `_` for a
  /// problem.
  package var letter: Character {
    if overlays.contains(.hit) { return "#" }
    if overlays.contains(.selected) { return "=" }
    if overlays.contains(.problem) { return "_" }
    return role == .text && overlays.contains(.bold) ? "B" : role.letter
  }
}

extension Grid {
  /// Puts all that stands in `area` on `ground`.
  mutating func lay(_ ground: Ground, under area: Rect) {
    restyle(area) { style in
      var look = Look(style)
      look.ground = ground
      return look.style
    }
  }

  /// Lets all that stands in `area` step back.
  mutating func fade(_ area: Rect) {
    restyle(area) { Style(rawValue: $0.rawValue | Look.Overlay.faded.rawValue) }
  }
}

extension DisplayText {
  package init(_ text: some StringProtocol, _ role: Role, _ overlays: Look.Overlay = []) {
    self.init(text, style: Look(role, overlays).style)
  }

  package mutating func append(
    _ text: some StringProtocol, _ role: Role, _ overlays: Look.Overlay = []
  ) {
    append(text, style: Look(role, overlays).style)
  }

  /// Lays `overlays` over all of it.
  package func overlaid(_ overlays: Look.Overlay) -> DisplayText {
    var text = self
    text.restyle(0..<text.cells.count) { style in
      var look = Look(style)
      look.overlays.formUnion(overlays)
      return look.style
    }
    return text
  }
}
