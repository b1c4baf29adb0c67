import DigestCore
import DigestLibrary
import Foundation
import Testing

private func query(_ text: String) -> Query {
  Query(parsing: text, today: DigestDate(dayNumber: 20_100))
}

private func iso(_ year: Int, _ month: Int, _ day: Int) throws -> String {
  try #require(DigestDate(year: year, month: month, day: day)).description
}

@Suite struct IndexImports {
  private func commits(_ library: IndexedLibrary) throws -> (count: Int, changes: ArchiveChanges) {
    var count = 0
    let changes = try library.update(committed: { count += 1 })
    return (count, changes)
  }

  @Test(arguments: ["", "digest-"])
  func `an archive is imported in several transactions, whatever its names tell`(
    beginning: String
  ) throws {
    let folder = try TemporaryFolder()
    for month in 1...6 {
      for day in 1...28 {
        let date = try iso(2025, month, day)
        try folder.write("digests/\(beginning)\(date).md", digest(date, "alpha"))
      }
    }
    let library = folder.indexed
    let (count, changes) = try commits(library)
    #expect(count >= 3)
    #expect(changes.papers == 168)
    #expect(try library.days().count == 168)
  }

  @Test func `papers of no day are the same in one transaction and in many`() throws {
    let folder = try TemporaryFolder()
    // The calendar has no such day.
    let table = "## Papers for 2025-02-30\n\n| Title | Authors | Summary |\n|---|---|---|\n"
    for number in 100..<160 {
      // Every other one has a paper that another has, too.
      let rows = "| Paper \(number) | A | S. |\n| Shared \(number / 2) | A | S. |\n"
      try folder.write("digests/\(number).md", table + rows)
    }
    let memory = folder.library("digests")
    try memory.load()
    let library = folder.indexed
    #expect(try commits(library).count >= 3)
    let ids = EntryID.range(ofDayBits: 0)
    #expect(try library.entries(ids) == memory.snapshot.days.flatMap(\.entries))
    #expect(try library.days().map(\.papers) == [90])

    try folder.write("digests/120.md", table + "| Changed | A | S. |\n")
    _ = try library.update()
    _ = try memory.reload()
    #expect(try library.entries(ids) == memory.snapshot.days.flatMap(\.entries))
  }

  /// Few are forgotten in one transaction, many in several; where most are gone, it is made anew.
  @Test(arguments: [(196, 10, 1), (196, 180, 2), (1_300, 600, 2)])
  func `where files are gone, the index is that of those that are left`(
    files: Int, gone: Int, transactions: Int
  ) throws {
    let folder = try TemporaryFolder()
    let names = (0..<files).map { "digests/\(DigestDate(dayNumber: 20_000 - $0)).md" }
    for (number, name) in names.enumerated() {
      let date = DigestDate(dayNumber: 20_000 - number).description
      try folder.write(name, digest(date, "alpha", "only\(number)"))
    }
    let library = folder.indexed
    _ = try library.update()
    for name in names.prefix(gone) { try folder.remove(name) }

    let (count, changes) = try commits(library)

    let rest = files - gone
    #expect(count == transactions)
    #expect((changes.removed, changes.added, changes.changed) == (gone, 0, 0))
    #expect(changes.papers == -2 * gone)
    #expect(try library.days().count == rest)
    #expect(try library.search(query("alpha"), limit: 1).ids.count == rest)
    #expect(try library.vocabularyWords().count { $0.hasPrefix("only") } == rest)
    #expect(try library.update().isEmpty)
  }

  @Test func `a file that cannot be read is tried again, and nothing is written for it`() throws {
    let folder = try TemporaryFolder()
    try folder.writeDigests([("a.md", digest("2025-01-06", "2501.00001=alpha")), ("b.md", "")])
    // Larger than any digest; nothing of it is on the disk.
    let large = try #require(FileHandle(forWritingAtPath: folder.path("digests/b.md")))
    try large.truncate(atOffset: 300 << 20)
    try large.close()
    let library = folder.indexed
    #expect(try commits(library).changes.problems == 1)
    #expect(try library.days().count == 1)

    let again = try commits(library)
    #expect(again.count == 0)
    #expect(again.changes.isEmpty)
    #expect(again.changes.problems == 1)

    try folder.write("digests/b.md", digest("2025-01-07", "2501.00002=bravo"))
    #expect(try commits(library).changes.problems == 0)
    #expect(try library.search(query("bravo"), limit: 5).ids.count == 1)
  }

  @Test func `a word that is lost in one transaction and comes in the next is known`() throws {
    let folder = try TemporaryFolder()
    // The newest transaction has a part of a day whose own file comes later, with another title.
    for name in ["2025-06-01", "2025-07-01"] {
      try folder.write(
        "digests/\(name).md",
        digest(name, "x") + "\n" + digest("2025-05-01", "2505.00001=Wordsmithery"))
    }
    for day in 2...30 {
      let date = try iso(2025, 6, day)
      try folder.write("digests/\(date).md", digest(date, "y"))
    }
    try folder.write("digests/2025-05-01.md", digest("2025-05-01", "2505.00001=Renamed"))
    for day in 1...30 {
      let date = try iso(2025, 4, day)
      try folder.write("digests/\(date).md", digest(date, "z"))
    }
    try folder.write("digests/2025-01-02.md", digest("2025-01-02", "Wordsmithery again"))
    let library = folder.indexed
    #expect(try commits(library).count >= 3)

    #expect(try library.vocabularyWords().contains("wordsmithery 1"))
    for text in ["wordsmithery", "wordsm", "\"wordsmithery\""] {
      #expect(try library.search(query(text), limit: 5).ids.count == 1, "\(text)")
    }
  }

  @Test(arguments: ["9223372036854775807", "9223372036854775806", "18446744073709551616"])
  func `an arXiv version may be any number`(version: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeDigests([("a.md", digest("2025-01-06", "2501.00001v\(version)=alpha"))])
    let memory = folder.library("digests")
    try memory.load()
    let library = folder.indexed
    #expect(try library.update().papers == 1)
    let ids = memory.snapshot.days.flatMap(\.entries).map(\.id)
    #expect(try library.entries(ids) == memory.snapshot.days.flatMap(\.entries))
  }
}
