package import DigestCore

/// Papers picked with `x` and `V`: the next action takes them all.
extension ListView {
  /// In the order of the list: those picked one by one, and those from where a range was begun to
  /// the selected one.
  package var pickedIDs: [EntryID] {
    guard !picked.isEmpty || rangeStart != nil else { return [] }
    return ids.indices.filter(isPicked).map { ids[$0] }
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
    for id in pickedIDs { picked.insert(id) }
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
    let count = view.pickedIDs.count
    message = Message(count == 0 ? "none picked" : "\(Names.papers(count)) picked")
  }
}
