import DigestCore
import DigestLibrary
import Testing

private let today = DigestDate(dayNumber: 20_100)

private func query(_ text: String) -> Query { Query(parsing: text, today: today) }

@Suite struct VisitedDays {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeDigests([
      ("a.md", digest("2025-01-06", "A", "B")), ("b.md", digest("2025-01-07", "C")),
      ("c.md", digest("2025-02-30", "D")),
    ])
  }

  private func opened() throws -> [OpenArchive] {
    let archives = [folder.indexed.file, nil].map {
      OpenArchive(folder.indexed.archive, index: $0)
    }
    for open in archives { try open.load() }
    return archives
  }

  private func new(_ open: OpenArchive) -> String {
    let hits = open.search(query("is:new"), limit: 20)
    return (hits?.entries ?? []).map(\.paper.title).joined(separator: " ")
  }

  @Test func `nothing is new at the first visit, and what comes after it is`() throws {
    var visited: [DayCount]?
    for open in try opened() {
      #expect(new(open) == "")
      visited = open.visited
      #expect(visited == open.days)
    }
    try folder.write("digests/a.md", digest("2025-01-06", "A", "B", "E", "F"))
    try folder.write("digests/d.md", digest("2025-01-08", "G", "H") + digest("2025-01-09", "I"))
    try folder.write("digests/e.md", digest("2025-02-30", "J"))
    for open in try opened() {
      #expect(new(open) == "")
      open.setVisited(visited)
      #expect(new(open) == "I G H E F J")
      open.setVisited([])
      #expect(new(open) == "I G H C A B E F D J")
      open.setVisited(nil)
      #expect(new(open) == "")
    }
  }

  @Test func `what comes during a visit is new in it`() throws {
    for open in try opened() {
      open.setVisited(open.days)
      try folder.write("digests/b.md", digest("2025-01-07", "C", "K"))
      _ = try open.reload()
      #expect(new(open) == "K")
      try folder.write("digests/b.md", digest("2025-01-07", "C"))
      _ = try open.reload()
      #expect(new(open) == "")
    }
  }

  @Test func `what was there once is not new when it comes back`() throws {
    for open in try opened() {
      open.setVisited(open.days)
      try folder.remove("digests/b.md")
      _ = try open.reload()
      let visited = open.visited
      try folder.write("digests/b.md", digest("2025-01-07", "C"))
      _ = try open.reload()
      open.setVisited(visited)
      #expect(new(open) == "")
    }
  }

  @Test func `an archive that was not read yet keeps what was known of it`() {
    let known = [DayCount(date: today, papers: 4)]
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    #expect(open.visited == nil)
    open.setVisited(known)
    #expect(open.visited == known)
  }
}

@Suite struct PaperKeysInArchives {
  @Test func `one paper has one set of marks, whatever stands behind its id`() throws {
    let folder = try TemporaryFolder()
    try folder.writeDigests([
      ("a.md", digest("2025-01-06", "2501.00001=One", "math.AG/0211159=Old", "Without")),
      ("b.md", digest("2025-01-07", "2501.00001v2=One", "math/0211159=Old", "without")),
    ])
    for file in [folder.indexed.file, nil] {
      let open = OpenArchive(folder.indexed.archive, index: file)
      try open.load()
      let keys = [
        PaperKey(arxivID: "2501.00001"), PaperKey(arxivID: "math/0211159"),
        PaperKey(Paper(title: "Without", authors: ["A"])),
      ]
      for key in keys { #expect(open.entries(of: key).count == 2) }
      #expect(open.search(query("id:math.AG/0211159"), limit: 9)?.ids.count == 2)
      #expect(open.search(query("-id:math/0211159"), limit: 9)?.ids.count == 4)
      open.take(marks: [
        (keys[1], PaperMarks(isStarred: true)), (keys[2], PaperMarks(isRead: true)),
      ])
      #expect(open.search(query("is:starred"), limit: 9)?.ids == open.entries(of: keys[1]))
      #expect(open.search(query("is:read"), limit: 9)?.ids == open.entries(of: keys[2]))
      open.take(marks: [(keys[2], .none)])
      #expect(open.search(query("is:read"), limit: 9)?.ids == [])
      open.set(marks: [])
      #expect(open.search(query("is:starred"), limit: 9)?.ids == [])
    }
  }

  @Test func `the first day that is shown has keys before the archive is read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("digests/2025/01/06.md", digest("2025-01-06", "2501.00001=One", "Two"))
    let archive = folder.indexed.archive
    let newest = try #require(archive.newest())
    let open = OpenArchive(archive, index: folder.indexed.file, newest: newest)
    let keys = newest.entries.map { PaperKey($0.paper) }
    #expect(keys.count == 2)
    #expect(open.keys(of: newest.entries.map(\.id)) == keys)
    #expect(open.readCounts == [])
  }
}
