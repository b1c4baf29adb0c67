import DigestCore
import DigestLibrary
import Foundation
import Testing

private let today = DigestDate(dayNumber: 20_100)

private func query(_ text: String) -> Query { Query(parsing: text, today: today) }

/// The reader's marks by paper, and what is found of them by looking at each paper.
private struct MarkedArchive {
  let library: Library
  var marks: [PaperKey: PaperMarks] = [:]
  /// `nil` for no visit before.
  var visited: [DayCount]?

  var pairs: [(PaperKey, PaperMarks)] { marks.map { ($0.key, $0.value) } }

  var entries: [PaperEntry] { library.snapshot.days.flatMap(\.entries) }

  func isNew(_ entry: PaperEntry) -> Bool {
    guard let visited else { return false }
    let seen = visited.first { $0.date == entry.date }?.papers ?? 0
    let day = library.snapshot.day(entry.date)?.entries ?? []
    return !day.prefix(seen).contains { $0.id == entry.id }
  }

  func meets(_ criterion: MarkCriterion, _ entry: PaperEntry) -> Bool {
    criterion.isMet(by: marks[PaperKey(entry.paper)] ?? .none, isNew: isNew(entry))
  }

  /// In the order of the results, but for relevance.
  func hits(_ query: Query) -> [EntryID] {
    var tiers: [[EntryID]] = [[], [], []]
    for entry in entries {
      let tier = query.tier(
        of: entry, folded: FoldedPaper(entry.paper), isMet: { meets($0, entry) })
      if let tier { tiers[query.order == .tiers ? tier - 1 : 0].append(entry.id) }
    }
    return tiers.flatMap { $0 }
  }
}

@Suite struct MarkSearches {
  private let folder: TemporaryFolder
  private var generator: GeneratedDigests
  private var marked: MarkedArchive

  init() throws {
    folder = try TemporaryFolder()
    generator = GeneratedDigests(seed: 400)
    try folder.writeDigests(generator.files(days: 40))
    let library = folder.library("digests")
    try library.load()
    marked = MarkedArchive(library: library)
    for entry in marked.entries where marked.marks[PaperKey(entry.paper)] == nil {
      marked.marks[PaperKey(entry.paper)] = generator.marks()
    }
    // Every third day is known, some of them with fewer papers.
    let days = library.snapshot.days.map { DayCount(date: $0.date, papers: $0.count) }
    marked.visited = days.enumerated().filter { $0.offset % 3 == 0 }.map { place, day in
      DayCount(date: day.date, papers: place % 2 == 0 ? day.papers : day.papers / 2)
    }
  }

  /// Out of its index, and out of memory.
  private func opened() throws -> [OpenArchive] {
    let archive = folder.indexed.archive
    let all = [folder.indexed.file, nil].map { OpenArchive(archive, index: $0) }
    for open in all {
      try open.load()
      open.set(marks: marked.pairs)
      open.setVisited(marked.visited)
    }
    return all
  }

  @Test(arguments: 0..<4)
  func `indexed or not, the papers are found that meet what is asked of marks`(
    seed: Int
  ) throws {
    var generator = GeneratedDigests(seed: UInt64(500 + seed))
    let archives = try opened()
    var different: [String] = []
    for _ in 0..<250 {
      let text = generator.markedQuery()
      let query = query(text)
      let wanted = marked.hits(query)
      let found = archives.map { $0.search(query, limit: 20)?.ids }
      if query.order == .relevance {
        // The orders are held against each other.
        if found[0] != found[1] || Set(found[0] ?? []) != Set(wanted) { different.append(text) }
      } else if found != [wanted, wanted] {
        different.append(text)
      }
    }
    #expect(different.isEmpty)
  }

  @Test func `marks are asked for within a day and among papers, and counted by day`() throws {
    var generator = GeneratedDigests(seed: 9)
    var days = marked.library.snapshot.days.map(\.date).makeIterator()
    let some = marked.entries.map(\.id).shuffled()
    for open in try opened() {
      for _ in 0..<80 {
        let query = query(generator.markedQuery() + " sort:date")
        let wanted = marked.hits(query)
        let isHit = Set(wanted)
        let hits = try #require(open.search(query, among: Array(some.prefix(50)), limit: 9))
        #expect(hits.ids == some.prefix(50).filter(isHit.contains))

        let date = days.next() ?? nil
        let day = EntryID.range(ofDayBits: EntryID.dayBits(date))
        #expect(
          open.search(query, in: day, limit: 9)?.ids == wanted.filter { $0.date == date })

        let counts = Dictionary(grouping: wanted, by: \.date).mapValues(\.count)
        let told = open.search(query, limit: 9)?.days ?? []
        #expect(Dictionary(uniqueKeysWithValues: told.map { ($0.date, $0.papers) }) == counts)
      }
    }
  }

  @Test(arguments: [1, 7, 60, 1_000])
  func `marks that are told one by one are as good as all told at once`(step: Int) throws {
    var generator = GeneratedDigests(seed: UInt64(step))
    var marked = marked
    let archives = try opened()
    for _ in 0..<8 {
      var changes: [(PaperKey, PaperMarks)] = []
      for entry in marked.entries.shuffled().prefix(step) {
        let marks = generator.marks()
        changes.append((PaperKey(entry.paper), marks))
        marked.marks[PaperKey(entry.paper)] = marks
      }
      for open in archives { open.take(marks: changes) }
      for text in [
        "is:read", "is:unread sort:date", "tag:rl", "is:tagged", "-is:noted a", "is:new",
      ] {
        let wanted = marked.hits(query(text))
        for open in archives { #expect(open.search(query(text), limit: 5)?.ids == wanted) }
      }
    }
  }

  @Test func `marks stay with the papers when the archive changes`() throws {
    let archives = try opened()
    for open in archives { #expect(open.entryMarks.meets(.read, marked.hits(query("is:read"))[0])) }

    var generator = GeneratedDigests(seed: 77)
    for (name, text) in generator.files(days: 12) { try folder.write("digests/\(name)", text) }
    try folder.write("digests/extra/1.md", digest("2025-01-06", "2501.10007=A", "None"))
    try folder.remove("digests/extra/28.md")
    for open in archives { _ = try open.reload() }
    _ = try marked.library.reload()

    for text in ["is:read", "is:unread", "is:new", "-is:new model", "tag:agents", "is:starred a"] {
      let wanted = marked.hits(query(text))
      for open in archives { #expect(open.search(query(text), limit: 5)?.ids == wanted, "\(text)") }
    }
  }

  @Test func `a list is filtered, counted by day and named by keys`() throws {
    let entries = marked.entries.shuffled()
    for open in try opened() {
      for criterion in [MarkCriterion.read, .unread, .starred, .tag("rl"), .tag("x"), .new] {
        let wanted = entries.filter { marked.meets(criterion, $0) }.map(\.id)
        #expect(open.marked(criterion, among: entries.map(\.id)) == wanted)
      }
      let read = marked.library.snapshot.days.map { day in
        DayCount(
          date: day.date, papers: day.entries.filter { marked.meets(.read, $0) }.count)
      }
      #expect(open.readCounts == read.filter { $0.papers > 0 })

      let gone = EntryID(date: today, file: 900, position: 3)
      #expect(
        open.keys(of: entries.map(\.id) + [gone]) == entries.map { PaperKey($0.paper) })
      #expect(open.keys(of: []) == [])
      let byKey = Dictionary(grouping: marked.entries) { PaperKey($0.paper) }
      for (key, papers) in byKey {
        #expect(open.entries(of: key) == papers.map(\.id).sorted(by: >))
      }
      #expect(open.entries(of: PaperKey(arxivID: "9999.99999")) == [])
    }
  }
}
