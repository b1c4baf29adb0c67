import DigestCore
import DigestLibrary
import Foundation
import Synchronization
import Testing

@Suite struct LibraryDays {
  @Test func `days are the newest first, empty ones included, undated papers last`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", digest("2025-01-06", "A"))
    try folder.write("b.md", digest("2025-01-08"))
    try folder.write("c.md", digest("2025-02-30", "Undated") + digest("2025-01-07", "B", "C"))

    let library = folder.library()
    try library.load()

    #expect(library.listing == ["2025-01-08: ", "2025-01-07: B, C", "2025-01-06: A", "-: Undated"])
    #expect(library.days().map(\.papers) == [0, 2, 1, 1])
    #expect(library.entries(on: nil).map(\.paper.title) == ["Undated"])
    #expect(library.entries(on: DigestDate(iso: "2025-01-09")) == [])
  }

  @Test func `the day's own file wins, and papers that it has count once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025/01/06.md", digest("2025-01-06", "2501.00001=A", "B", "2501.00003=C"))
    try folder.write(
      "A-README.md",
      digest("2025-01-06", "2501.00001v2=Renamed", "2501.00004=C", "2501.00002=B", "D", "C"))

    let library = folder.library()
    try library.load()

    #expect(library.listing == ["2025-01-06: A, B, C, C, D"])
    let entries = library.snapshot.days[0].entries
    #expect(
      entries.map { folder.name($0.file) } == [
        "2025/01/06.md", "2025/01/06.md", "2025/01/06.md", "A-README.md", "A-README.md",
      ])
    #expect(entries.map(\.id.position) == [0, 1, 2, 1, 3])
    #expect(entries.map(\.id) == entries.map(\.id).sorted(by: >))
  }

  @Test func `rows of one file count as often as they are there`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.md",
      digest("2025-01-06", "2501.00001=A", "2501.00001=A") + digest("2025-01-06", "2501.00001=A"))
    try folder.write("b.md", digest("2025-01-06", "B", "B"))

    let library = folder.library()
    try library.load()

    #expect(library.listing == ["2025-01-06: A, A, A, B, B"])
    #expect(Set(library.entries(on: DigestDate(iso: "2025-01-06")).map(\.id)).count == 5)
  }

  @Test func `entries are found by id, by month and all in a row`() throws {
    let folder = try TemporaryFolder()
    for day in ["2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01"] {
      try folder.write("\(day).md", digest(day, "One \(day)", "Two \(day)"))
    }
    let library = folder.library()
    try library.load()
    let snapshot = library.snapshot

    let month = snapshot.entries(year: 2025, month: 1)
    var all: [PaperEntry] = []
    snapshot.forEachEntry { all.append($0) }

    #expect(
      month.map(\.paper.title) == [
        "One 2025-01-31", "Two 2025-01-31", "One 2025-01-01", "Two 2025-01-01",
      ])
    #expect(all.count == 8)
    #expect(all.map(\.id) == all.map(\.id).sorted(by: >))
    #expect(snapshot.entries(all.reversed().map(\.id)) == all.reversed())
    #expect(snapshot.entries([EntryID(date: nil, file: 0, position: 0)]) == [])
    #expect(snapshot.entries(year: 2025, month: 3) == [])
    #expect(snapshot.entries(year: 2025, month: 13) == [])
  }

  @Test func `days come in batches, the newest first`() throws {
    let folder = try TemporaryFolder()
    let first = DigestDate(dayNumber: 20_000)
    for number in 0..<100 {
      let date = first.adding(days: number).description
      try folder.write("\(date).md", digest(date, "P\(number)"))
    }
    let library = folder.library()

    var counts: [Int] = []
    var newest: [DigestDate?] = []
    try library.load { snapshot in
      counts.append(snapshot.paperCount)
      newest.append(snapshot.days.first?.date ?? nil)
    }

    #expect(counts == [8, 24, 56, 100])
    #expect(newest.allSatisfy { $0 == first.adding(days: 99) })
    #expect(library.snapshot.paperCount == 100)
  }

  @Test func `diagnostics are told with their files, those of other files are not`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.md", "\n" + digest("2025-01-06", "No link") + "\u{0}\n")
    try folder.write("2025/01/07.md", digest("2025-01-08", "2501.00001=A"))
    try folder.write("LICENSE.md", "| Title |\n\u{0}\n")

    let library = folder.library()
    try library.load()

    #expect(
      library.diagnostics.map { folder.name($0.description).prefix(60) }
        == [
          "2025/01/07.md:1:15: the heading says 2025-01-08, the path 202",
          "b.md:6:10: a row without a link (put `(Read more on [arXiv](",
          "b.md:7:1: a NUL character, shown as \u{FFFD} (remove it)",
        ].map { $0.prefix(60) })
  }
}

@Suite struct LibraryReload {
  @Test func `reads what is new, changed or gone, and tells it`() throws {
    let folder = try TemporaryFolder()
    for day in ["2025-01-06", "2025-01-07", "2025-01-08"] {
      try folder.write("\(day).md", digest(day, day))
    }
    let library = folder.library()
    try library.load()
    let before = library.snapshot.revision

    try folder.write("2025-01-06.md", digest("2025-01-06", "2025-01-06", "Added"))
    try folder.remove("2025-01-07.md")
    try folder.write("2025-01-09.md", digest("2025-01-09", "New", "Newer"))
    let changes = try library.reload()

    #expect(changes.added.map { folder.name($0) } == ["2025-01-09.md"])
    #expect(changes.changed.map { folder.name($0) } == ["2025-01-06.md"])
    #expect(changes.removed.map { folder.name($0) } == ["2025-01-07.md"])
    #expect(changes.papers == 2)
    #expect(changes.snapshot.revision > before)
    #expect(
      library.listing == [
        "2025-01-09: New, Newer", "2025-01-08: 2025-01-08", "2025-01-06: 2025-01-06, Added",
      ])
  }

  @Test func `nothing changed is nothing read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025-01-06.md", digest("2025-01-06", "A"))
    let library = folder.library()
    try library.load()
    let before = library.snapshot.revision

    let untouched = try library.reload()
    try folder.write("2025-01-06.md", digest("2025-01-06", "A"))
    let rewritten = try library.reload()

    #expect(untouched.isEmpty && rewritten.isEmpty)
    #expect(untouched.snapshot.revision == before)
    #expect(library.listing == ["2025-01-06: A"])
  }

  @Test func `a paper comes back when the file that hid it goes`() throws {
    let folder = try TemporaryFolder()
    try folder.write("2025-01-06.md", digest("2025-01-06", "A"))
    try folder.write("README.md", digest("2025-01-06", "A", "B"))
    let library = folder.library()
    try library.load()

    try folder.remove("2025-01-06.md")
    _ = try library.reload()

    #expect(library.listing == ["2025-01-06: A, B"])
    #expect(
      library.snapshot.days[0].entries.map { folder.name($0.file) } == ["README.md", "README.md"])
  }

  @Test func `a path that is gone is an error that keeps all`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/2025-01-06.md", digest("2025-01-06", "A"))
    let library = folder.library("a")
    try library.load()

    try folder.remove("a")

    #expect(throws: LibraryError.notThere(path: folder.path("a"))) { try library.reload() }
    #expect(library.listing == ["2025-01-06: A"])
  }
}

@Suite struct LibraryErrors {
  @Test func `what cannot be read is told in plain words`() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.md", "Not a digest.")
    try folder.makeFolder("empty")
    let cases: [(String, LibraryError)] = [
      ("missing", .notThere(path: folder.path("missing"))),
      ("notes.md/x", .notThere(path: folder.path("notes.md/x"))),
      ("notes.md", .notADigest(path: folder.path("notes.md"))),
      ("empty", .noDigest(folder: folder.path("empty"))),
      ("", .noDigest(folder: folder.path(""))),
    ]

    for (name, error) in cases {
      #expect(throws: error) { try folder.library(name).load() }
      #expect(error.description.hasPrefix(folder.path(name) + ": "))
    }
  }

  @Test func `beside digests, a file named by hand that is none is a diagnostic`() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.md", "Not a digest.")
    try folder.write("06.md", digest("2025-01-06", "2501.00001=A"))

    let library = folder.library("notes.md", "06.md")
    try library.load()

    #expect(library.listing == ["2025-01-06: A"])
    #expect(library.diagnostics.map(\.problem) == [.notADigest])
  }

  @Test func `any thread may ask while files are read`() async throws {
    let folder = try TemporaryFolder()
    let first = DigestDate(dayNumber: 20_000)
    for number in 0..<200 {
      let date = first.adding(days: number).description
      try folder.write("\(date).md", digest(date, "A", "B"))
    }
    let library = folder.library()

    let counts = await withTaskGroup(of: [Int].self) { group in
      group.addTask {
        try? library.load()
        return []
      }
      for _ in 0..<4 {
        group.addTask { (0..<200).map { _ in library.snapshot.paperCount } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }

    #expect(counts.allSatisfy { $0 == $0.sorted() })
    #expect(library.snapshot.paperCount == 400)
  }
}

@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "../shared/archive"),
    "skipped: there are no real digests at ../shared"))
struct LibraryOfRealDigests {
  @Test func `the archive and the seeds are 85 days and 1,703 papers`() throws {
    let library = Library(Archive(paths: ["../shared/archive", "../shared/seeds"]))

    try library.load()

    #expect(library.snapshot.days.count == 85)
    #expect(library.snapshot.paperCount == 1_703)
    #expect(library.diagnostics == [])
    #expect(library.archive.newest()?.date == library.snapshot.days[0].date)
    #expect(library.archive.newest()?.entries == library.snapshot.days[0].entries)
  }
}
