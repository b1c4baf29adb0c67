import Glibc

/// Draws ranks as often as Zipf's law has it: rank r with a weight of 1/(r + 1)^exponent.
///
/// The alias method of Walker, as Vose built it: O(1) a draw.
struct ZipfSampler {
  private var thresholds: [UInt32]
  private var aliases: [UInt32]

  /// `count` ranks, fewer than 2³².
  init(count: Int, exponent: Double) {
    thresholds = Array(repeating: .max, count: count)
    aliases = (0..<count).map { UInt32($0) }
    var weights = (0..<count).map { pow(Double($0 + 1), -exponent) }
    let total = weights.reduce(0, +)
    for rank in 0..<count { weights[rank] *= Double(count) / total }

    var small = weights.indices.filter { weights[$0] < 1 }
    var large = weights.indices.filter { weights[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      thresholds[low] = UInt32(weights[low] * Double(UInt32.max))
      aliases[low] = UInt32(high)
      weights[high] -= 1 - weights[low]
      if weights[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
  }

  func rank(_ random: inout SplitMix) -> Int {
    let bits = random.next()
    let rank = Int(((bits >> 32) &* UInt64(aliases.count)) >> 32)
    return UInt32(truncatingIfNeeded: bits) <= thresholds[rank] ? rank : Int(aliases[rank])
  }
}
