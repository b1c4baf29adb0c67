import DigestCore
import Yams

/// What makes values of a YAML file, and collects what is wrong with it.
protocol YAMLReader {
  var file: String { get }
  var problems: [SettingsProblem] { get set }
}

extension YAMLReader {
  /// The root of a file; `nil` where it says nothing, or where its text is none, which is reported.
  mutating func root(of bytes: [UInt8]) -> Node? {
    guard bytes.count <= YAMLText.mostBytes else {
      problems.append(
        SettingsProblem(
          file: file, position: nil, message: "is larger than \(YAMLText.mostBytes >> 10) KB"))
      return nil
    }
    do {
      let text = try YAMLText(bytes)
      return try Self.compose(text.text)
    } catch {
      report(error.position, "\(error.message); nothing of this file applies")
      return nil
    }
  }

  /// Reports what is wrong with `node`.
  mutating func report(_ node: Node, _ message: String) {
    report(SettingsProblem.Position(node.mark), message)
  }

  private mutating func report(_ position: SettingsProblem.Position?, _ message: String) {
    problems.append(SettingsProblem(file: file, position: position, message: message))
  }

  /// Reports a key that is none of `known`, with the one that is nearest, else with `hint`.
  mutating func reportUnknown(
    _ node: Node, _ name: String, known: [String], what: String = "key", hint: String? = nil
  ) {
    let hint = hint ?? "there are \(known.joined(separator: ", "))"
    let near = Self.nearest(to: name, among: known).map { "did you mean \($0)?" }
    report(node, "unknown \(what) \(name.shortened) (\(near ?? hint))")
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
