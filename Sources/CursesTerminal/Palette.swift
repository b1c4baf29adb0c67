import CNcursesw
import TerminalGrid

/// How ncurses shows one style.
struct Look: Equatable {
  var attributes: attr_t
  var pair: Int32
}

/// Two colours as ncurses counts them; -1 is the terminal's own.
struct ColorPair: Hashable {
  var foreground: Int32
  var background: Int32
}

/// What the terminal can do with colours, and how appearances are brought down to it.
struct ColorRange: Equatable {
  /// 0 where there are none or none are wanted, else 8 or more.
  var count: Int
  var hasStandard: Bool

  var depth: ColorDepth { count == 0 ? .none : .sixteen }

  /// The colours and attributes that show `appearance` best.
  func resolve(_ appearance: Appearance) -> (pair: ColorPair, attributes: TextAttributes) {
    guard count > 0 else {
      return (ColorPair(foreground: -1, background: -1), appearance.attributes)
    }
    var attributes = appearance.attributes
    // With eight colours, bold is what makes a bright one.
    if count < 16, case .ansi(8...15) = appearance.foreground { attributes.insert(.bold) }
    let pair = ColorPair(
      foreground: number(appearance.foreground, standard: 7),
      background: number(appearance.background, standard: 0))
    return (pair, attributes)
  }

  private func number(_ color: Color, standard: Int32) -> Int32 {
    switch color {
    case .standard: hasStandard ? -1 : standard
    case .ansi(let index): Int32(index & (count < 16 ? 7 : 15))
    case .indexed, .rgb: hasStandard ? -1 : standard
    }
  }
}

/// The looks of all styles, made when a style is first met; colour pairs are given out on demand.
@MainActor
struct Palette {
  let range: ColorRange
  private let styleSheet: StyleSheet
  private let supported: attr_t
  private var looks: [Look]
  private var pairs: [ColorPair: Int32] = [ColorPair(foreground: -1, background: -1): 0]

  private static let unmade = Look(attributes: 0, pair: -1)

  /// Turns colours on; ncurses must be started.
  init(styleSheet: @escaping StyleSheet, depth: ColorDepth?) {
    self.styleSheet = styleSheet
    looks = Array(repeating: Self.unmade, count: Style.count)
    supported =
      attr_t(termattrs()) | (unsafe cncurses_capability("sitm") == nil ? 0 : cncurses_italic())
    let isWanted = (depth ?? ((environment("NO_COLOR") ?? "").isEmpty ? .direct : .none)) > .none
    guard isWanted, has_colors(), start_color() == OK else {
      range = ColorRange(count: 0, hasStandard: true)
      return
    }
    let hasStandard = use_default_colors() == OK
    let count = unsafe Int(cncurses_number("colors"))
    range = ColorRange(count: max(count, 8), hasStandard: hasStandard)
    if !hasStandard { pairs = [ColorPair(foreground: 7, background: 0): 0] }
  }

  mutating func look(of style: Style) -> Look {
    let index = Int(style.rawValue) & (Style.count - 1)
    if looks[index].pair >= 0 { return looks[index] }
    let (colors, attributes) = range.resolve(styleSheet(style, range.depth))
    let look = Look(attributes: bits(of: attributes), pair: pair(of: colors))
    looks[index] = look
    return look
  }

  private func bits(of attributes: TextAttributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= cncurses_bold() }
    if attributes.contains(.dim) { bits |= cncurses_dim() }
    if attributes.contains(.italic) { bits |= cncurses_italic() }
    if attributes.contains(.underline) { bits |= cncurses_underline() }
    if attributes.contains(.reverse) { bits |= cncurses_reverse() }
    return bits & supported
  }

  /// The number of a pair; that of the terminal's own colours where no pair is left.
  private mutating func pair(of colors: ColorPair) -> Int32 {
    if let number = pairs[colors] { return number }
    let number = Int32(pairs.count)
    guard init_extended_pair(number, colors.foreground, colors.background) == OK else { return 0 }
    pairs[colors] = number
    return number
  }
}
