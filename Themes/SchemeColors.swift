/// The colours that a scheme file gives, before those that it leaves out are taken from others.
package struct SchemeColors: Hashable, Sendable {
  private var given: [Scheme.Slot: UInt32] = [:]

  package init() {}

  /// 8 bits each of red, green and blue; of a slot of base24 that the file leaves out, that of base16
  /// which stands for it.
  package subscript(slot: Scheme.Slot) -> UInt32? {
    get { given[slot] ?? given[slot.fallback] }
    set { given[slot] = newValue }
  }

  /// Those of base16 that are not given, without which there is no palette.
  package var missing: [Scheme.Slot] {
    Scheme.Slot.allCases.prefix(16).filter { given[$0] == nil }
  }

  /// All 24, in the order of their numbers; `nil` where any of base16 is missing.
  package var palette: [UInt32]? {
    missing.isEmpty ? Scheme.Slot.allCases.compactMap { self[$0] } : nil
  }

  /// What a role is given by: a base (`base0D`) or a colour; `nil` where `text` is neither, or a base
  /// that is not given.
  package func color(of text: String) -> UInt32? {
    Scheme.Slot(name: text).flatMap { self[$0] } ?? Scheme.color(text)
  }
}

extension Scheme {
  /// Six hexadecimal digits, with or without `#`.
  package static func color(_ text: String) -> UInt32? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16)
  }

  /// Whether the ground of a palette is darker than its text (luma of ITU-R BT.601).
  package static func isDark(_ palette: [UInt32]) -> Bool {
    func luma(_ slot: Slot) -> UInt32 {
      let color = palette[slot.rawValue]
      return 299 * (color >> 16) + 587 * (color >> 8 & 0xFF) + 114 * (color & 0xFF)
    }
    return luma(.base00) < luma(.base05)
  }
}

extension Scheme.Slot {
  /// `base0D`, in any case of its letters.
  package init?(name: String) {
    guard name.utf8.count == 6, name.lowercased().hasPrefix("base"),
      let number = Int(name.dropFirst(4), radix: 16), name.dropFirst(4).allSatisfy(\.isHexDigit)
    else { return nil }
    self.init(rawValue: number)
  }

  package var name: String { "\(self)" }

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
