package import TerminalGrid
package import Themes

/// The looks in the colours of `scheme`, where there are more than the terminal's own sixteen.
///
/// `isLifting`: inks are changed until they have a contrast of 4.5:1. `isTransparent`: the page's
/// ground is left to the terminal; contrast is judged as though it were the scheme's.
package func themeStyleSheet(
  _ scheme: Scheme, isLifting: Bool = true, isTransparent: Bool = false
) -> StyleSheet {
  let direct = ThemeColors(scheme, wire: .direct, isLifting: isLifting)
  let fixed = ThemeColors(scheme, wire: .fixed, isLifting: isLifting)
  return { style, depth in
    switch depth {
    case .direct: direct.appearance(of: Look(style), isTransparent: isTransparent)
    case .indexed: fixed.appearance(of: Look(style), isTransparent: isTransparent)
    case .sixteen, .none:
      terminalAppearance(of: Look(style), depth: depth, isDark: scheme.isDark)
    }
  }
}

extension ThemeColors {
  func appearance(of look: Look, isTransparent: Bool) -> Appearance {
    let ground = look.overlays.contains(.selected) ? .selection : look.ground
    let back = self.ground(ground)
    var appearance = Appearance(
      background: isTransparent && ground == .page ? .standard : back.color,
      attributes: look.attributes)
    let isFaded = look.overlays.contains(.faded)
    if look.overlays.contains(.hit), !isFaded {
      appearance.foreground = marker.text.color
      appearance.background = marker.ground.color
      appearance.attributes.insert(.bold)
      // Where the marker is the ground, a line under it remains.
      if marker.ground.rgb.distance(to: back.rgb) < 0.06 {
        appearance.attributes.insert(.underline)
      }
      return appearance
    }
    let ink = ink(look.overlays.contains(.problem) ? .error : look.role, on: ground)
    appearance.foreground = isFaded ? faded(ink, on: back).color : ink.color
    if isFaded { appearance.attributes.remove(.bold) }
    return appearance
  }

  /// Nearer to the ground, but told from it.
  private func faded(_ ink: DrawnColor, on ground: DrawnColor) -> DrawnColor {
    for percent in stride(from: 60, to: 0, by: -10) {
      let next = wire.drawn(ink.rgb.mixed(with: ground.rgb, percent: percent))
      if next.rgb.distance(to: ground.rgb) >= 0.08 { return next }
    }
    return ink
  }
}

extension Look {
  /// Attributes that go with colours.
  fileprivate var attributes: TextAttributes {
    var attributes = role.attributes
    if overlays.contains(.bold) { attributes.insert(.bold) }
    if overlays.contains(.italic) { attributes.insert(.italic) }
    if overlays.contains(.problem) { attributes.insert(.underline) }
    return attributes
  }
}

extension Role {
  /// Whether it is read: rules, frames and bars are only seen.
  var isText: Bool {
    switch self {
    case .rule, .border, .bar: false
    default: true
    }
  }

  fileprivate var attributes: TextAttributes {
    switch self {
    case .heading, .title, .accent, .key, .error, .picked, .figure, .unreadTitle, .warning: .bold
    case .link: .underline
    case .text, .secondary, .faint, .identifier, .code, .syntax, .value, .bar, .unread, .star,
      .note, .tag, .readTitle, .author, .handle, .rule, .border, .success:
      []
    }
  }
}
