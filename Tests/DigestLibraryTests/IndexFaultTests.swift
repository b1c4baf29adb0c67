import DigestCore
import DigestLibrary
import Foundation
import Testing

/// An archive of some digests whose index was made.
private struct IndexedArchive {
  let folder: TemporaryFolder
  let file: IndexFile
  let papers: Int

  init() throws {
    folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 11)
    try folder.writeDigests(generator.files(days: 12))
    let library = folder.indexed
    _ = try library.update()
    file = library.file
    papers = try library.days().reduce(0) { $0 + $1.papers }
  }

  /// What a new reader finds by a query that every paper matches.
  func found() throws -> Int {
    let archive = OpenArchive(folder.indexed.archive, index: file)
    try archive.load()
    let hits = archive.search(Query(parsing: "-zzzz", today: DigestDate(dayNumber: 0)), limit: 3)
    return try #require(hits).ids.count
  }

  func overwrite(_ bytes: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: URL(filePath: file.path))
    bytes(&data)
    try data.write(to: URL(filePath: file.path))
  }
}

@Suite struct IndexFaults {
  @Test(arguments: [0, 1, 100, 16_384, 60_000])
  func `an index that was cut off is made anew`(length: Int) throws {
    let archive = try IndexedArchive()
    try archive.overwrite { $0 = $0.prefix(length) }
    #expect(try archive.found() == archive.papers)
    #expect(try archive.found() == archive.papers)
  }

  @Test(arguments: [0, 40, 5_000, 50_000])
  func `an index with noise in it is made anew`(start: Int) throws {
    let archive = try IndexedArchive()
    try archive.overwrite { data in
      for index in start..<min(start + 20_000, data.count) {
        data[index] = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7)
      }
    }
    #expect(try archive.found() == archive.papers)
  }

  @Test func `an index of other tables, or no database at all, is made anew`() throws {
    let archive = try IndexedArchive()
    try Data("not a database".utf8).write(to: URL(filePath: archive.file.path))
    try archive.folder.write(
      "cache/\(archive.file.path.split(separator: "/").last ?? "").seal", "importing\n")
    #expect(try archive.found() == archive.papers)
  }

  @Test func `an import that was stopped goes on where it was`() throws {
    let archive = try IndexedArchive()
    try archive.folder.write("digests/new.md", digest("2025-02-02", "2502.00001=Fresh"))
    // As if the process had ended between two transactions.
    try Data("importing\n".utf8).write(to: URL(filePath: archive.file.path + ".seal"))

    let library = archive.folder.indexed
    let changes = try library.update()
    #expect(changes.added == 13 + 2)
    #expect(try archive.found() == archive.papers + 1)
  }

  @Test func `without a folder to write to, the archive is read all the same`() throws {
    let archive = try IndexedArchive()
    try archive.folder.write("plain", "a file")
    let file = IndexFile(
      of: archive.folder.indexed.archive, cacheFolder: archive.folder.path("plain/cache"))
    let open = OpenArchive(archive.folder.indexed.archive, index: file)
    try open.load()
    #expect(open.status.notice?.hasPrefix("reading without an index: ") == true)
    #expect(open.days.reduce(0) { $0 + $1.papers } == archive.papers)
    #expect(!open.isIndexed)
  }

  @Test func `an index that is damaged while it is read is made anew`() throws {
    let archive = try IndexedArchive()
    let open = OpenArchive(archive.folder.indexed.archive, index: archive.file)
    try open.load()
    try archive.overwrite { data in
      for index in data.indices { data[index] = 0xA5 }
    }
    let query = Query(parsing: "-zzzz", today: DigestDate(dayNumber: 0))
    // What was in its memory may still be right; what is not, is not believed.
    for _ in 0..<3 { _ = open.search(query, limit: 1_000) }
    #expect(try archive.found() == archive.papers)
  }

  @Test func `two readers of one archive both work`() async throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 12)
    try folder.writeDigests(generator.files(days: 40))
    let (first, second) = (folder.indexed, folder.indexed)
    async let one = Task.detached { try first.update().added }.value
    async let two = Task.detached { try second.update().added }.value
    #expect(try await [one, two] == [46, 46])
    #expect(try first.days() == second.days())
  }

  @Test func `papers go with their file, and their words with them`() throws {
    let archive = try IndexedArchive()
    try archive.folder.write(
      "digests/only.md", digest("2025-03-03", "2503.00001=Unheardof Wordsmithery"))
    let library = archive.folder.indexed
    _ = try library.update()
    #expect(try library.vocabularyWords().contains("wordsmithery 1"))
    try archive.folder.remove("digests/only.md")

    let changes = try library.update()

    #expect(changes.removed == 1)
    #expect(changes.papers == -1)
    #expect(try !library.vocabularyWords().contains { $0.hasPrefix("wordsmithery") })
    let hits = try library.search(
      Query(parsing: "unheardof", today: DigestDate(dayNumber: 0)), limit: 3)
    #expect(hits.ids.isEmpty)
  }
}
