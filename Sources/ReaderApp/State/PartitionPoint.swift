extension Array {
  /// The index of the first element with a property that all behind it have, too; `count` where
  /// none has it.
  ///
  /// O(log n).
  func partitionPoint(_ property: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if property(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
