/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a): the same in every run and on every machine.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

extension Fold {
  /// Tells the tables of folding apart: what was folded with others is outdated.
  package static let signature: UInt64 = {
    var hash = FNV1a()
    for range in FoldTable.ranges {
      hash.combine((0..<4).map { UInt8(truncatingIfNeeded: range >> (8 * $0)) })
    }
    hash.combine(FoldMappings.words.utf8)
    return hash.value
  }()
}
