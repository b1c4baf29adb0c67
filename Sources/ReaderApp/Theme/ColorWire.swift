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
    case .fixed: return Self.fixed(Self.nearest(to: wanted))
    }
  }

  /// What becomes of a ground: among 256 colours one of the greys, unless it is meant to be seen as
  /// a colour.
  ///
  /// The other colours lie far apart, so that a large field of the nearest of them looks gaudy
  /// where a warm white or a bluish black was meant.
  func drawnGround(_ wanted: RGB) -> DrawnColor {
    let lab = wanted.lab
    guard self == .fixed, lab.a * lab.a + lab.b * lab.b < Self.leastChroma * Self.leastChroma else {
      return drawn(wanted)
    }
    var nearest = Self.black
    for index in Self.greys
    where Self.lightness(of: index, from: lab) < Self.lightness(of: nearest, from: lab) {
      nearest = index
    }
    return Self.fixed(nearest)
  }

  /// In OKLab; paper has 0.01, the parchment of old schemes 0.06, a blue screen 0.2.
  private static let leastChroma: Float = 0.08

  private static let firstFixed = 16
  /// Indices in the tables; white stands before the greys.
  private static let (black, greys) = (0, 215..<240)

  private static func lightness(of index: Int, from lab: OKLab) -> Float {
    abs(ColorTables.fixedLab[3 * index] - lab.lightness)
  }

  private static func fixed(_ index: Int) -> DrawnColor {
    DrawnColor(rgb: RGB(ColorTables.fixed[index]), color: .indexed(UInt8(index + firstFixed)))
  }

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
