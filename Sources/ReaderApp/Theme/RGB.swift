/// A colour of sRGB, 8 bits a channel.
struct RGB: Hashable, Sendable {
  /// Red, green and blue from the highest bits down; 24 bits.
  let value: UInt32

  init(_ value: UInt32) { self.value = value & 0xFF_FFFF }

  static let black = RGB(0)
  static let white = RGB(0xFF_FFFF)

  private var red: Int { Int(value >> 16) }
  private var green: Int { Int(value >> 8 & 0xFF) }
  private var blue: Int { Int(value & 0xFF) }

  /// Relative luminance (WCAG 2.2): 0 to 1.
  var luminance: Float {
    let light = ColorTables.linear
    return 0.2126 * light[red] + 0.7152 * light[green] + 0.0722 * light[blue]
  }

  /// Contrast ratio (WCAG 2.2): 1 to 21; text that can be read has 4.5.
  func contrast(with other: RGB) -> Float {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// Black or white: what is told better from this.
  var opposite: RGB { contrast(with: .white) >= contrast(with: .black) ? .white : .black }

  /// The same with `percent` of `other` in it, channel by channel.
  func mixed(with other: RGB, percent: Int) -> RGB {
    func channel(_ own: Int, _ other: Int) -> UInt32 {
      UInt32((own * (100 - percent) + other * percent + 50) / 100)
    }
    return RGB(
      channel(red, other.red) << 16 | channel(green, other.green) << 8
        | channel(blue, other.blue))
  }

  var lab: OKLab {
    let light = ColorTables.linear
    let (red, green, blue) = (light[red], light[green], light[blue])
    let long = cubeRoot(0.412_221_5 * red + 0.536_332_5 * green + 0.051_446_0 * blue)
    let medium = cubeRoot(0.211_903_5 * red + 0.680_699_5 * green + 0.107_397_0 * blue)
    let short = cubeRoot(0.088_302_5 * red + 0.281_718_8 * green + 0.629_978_7 * blue)
    return OKLab(
      lightness: 0.210_454_3 * long + 0.793_617_8 * medium - 0.004_072_0 * short,
      a: 1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
      b: 0.025_904_0 * long + 0.782_771_8 * medium - 0.808_675_8 * short)
  }

  /// How far apart the eye sees them: 0, or about 1 for black and white.
  func distance(to other: RGB) -> Float {
    lab.squaredDistance(to: other.lab).squareRoot()
  }
}

/// Coordinates in which distances are as the eye sees them.
///
/// Source: B. Ottosson, "A perceptual color space for image processing" (2020).
struct OKLab: Sendable {
  var lightness: Float
  var a: Float
  var b: Float

  func squaredDistance(to other: OKLab) -> Float {
    let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
    return l * l + a * a + b * b
  }
}

/// Of 0 to 1, exact to about six digits.
private func cubeRoot(_ value: Float) -> Float {
  guard value > 0 else { return 0 }
  // A third of the exponent, and three steps of Newton's method.
  var root = Float(bitPattern: value.bitPattern / 3 + 0x2A51_4067)
  for _ in 0..<3 { root -= (root * root * root - value) / (3 * root * root) }
  return root
}
