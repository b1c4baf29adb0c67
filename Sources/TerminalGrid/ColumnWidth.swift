/// What becomes of a scalar on the screen; `docs/TERMINAL.md`, "Width".
enum ScalarClass: UInt8 {
  /// A character of one column.
  case narrow
  /// A character of two columns.
  case wide
  /// Stands above, below or around the character before it (Mn, Me).
  case mark
  /// Belongs to the character before it but takes a column of its own (Mc).
  case spacingMark
  /// A space, a tab or the end of a line: one blank.
  case space
  case noBreakSpace
  /// Invisible: left out.
  case dropped
  /// Invisible, but a line may end here: soft hyphen, zero-width space.
  case softBreak
  /// U+200D.
  case joiner
  /// Shown as U+FFFD: controls, and what the terminal's library may not know the width of.
  case replaced
  case narrowPictograph
  case widePictograph
  /// U+1F3FB to U+1F3FF.
  case skinTone
  /// U+1F1E6 to U+1F1FF.
  case regionalIndicator
  /// A Hangul vowel or final consonant that joins the letter before it.
  case conjoining
}

/// How many columns a scalar takes, by the rule under which glibc, tmux and terminals agree
/// (UAX #11 for the wide ones).
package enum ColumnWidth {
  /// 2, 1, or 0 for a mark and for what is not shown.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalarClass(scalar.value) {
    case .wide, .widePictograph, .skinTone: 2
    case .mark, .dropped, .softBreak, .joiner, .conjoining: 0
    case .narrow, .spacingMark, .space, .noBreakSpace, .replaced, .narrowPictograph,
      .regionalIndicator:
      1
    }
  }

  /// O(log n) in the ranges of the table, O(1) for printable ASCII.
  static func scalarClass(_ value: UInt32) -> ScalarClass {
    if value > 0x20, value < 0x7F { return .narrow }
    let table = WidthTable.ranges
    var low = 0
    var high = table.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] >> 8 <= value { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt8(truncatingIfNeeded: table[low])) ?? .replaced
  }
}
