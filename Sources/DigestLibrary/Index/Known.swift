/// Row ids that are known already, asked for in descending order.
struct Known {
  private let ids: [Int64]
  private var next = 0

  init(_ ids: [Int64]) { self.ids = ids }

  mutating func holds(_ id: Int64) -> Bool {
    while next < ids.count, ids[next] > id { next += 1 }
    return next < ids.count && ids[next] == id
  }

  mutating func remove(from others: inout [Int64]) { others.removeAll { holds($0) } }
}
