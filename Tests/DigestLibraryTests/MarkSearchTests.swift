import DigestCore
import DigestLibrary
import Foundation
import Testing

private let today = DigestDate(dayNumber: 20_100)

private func query(_ text: String) -> Query { Query(parsing: text, today: today) }

/// The reader's marks by paper, and what is found of them by looking at each paper.
private struct MarkedArchive {
  struct MarkedPaper {
    var entry: PaperEntry
    var folded: FoldedPaper
    var key: PaperKey
    var isNew: Bool
  }

  let library: Library
  /// At the last visit.
  let visited: [DayCount]
  private(set) var papers: [MarkedPaper] = []
  var marks: [PaperKey: PaperMarks] = [:]

  /// Every third day is known, some of them with fewer papers.
  init(_ library: Library) {
    self.library = library
    let days = library.snapshot.days.map { DayCount(date: $0.date, papers: $0.count) }
    visited = days.enumerated().filter { $0.offset % 3 == 0 }.map { place, day in
      DayCount(date: day.date, papers: place % 2 == 0 ? day.papers : day.papers / 2)
    }
    readPapers()
  }

  mutating func readPapers() {
    papers = library.snapshot.days.flatMap { day in
      let seen = visited.first { $0.date == day.date }?.papers ?? 0
      return day.entries.enumerated().map { place, entry in
        MarkedPaper(
          entry: entry, folded: FoldedPaper(entry.paper), key: PaperKey(entry.paper),
          isNew: place >= seen)
      }
    }
  }

  var pairs: [(PaperKey, PaperMarks)] { marks.map { ($0.key, $0.value) } }

  func meets(_ criterion: MarkCriterion, _ paper: MarkedPaper) -> Bool {
    criterion.isMet(by: marks[paper.key] ?? .none, isNew: paper.isNew)
  }

  /// In the order of the results, but for relevance.
  func hits(_ query: Query) -> [EntryID] {
    var tiers: [[EntryID]] = [[], [], []]
    for paper in papers {
      let tier = query.tier(
        of: paper.entry, folded: paper.folded, isMet: { meets($0, paper) })
      if let tier { tiers[query.order == .tiers ? tier - 1 : 0].append(paper.entry.id) }
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
    marked = MarkedArchive(library)
    for paper in marked.papers where marked.marks[paper.key] == nil {
      marked.marks[paper.key] = generator.marks()
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
    for _ in 0..<150 {
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
    let some = marked.papers.map(\.entry.id).shuffled()
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
      for paper in marked.papers.shuffled().prefix(step) {
        let marks = generator.marks()
        changes.append((paper.key, marks))
        marked.marks[paper.key] = marks
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
    var marked = marked
    marked.readPapers()

    for text in ["is:read", "is:unread", "is:new", "-is:new model", "tag:agents", "is:starred a"] {
      let wanted = marked.hits(query(text))
      for open in archives { #expect(open.search(query(text), limit: 5)?.ids == wanted, "\(text)") }
    }
  }

  @Test func `a list is filtered, counted by day and named by keys`() throws {
    let papers = marked.papers.shuffled()
    let ids = papers.map(\.entry.id)
    for open in try opened() {
      for criterion in [MarkCriterion.read, .unread, .starred, .tag("rl"), .tag("x"), .new] {
        let wanted = papers.filter { marked.meets(criterion, $0) }.map(\.entry.id)
        #expect(open.marked(criterion, among: ids) == wanted)
      }
      let read = Dictionary(grouping: marked.papers.filter { marked.meets(.read, $0) }) {
        $0.entry.date
      }
      #expect(open.readCounts.map(\.papers).reduce(0, +) == read.values.joined().count)
      for count in open.readCounts { #expect(count.papers == read[count.date]?.count) }

      let gone = EntryID(date: today, file: 900, position: 3)
      #expect(
        open.keys(of: ids + [gone]) == papers.map(\.key))
      #expect(open.keys(of: []) == [])
      for (key, papers) in Dictionary(grouping: marked.papers, by: \.key) {
        #expect(open.entries(of: key) == papers.map(\.entry.id).sorted(by: >))
      }
      #expect(open.entries(of: PaperKey(arxivID: "9999.99999")) == [])
    }
  }
}
