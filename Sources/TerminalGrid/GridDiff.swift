/// What changed from one screen to the next.
package enum GridDiff {
  /// The rows of `new` that differ from those of `old` in cells or links, ascending; all of them where the sizes
  /// differ.
  package static func changedRows(from old: Grid, to new: Grid) -> [Int] {
    guard old.size == new.size else { return Array(0..<new.size.rows) }
    let columns = new.size.columns
    let before = old.cells.span
    let after = new.cells.span
    var rows: [Int] = []
    for row in 0..<new.size.rows {
      let range = row * columns..<(row + 1) * columns
      if differ(before.extracting(range), after.extracting(range)) { rows.append(row) }
    }
    guard old.links != new.links else { return rows }
    let changed = Set(old.links).symmetricDifference(new.links).map(\.row)
    return Set(rows).union(changed).sorted()
  }

  /// Without a branch in the loop, so that the compiler may take several cells at once.
  private static func differ(_ left: Span<Cell>, _ right: Span<Cell>) -> Bool {
    var difference: UInt32 = 0
    for index in left.indices {
      let (old, new) = (left[index], right[index])
      difference |= old.scalars.0 ^ new.scalars.0
      difference |= old.scalars.1 ^ new.scalars.1
      difference |= old.scalars.2 ^ new.scalars.2
      difference |= old.scalars.3 ^ new.scalars.3
      difference |= UInt32(old.width ^ new.width) | UInt32(old.style.rawValue ^ new.style.rawValue)
    }
    return difference != 0
  }
}
