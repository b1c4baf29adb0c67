/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a): the same in every run and on every machine.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Its UTF-8.
  package mutating func combine(_ text: String) { for byte in text.utf8 { combine(byte) } }
}

extension Fold {
  /// Tells the tables of folding apart: what was folded with others is outdated.
  package static let signature: UInt64 = {
    var hash = FNV1a()
    for range in FoldTable.ranges {
      for place in 0..<4 { hash.combine(UInt8(truncatingIfNeeded: range >> (8 * place))) }
    }
    hash.combine(FoldMappings.words)
    return hash.value
  }()
}
