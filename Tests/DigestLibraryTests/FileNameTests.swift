import DigestCore
import DigestLibrary
import Foundation
import Testing

private func query(_ text: String) -> Query {
  Query(parsing: text, today: DigestDate(dayNumber: 20_100))
}

@Suite struct FileNames {
  /// Names that are equal as strings, or begin with a mark, which is one character with a slash.
  private static let pairs = [
    ["r\u{E9}.md", "re\u{301}.md"], ["\u{301}x.md", "x.md"],
    ["\u{301}/a.md", "a.md"], ["\u{AC00}.md", "\u{1100}\u{1161}.md"],
  ]

  @Test(arguments: pairs, ["digests", "digests/"])
  func `files whose names differ in bytes alone are two files`(
    names: [String], root: String
  ) throws {
    let folder = try TemporaryFolder()
    for (name, word) in zip(names, ["first", "second"]) {
      try folder.write("digests/\(name)", digest("2025-01-06", word))
    }
    let archive = Archive(paths: [folder.path(root)])
    let memory = Library(archive)
    try memory.load()
    let library = IndexedLibrary(
      archive, file: IndexFile(of: archive, cacheFolder: folder.path("cache")))
    #expect(try library.update().added == 2)

    let ids = EntryID.range(
      ofDayBits: EntryID.dayBits(DigestDate(year: 2025, month: 1, day: 6)))
    let entries = try library.entries(ids)
    #expect(Set(entries.map(\.paper.title)) == ["first", "second"])
    #expect(entries == memory.snapshot.days.flatMap(\.entries))
    for entry in entries { #expect(FileManager.default.fileExists(atPath: entry.file)) }
    #expect(try library.update().isEmpty)

    // The other one is not touched when one goes.
    try FileManager.default.removeItem(atPath: folder.path("digests/\(names[0])"))
    #expect(try library.update().removed == 1)
    #expect(try library.search(query("second"), limit: 5).ids.count == 1)
    #expect(try library.search(query("first"), limit: 5).ids.isEmpty)
    #expect(try memory.reload().removed.count == 1)
    #expect(memory.listing == ["2025-01-06: second"])
  }

  @Test func `a link's own name tells its day, also where another file has the day`() throws {
    let folder = try TemporaryFolder()
    let text = "## Papers\n\n| Title | Authors | Summary |\n|---|---|---|\n| Linked | A | S. |\n"
    try folder.write("store/x.md", text)
    try folder.makeFolder("digests/2025/01")
    try folder.link("digests/2025/01/06.md", to: folder.path("store/x.md"))
    let library = folder.indexed
    _ = try library.update()
    // The day is written anew, from files that did not change.
    try folder.write("digests/extra.md", digest("2025-01-06", "Other"))
    _ = try library.update()
    let memory = folder.library("digests")
    try memory.load()

    #expect(memory.listing == ["2025-01-06: Linked, Other"])
    #expect(try library.search(query("linked"), limit: 5).ids.count == 1)
    #expect(try library.days().map(\.papers) == [2])
  }
}
