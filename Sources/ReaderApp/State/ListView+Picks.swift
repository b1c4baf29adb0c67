package import DigestCore

/// Papers picked with `x` and `V`: the next action takes them all.
extension ListView {
  /// In the order of the list: those picked one by one, and those from where a range was begun to
  /// the selected one.
  package var pickedIDs: [EntryID] {
    guard hasPicks else { return [] }
    let range = pickedRange
    var (found, others) = ([EntryID](), picked.count)
    for (index, id) in ids.enumerated() {
      // Of a million papers those behind the last that is picked need no look.
      guard others > 0 || index <= range.last ?? -1 else { break }
      let isOther = picked.contains(id)
      if isOther { others -= 1 }
      if isOther || range.contains(index) { found.append(id) }
    }
    return found
  }

  /// How many papers are picked.
  package var pickedCount: Int {
    let range = pickedRange
    return picked.count + range.count { !picked.contains(ids[$0]) }
  }

  /// Indices from where a range was begun to the selected paper; empty where none was.
  private var pickedRange: Range<Int> {
    guard let start = rangeStart else { return 0..<0 }
    return (min(start, selected)..<max(start, selected) + 1).clamped(to: ids.indices)
  }

  /// `index` is 0-based.
  package func isPicked(_ index: Int) -> Bool {
    if let start = rangeStart, (min(start, selected)...max(start, selected)).contains(index) {
      return true
    }
    return ids.indices.contains(index) && picked.contains(ids[index])
  }

  package var hasPicks: Bool { !picked.isEmpty || rangeStart != nil }

  mutating func dropPicks() {
    picked = []
    rangeStart = nil
  }

  /// What the range holds stays picked when it ends.
  mutating func endRange() {
    picked.formUnion(ids[pickedRange])
    rangeStart = nil
  }
}

extension ReaderState {
  /// Picks the selected paper and goes on to the next; one that is picked is no longer.
  mutating func pick(count: Int) {
    view.endRange()
    for _ in 0..<count {
      guard let id = view.selectedID else { break }
      if view.picked.remove(id) == nil { view.picked.insert(id) }
      view.select(view.selected + 1)
    }
    sayPicks()
  }

  /// Begins a range at the selected paper, or ends it.
  mutating func pickRange() {
    guard !view.ids.isEmpty else { return }
    if view.rangeStart == nil { view.rangeStart = view.selected } else { view.endRange() }
    sayPicks()
  }

  private mutating func sayPicks() {
    let count = view.pickedCount
    message = Message(count == 0 ? "none picked" : "\(Names.papers(count)) picked")
  }
}
