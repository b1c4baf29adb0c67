import DigestCore
import GRDB

/// Files and days that memory does not hold.
extension IndexWriter {
  /// Rows that are taken out at once.
  private static let mostRemoved = 4_096

  /// Puts a large file in place of what it held; `days` are those that are left to be written.
  mutating func replace(_ found: FoundFile, _ days: inout Set<DigestDate?>) throws {
    let key = FileKey(found, roots: roots)
    let large: LargeFile
    do throws(FileError) {
      large = try LargeFile(reading: found)
    } catch {
      let number = try IndexedFile.write(key, status: nil, problems: 1, contents: 0, in: db)
      return try forgetDays(of: number, into: &days)
    }
    let number = try IndexedFile.write(
      key, status: large.contents.status, problems: large.problems, contents: large.checksum,
      in: db)
    try forgetDays(of: number, into: &days)
    for date in large.days.keys {
      try db.run(
        "INSERT INTO file_day(day, file) VALUES(?, ?)", .integer(EntryID.dayBits(date)),
        .integer(number))
    }
    numbers[found.path] = number
    largeFiles[found.path] = large
    let (alone, groups) = large.groups
    isGrouped = true
    for group in groups {
      let prepared = PreparedFile(large.loaded(only: group))
      for paper in prepared.papers.values.joined() { words.add(paper.columns) }
      files[found.path] = prepared
      for date in group.sorted(by: { EntryID.dayBits($0) < EntryID.dayBits($1) }) {
        try write(date)
        forgetStarts(of: date)
      }
    }
    isGrouped = false
    files[found.path] = nil
    days.subtract(large.days.keys)
    days.formUnion(alone)
  }

  /// Writes a day of which a file has more than memory is to hold, part by part.
  mutating func writeLarge(_ date: DigestDate?, _ paths: [String]) throws {
    let sorted = paths.sorted {
      (isOwn($0, date) ? 0 : 1, FilePath($0)) < (isOwn($1, date) ? 0 : 1, FilePath($1))
    }
    var seen = SeenKeys()
    var count = 0
    for (place, path) in sorted.enumerated() {
      var position = 0
      var fresh = SeenKeys()
      try forEachPart(of: path, date) { writer, papers in
        let part = papers.map { PreparedPaper($0) }
        var new: [(id: EntryID, file: Int, paper: PreparedPaper)] = []
        for (offset, paper) in part.enumerated() {
          writer.words.add(paper.columns)
          if place > 0, seen.holds(papers[offset]) {
            writer.removed.add(paper.columns)
            continue
          }
          if place + 1 < sorted.count { fresh.add(papers[offset]) }
          let id = EntryID(date: date, file: place, position: position + offset)
          new.append((id, writer.numbers[path] ?? 0, paper))
        }
        let end = position + papers.count
        try writer.replacePapers(
          Self.ids(of: date, file: place, position..<end), with: new.reversed())
        writer.forgetStarts(of: date)
        position = end
        count += new.count
        writer.wrote(new.count)
      }
      seen.formUnion(fresh)
      let rest = Self.ids(of: date, file: place, position..<Int.max)
      if position < DigestParser.mostPapers { try removePapers(rest) }
    }
    let bits = EntryID.dayBits(date)
    let day = EntryID.range(ofDayBits: bits)
    let next = EntryID(date: date, file: sorted.count, position: 0)
    try removePapers(day.lowerBound...next)
    try db.run(
      "INSERT OR REPLACE INTO day(day, papers) VALUES(?, ?)", .integer(bits), .integer(count))
  }

  private func isOwn(_ path: String, _ date: DigestDate?) -> Bool {
    let found = largeFiles[path]?.found ?? files[path]?.loaded.found
    return date != nil && found?.date == date
  }

  private mutating func forEachPart(
    of path: String, _ date: DigestDate?, _ body: (inout Self, [Paper]) throws -> Void
  ) throws {
    if let large = largeFiles[path] {
      try large.forEachPart(of: date) { try body(&self, $0) }
    } else if let papers = files[path]?.sources[date]?.papers {
      try body(&self, papers)
    }
  }

  /// What the words of a month's papers begin with is looked up again: memory need not hold it.
  private mutating func forgetStarts(of date: DigestDate?) { months[StartMonth.of(date)] = [:] }

  private static func ids(
    of date: DigestDate?, file: Int, _ positions: Range<Int>
  ) -> ClosedRange<EntryID> {
    let last = EntryID(date: date, file: file, position: positions.upperBound - 1)
    return last...EntryID(date: date, file: file, position: positions.lowerBound)
  }

  private mutating func removePapers(_ ids: ClosedRange<EntryID>) throws {
    while true {
      var old: [(id: Int, record: [UInt8])] = []
      let sql = "SELECT id, record FROM paper WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
      try db.step(
        sql,
        [
          .integer(Int(ids.lowerBound.rawValue)), .integer(Int(ids.upperBound.rawValue)),
          .integer(Self.mostRemoved),
        ]
      ) { row in
        old.append((row.integer(0), row.bytes(1)))
        return true
      }
      for paper in old { try remove(paper.id, record: paper.record) }
      if old.count < Self.mostRemoved { return }
    }
  }
}

/// What `SeenPapers` keeps of papers, in 8 bytes each.
///
/// Hashes of a seed of their own: papers are not told apart once in some million archives.
private struct SeenKeys {
  private var ids: Set<Int> = []
  private var titles: Set<Int> = []
  private var titlesWithoutID: Set<Int> = []

  func holds(_ paper: Paper) -> Bool {
    let title = paper.title.hashValue
    guard let id = paper.arxivID else { return titles.contains(title) }
    return ids.contains(id.base.hashValue) || titlesWithoutID.contains(title)
  }

  mutating func add(_ paper: Paper) {
    if !paper.title.isEmpty { titles.insert(paper.title.hashValue) }
    if let id = paper.arxivID {
      ids.insert(id.base.hashValue)
    } else if !paper.title.isEmpty {
      titlesWithoutID.insert(paper.title.hashValue)
    }
  }

  mutating func formUnion(_ other: Self) {
    ids.formUnion(other.ids)
    titles.formUnion(other.titles)
    titlesWithoutID.formUnion(other.titlesWithoutID)
  }
}
