import DigestCore

/// What a screen without signs says in words, for those who hear it.
enum PlainWords {
  /// What was done to a paper: `unread, starred, noted, tag rl`; empty for a read one.
  static func of(_ marks: PaperMarks?, isPicked: Bool, isWatched: Bool) -> String {
    var words: [String] = []
    if isPicked { words.append("picked") }
    if let marks {
      if !marks.isRead { words.append("unread") }
      if marks.isStarred { words.append("starred") }
      if marks.isNoted { words.append("noted") }
    }
    if isWatched { words.append("watched") }
    if let tags = marks?.tags, !tags.isEmpty {
      words.append("\(tags.count == 1 ? "tag" : "tags") \(tags.joined(separator: " "))")
    }
    return words.joined(separator: ", ")
  }

  /// A row of the dates: `Wed 07, 4 papers, 3 unread`; `nil` where that is not known, or not told.
  static func of(_ row: DateRow, unread: Int?) -> String {
    var words: [String]
    switch row {
    case .all(let papers): words = ["All", Names.papers(papers)]
    case .year(let year, _, let papers): words = [String(year), Names.papers(papers)]
    case .month(let month, _, let papers, let isOpen):
      words = [
        "\(Names.month(month)) \(month.year)", Names.papers(papers), isOpen ? "open" : "folded",
      ]
    case .day(let day):
      words = [day.date.map(Names.weekdayAndDay) ?? "No date", Names.papers(day.count)]
    }
    if let unread, unread > 0 { words.append("\(Names.number(unread)) unread") }
    return words.joined(separator: ", ")
  }
}
