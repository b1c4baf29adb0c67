import DigestCore
import DigestLibrary
import Foundation
import Testing

extension TemporaryFolder {
  /// The archive `digests` below the folder, with its index beside it.
  var indexed: IndexedLibrary {
    let archive = Archive(paths: [path("digests")])
    return IndexedLibrary(archive, file: IndexFile(of: archive, cacheFolder: path("cache")))
  }

  func writeDigests(_ files: [(name: String, text: String)]) throws {
    for file in files { try write("digests/\(file.name)", file.text) }
  }
}

private let today = DigestDate(dayNumber: 20_100)

/// All that can be asked of an index, to be held against another's.
private func contents(_ library: IndexedLibrary) throws -> [String] {
  let days = try library.days()
  let entries = try days.flatMap { day in
    try library.entries(EntryID.range(ofDayBits: EntryID.dayBits(day.date)))
  }
  let words = try library.vocabularyWords()
  return days.map { "\($0)" } + entries.map { "\($0)" } + words
}

@Suite struct IndexContents {
  @Test func `the index holds what the library in memory holds, in its order`() throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 1)
    try folder.writeDigests(generator.files(days: 60))
    let memory = folder.library("digests")
    try memory.load()

    let library = folder.indexed
    let changes = try library.update()

    #expect(changes.papers == memory.snapshot.paperCount)
    #expect(changes.added == 69)
    #expect(
      try library.days()
        == memory.snapshot.days.map {
          DayCount(date: $0.date, papers: $0.count)
        })
    for day in memory.snapshot.days {
      let ids = EntryID.range(ofDayBits: EntryID.dayBits(day.date))
      #expect(try library.entries(ids) == day.entries)
    }
    let some = memory.snapshot.days.flatMap(\.entries).shuffled().prefix(20)
    #expect(try library.entries(some.map(\.id)) == Array(some))
    #expect(try library.update().isEmpty)
  }

  @Test(arguments: 0..<4)
  func `import in any order and in any steps ends in the same index`(seed: Int) throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: UInt64(seed))
    let files = generator.files(days: 40)
    var random = SeededGenerator(seed: UInt64(seed))
    let library = folder.indexed
    // Some at first, others wrong at first, in several steps, and some that go again.
    try folder.write("digests/gone.md", generator.digest(today))
    var rest = files.shuffled(using: &random)
    for file in rest.prefix(15) {
      try folder.write("digests/\(file.name)", generator.digest(today))
    }
    _ = try library.update()
    try folder.remove("digests/gone.md")
    while !rest.isEmpty {
      let step = Int.random(in: 1...12, using: &random)
      try folder.writeDigests(Array(rest.prefix(step)))
      rest.removeFirst(min(step, rest.count))
      _ = try library.update()
    }

    let other = try TemporaryFolder()
    try other.writeDigests(files)
    let whole = other.indexed
    _ = try whole.update()

    let names = [try contents(library), try contents(whole)].map { lines in
      lines.map { $0.replacing(folder.path, with: "").replacing(other.path, with: "") }
    }
    #expect(names[0] == names[1])
  }

  @Test func `an archive by another name finds the same index`() throws {
    let folder = try TemporaryFolder()
    try folder.writeDigests([("a.md", digest("2025-01-06", "A"))])
    _ = try folder.indexed.update()
    let archive = Archive(paths: [folder.path("digests/../digests/")])
    let library = IndexedLibrary(
      archive, file: IndexFile(of: archive, cacheFolder: folder.path("cache")))

    #expect(try library.update().added == 1)
    #expect(library.file.path == folder.indexed.file.path)
    let hits = try library.search(Query(parsing: "a", today: today), limit: 5)
    #expect(hits.entries.map(\.file) == [folder.path("digests/../digests/a.md")])
  }
}

@Suite struct IndexSearches {
  @Test(arguments: 0..<4)
  func `the index and the search in memory find the same papers in the same order`(
    seed: Int
  ) throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: UInt64(100 + seed))
    try folder.writeDigests(generator.files(days: 30))
    let memory = folder.library("digests")
    try memory.load()
    let scan = MemorySearch(memory)
    let library = folder.indexed
    _ = try library.update()

    var different: [String] = []
    for _ in 0..<300 {
      let text = generator.query()
      let query = Query(parsing: text, today: today)
      let wanted = try #require(scan.matches(query))
      let hits = try library.search(query, limit: 30)
      let days = Dictionary(grouping: wanted, by: \.date).mapValues(\.count)
      let isSame =
        hits.ids == wanted && hits.isComplete
        && hits.entries.map(\.id) == Array(wanted.prefix(30))
        && Dictionary(uniqueKeysWithValues: hits.days.map { ($0.date, $0.papers) }) == days
      if !isSame { different.append(text) }
    }
    #expect(different.isEmpty)
  }

  @Test func `hits among some papers keep the order of those`() throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 7)
    try folder.writeDigests(generator.files(days: 30))
    let library = folder.indexed
    _ = try library.update()
    let some = try library.days().prefix(9).flatMap { day in
      try library.entries(EntryID.range(ofDayBits: EntryID.dayBits(day.date)))
    }.shuffled()

    let query = Query(parsing: "model", today: today)
    let hits = try library.search(query, among: some.map(\.id), limit: 3)

    let wanted = some.filter { query.tier(of: $0, folded: FoldedPaper($0.paper)) != nil }
    #expect(hits.ids == wanted.map(\.id))
    #expect(hits.ids.count > 3)
    #expect(hits.entries == Array(wanted.prefix(3)))
  }

  @Test func `every prefix of every query, and any bytes, are safe`() throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 3)
    try folder.writeDigests(generator.files(days: 5))
    let library = folder.indexed
    _ = try library.update()
    let odd = [
      "\" OR 1=1; --", "a* AND b", "NEAR(a b)", "^a", "{title}: a", "a:\"", "((((((", "* ^ : -",
      "\u{0}a\u{0}b", "🙂🙃", "title:\"\"\"", "-", "|", "a | | b", "'; DROP TABLE paper; --",
      "§ü •", String(repeating: "a ", count: 2_500), String(repeating: "wörd", count: 2_500),
      String(repeating: "(a | -", count: 1_500), String(repeating: "é漢", count: 3_000),
    ]
    for text in odd + (0..<60).map({ _ in generator.query() }) {
      let prefixes =
        text.count < 60 ? (0...text.count).map { text.prefix($0) } : [text.prefix(.max)]
      for prefix in prefixes {
        let query = Query(parsing: String(prefix), today: today)
        _ = try library.search(query, limit: 10)
      }
    }
  }

  @Test func `a search that nobody waits for ends, and the next one answers`() throws {
    let folder = try TemporaryFolder()
    var generator = GeneratedDigests(seed: 3)
    try folder.writeDigests(generator.files(days: 60))
    let library = folder.indexed
    _ = try library.update()
    let query = Query(parsing: "a", today: today)

    #expect(throws: IndexError.cancelled) {
      try library.search(query, limit: 10, isCancelled: { true })
    }
    #expect(try !library.search(query, limit: 10).ids.isEmpty)
  }

  @Test func `near words and authors come from the papers`() throws {
    let folder = try TemporaryFolder()
    let rows = """
      | Diffusion one | Ann Lee, Bo Li | Diffusion. |
      | Diffusion two | Bo Li | Diffused. |
      | Effusion | Cy Lind, Bo Li | None. |
      """
    try folder.write(
      "digests/a.md",
      "## Papers for 2025-01-06\n\n| Title | Authors | Summary |\n|---|---|---|\n" + rows + "\n")
    let library = folder.indexed
    _ = try library.update()

    let text = "title:difusion -x"
    let suggestions = try library.suggestions(for: text, query: Query(parsing: text, today: today))
    #expect(suggestions.first == QuerySuggestion(word: "diffusion", query: "title:diffusion -x"))
    let authors = try library.authors(beginningWith: "li", limit: 5)
    #expect(authors.map(\.name) == ["Bo Li", "Cy Lind"])
    #expect(authors.map(\.papers) == [3, 1])
  }
}
