import DigestCore
import TerminalGrid
import Testing

@testable import ReaderApp

/// A paper `age` days before 2025-05-01.
private func entry(
  _ title: String, age: Int, position: Int = 0, authors: [String] = []
) -> PaperEntry {
  var paper = Paper(title: title, line: 1)
  paper.authors = authors
  let date = DigestDate(year: 2025, month: 5, day: 1)?.adding(days: -age)
  return PaperEntry(
    id: EntryID(date: date, file: 0, position: position), file: "a.md", paper: paper)
}

private func statistics(_ papers: [PaperEntry], read: [DayEntry]? = nil) -> ArchiveStatistics {
  let counts = Dictionary(papers.map { ($0.date, 1) }, uniquingKeysWith: +)
  let days = counts.map { DayEntry(date: $0.key, count: $0.value) }
    .sorted { ($0.date?.dayNumber ?? .min) > ($1.date?.dayNumber ?? .min) }
  return ArchiveStatistics(
    days: days, read: read, papers: papers, newest: DigestDate(year: 2025, month: 5, day: 1))
}

@Suite struct StatisticsTests {
  @Test(
    "terms are words that tell something, and pairs of them",
    arguments: [
      ("Flow Matching for Vidéo", ["flow", "matching", "flow matching", "video"]),
      ("A Study of the 3 Best", ["best"]), ("RL, RL, RL", ["rl", "rl rl"]), ("", []),
      ("GPT-4o via X", ["gpt", "4o", "gpt 4o"]),
    ] as [(String, Set<String>)])
  func terms(title: String, expected: Set<String>) {
    #expect(TitleTerms.terms(of: title) == expected)
  }

  @Test func `what rises and falls is clear of chance, the clearest first`() {
    let recent = (0..<100).map { $0 < 20 ? "mamba" : $0 < 30 ? "flow" : "other things \($0)" }
    let before = (0..<300).map { $0 < 6 ? "flow" : $0 < 90 ? "gan" : "other things \($0)" }

    let shifts = TermShifts(recent: recent, before: before, limit: 10)

    #expect(shifts.rising.map(\.term) == ["mamba", "flow"])
    #expect(shifts.falling.map(\.term) == ["gan"])
    #expect((shifts.recentAll, shifts.beforeAll) == (100, 300))
    #expect(shifts.rising[1].recentShare == 0.1 && shifts.rising[1].beforeShare == 0.02)
  }

  @Test func `fewer papers than the floor do not rise`() {
    let recent = Array(repeating: "mamba", count: 4) + Array(repeating: "x", count: 6)

    let shifts = TermShifts(recent: recent, before: Array(repeating: "x", count: 900), limit: 10)

    #expect(shifts.rising.isEmpty)
  }

  @Test func `with nothing before nothing rises`() {
    let shifts = TermShifts(
      recent: Array(repeating: "mamba", count: 50), before: [], limit: 10)

    #expect(shifts.rising.isEmpty && shifts.falling.isEmpty)
  }

  @Test func `a word that is part of a listed pair is not listed by itself`() {
    let recent = Array(repeating: "flow matching", count: 20) + Array(repeating: "x y", count: 80)

    let shifts = TermShifts(
      recent: recent, before: Array(repeating: "word", count: 300), limit: 10)

    #expect(shifts.rising.map(\.term) == ["flow matching"])
  }

  @Test func `only the newest 30 days and the 90 before are compared`() {
    let ages = [0, 29, 30, 119, 120, 4_000]

    let shifts = statistics(ages.map { entry("word", age: $0) }).shifts

    #expect((shifts.recentAll, shifts.beforeAll) == (2, 2))
  }

  @Test func `an author is one however the name is written`() {
    let names = ["José Müller", "Jose Muller", "José Müller", "Wei Li"]

    let authors = statistics(
      names.enumerated().map { entry("a", age: 0, position: $0, authors: [$1]) }
    ).authors

    #expect(authors.map(\.name) == ["José Müller", "Wei Li"])
    #expect(authors.map(\.papers) == [3, 1])
  }

  @Test func `the page fits any width, and no control comes through`() {
    let papers = (0..<200).map {
      entry("mamba\u{1B}[2J \($0 % 7)", age: $0, position: $0, authors: ["A\u{7}b\u{1B}c"])
    }
    for papers in [[], papers] {
      for columns in [-1, 0, 1, 5, 20, 40, 80, 200] {
        let lines = StatsPage(statistics(papers, read: []), isASCII: false, hasColors: true)
          .lines(columns: columns)

        #expect(lines.allSatisfy { $0.width <= max(0, columns) })
        #expect(lines.allSatisfy { !$0.description.unicodeScalars.contains { $0.value < 0x20 } })
      }
    }
  }

  @Test func `objects of days sum up to all papers`() {
    let all = statistics((0..<9).map { entry("a", age: $0 / 3, position: $0) })

    let lines = StatsOutput.json(all).filter { $0.contains("\"kind\":\"day\"") }

    #expect(lines.first == #"{"kind":"day","date":"2025-05-01","papers":3,"read":null}"#)
    #expect(lines.count == 3 && all.papers == 9)
  }
}
