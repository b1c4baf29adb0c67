/// A key as a person names it.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// What was typed; with `control`, the lower-case letter or sign.
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F24.
    case function(UInt8)
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Never set on a character: that is another character.
    package static let shift = Self(rawValue: 1)
    package static let alt = Self(rawValue: 2)
    package static let control = Self(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  package static func character(_ scalar: Unicode.Scalar) -> Key { Key(.character(scalar)) }
  /// What Ctrl and `scalar` type; a terminal cannot tell some of these from keys of their own
  /// (`^i` is Tab, `^m` Enter, `^h` Backspace, `^[` Esc), so here they are those keys.
  package static func control(_ scalar: Unicode.Scalar) -> Key {
    switch scalar {
    case "h", "H": Key(.backspace)
    case "i", "I": Key(.tab)
    case "m", "M": Key(.enter)
    case "[": Key(.escape)
    case "?": Key(.backspace)
    case " ": Key(.character("@"), .control)
    case "A"..."Z": Key(.character(scalar.lowered), .control)
    default: Key(.character(scalar), .control)
    }
  }

  /// The same key with `more` held as well.
  package func adding(_ more: Modifiers) -> Key { Key(code, modifiers.union(more)) }
}

extension Key {
  /// The key of one byte below 0x80.
  init(asciiByte byte: UInt8) {
    switch byte {
    case 0x7F: self.init(.backspace)
    case 0x00..<0x20: self = .control(Unicode.Scalar(byte | 0x40).lowered)
    default: self = .character(Unicode.Scalar(byte))
    }
  }

  /// The key of a code point that a sequence names with its modifiers; `nil` where it is no
  /// character: of the private use area, which kitty's protocol gives to other keys, or none.
  init?(codePoint: Int, _ modifiers: Modifiers) {
    switch codePoint {
    case 8, 127: self.init(.backspace, modifiers)
    case 9: self.init(.tab, modifiers)
    case 13: self.init(.enter, modifiers)
    case 27: self.init(.escape, modifiers)
    case 0..<0x20, 0x80..<0xA0, 0xE000..<0xF900: return nil
    default:
      guard let scalar = UInt32(exactly: codePoint).flatMap(Unicode.Scalar.init) else { return nil }
      self.init(typed: scalar, modifiers)
    }
  }

  private init(typed scalar: Unicode.Scalar, _ modifiers: Modifiers) {
    guard !modifiers.contains(.control) else {
      self = .control(scalar).adding(modifiers.intersection(.alt))
      return
    }
    let typed = modifiers.contains(.shift) ? scalar.raised : scalar
    self.init(.character(typed), modifiers.intersection(.alt))
  }
}

extension Unicode.Scalar {
  /// The lower-case letter, of A to Z only.
  fileprivate var lowered: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self
  }

  /// The capital, where it is one character.
  fileprivate var raised: Unicode.Scalar {
    let mapping = properties.uppercaseMapping.unicodeScalars
    guard let first = mapping.first, mapping.count == 1 else { return self }
    return first
  }
}
