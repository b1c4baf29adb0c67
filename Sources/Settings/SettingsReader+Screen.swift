import Themes
import Yams

extension SettingsReader {
  mutating func bool(_ node: Node, of key: String) -> Bool? {
    word(node, of: key, ["true": true, "false": false])
  }

  /// What one of `words` stands for, in any case; others are reported.
  mutating func word(
    _ node: Node, of key: String, _ words: KeyValuePairs<String, Bool>
  ) -> Bool? {
    let text = node.text?.lowercased()
    if let found = words.first(where: { $0.key == text }) { return found.value }
    report(node, "\(key): must be \(words.map(\.key).joined(separator: " or "))")
    return nil
  }

  /// A theme, or one each for `light` and `dark`; whether they are there is not known here.
  mutating func theme(_ node: Node, of key: String) -> ThemePreference? {
    guard case .mapping(let mapping) = node else {
      return name(node, of: key).map { ThemePreference($0) }
    }
    var (light, dark) = (Scheme.house(isDark: false).slug, Scheme.house(isDark: true).slug)
    for (nameNode, value) in mapping {
      switch nameNode.text {
      case "light": light = name(value, of: "\(key): light") ?? light
      case "dark": dark = name(value, of: "\(key): dark") ?? dark
      default: reportUnknown(nameNode, nameNode.text ?? "", known: ["light", "dark"])
      }
    }
    return .pair(light: light, dark: dark)
  }

  private mutating func name(_ node: Node, of key: String) -> String? {
    guard let text = node.text, !node.isEmpty, !text.isEmpty, !text.contains(where: \.isNewline)
    else {
      report(node, "\(key): must be the name of a theme (night-desk)")
      return nil
    }
    return text
  }
}
