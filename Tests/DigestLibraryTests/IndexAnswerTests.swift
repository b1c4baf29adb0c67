import DigestCore
import DigestLibrary
import Foundation
import Synchronization
import Testing

private func query(_ text: String) -> Query {
  Query(parsing: text, today: DigestDate(dayNumber: 20_100))
}

@Suite struct IndexAnswers {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeDigests([
      ("a.md", digest("2025-01-06", "alpha bravo")), ("b.md", digest("2025-01-07", "alpha")),
    ])
  }

  @Test(arguments: [1, 8, 9, 16, 31, 200])
  func `brackets may be nested, and the index stays as it is`(depth: Int) throws {
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    try open.load()
    let before = try FileManager.default.attributesOfItem(atPath: folder.indexed.file.path)
    let text =
      String(repeating: "(\"alpha\" | \"bravo\" ", count: depth) + "\"alpha\""
      + String(repeating: ")", count: depth)
    for _ in 0..<2 { #expect(open.search(query(text), limit: 5)?.ids.count == 2) }
    #expect(open.isIndexed)
    #expect(open.status.notice == nil)
    let after = try FileManager.default.attributesOfItem(atPath: folder.indexed.file.path)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test(arguments: [" ", " | ", " -"], [100, 1_000])
  func `a query may be long`(separator: String, count: Int) throws {
    let library = folder.indexed
    _ = try library.update()
    let words = (0..<count).map { "\"alpha\($0)\"" }.joined(separator: separator)
    #expect(try library.search(query(words), limit: 5).ids.isEmpty)
    let all = "alpha" + (0..<count).map { " -\"alpha\($0)\"" }.joined()
    #expect(try library.search(query(all), limit: 5).ids.count == 2)
  }

  @Test(
    "the ids of a list too long to be held are those of its papers",
    arguments: [[1...5_000], [1...5_000, 4_900...5_100], [1...3_000, 2_000...6_000, 3...5]])
  func longLists(files: [ClosedRange<Int>]) throws {
    for (index, numbers) in files.enumerated() {
      let rows = numbers.map { number in
        let id = String(String(number + 100_000).dropFirst())
        return "| N\(number) ([arXiv](https://arxiv.org/abs/2502.\(id)))| A | S |\n"
      }
      let head = "## Papers for 2025-01-03\n\n| Title | Authors | Summary |\n|---|---|---|\n"
      try folder.writeDigests([("2025-01-03-\(index).md", head + rows.joined())])
    }
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    try open.load()
    let day = try #require(DigestDate(iso: "2025-01-03"))
    let next = try #require(DigestDate(iso: "2025-01-06"))

    for range in [EntryID.range(from: day, to: day), EntryID.range(from: day, to: next)] {
      let papers = open.entries(range).map(\.id)
      #expect(papers.count >= Set(files.joined()).count)
      let isSame = open.longList(range) == papers
      #expect(isSame)
    }
  }

  @Test func `a search among some papers keeps to its range, indexed or not`() throws {
    _ = try folder.indexed.update()
    for file in [folder.indexed.file, nil] {
      let open = OpenArchive(folder.indexed.archive, index: file)
      try open.load()
      let ids = try #require(open.search(query("alpha"), limit: 9)).ids
      #expect(ids.count == 2)
      for id in ids {
        let day = EntryID.range(ofDayBits: EntryID.dayBits(id.date))
        let hits = open.search(query("alpha"), in: day, among: ids, limit: 9)
        #expect(hits?.ids == [id])
        #expect(hits?.entries.map(\.id) == [id])
        #expect(hits?.days.map(\.papers) == [1])
      }
    }
  }

  @Test func `whether anyone waits is asked for each beginning of a word`() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    try folder.write(
      "digests/c.md", digest("2025-01-08", letters.map { "\($0)q" }.joined(separator: " ")))
    let library = folder.indexed
    _ = try library.update()
    let text = letters.map(String.init).joined(separator: " ")
    var asked = 0
    let hits = try library.search(
      query("sort:date " + text), limit: 5,
      isCancelled: {
        asked += 1
        return false
      })
    #expect(hits.ids.count == 1)
    #expect(asked >= letters.count)
  }

  @Test func `a search that cannot be answered says why`() throws {
    // Nothing was read yet.
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    var failure: IndexError?
    #expect(open.search(query("alpha"), limit: 5, failed: { failure = $0 }) == nil)
    #expect(failure == .unavailable(reason: "its folder cannot be written"))

    try open.load()
    failure = nil
    #expect(
      open.search(query("alpha"), limit: 5, isCancelled: { true }, failed: { failure = $0 }) == nil)
    #expect(failure == .cancelled)
    failure = nil
    #expect(open.search(query("alpha"), limit: 5, failed: { failure = $0 })?.ids.count == 2)
    #expect(failure == nil)
  }

  @Test func `what is said of a damaged index is taken back once it is mended`() throws {
    let notices = Mutex<[String?]>([])
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    try open.load { status in notices.withLock { $0.append(status.notice) } }
    let path = folder.indexed.file.path
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    try Data(repeating: 0xA5, count: size).write(to: URL(filePath: path))

    // What was not asked for before is not in SQLite's memory.
    #expect(open.search(query("alpha"), limit: 5)?.ids.count == 2)

    #expect(open.isIndexed)
    #expect(open.status.notice == nil)
    let told = notices.withLock { $0 }
    #expect(told.contains("the index cannot be used any more: reading the archive anew"))
    #expect(told.last == .some(nil))
  }

  @Test func `where an index is damaged and the archive cannot be read, that is told`() throws {
    let open = OpenArchive(folder.indexed.archive, index: folder.indexed.file)
    try open.load()
    let path = folder.indexed.file.path
    try Data(repeating: 0xA5, count: 70_000).write(to: URL(filePath: path))
    let (digests, away) = (folder.path("digests"), folder.path("away"))
    try FileManager.default.moveItem(atPath: digests, toPath: away)

    _ = open.search(query("alpha"), limit: 5)
    #expect(open.status.notice == "\(digests): there is no such file or folder (check the path)")

    try FileManager.default.moveItem(atPath: away, toPath: digests)
    _ = try open.reload()
    #expect(open.status.notice == nil)
    #expect(open.search(query("alpha"), limit: 5)?.ids.count == 2)
  }

  @Test func `folders that cannot be watched are told`() throws {
    let watch = try #require(FolderWatch())
    let archive = Archive(paths: [folder.path("digests")], watch: watch)
    let open = OpenArchive(archive, index: folder.indexed.file)
    try open.load()
    #expect(open.status.notice == nil)
    // A link into a folder that leads to itself.
    try folder.link("digests/loop", to: "loop")
    try folder.link("digests/lost.md", to: "loop/lost.md")
    _ = try open.reload()
    #expect(open.status.notice == "not all folders can be watched: R reads changes")
    try folder.remove("digests/lost.md")
    try folder.remove("digests/loop")
    _ = try open.reload()
    #expect(open.status.notice == nil)
  }
}
