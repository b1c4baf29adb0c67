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
  private var colors: [Scheme.Slot: UInt32] = [:]

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
    let slug = Self.slug(of: keys["slug"]?.line ?? name)
    var scheme = Scheme(
      slug: slug.isEmpty ? fileName : slug, name: name,
      isDark: Self.isDark(filled), palette: filled)
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
      if let color = Self.color(value) {
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
    let needed = Scheme.Slot.allCases.prefix(16)
    let missing = needed.filter { colors[$0] == nil }
    guard missing.isEmpty else {
      // Of those that cannot be read that has been said.
      if problems.isEmpty {
        let names = missing.map(\.name).joined(separator: ", ")
        report(palette, "\(names.shortened): missing (a scheme has base00 to base0F)")
      }
      return nil
    }
    return Scheme.Slot.allCases.compactMap { colors[$0] ?? colors[$0.fallback] }
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
      guard let role = Role.allCases.first(where: { $0.name == name }) else {
        reportUnknown(key, name, known: Role.allCases.map(\.name), what: "role")
        continue
      }
      let slot = value.text.flatMap { Scheme.Slot(name: $0) }
      if let color = slot.flatMap({ colors[$0] ?? colors[$0.fallback] }) ?? Self.color(value) {
        roles[role] = color
      } else {
        report(value, "\(name): must be a base (base0D) or a colour in quotes (\"#1a2b3c\")")
      }
    }
    return roles
  }

  /// Six hexadecimal digits, with or without `#`.
  private static func color(_ node: Node) -> UInt32? {
    guard let text = node.text else { return nil }
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16)
  }

  /// Whether the ground is darker than the text (luma of ITU-R BT.601).
  private static func isDark(_ palette: [UInt32]) -> Bool {
    func luma(_ slot: Scheme.Slot) -> UInt32 {
      let color = palette[slot.rawValue]
      return 299 * (color >> 16) + 587 * (color >> 8 & 0xFF) + 114 * (color & 0xFF)
    }
    return luma(.base00) < luma(.base05)
  }

  /// `rose-pine` for `Rosé Pine`; empty where a name has neither letter nor digit.
  private static func slug(of name: String) -> String {
    let marks: ClosedRange<Unicode.Scalar> = "\u{300}"..."\u{36F}"
    return Fold.words(of: name).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { !marks.contains($0) }))
    }.joined(separator: "-")
  }

  private var fileName: String { SchemeFile(path: file).slug }
}

extension Scheme.Slot {
  /// `base0D`, in any case of its last two letters.
  fileprivate init?(name: String) {
    guard name.utf8.count == 6, name.lowercased().hasPrefix("base"),
      let number = Int(name.dropFirst(4), radix: 16), name.dropFirst(4).allSatisfy(\.isHexDigit)
    else { return nil }
    self.init(rawValue: number)
  }

  fileprivate var name: String { "\(self)" }

  /// The slot of base16 that stands for one of base24.
  fileprivate var fallback: Self {
    switch self {
    case .base10, .base11: .base00
    case .base12: .base08
    case .base13: .base0A
    case .base14: .base0B
    case .base15: .base0C
    case .base16: .base0D
    case .base17: .base0E
    default: self
    }
  }
}

extension Node {
  /// The text where it is one line and not empty.
  fileprivate var line: String? {
    guard let text, !isEmpty, !text.isEmpty, !text.contains(where: \.isNewline) else { return nil }
    return text
  }
}
