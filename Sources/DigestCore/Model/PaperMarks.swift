/// What a reader has done to a paper.
package struct PaperMarks: Hashable, Sendable {
  package var isRead: Bool
  package var isStarred: Bool
  package var isNoted: Bool
  /// Ascending, none twice; each is a `TagName`.
  package var tags: [String]

  package init(
    isRead: Bool = false, isStarred: Bool = false, isNoted: Bool = false, tags: [String] = []
  ) {
    self.isRead = isRead
    self.isStarred = isStarred
    self.isNoted = isNoted
    self.tags = tags
  }

  /// Those of a paper that nobody has touched.
  package static let none = Self()
}

/// What can be asked of a paper's marks.
package enum MarkCriterion: Hashable, Sendable {
  case read, unread, starred, tagged, noted
  /// Not there at the last visit; marks alone cannot tell.
  case new
  /// With a tag of this name (`TagName`).
  case tag(String)

  /// `isNew` tells whether the paper was not there at the last visit.
  package func isMet(by marks: PaperMarks, isNew: Bool) -> Bool {
    switch self {
    case .read: marks.isRead
    case .unread: !marks.isRead
    case .starred: marks.isStarred
    case .tagged: !marks.tags.isEmpty
    case .noted: marks.isNoted
    case .new: isNew
    case .tag(let name): marks.tags.contains(name)
    }
  }
}

/// The name of a tag: what stands behind `tag:` in a query.
package enum TagName {
  /// Scalars of the longest.
  package static let most = 64

  /// `text` as the name of a tag, in lower case, without `#` before it; `nil` where it is empty,
  /// too long, or holds what a query, a list of tags or a terminal would take for something else:
  /// white space, controls, quotes, commas, brackets, bars.
  package static func name(_ text: String) -> String? {
    var name = text.lowercased()
    if name.hasPrefix("#") { name.removeFirst() }
    guard !name.isEmpty, name.unicodeScalars.count <= most, !name.hasPrefix("-") else { return nil }
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator,
        .paragraphSeparator, .spaceSeparator:
        false
      default: !"\"'“”,;()|#".unicodeScalars.contains(scalar)
      }
    }
    return isPlain ? name : nil
  }
}
