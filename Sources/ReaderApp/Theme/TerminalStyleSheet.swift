package import TerminalGrid
import Themes

/// The looks in the terminal's own colours where it is not known whether they are dark or light.
package let standardStyleSheet: StyleSheet = { style, depth in
  terminalAppearance(of: Look(style), depth: depth, isDark: nil)
}

/// A look in the terminal's own sixteen colours, or without any.
///
/// Where there are none, or where they are not enough, bold, dim and reverse carry the meaning;
/// nothing has a ground but hits. `isDark` says whether the terminal's ground is; `nil` where that
/// is not known.
func terminalAppearance(of look: Look, depth: ColorDepth, isDark: Bool?) -> Appearance {
  var appearance = plainAppearance(of: look.role)
  if depth > .none {
    appearance.foreground = isDark == false ? lightColor(of: look.role) : color(of: look.role)
  } else if look.role == .heading {
    appearance.attributes.insert(.underline)
  }
  if look.overlays.contains(.bold) { appearance.attributes.insert(.bold) }
  if look.overlays.contains(.italic) { appearance.attributes.insert(.italic) }
  if look.overlays.contains(.problem) { appearance.attributes.insert(.underline) }
  if look.overlays.contains(.faded) {
    return Appearance(attributes: appearance.attributes.subtracting(.bold).union(.dim))
  }
  if look.overlays.contains(.selected) {
    // One bar, whatever stands in it.
    appearance = Appearance(attributes: appearance.attributes.subtracting(.dim).union(.reverse))
  }
  guard look.overlays.contains(.hit) else { return appearance }
  guard depth > .none else { return Appearance(attributes: [.bold, .reverse]) }
  return Appearance(foreground: .ansi(0), background: .ansi(3), attributes: .bold)
}

private func plainAppearance(of role: Role) -> Appearance {
  switch role {
  case .text, .identifier, .code, .value, .note, .tag, .readTitle, .link, .success:
    Appearance()
  case .secondary, .faint, .author, .handle, .rule, .bar: Appearance(attributes: .dim)
  case .heading, .title, .accent, .key, .error, .syntax, .unread, .star, .picked, .figure,
    .unreadTitle, .border, .warning:
    Appearance(attributes: .bold)
  }
}

/// On a dark ground, or one that is not known.
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

/// On a light ground, where green, yellow and cyan cannot be read.
private func lightColor(of role: Role) -> Color {
  switch role {
  case .text, .secondary, .faint, .title, .unreadTitle, .readTitle, .author, .handle, .rule,
    .code, .value, .success:
    .standard
  case .heading, .accent, .key, .unread, .border, .bar, .note, .figure: .ansi(4)
  case .identifier, .syntax, .picked, .tag, .link: .ansi(5)
  case .star, .error, .warning: .ansi(1)
  }
}
