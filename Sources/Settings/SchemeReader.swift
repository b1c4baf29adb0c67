import DigestCore
import Themes
import Yams

/// Makes a scheme of the text of a base16 or base24 file, and collects what is wrong with it.
///
/// The newer form has `palette:`, the older one the same keys at the top and its name under
/// `scheme:`. What a file says beside that (author, description) is passed over.
struct SchemeReader: YAMLReader {
  /// The path of the scheme.
  let file: String
  var problems: [SettingsProblem] = []
  private var colors = SchemeColors()

  init(file: String) {
    self.file = file
  }

  /// O(bytes); `nil` where colours are wanting, which is reported.
  mutating func read(_ bytes: [UInt8]) -> Scheme? {
    guard let root = root(of: bytes) else {
      if problems.isEmpty { fail("is empty") }
      return nil
    }
    guard case .mapping(let keys) = root else {
      report(root, "must be a scheme (palette: with base00 to base0F)")
      return nil
    }
    let palette = keys["palette"] ?? root
    guard case .mapping(let slots) = palette else {
      report(palette, "palette: must be colours (base00: \"#1a2b3c\")")
      return nil
    }
    readColors(slots)
    guard let filled = filledPalette(palette) else { return nil }
    let name = keys["name"]?.line ?? keys["scheme"]?.line ?? fileName
    let slug = Fold.slug(of: keys["slug"]?.line ?? name)
    var scheme = Scheme(
      slug: slug.isEmpty ? fileName : slug, name: name,
      isDark: Scheme.isDark(filled), palette: filled)
    if let variant = keys["variant"], let isDark = isDark(variant) { scheme.isDark = isDark }
    if let roles = keys["roles"], !roles.isEmpty { scheme.roles = readRoles(roles) }
    return scheme
  }

  private mutating func fail(_ message: String) {
    problems.append(SettingsProblem(file: file, position: nil, message: message))
  }

  private mutating func readColors(_ slots: Node.Mapping) {
    for (key, value) in slots {
      guard let name = key.text, let slot = Scheme.Slot(name: name) else { continue }
      if let color = value.text.flatMap(Scheme.color) {
        colors[slot] = color
      } else if value.isEmpty {
        report(value, "\(name): must be a colour in quotes (# alone begins a comment)")
      } else {
        report(value, "\(name): must be a colour (\"#1a2b3c\")")
      }
    }
  }

  /// All 24 colours; `nil` where there are not even sixteen.
  private mutating func filledPalette(_ palette: Node) -> [UInt32]? {
    if let filled = colors.palette { return filled }
    // Of those that cannot be read that has been said.
    if problems.isEmpty {
      let names = colors.missing.map(\.name).joined(separator: ", ")
      report(palette, "\(names.shortened): missing (a scheme has base00 to base0F)")
    }
    return nil
  }

  private mutating func isDark(_ variant: Node) -> Bool? {
    switch variant.text?.lowercased() {
    case "dark": return true
    case "light": return false
    default:
      report(variant, "variant: must be dark or light")
      return nil
    }
  }

  private mutating func readRoles(_ node: Node) -> [Role: UInt32] {
    guard case .mapping(let mapping) = node else {
      report(node, "roles: must be roles with colours (title: base0D)")
      return [:]
    }
    var roles: [Role: UInt32] = [:]
    for (key, value) in mapping {
      let name = key.text ?? ""
      guard let role = Role(name: name) else {
        reportUnknown(key, name, known: Role.allCases.map(\.name), what: "role")
        continue
      }
      if let color = value.text.flatMap(colors.color(of:)) {
        roles[role] = color
      } else {
        report(value, "\(name): must be a base (base0D) or a colour in quotes (\"#1a2b3c\")")
      }
    }
    return roles
  }

  private var fileName: String { SchemeFile(path: file).slug }
}

extension Node {
  /// The text where it is one line and not empty.
  fileprivate var line: String? {
    guard let text, !isEmpty, !text.isEmpty, !text.contains(where: \.isNewline) else { return nil }
    return text
  }
}
