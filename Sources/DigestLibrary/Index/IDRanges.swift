import DigestCore

/// Row ids as ranges, apart from each other, the greatest first.
struct IDRanges: Equatable {
  private(set) var ranges: [ClosedRange<Int64>]

  static let all = Self([0...Int64.max])

  /// - Parameter ranges: in any order; they may overlap.
  init(_ ranges: [ClosedRange<Int64>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.upperBound > $1.upperBound }) {
      if let last = self.ranges.last, range.upperBound >= last.lowerBound {
        let start = min(range.lowerBound, last.lowerBound)
        self.ranges[self.ranges.count - 1] = start...last.upperBound
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ days: DayRange) {
    // Undated papers are of no range of days.
    let first = days.first.map { Int64(EntryID.dayBits($0)) } ?? 1
    let last = days.last.map { Int64(EntryID.dayBits($0)) } ?? Int64.max >> 40
    self.init(first <= last ? [first << 40...(last << 40 | ((1 << 40) - 1))] : [])
  }

  var isAll: Bool { self == .all }
  var isEmpty: Bool { ranges.isEmpty }

  func intersection(_ other: Self) -> Self {
    if isAll { return other }
    if other.isAll { return self }
    var common: [ClosedRange<Int64>] = []
    var (left, right) = (0, 0)
    while left < ranges.count, right < other.ranges.count {
      let (one, two) = (ranges[left], other.ranges[right])
      if one.overlaps(two) { common.append(one.clamped(to: two)) }
      if one.lowerBound > two.lowerBound { left += 1 } else { right += 1 }
    }
    return Self(common)
  }

  var complement: Self {
    var rest: [ClosedRange<Int64>] = []
    var end = Int64.max
    var reachesEnd = true
    for range in ranges {
      if range.upperBound < end { rest.append(range.upperBound + 1...end) }
      guard range.lowerBound > 0 else {
        reachesEnd = false
        break
      }
      end = range.lowerBound - 1
    }
    if reachesEnd { rest.append(0...end) }
    return Self(rest)
  }
}
