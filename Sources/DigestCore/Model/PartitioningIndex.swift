extension RandomAccessCollection where Index == Int {
  /// The first index whose element has `property`, where all after it have it too; the end where
  /// none has.
  ///
  /// O(log n).
  @inlinable package func partitioningIndex(where property: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if property(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
