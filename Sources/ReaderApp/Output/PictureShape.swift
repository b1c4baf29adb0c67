import TerminalGrid

/// A sign that is drawn, not written: it fills its cell to the edge, or is the same in every font.
struct PictureShape {
  private enum Form {
    /// Eighths of the cell, from its foot or from its left.
    case lower(Int), left(Int)
    /// Lines from the middle.
    case lines(Arms)
    /// A corner that is round.
    case arc(Arms)
    case disc
    case triangle(isDown: Bool)
    case cursor
  }

  private struct Arms: OptionSet {
    let rawValue: UInt8
    static let left = Self(rawValue: 1)
    static let right = Self(rawValue: 2)
    static let up = Self(rawValue: 4)
    static let down = Self(rawValue: 8)
  }

  private let form: Form

  static let cursor = Self(form: .cursor)

  /// `nil` for what is written.
  static func shape(of cell: Cell) -> Self? {
    let form: Form? =
      switch cell.base {
      case 0x2581...0x2588: .lower(Int(cell.base) - 0x2580)
      case 0x2589...0x258F: .left(0x2590 - Int(cell.base))
      case 0x2500: .lines([.left, .right])
      case 0x2502: .lines([.up, .down])
      case 0x250C: .lines([.right, .down])
      case 0x2510: .lines([.left, .down])
      case 0x2514: .lines([.right, .up])
      case 0x2518: .lines([.left, .up])
      case 0x251C: .lines([.up, .down, .right])
      case 0x2524: .lines([.up, .down, .left])
      case 0x252C: .lines([.left, .right, .down])
      case 0x2534: .lines([.left, .right, .up])
      case 0x253C: .lines([.left, .right, .up, .down])
      case 0x256D: .arc([.right, .down])
      case 0x256E: .arc([.left, .down])
      case 0x256F: .arc([.left, .up])
      case 0x2570: .arc([.right, .up])
      case 0x25CF: .disc
      case 0x25B8: .triangle(isDown: false)
      case 0x25BE: .triangle(isDown: true)
      default: nil
      }
    return form.map(Self.init(form:))
  }

  /// Data of a path that is filled; `x` and `y` in pixels, those of the cell's corner.
  func path(x: Int, y: Int) -> String {
    let (width, height) = (ScreenPicture.width, ScreenPicture.height)
    // A line is one pixel wide, and the middle of the cell lies in it.
    let (middle, centre) = (x + width / 2, y + height / 2 - 1)
    switch form {
    case .lower(let eighths):
      let rows = (height * eighths + 4) / 8
      return Self.rect(x, y + height - rows, width, rows)
    case .left(let eighths): return Self.rect(x, y, (width * eighths) / 8, height)
    case .lines(let arms):
      var path = ""
      let left = arms.contains(.left) ? x : middle
      let right = arms.contains(.right) ? x + width : middle + 1
      let top = arms.contains(.up) ? y : centre
      let bottom = arms.contains(.down) ? y + height : centre + 1
      if right - left > 1 { path += Self.rect(left, centre, right - left, 1) }
      if bottom - top > 1 { path += Self.rect(middle, top, 1, bottom - top) }
      return path
    case .arc(let arms): return Self.arc(arms, x, y, middle, centre)
    case .disc:
      return "M\(x + 1) \(y + 10)a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"
    case .triangle(let isDown):
      return isDown
        ? "M\(x + 1) \(y + 8)h8l-4 5z" : "M\(x + 2) \(y + 6)v8l5-4z"
    case .cursor: return Self.rect(x, y + 1, 2, height - 2)
    }
  }

  private static func rect(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "M\(x) \(y)h\(width)v\(height)h-\(width)z"
  }

  /// From one side to another around a quarter of a circle of 4 pixels, a pixel wide.
  private static func arc(_ arms: Arms, _ x: Int, _ y: Int, _ middle: Int, _ centre: Int) -> String
  {
    let (width, height) = (ScreenPicture.width, ScreenPicture.height)
    let isRight = arms.contains(.right)
    let isDown = arms.contains(.down)
    let (h, v) = (isRight ? 1 : -1, isDown ? 1 : -1)
    // The outer and the inner edge of the line, seen from the corner that is cut.
    let (outerX, innerX) = isRight ? (middle, middle + 1) : (middle + 1, middle)
    let (outerY, innerY) = isDown ? (centre, centre + 1) : (centre + 1, centre)
    let (endX, endY) = (isRight ? x + width : x, isDown ? y + height : y)
    let (outer, inner) = (isRight == isDown ? 1 : 0, isRight == isDown ? 0 : 1)
    return """
      M\(outerX) \(endY)V\(outerY + 4 * v)A4 4 0 0 \(outer) \(outerX + 4 * h) \(outerY)H\(endX)\
      V\(innerY)H\(innerX + 3 * h)A3 3 0 0 \(inner) \(innerX) \(innerY + 3 * v)V\(endY)z
      """
  }
}
