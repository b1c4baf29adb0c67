import DigestCore
import DigestLibrary
import Foundation
import Glibc
import Testing

private func query(_ text: String) -> Query {
  Query(parsing: text, today: DigestDate(dayNumber: 20_100))
}

extension IndexedLibrary {
  /// How many papers have a word.
  fileprivate func count(_ word: String) throws -> Int {
    try search(query(word), limit: 9).ids.count
  }
}

/// The turn to import, taken as another process would.
private struct OtherImport {
  private let handle: FileHandle

  init(of file: IndexFile) throws {
    handle = try #require(FileHandle(forUpdatingAtPath: file.path + ".seal"))
    try #require(flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
  }

  func end() throws { try handle.close() }
}

/// What an archive that is open tells.
private final class Told: Sendable {
  private let statuses = AsyncStream.makeStream(of: OpenArchive.Status.self)

  func add(_ status: OpenArchive.Status) { statuses.continuation.yield(status) }

  /// Waits for a status that is so.
  func first(_ isWanted: @Sendable (OpenArchive.Status) -> Bool) async -> OpenArchive.Status? {
    await statuses.stream.first { isWanted($0) }
  }
}

@Suite struct SharedIndexes {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeDigests([
      ("a.md", digest("2025-01-06", "alpha")), ("b.md", digest("2025-01-07", "bravo")),
      ("c.md", digest("2025-01-08", "charlie")),
    ])
  }

  @Test func `an index that another made anew is read, not the one that was there`() throws {
    let (one, two) = (folder.indexed, folder.indexed)
    _ = try one.update()
    // The new file gets the highest number in one index, and the lowest in the other.
    try folder.writeDigests([("0.md", digest("2025-01-05", "zulu"))])
    _ = try one.update()
    _ = try two.update(rebuilds: true)
    try folder.writeDigests([("d.md", digest("2025-01-09", "delta"))])
    try folder.remove("digests/0.md")

    let changes = try one.update()

    #expect((changes.added, changes.removed) == (1, 1))
    for library in [one, two] {
      _ = try library.update()
      for word in ["alpha", "bravo", "charlie", "delta"] {
        #expect(try library.count(word) == 1, "\(word)")
      }
      #expect(try library.count("zulu") == 0)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `files that came while another imported are not taken for gone`() async throws {
    let (one, two) = (folder.indexed, folder.indexed)
    _ = try two.update()
    let other = try OtherImport(of: one.file)
    let waiting = AsyncStream.makeStream(of: Void.self)
    async let update = Task.detached {
      try one.update(waiting: { waiting.continuation.yield() })
    }.value
    for await _ in waiting.stream { break }
    try folder.writeDigests([("n.md", digest("2025-01-09", "november"))])
    try other.end()
    _ = try await update
    #expect(try two.count("november") == 1)
    #expect(try one.count("november") == 1)
  }

  @Test func `words that another process read are known`() throws {
    let (one, two) = (folder.indexed, folder.indexed)
    _ = try one.update()
    #expect(try one.suggestions(for: "difusion", query: query("difusion")).isEmpty)
    try folder.writeDigests([("d.md", digest("2025-01-07", "diffusion"))])
    _ = try two.update()
    let found = try one.suggestions(for: "difusion", query: query("difusion"))
    #expect(found.map(\.word) == ["diffusion"])
  }

  @Test func `an index whose folder is deleted while it is read is made anew`() throws {
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    try open.load()
    try folder.remove("cache")
    try folder.writeDigests([("d.md", digest("2025-01-09", "delta"))])

    let changes = try open.reload()

    #expect(changes.added == 1)
    #expect(open.days.count == 4)
    #expect(open.search(query("delta"), limit: 5)?.ids.count == 1)
    #expect(open.status.notice == nil)
    #expect(open.isIndexed)
  }
}

@Suite struct HeldIndexes {
  private let folder: TemporaryFolder
  private let file: IndexFile

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeDigests([("a.md", digest("2025-01-06", "alpha"))])
    file = folder.indexed.file
  }

  @Test func `who does not wait reads an index as another left it`() throws {
    _ = try folder.indexed.update()
    let other = try OtherImport(of: file)
    try folder.writeDigests([("b.md", digest("2025-01-07", "bravo"))])
    let open = OpenArchive(folder.indexed.archive, index: file)

    try open.load()

    #expect(open.isHeld)
    #expect(open.isIndexed)
    #expect(open.status.notice?.hasPrefix("another process is indexing and stands still") == true)
    #expect(open.search(query("alpha"), limit: 5)?.ids.count == 1)
    #expect(open.search(query("bravo"), limit: 5)?.ids.count == 0)
    try other.end()
  }

  @Test func `where another left nothing, the archive is read without an index`() throws {
    try folder.write("cache/\(URL(filePath: file.path).lastPathComponent).seal", "importing\n")
    let other = try OtherImport(of: file)
    let open = OpenArchive(folder.indexed.archive, index: file)

    try open.load()

    #expect(!open.isIndexed)
    #expect(open.status.notice?.hasPrefix("reading without an index: another process") == true)
    #expect(open.search(query("alpha"), limit: 5)?.ids.count == 1)
    try other.end()
  }

  @Test(.timeLimit(.minutes(1)))
  func `a reader takes its turn when the other has ended`() async throws {
    _ = try folder.indexed.update()
    let other = try OtherImport(of: file)
    let told = Told()
    let open = OpenArchive(folder.indexed.archive, index: file)
    try open.load(staysOn: true) { told.add($0) }
    #expect(open.isHeld)
    // As a change that is heard of: it is read later, and nobody waits for it.
    try folder.writeDigests([("b.md", digest("2025-01-07", "bravo"))])
    #expect(try open.reload().isEmpty)

    try other.end()

    let status = await told.first { $0.days.count == 2 && !$0.isLoading && $0.notice == nil }
    #expect(status?.days.map(\.papers) == [1, 1])
    #expect(!open.isHeld)
    #expect(open.search(query("bravo"), limit: 5)?.ids.count == 1)
    // From here on changes are read again, at once or by the thread that has just waited.
    try folder.writeDigests([("c.md", digest("2025-01-08", "charlie"))])
    while open.status.days.count < 3 {
      _ = try open.reload()
      await Task.yield()
    }
  }
}
