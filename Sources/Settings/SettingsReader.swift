import DigestCore
import Yams

/// Makes settings of the text of a configuration, and collects what is wrong with it.
struct SettingsReader {
  /// The path of the configuration.
  let file: String
  /// What `~` stands for; `nil` where there is none.
  let home: String?
  var settings = Settings()
  private(set) var problems: [SettingsProblem] = []

  init(file: String, home: String?) {
    self.file = file
    self.home = home
  }

  /// O(bytes); at most `YAMLText.mostBytes` are looked at.
  mutating func read(_ bytes: [UInt8]) {
    guard bytes.count <= YAMLText.mostBytes else {
      return fail("is larger than \(YAMLText.mostBytes >> 10) KB")
    }
    do {
      let text = try YAMLText(bytes)
      guard let root = try Self.compose(text.text) else { return }
      readKeys(of: root)
    } catch {
      report(error.position, "\(error.message); nothing of this file applies")
    }
  }

  /// Reports what is wrong with the whole file.
  mutating func fail(_ message: String) {
    problems.append(SettingsProblem(file: file, position: nil, message: message))
  }

  /// Reports what is wrong with `node`.
  mutating func report(_ node: Node, _ message: String) {
    report(SettingsProblem.Position(node.mark), message)
  }

  private mutating func report(_ position: SettingsProblem.Position?, _ message: String) {
    problems.append(SettingsProblem(file: file, position: position, message: message))
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

  /// Reports a key that is none of `known`, with the one that is nearest, else with `hint`.
  mutating func reportUnknown(_ node: Node, _ name: String, known: [String], hint: String? = nil) {
    let hint = hint ?? "there are \(known.joined(separator: ", "))"
    let near = Self.nearest(to: name, among: known).map { "did you mean \($0)?" }
    report(node, "unknown key \(name.shortened) (\(near ?? hint))")
  }

  /// The one with the fewest mistypings, of two the first; `nil` where none is near.
  private static func nearest(to name: String, among known: [String]) -> String? {
    guard let near = NearWords(name.lowercased().replacing("_", with: "-")) else { return nil }
    let distances = known.compactMap { word in
      near.distance(to: Array(word.utf8).span).map { (word: word, distance: $0) }
    }
    return distances.min { $0.distance < $1.distance }?.word
  }

  /// Without the rules of YAML for numbers and dates and the makers of such values, which cost more
  /// than all the rest; which kind of value is wanted is known here.
  private static func compose(_ text: String) throws(YAMLText.Fault) -> Node? {
    do {
      return try Yams.compose(yaml: text, .basic, Constructor([:], [:], [:]), .utf8)
    } catch {
      throw YAMLText.Fault(error, in: text)
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
