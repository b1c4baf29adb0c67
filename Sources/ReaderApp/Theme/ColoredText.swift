package import TerminalGrid

/// Text with its looks as control sequences (ECMA-48, SGR), for what is printed and not drawn.
package enum ColoredText {
  /// `text` as one line without its end; without a sequence where `depth` is none.
  package static func line(
    _ text: DisplayText, styleSheet: StyleSheet, depth: ColorDepth
  ) -> String {
    guard depth > .none else { return text.description }
    var line = ""
    var shown: Style?
    for cell in text.cells {
      if cell.style != shown {
        line += sequence(styleSheet(cell.style, depth))
        shown = cell.style
      }
      line += cell.description
    }
    return shown == nil ? line : line + reset
  }

  static let reset = "\u{1B}[0m"

  /// Sets `appearance`, whatever was set before.
  static func sequence(_ appearance: Appearance) -> String {
    var parameters = ["0"]
    let attributes: [(TextAttributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    for (attribute, parameter) in attributes where appearance.attributes.contains(attribute) {
      parameters.append(parameter)
    }
    parameters += parameter(appearance.foreground, base: 30)
    parameters += parameter(appearance.background, base: 40)
    return "\u{1B}[\(parameters.joined(separator: ";"))m"
  }

  /// `base` is 30 for the foreground, 40 for the background.
  private static func parameter(_ color: Color, base: Int) -> [String] {
    switch color {
    case .standard: []
    case .ansi(let index) where index < 8: ["\(base + Int(index))"]
    case .ansi(let index): ["\(base + 52 + Int(index & 15))"]
    case .indexed(let index): ["\(base + 8);5;\(index)"]
    case .rgb(let value): ["\(base + 8);2;\(value >> 16 & 255);\(value >> 8 & 255);\(value & 255)"]
    }
  }
}
