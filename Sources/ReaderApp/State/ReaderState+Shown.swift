package import DigestCore

/// What lists show of their papers: all, or those with a mark.
package enum ShownPapers {
  /// In the order of the menu; `nil` for all.
  package static let choices: [(key: Unicode.Scalar, criterion: MarkCriterion?)] = [
    ("a", nil), ("u", .unread), ("s", .starred), ("t", .tagged), ("n", .noted), ("w", .new),
  ]

  /// `unread` as in `3 unread papers`; `all` for all.
  package static func name(of criterion: MarkCriterion?) -> String {
    switch criterion {
    case nil: "all"
    case .unread: "unread"
    case .read: "read"
    case .starred: "starred"
    case .tagged: "tagged"
    case .noted: "noted"
    case .new: "new"
    case .tag(let name): "#\(name)"
    }
  }

  /// What of the menu is called so; `nil` for all, and for anything else.
  static func criterion(named name: String) -> MarkCriterion? {
    choices.first { Self.name(of: $0.criterion) == name }?.criterion
  }
}

extension ReaderState {
  /// The selected row is the one that comes next, so that `f` and Enter cycle.
  mutating func openShowMenu() {
    let now = ShownPapers.choices.firstIndex { $0.criterion == marks.shown } ?? 0
    overlay = .show(selected: (now + 1) % ShownPapers.choices.count)
  }

  mutating func applyToShowMenu(_ action: OverlayAction, selected: Int) -> [Effect] {
    let choices = ShownPapers.choices
    switch action {
    case .edit(.moveSelection(let steps)):
      overlay = .show(selected: min(max(selected + steps, 0), choices.count - 1))
      return []
    case .choose("f"):
      overlay = .show(selected: (selected + 1) % choices.count)
      return []
    case .accept: return show(only: choices[selected].criterion)
    case .choose(let key):
      guard let choice = choices.first(where: { $0.key == key }) else { return [] }
      return show(only: choice.criterion)
    case .edit, .complete, .close: return []
    }
  }

  /// Shows all papers again, where one that is gone to would not be among those shown.
  mutating func uncoverHidden(_ entry: PaperEntry) {
    let own = marks.marks(of: entry)
    guard let shown = marks.shown, !shown.isMet(by: own, isNew: true) else { return }
    marks.shown = nil
    archiveRevision += 1
    message = Message("all papers are shown again")
  }

  /// Shows only papers with a mark in every list, or all again.
  mutating func show(only criterion: MarkCriterion?) -> [Effect] {
    overlay = nil
    guard criterion != marks.shown else { return [] }
    marks.shown = criterion
    let name = ShownPapers.name(of: criterion)
    message = Message(
      criterion == nil ? "all papers" : "only \(name) papers\(glyphs.between)f a: all")
    // Lists below are asked for again when they come up.
    archiveRevision += 1
    return refresh(isComplete: true)
  }
}
