/// Tells bytes from others, as far as chance goes; nobody is kept from making the same on purpose.
enum Checksum {
  /// FNV-1a over words of eight bytes, 63 bits.
  static func of(_ bytes: Span<UInt8>, from start: Int = 0) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for step in 0..<8 { word |= UInt64(bytes[index + step]) << UInt64(8 * step) }
      hash = (hash ^ word) &* 0x100_0000_01B3
      hash ^= hash >> 29
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      index += 1
    }
    hash ^= hash >> 32
    return Int(hash & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
