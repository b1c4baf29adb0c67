import TerminalGrid

/// How colours get to a terminal that has more than its own sixteen.
enum ColorWire: Sendable {
  /// As the nearest of the colours 16 to 255, which no terminal lets a person change.
  case fixed
  case direct

  /// What becomes of `wanted` on the screen.
  func drawn(_ wanted: RGB) -> DrawnColor {
    switch self {
    case .direct: return DrawnColor(rgb: wanted, color: .rgb(wanted.value))
    case .fixed:
      let index = Self.nearest(to: wanted)
      return DrawnColor(
        rgb: RGB(ColorTables.fixed[index]), color: .indexed(UInt8(index + Self.firstFixed)))
    }
  }

  private static let firstFixed = 16

  /// The index in the tables of what the eye takes for `wanted` most easily.
  private static func nearest(to wanted: RGB) -> Int {
    let lab = wanted.lab
    let table = ColorTables.fixedLab
    var nearest = 0
    var least = Float.infinity
    for index in ColorTables.fixed.indices {
      let fixed = OKLab(
        lightness: table[3 * index], a: table[3 * index + 1], b: table[3 * index + 2])
      let distance = fixed.squaredDistance(to: lab)
      if distance < least { (nearest, least) = (index, distance) }
    }
    return nearest
  }
}

/// A colour as it is seen, and how it is asked for.
struct DrawnColor: Hashable, Sendable {
  var rgb: RGB
  var color: Color
}
