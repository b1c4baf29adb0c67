import TerminalGrid

/// What is drawn with, and how appearances are brought down to it.
struct ColorRange: Equatable {
  var depth: ColorDepth
  /// Whether `.sixteen` are eight, of which bold makes the others.
  var hasEight = false
  var attributes: TextAttributes
  /// What cannot be shown together with a colour.
  var uncoloredAttributes: TextAttributes = []

  /// What can be shown of `appearance`.
  func resolve(_ appearance: Appearance) -> Appearance {
    var resolved = Appearance(
      foreground: resolve(appearance.foreground), background: resolve(appearance.background),
      attributes: appearance.attributes)
    if hasEight, case .ansi(8...15) = appearance.foreground { resolved.attributes.insert(.bold) }
    resolved.attributes.formIntersection(attributes)
    if resolved.foreground != .standard || resolved.background != .standard {
      resolved.attributes.subtract(uncoloredAttributes)
    }
    return resolved
  }

  private func resolve(_ color: Color) -> Color {
    switch color {
    case .ansi(let index) where depth > .none: .ansi(index & (hasEight ? 7 : 15))
    case .indexed where depth >= .indexed, .rgb where depth == .direct: color
    default: .standard
    }
  }
}

extension ColorRange {
  /// No colours, and the attributes that ncurses finds out by itself.
  static let attributesOnly = ColorRange(
    depth: .none, attributes: [.bold, .dim, .italic, .underline, .reverse])

  init(_ description: TerminalDescription, depth: ColorDepth) {
    self.depth = depth
    hasEight = depth == .sixteen && description.colors.colors < 16
    attributes = description.attributes
    uncoloredAttributes = description.uncoloredAttributes
  }
}
