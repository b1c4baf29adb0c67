import DigestCore

/// Numbers of marked papers, their keys or their row ids: a list for each criterion.
struct MarkLists: Equatable, Sendable {
  /// Each in descending order, none empty, none for `unread` and `new`.
  private var lists: [MarkCriterion: [Int64]] = [:]

  typealias Change = (number: Int64, marks: PaperMarks)

  /// Changes that are few enough for places to be made in the lists one by one.
  private static let few = 16

  subscript(criterion: MarkCriterion) -> [Int64] { lists[criterion] ?? [] }

  var isEmpty: Bool { lists.isEmpty }

  /// The numbers with any mark, in descending order, each once.
  var all: [Int64] {
    let parts: [MarkCriterion] = [.read, .starred, .tagged, .noted]
    return parts.map { self[$0] }.reduce([]) { $0.isEmpty ? $1 : $0.merging($1) }
  }

  /// Gives each number the marks, and no others; of a number that comes twice the later counts.
  mutating func set(_ changes: [Change]) {
    let changes = Self.sorted(changes)
    let numbers = changes.map(\.number)
    var marked: [MarkCriterion: [Int64]] = [:]
    for (number, marks) in changes {
      for criterion in marks.criteria { marked[criterion, default: []].append(number) }
    }
    for criterion in Set(lists.keys).union(marked.keys) {
      // Taken out, so that it is not copied where nobody else holds it.
      var list = lists.removeValue(forKey: criterion) ?? []
      list.replace(numbers, by: marked[criterion] ?? [], oneByOne: numbers.count <= Self.few)
      if !list.isEmpty { lists[criterion] = list }
    }
  }

  /// In descending order, each number once.
  private static func sorted(_ changes: [Change]) -> [Change] {
    let order = changes.indices.sorted {
      (changes[$0].number, $0) > (changes[$1].number, $1)
    }
    var sorted: [Change] = []
    sorted.reserveCapacity(changes.count)
    for index in order where sorted.last?.number != changes[index].number {
      sorted.append(changes[index])
    }
    return sorted
  }

  /// The same marks for others: each number has those that stand at its places in `numbers`,
  /// which are in descending order and may be there several times.
  func translated(from numbers: [Int64], to others: [Int64]) -> Self {
    var result = Self()
    for (criterion, list) in lists {
      var known = Known(numbers)
      var found: [Int64] = []
      for number in list {
        guard var place = known.place(of: number) else { continue }
        while place < numbers.count, numbers[place] == number {
          found.append(others[place])
          place += 1
        }
      }
      if !found.isEmpty { result.lists[criterion] = found.sorted(by: >) }
    }
    return result
  }
}

extension PaperMarks {
  /// Those that it meets and that a list is kept of.
  fileprivate var criteria: [MarkCriterion] {
    var criteria: [MarkCriterion] = []
    if isRead { criteria.append(.read) }
    if isStarred { criteria.append(.starred) }
    if isNoted { criteria.append(.noted) }
    if !tags.isEmpty { criteria.append(.tagged) }
    return criteria + tags.map { .tag($0) }
  }
}

/// Of numbers in descending order.
extension [Int64] {
  /// Takes `numbers` out and puts `some` of them in; both are in descending order.
  fileprivate mutating func replace(_ numbers: [Int64], by some: [Int64], oneByOne: Bool) {
    guard oneByOne else {
      var known = Known(numbers)
      known.remove(from: &self)
      self = isEmpty ? some : merging(some)
      return
    }
    var wanted = Known(some)
    for number in numbers {
      let place = partitioningIndex { $0 <= number }
      let isThere = place < count && self[place] == number
      switch (isThere, wanted.holds(number)) {
      case (true, false): remove(at: place)
      case (false, true): insert(number, at: place)
      case (true, true), (false, false): break
      }
    }
  }

  fileprivate func merging(_ others: [Int64]) -> [Int64] {
    guard !others.isEmpty else { return self }
    var merged: [Int64] = []
    merged.reserveCapacity(count + others.count)
    var (left, right) = (0, 0)
    while left < count, right < others.count {
      let (one, two) = (self[left], others[right])
      merged.append(Swift.max(one, two))
      if one >= two { left += 1 }
      if two >= one { right += 1 }
    }
    merged += self[left...]
    merged += others[right...]
    return merged
  }
}
