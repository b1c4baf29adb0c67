/// Makes cells of characters, in pieces; what a scalar becomes may depend on the cells before it.
///
/// A control becomes U+FFFD rather than nothing: dropped, it would join what it stood between,
/// and hide that the text is not what it seems.
struct CellBuilder: Sendable {
  private(set) var cells: [Cell]
  /// A joiner came after the last cell, a pictograph: the next pictograph belongs to it.
  private var isJoining = false
  /// A carriage return came last: a line feed adds no second blank.
  private var endsWithReturn = false

  init(cells: [Cell] = []) {
    self.cells = cells
  }

  mutating func append(_ other: CellBuilder) {
    guard !other.cells.isEmpty else { return }
    cells.append(contentsOf: other.cells)
    isJoining = other.isJoining
    endsWithReturn = other.endsWithReturn
  }

  mutating func restyle(_ range: Range<Int>, _ change: (Style) -> Style) {
    for index in range.clamped(to: 0..<cells.count) {
      cells[index].style = change(cells[index].style)
    }
  }

  mutating func forbidBreaks(in range: Range<Int>) {
    for index in range.clamped(to: 0..<cells.count).dropLast() { cells[index].forbidBreakAfter() }
  }

  mutating func append(_ text: String, style: Style, collapsingSpaces: Bool) {
    reserve(text.utf8.count)
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value > 0x20, value < 0x7F {
        cells.append(Cell(base: value, width: 1, style: style))
        isJoining = false
        endsWithReturn = false
      } else if value == 0x20 {
        appendSpace(style: style, collapsing: collapsingSpaces)
      } else {
        appendUncommon(value, style: style, collapsing: collapsingSpaces)
      }
    }
  }

  /// Doubles the room where it must grow: many short pieces must not move all cells each time.
  mutating func reserve(_ count: Int) {
    let needed = cells.count + count
    if needed > cells.capacity { cells.reserveCapacity(max(needed, cells.capacity * 2)) }
  }

  private mutating func appendSpace(style: Style, collapsing: Bool) {
    isJoining = false
    endsWithReturn = false
    if collapsing, let last = cells.last, last.isBlank { return }
    cells.append(.blank(style))
  }

  private mutating func appendUncommon(_ value: UInt32, style: Style, collapsing: Bool) {
    switch ColumnWidth.scalarClass(value) {
    case .dropped: return
    case .softBreak: return allowBreak()
    case .joiner: isJoining = isJoining || lastIsPictograph
    case .mark: appendMark(value, style: style)
    case .space:
      if value == 0x0A, endsWithReturn { return endsWithReturn = false }
      appendSpace(style: style, collapsing: collapsing)
      endsWithReturn = value == 0x0D
    case .noBreakSpace: append(0xA0, width: 1, style: style)
    case .narrow, .spacingMark: append(value, width: 1, style: style)
    case .wide: append(value, width: 2, style: style)
    case .narrowPictograph: appendPictograph(value, width: 1, style: style)
    case .widePictograph: appendPictograph(value, width: 2, style: style)
    case .skinTone:
      if !lastIsPictograph { append(value, width: 2, style: style) }
    case .regionalIndicator:
      append(value - Self.firstIndicator + 0x41, width: 1, style: style)
    case .conjoining: appendConjoining(value, style: style)
    case .replaced: append(0xFFFD, width: 1, style: style)
    }
  }

  private static var firstIndicator: UInt32 { 0x1F1E6 }
  private static var dottedCircle: UInt32 { 0x25CC }

  private mutating func append(_ base: UInt32, width: UInt8, style: Style) {
    cells.append(Cell(base: base, width: width, style: style))
    isJoining = false
    endsWithReturn = false
  }

  private mutating func appendPictograph(_ value: UInt32, width: UInt8, style: Style) {
    guard !isJoining else { return isJoining = false }
    append(value, width: width, style: style)
  }

  private mutating func appendMark(_ value: UInt32, style: Style) {
    if cells.isEmpty { append(Self.dottedCircle, width: 1, style: style) }
    cells[cells.count - 1].append(mark: value)
    isJoining = false
    endsWithReturn = false
  }

  private mutating func allowBreak() {
    guard !cells.isEmpty else { return }
    cells[cells.count - 1].allowBreakAfter()
  }

  private var lastIsPictograph: Bool {
    guard let last = cells.last else { return false }
    switch ColumnWidth.scalarClass(last.base) {
    case .narrowPictograph, .widePictograph: return true
    default: return false
    }
  }

  /// Composes modern Hangul (Unicode 3.12); a vowel alone is shown as its compatibility letter.
  ///
  /// Terminals count these letters as 0 or as 1 column, syllables as 2 everywhere.
  private mutating func appendConjoining(_ value: UInt32, style: Style) {
    if let last = cells.last, last.isUnmarked,
      let syllable = Hangul.composed(last.base, value)
    {
      cells[cells.count - 1] = Cell(base: syllable, width: 2, style: last.style)
      isJoining = false
      endsWithReturn = false
    } else if let letter = Hangul.compatibilityLetter(ofVowel: value) {
      append(letter, width: 2, style: style)
    } else {
      append(0xFFFD, width: 1, style: style)
    }
  }
}

/// The arithmetic of Hangul syllables (Unicode 3.12).
enum Hangul {
  private static var firstSyllable: UInt32 { 0xAC00 }
  private static var leading: Range<UInt32> { 0x1100..<0x1113 }
  private static var vowels: Range<UInt32> { 0x1161..<0x1176 }
  /// Without U+11A7, which stands for no final consonant.
  private static var finals: Range<UInt32> { 0x11A8..<0x11C3 }

  /// The syllable that `second` makes of the one or the letter before it.
  static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if leading.contains(first), vowels.contains(second) {
      return firstSyllable + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    guard (firstSyllable..<0xD7A4).contains(first), (first - firstSyllable) % 28 == 0,
      finals.contains(second)
    else { return nil }
    return first + second - 0x11A7
  }

  static func compatibilityLetter(ofVowel value: UInt32) -> UInt32? {
    vowels.contains(value) ? value - 0x1161 + 0x314F : nil
  }
}
