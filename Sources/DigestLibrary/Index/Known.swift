import DigestCore

/// Row ids that are known already, or other numbers, asked for in descending order.
///
/// What is passed over is leapt over: to ask for few of many costs the logarithm of what lies
/// between two of them.
struct Known {
  /// In descending order.
  private let ids: [Int64]
  private var next = 0

  init(_ ids: [Int64]) { self.ids = ids }

  mutating func holds(_ id: Int64) -> Bool { place(of: id) != nil }

  /// The first place of `id`; `nil` where it is not there.
  mutating func place(of id: Int64) -> Int? {
    if next < ids.count, ids[next] > id { leap(to: id) }
    return next < ids.count && ids[next] == id ? next : nil
  }

  mutating func remove(from others: inout [Int64]) { others.removeAll { holds($0) } }

  /// Goes to the first that is not greater than `id`; the next one is.
  private mutating func leap(to id: Int64) {
    var (low, step) = (next, 1)
    while low + step < ids.count, ids[low + step] > id {
      low += step
      step *= 2
    }
    next = ids[low + 1..<min(low + step, ids.count)].partitioningIndex { $0 <= id }
  }
}

extension [Int64] {
  /// Of numbers in descending order, where those that `range` holds stand; O(log n).
  func places(in range: ClosedRange<Int64>) -> Range<Int> {
    let first = partitioningIndex { $0 <= range.upperBound }
    return first..<self[first...].partitioningIndex { $0 < range.lowerBound }
  }
}
