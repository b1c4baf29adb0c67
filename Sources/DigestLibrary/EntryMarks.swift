package import DigestCore

/// Which papers of an archive carry which marks, at one moment; copying it copies nothing.
package struct EntryMarks: Sendable {
  /// Row ids.
  var lists = MarkLists()
  /// The papers that were not there at the last visit.
  var new = IDRanges([])

  /// Nothing is marked, nothing is new.
  package init() {}

  /// Whether a paper of the archive meets `criterion`; O(log n).
  package func meets(_ criterion: MarkCriterion, _ id: EntryID) -> Bool {
    switch criterion {
    case .unread: !meets(.read, id)
    case .new: new.ranges.contains { $0.contains(id.rawValue) }
    case .read, .starred, .tagged, .noted, .tag:
      lists[criterion].places(in: id.rawValue...id.rawValue).count > 0
    }
  }

  /// From the oldest to the newest that meets `criterion`, which is not `unread`; `nil` where
  /// none does.
  func bounds(of criterion: MarkCriterion) -> ClosedRange<Int64>? {
    if criterion == .new {
      guard let first = new.ranges.last, let last = new.ranges.first else { return nil }
      return first.lowerBound...last.upperBound
    }
    let list = lists[criterion]
    guard let last = list.first, let first = list.last else { return nil }
    return first...last
  }

  /// How many are read a day, the newest first, papers of no day last.
  package var readCounts: [DayCount] {
    var counts: [DayCount] = []
    var day: Int64?
    for id in lists[.read] {
      if id >> 40 == day {
        counts[counts.count - 1].papers += 1
      } else {
        day = id >> 40
        counts.append(DayCount(date: EntryID.date(ofDayBits: Int(id >> 40)), papers: 1))
      }
    }
    return counts
  }
}

/// Keeps row ids, which come in descending order, whose papers meet a criterion, or do not.
final class MarkFilter: IDFilter {
  private var known: Known
  private var ranges: ArraySlice<ClosedRange<Int64>>
  private let isNew: Bool
  private let isWanted: Bool

  /// `criterion` is not `unread`.
  init(_ criterion: MarkCriterion, isWanted: Bool, _ marks: EntryMarks) {
    isNew = criterion == .new
    known = Known(marks.lists[criterion])
    ranges = marks.new.ranges[...]
    self.isWanted = isWanted
  }

  func keep(_ ids: inout [Int64]) { ids.removeAll { holds($0) != isWanted } }

  private func holds(_ id: Int64) -> Bool {
    guard isNew else { return known.holds(id) }
    while let range = ranges.first, range.lowerBound > id { ranges.removeFirst() }
    return ranges.first?.contains(id) ?? false
  }
}

/// Keeps some of the row ids that a stream gives, in descending order.
protocol IDFilter {
  func keep(_ ids: inout [Int64]) throws
}
