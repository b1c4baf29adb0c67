/// What stands in one cell of a grid: a spacing character with up to three marks, or the right
/// half of a wide one.
///
/// 20 bytes without padding, so that rows can be compared as memory.
package struct Cell: Hashable, Sendable {
  /// Unicode scalar values; the first is the base, 0 marks the end.
  ///
  /// All 0: the right half of the wide character in the cell before.
  package private(set) var scalars: (UInt32, UInt32, UInt32, UInt32)
  /// Columns: 1 or 2, or 0 for a right half.
  package let width: UInt8
  /// Whether a line may end after this cell, where its character alone does not tell.
  private(set) var breakAfter: BreakAfter
  package var style: Style

  /// Cells are made from text by `DisplayText`, which alone knows what may stand in one.
  init(base: UInt32, width: UInt8, style: Style) {
    scalars = (base, 0, 0, 0)
    self.width = width
    breakAfter = .byCharacter
    self.style = style
  }

  /// A blank.
  package static func blank(_ style: Style = .plain) -> Cell {
    Cell(base: 0x20, width: 1, style: style)
  }

  static func rightHalf(_ style: Style) -> Cell { Cell(base: 0, width: 0, style: style) }

  package var base: UInt32 { scalars.0 }
  package var isBlank: Bool { scalars.0 == 0x20 && scalars.1 == 0 }
  /// A blank of either width.
  var isSpace: Bool { (scalars.0 == 0x20 || scalars.0 == 0x3000) && scalars.1 == 0 }
  var isUnmarked: Bool { scalars.1 == 0 }
  /// Whether it is a spacing mark, which belongs to the character before it.
  var continuesCharacter: Bool {
    base >= 0x300 && ColumnWidth.scalarClass(base) == .spacingMark
  }

  /// Adds a mark above or below the base; a fourth is dropped.
  mutating func append(mark: UInt32) {
    if scalars.1 == 0 {
      scalars.1 = mark
    } else if scalars.2 == 0 {
      scalars.2 = mark
    } else if scalars.3 == 0 {
      scalars.3 = mark
    }
  }

  mutating func allowBreakAfter() { breakAfter = .allowed }
  mutating func forbidBreakAfter() { breakAfter = .forbidden }

  /// The same as it stands in a grid, where nothing wraps any more: a no-break blank is a blank.
  var drawn: Cell {
    var cell = self
    if cell.base == 0xA0 { cell.scalars.0 = 0x20 }
    cell.breakAfter = .byCharacter
    return cell
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.scalars == right.scalars && left.style == right.style && left.width == right.width
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(scalars.0)
    hasher.combine(scalars.1)
    hasher.combine(style)
  }
}

enum BreakAfter: UInt8 {
  case byCharacter
  /// A soft hyphen or a zero-width space stood here.
  case allowed
  /// Its text was asked to be kept together.
  case forbidden
}

extension Cell: CustomStringConvertible {
  /// The character and its marks; empty for a right half.
  package var description: String {
    var bytes: [UInt8] = []
    appendUTF8(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func appendUTF8(to bytes: inout [UInt8]) {
    guard scalars.0 >= 0x80 || scalars.1 != 0 else {
      if scalars.0 != 0 { bytes.append(UInt8(scalars.0)) }
      return
    }
    for value in [scalars.0, scalars.1, scalars.2, scalars.3] where value != 0 {
      bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init())
    }
  }
}
