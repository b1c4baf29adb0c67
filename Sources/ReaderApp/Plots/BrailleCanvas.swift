import TerminalGrid
import Themes

/// Lines drawn in dots, two by four to a cell in Braille, or in one letter a cell.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  let isASCII: Bool
  /// The dots of each cell, row by row; ASCII has one bit.
  private var dots: [UInt8]
  /// Whose line was drawn last in each cell.
  private var owners: [Int]

  init(columns: Int, rows: Int, isASCII: Bool) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.isASCII = isASCII
    dots = Array(repeating: 0, count: self.columns * self.rows)
    owners = Array(repeating: 0, count: self.columns * self.rows)
  }

  /// Dots from left to right, and from top to bottom.
  var width: Int { isASCII ? columns : columns * 2 }
  var height: Int { isASCII ? rows : rows * 4 }

  /// A dot; the first of all is at the upper left, 0-based.
  struct Dot: Equatable {
    var x: Int
    var y: Int
  }

  /// A straight line by Bresenham's rule, both ends with it.
  mutating func line(from start: Dot, to end: Dot, owner: Int) {
    var dot = start
    let (dx, dy) = (abs(end.x - start.x), -abs(end.y - start.y))
    let (stepX, stepY) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
    var error = dx + dy
    while true {
      set(dot, owner: owner)
      if dot == end { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        dot.x += stepX
      }
      if doubled <= dx {
        error += dx
        dot.y += stepY
      }
    }
  }

  private mutating func set(_ dot: Dot, owner: Int) {
    guard (0..<width).contains(dot.x), (0..<height).contains(dot.y) else { return }
    let (column, row) = isASCII ? (dot.x, dot.y) : (dot.x / 2, dot.y / 4)
    let index = row * columns + column
    dots[index] |= isASCII ? 1 : Self.bits[dot.y % 4][dot.x % 2]
    owners[index] = owner
  }

  /// Of the cell's dots from the top down, left and right (Unicode 15.7, Braille patterns).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Adds a row of cells to `text`; where nothing is drawn stands `blank`, a character, or in the
  /// column of `cursor` its own.
  func append(
    row: Int, blank: (String, Role), cursor: (column: Int, sign: String)? = nil,
    to text: inout DisplayText
  ) {
    for column in 0..<columns {
      let index = row * columns + column
      guard dots[index] != 0 else {
        if let cursor, cursor.column == column {
          text.append(cursor.sign, .secondary)
        } else {
          text.append(blank.0, blank.1)
        }
        continue
      }
      let owner = owners[index]
      text.append(isASCII ? PlotInk.letter(owner) : braille(dots[index]), PlotInk.role(owner))
    }
  }

  private func braille(_ dots: UInt8) -> String {
    Unicode.Scalar(0x2800 + UInt32(dots)).map { String($0) } ?? " "
  }
}

/// What the lines of a plot are told apart by.
enum PlotInk {
  /// Of sixteen colours the first four are told apart.
  private static let roles: [Role] = [.accent, .figure, .picked, .warning, .success, .note]
  private static let letters = ["a", "b", "c", "d", "e", "f"]

  static func role(_ line: Int) -> Role { roles[abs(line % roles.count)] }

  static func letter(_ line: Int) -> String { letters[abs(line % letters.count)] }
}
