import DigestCore
import DigestLibrary
import Foundation
import Testing

/// Files that are read in parts: the index has of them what memory would.
@Suite struct `Large files` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func row(_ number: Int, _ summary: String) -> String {
    let id = "2505.\(10_000 + number)"
    return
      "| Paper \(number) (Read more on [arXiv](https://arxiv.org/abs/\(id)))| A B | \(summary) |\n"
  }

  private static func day(_ date: String, _ numbers: some Sequence<Int>, words: Int) -> String {
    let head = "## Papers for \(date)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
    return head
      + numbers.map {
        row($0, Array(repeating: "word\($0 % 7)", count: words).joined(separator: " "))
      }
      .joined()
  }

  /// The papers of every day as index and memory have them.
  private func expectSame(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (index, memory) = (folder.indexed, Library(folder.indexed.archive))
    _ = try index.update()
    try memory.load()
    #expect(
      try index.days() == memory.days().map { DayCount(date: $0.date, papers: $0.papers) },
      sourceLocation: sourceLocation)
    for (date, _) in memory.days() {
      let ids = EntryID.range(ofDayBits: EntryID.dayBits(date))
      let isSame = try index.entries(ids) == memory.entries(on: date)
      #expect(isSame, "\(date?.description ?? "undated")", sourceLocation: sourceLocation)
    }
    let query = Query(parsing: "word3", today: DigestDate(dayNumber: 0))
    let all = memory.days().flatMap { memory.entries(on: $0.date) }
    let hits = all.count { $0.paper.summary.contains("word3") }
    #expect(
      try index.search(query, limit: 1).ids.count == hits, sourceLocation: sourceLocation)
  }

  @Test func `a day of megabytes, others beside it, and files that share them`() throws {
    let large =
      Self.day("2025-05-07", 0..<220, words: 3_400) + Self.day("2025-05-06", 220..<230, words: 20)
      + Self.day("2025-04-21", 230..<240, words: 20) + Self.day("2025-05-07", 240..<250, words: 20)
    #expect(large.utf8.count > 4 << 20)
    try folder.write("digests/all.md", large)
    try folder.write("digests/2025/05/07.md", Self.day("2025-05-07", 210..<215, words: 9))
    try folder.write("digests/2025/05/06.md", Self.day("2025-05-06", 225..<260, words: 9))
    try expectSame()

    // Its days are written anew when another file of theirs changes.
    try folder.write("digests/2025/05/07.md", Self.day("2025-05-07", 100..<102, words: 9))
    try folder.write("digests/2025/05/06.md", Self.day("2025-05-06", 220..<222, words: 9))
    try expectSame()

    try folder.write("digests/all.md", Self.day("2025-04-21", 0..<3, words: 9))
    try expectSame()
  }

  @Test func `a summary of more than two megabytes is cut, and that is said with its place`() throws
  {
    let rows = Self.row(1, String(repeating: "ä", count: 1_200_000)) + Self.row(2, "short")
    let parsed = DigestParser.parse(
      Array(
        ("## Papers for 2025-05-07\n\n| Title | Authors | Summary |\n|---|---|---|\n" + rows).utf8))
    let lengths = parsed.digests.first?.papers.map(\.summary.utf8.count) ?? []
    #expect(lengths.count == 2 && ((2 << 20) - 3...2 << 20).contains(lengths[0]) && lengths[1] == 5)
    #expect(parsed.diagnostics.map(\.reason) == [.fieldTooLong])
    #expect(parsed.diagnostics.first?.line == 5)
  }

  @Test func `a file of more than 64 MB is not read, and that is said`() throws {
    try folder.write("digests/2025/05/06.md", Self.day("2025-05-06", 0..<3, words: 9))
    let path = folder.path("digests/2025/05/07.md")
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    // Without blocks on the disk.
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 65 << 20)
    try file.close()
    let library = Library(folder.indexed.archive)
    try library.load()
    #expect(library.days().map(\.papers) == [3])
    #expect(
      library.diagnostics.map(\.description).first?.contains("more than 64 MB: split it by day")
        == true)
    #expect(try folder.indexed.update().problems == 1)
  }
}
