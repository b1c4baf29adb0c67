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
    next = ids.firstPlace(in: low + 1..<Swift.min(low + step, ids.count)) { $0 <= id }
  }
}

extension [Int64] {
  /// The first place in `range` whose number has `property`, which all behind it have, too; the
  /// range's end where none has; O(log n).
  func firstPlace(in range: Range<Int>, where property: (Int64) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if property(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Of numbers in descending order, where those that `range` holds stand; O(log n).
  func places(in range: ClosedRange<Int64>) -> Range<Int> {
    let first = firstPlace(in: indices) { $0 <= range.upperBound }
    return first..<firstPlace(in: first..<count) { $0 < range.lowerBound }
  }
}
