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

  /// Puts on the ground of menus what has been drawn in `area` since it was faded.
  mutating func layMenu(under area: Rect) {
    restyle(area) { style in
      var look = Look(style)
      if look.overlays.contains(.faded) { return style }
      look.ground = .menu
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

/// The looks in the terminal's own 16 colours, light or dark, and without any.
///
/// Colours are those that can be read on either ground; where there are none, or where they are
/// not enough, bold, dim and reverse carry the meaning.
package let standardStyleSheet: StyleSheet = { style, depth in
  let look = Look(style)
  var appearance = plainAppearance(of: look.role)
  if depth > .none {
    appearance.foreground = color(of: look.role)
  } else if look.role == .heading {
    appearance.attributes.insert(.underline)
  }
  if look.overlays.contains(.bold) { appearance.attributes.insert(.bold) }
  if look.overlays.contains(.italic) { appearance.attributes.insert(.italic) }
  if look.overlays.contains(.problem) { appearance.attributes.insert(.underline) }
  if look.overlays.contains(.selected) {
    // One bar, whatever stands in it.
    appearance = Appearance(attributes: appearance.attributes.subtracting(.dim).union(.reverse))
  }
  guard look.overlays.contains(.hit) else { return appearance }
  guard depth > .none else {
    return Appearance(attributes: [.bold, .reverse])
  }
  return Appearance(foreground: .ansi(0), background: .ansi(3), attributes: .bold)
}

private func plainAppearance(of role: Role) -> Appearance {
  switch role {
  case .text, .identifier, .code, .value, .bar, .note, .tag, .readTitle, .link, .success:
    Appearance()
  case .secondary, .faint, .author, .handle, .rule: Appearance(attributes: .dim)
  case .heading, .title, .accent, .key, .error, .syntax, .unread, .star, .picked, .figure,
    .unreadTitle, .border, .warning:
    Appearance(attributes: .bold)
  }
}

private func color(of role: Role) -> Color {
  switch role {
  case .text, .secondary, .faint, .title, .unreadTitle, .readTitle, .author, .handle, .rule:
    .standard
  case .heading, .accent, .key, .unread, .border: .ansi(6)
  case .identifier, .syntax, .picked, .link: .ansi(5)
  case .code, .value, .note, .tag, .figure, .success: .ansi(2)
  case .bar, .star, .warning: .ansi(3)
  case .error: .ansi(1)
  }
}
