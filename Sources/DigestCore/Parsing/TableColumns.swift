/// Which cell of a row holds what, by the table's header.
struct TableColumns: Equatable {
  var count = 3
  /// All 0-based.
  var title = 0
  var authors: Int? = 1
  var summary: Int? = 2
  var link: Int?

  var hasLinkLast: Bool { link == count - 1 }

  /// Title, authors, summary.
  init() {}

  /// `nil` where `line` is not the header of a digest: it names a title and authors or a summary.
  init?(header line: Range<Int>, of bytes: Span<UInt8>) {
    var start = line.lowerBound + 1
    var index = 0
    var title: Int?
    authors = nil
    summary = nil
    while start < line.upperBound {
      let end = bytes.firstPipe(in: start..<line.upperBound) ?? line.upperBound
      let cell = bytes.trimming(start..<end)
      switch Self.name(of: cell, in: bytes) {
      case .title where title == nil: title = index
      case .authors where authors == nil: authors = index
      case .summary where summary == nil: summary = index
      case .link where link == nil: link = index
      case nil where cell.count > 32: return nil  // a row, as most lines are: do not read it all
      default: break
      }
      if end < line.upperBound || !cell.isEmpty { index += 1 }
      start = end + 1
    }
    guard let title, authors != nil || summary != nil else { return nil }
    self.title = title
    count = index
  }

  private enum Name {
    case title, authors, summary, link
  }

  private static func name(of cell: Range<Int>, in bytes: Span<UInt8>) -> Name? {
    for (text, name) in names
    where text.utf8.count == cell.count && bytes.starts(with: text, in: cell, ignoringCase: true) {
      return name
    }
    return nil
  }

  private static let names: [(String, Name)] = [
    ("title", .title), ("authors", .authors), ("author", .authors), ("summary", .summary),
    ("link", .link), ("links", .link), ("abstract", .summary),
  ]
}

/// Whether `line` is the rule between a header and its rows: dashes, colons and pipes.
func isTableRule(_ line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
  var pipes = 0
  var dashes = 0
  for index in line {
    switch bytes[index] {
    case pipe: pipes += 1
    case UInt8(ascii: "-"): dashes += 1
    case UInt8(ascii: ":"): break
    case let byte where isBlank(byte): break
    default: return false
    }
  }
  return pipes > 0 && dashes > 0
}
