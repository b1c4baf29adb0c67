import DigestCore

/// A file that is read in parts, as all that its papers take would fill the memory.
///
/// A byte of text takes some thirty in memory on its way into the index, where rows are short.
struct LargeFile {
  /// Bytes of a file that is read so.
  static let fewest = 4 << 20
  /// Of a day that is read whole all the same.
  private static let mostPapers = 16_384
  private static let mostBytes = 4 << 20

  static func isOne(_ size: Int) -> Bool { size >= fewest }

  /// How much a file has of a day.
  struct DaySize {
    var papers = 0
    /// Of text, about.
    var bytes = 0

    var isLarge: Bool { papers > LargeFile.mostPapers || bytes > LargeFile.mostBytes }
  }

  let found: FoundFile
  let contents: FileContents
  let checksum: Int
  private(set) var problems = 0
  private(set) var days: [DigestDate?: DaySize] = [:]

  /// Reads it once, to know what is in it.
  init(reading found: FoundFile) throws(FileError) {
    self.found = found
    contents = try FileContents(of: found.path)
    checksum = contents.withSpan { Checksum.of($0) }
    var problems = 0
    var days: [DigestDate?: DaySize] = [:]
    contents.withSpan { bytes in
      DigestParser.parse(bytes, pathDate: found.date) { part in
        problems += part.diagnostics.count
        for digest in part.digests {
          days[digest.date, default: DaySize()].papers += digest.papers.count
          for paper in digest.papers {
            days[digest.date, default: DaySize()].bytes +=
              paper.summary.utf8.count + paper.title.utf8.count + 128
          }
        }
      }
    }
    if days.isEmpty, found.isNamed { problems = 1 }
    self.problems = problems
    self.days = days
  }

  /// Days that are read one by one, and others by as many as are read at once.
  var groups: (large: [DigestDate?], small: [Set<DigestDate?>]) {
    var (large, small): ([DigestDate?], [Set<DigestDate?>]) = ([], [])
    var (group, size) = (Set<DigestDate?>(), DaySize())
    for (date, day) in days.sorted(by: { EntryID.dayBits($0.key) < EntryID.dayBits($1.key) }) {
      guard !day.isLarge else {
        large.append(date)
        continue
      }
      size.papers += day.papers
      size.bytes += day.bytes
      if size.isLarge, !group.isEmpty {
        small.append(group)
        (group, size) = ([], day)
      }
      group.insert(date)
    }
    if !group.isEmpty { small.append(group) }
    return (large, small)
  }

  /// All that it has of a few days.
  func loaded(only dates: Set<DigestDate?>) -> LoadedFile {
    var parsed = ParsedFile()
    contents.withSpan { bytes in
      DigestParser.parse(bytes, pathDate: found.date) { part in
        parsed.digests += part.digests.filter { dates.contains($0.date) }
      }
    }
    return LoadedFile(found, parsed: parsed, status: contents.status, contents: checksum)
  }

  /// Its papers of a day, some thousands at once, in their order.
  func forEachPart(of date: DigestDate?, _ body: ([Paper]) throws -> Void) rethrows {
    try contents.withSpan { bytes in
      try DigestParser.parse(bytes, pathDate: found.date) { part in
        for digest in part.digests where digest.date == date && !digest.papers.isEmpty {
          try body(digest.papers)
        }
      }
    }
  }
}
