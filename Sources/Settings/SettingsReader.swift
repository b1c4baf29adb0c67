import Yams

/// Makes settings of the text of a configuration, and collects what is wrong with it.
struct SettingsReader: YAMLReader {
  /// The path of the configuration.
  let file: String
  /// What `~` stands for; `nil` where there is none.
  let home: String?
  var settings = Settings()
  var problems: [SettingsProblem] = []

  init(file: String, home: String?) {
    self.file = file
    self.home = home
  }

  /// O(bytes); at most `YAMLText.mostBytes` are looked at.
  mutating func read(_ bytes: [UInt8]) {
    if let root = root(of: bytes) { readKeys(of: root) }
  }

  private mutating func readKeys(of root: Node) {
    if root.isEmpty { return }
    guard case .mapping(let mapping) = root else {
      return report(root, "must be keys with values (auto-read: 1.5)")
    }
    for (node, value) in mapping {
      guard let name = node.text else {
        report(node, "a key must be a word")
        continue
      }
      guard let key = SettingsKey.all.first(where: { $0.name == name }) else {
        reportUnknown(node, name, known: SettingsKey.all.map(\.name))
        continue
      }
      if !value.isEmpty { key.read(value, &self) }
    }
  }
}

extension Node {
  /// Whether no value was written: nothing, `~` or `null`.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// Of a word, a number, a text; `nil` for a list and for keys.
  var text: String? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar.string
  }
}

extension SettingsProblem.Position {
  init(_ mark: Mark?) {
    self.init(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }
}

extension String {
  /// For a message, where what was written may be anything.
  var shortened: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
