import TerminalGrid

/// What styles look like in a picture, in the words of SVG.
struct PictureColors: Sendable {
  /// How the characters of a style are drawn.
  struct Ink: Hashable {
    /// `#rrggbb`.
    var color: String
    /// `nil` for that of the page.
    var ground: String?
    var attributes: TextAttributes
  }

  private let styleSheet: StyleSheet
  private let foreground: UInt32
  private let page: UInt32

  init(_ styleSheet: @escaping StyleSheet, foreground: UInt32, ground: UInt32) {
    self.styleSheet = styleSheet
    self.foreground = foreground
    // The page has a ground of its own perhaps.
    page = Self.value(styleSheet(.plain, .direct).background, standard: ground)
  }

  /// The ground of the page.
  var ground: String { Self.name(page) }
  /// The line around the window.
  var edge: String { Self.name(Self.mixed(foreground, page, percent: 75)) }

  func ink(of style: Style) -> Ink {
    let appearance = styleSheet(style, .direct)
    var color = Self.value(appearance.foreground, standard: foreground)
    var ground = Self.value(appearance.background, standard: page)
    if appearance.attributes.contains(.reverse) { (color, ground) = (ground, color) }
    if appearance.attributes.contains(.dim) { color = Self.mixed(color, ground, percent: 40) }
    return Ink(
      color: Self.name(color), ground: ground == page ? nil : Self.name(ground),
      attributes: appearance.attributes.intersection([.bold, .italic, .underline]))
  }

  private static func value(_ color: Color, standard: UInt32) -> UInt32 {
    switch color {
    case .standard: standard
    case .ansi(let number): ansi[Int(number & 15)]
    case .indexed(let number): indexed(number)
    case .rgb(let value): value & 0xFF_FFFF
    }
  }

  /// As most terminals come with them: those of the VGA palette, a little softer.
  private static let ansi: [UInt32] = [
    0x1E1E1E, 0xC72E2E, 0x3F8F3F, 0xA37A00, 0x2D6CC0, 0xA347BA, 0x1F8A99, 0xBFBFBF,
    0x6E6E6E, 0xF06A6A, 0x6CC06C, 0xE0B84C, 0x6CA4F0, 0xD68AE6, 0x5CC5D6, 0xFAFAFA,
  ]

  /// Six levels of each primary, then greys (xterm's `256colres.h`).
  private static func indexed(_ number: UInt8) -> UInt32 {
    let number = UInt32(number)
    guard number >= 16 else { return ansi[Int(number)] }
    guard number < 232 else { return (8 + (number - 232) * 10) * 0x01_01_01 }
    func level(_ step: UInt32) -> UInt32 { step == 0 ? 0 : 55 + step * 40 }
    let (red, green, blue) = ((number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6)
    return level(red) << 16 | level(green) << 8 | level(blue)
  }

  /// `percent` of `other` in it, channel by channel.
  private static func mixed(_ own: UInt32, _ other: UInt32, percent: UInt32) -> UInt32 {
    func channel(_ shift: UInt32) -> UInt32 {
      let (own, other) = (own >> shift & 0xFF, other >> shift & 0xFF)
      return ((own * (100 - percent) + other * percent + 50) / 100) << shift
    }
    return channel(16) | channel(8) | channel(0)
  }

  private static func name(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    let name = String(repeating: "0", count: 6 - digits.count) + digits
    // #aabbcc is #abc.
    let pairs = Array(name)
    let isShort = pairs[0] == pairs[1] && pairs[2] == pairs[3] && pairs[4] == pairs[5]
    return isShort ? "#\(pairs[0])\(pairs[2])\(pairs[4])" : "#\(name)"
  }
}
