/// Where the rows of an array with a hash stand in it: a hash table of 4 bytes a slot, at least
/// twice as many as there are rows.
struct RowIndex {
  private var slots: [UInt32] = []
  private(set) var count = 0

  /// Other in every run, so that nobody can write a file whose keys all meet in one slot.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Of SplitMix64.
  @inline(__always)
  static func hash(_ value: UInt64) -> UInt64 {
    var mixed = value ^ seed
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  @inline(__always)
  func row(withHash hash: UInt64, where isMeant: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if isMeant(row) { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The first row to look at, below 0 where there is none.
  @inline(__always)
  func firstRow(withHash hash: UInt64) -> Int {
    slots.isEmpty ? -1 : Int(slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]) - 1
  }

  /// Adds the row after the last one; `hashes` tells those of the rows so far.
  @inline(__always)
  mutating func append(hash: UInt64, hashes: (Int) -> UInt64) {
    reserve(rows: count + 1, hashes: hashes)
    place(count, hash: hash)
    count += 1
  }

  @inline(__always)
  mutating func reserve(rows: Int, hashes: (Int) -> UInt64) {
    guard rows * 2 > slots.count else { return }
    var size = max(slots.count, 16)
    while size < rows * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for row in 0..<count { place(row, hash: hashes(row)) }
  }

  private mutating func place(_ row: Int, hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(row + 1)
  }
}
