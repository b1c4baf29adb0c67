/// How a cell looks, as a number whose meaning the application gives.
///
/// A terminal asks a `StyleSheet` once for each number it meets. Only the low 13 bits are used.
package struct Style: RawRepresentable, Hashable, Sendable {
  package var rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// The look of a cell nobody has drawn.
  package static let plain = Style(rawValue: 0)
  /// One more than the largest number.
  package static let count = 8_192
}

/// What a terminal can do with colours.
package enum ColorDepth: Int, Comparable, Sendable {
  case none
  case sixteen
  case indexed
  case direct

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the terminal's own 16 colours, 0 to 15.
  case ansi(UInt8)
  /// One of the fixed colours of a palette of 256, 16 to 255: six levels of each primary, then
  /// 24 greys (xterm's `256colres.h`).
  case indexed(UInt8)
  /// 8 bits each of red, green and blue, from the highest down; for `.direct`.
  case rgb(UInt32)
}

/// Attributes by `terminfo(5)`: what a terminal cannot do, it leaves out.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Without the standard library's generic way, whose first use costs a start 0.1 ms.
  package init(arrayLiteral elements: Self...) {
    rawValue = elements.reduce(0) { $0 | $1.rawValue }
  }

  package static let bold = Self(rawValue: 1)
  package static let dim = Self(rawValue: 2)
  package static let italic = Self(rawValue: 4)
  package static let underline = Self(rawValue: 8)
  package static let reverse = Self(rawValue: 16)
}

/// What a style number means on a terminal of a certain depth.
package struct Appearance: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: TextAttributes

  package init(
    foreground: Color = .standard, background: Color = .standard, attributes: TextAttributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// Gives every style number its appearance.
package typealias StyleSheet = @Sendable (Style, ColorDepth) -> Appearance
