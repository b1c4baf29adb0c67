package import DigestCore
import Synchronization

/// The papers of an archive as marks are joined with them, at one moment.
protocol KeyedPapers {
  associatedtype Failure: Error

  /// Another one for other papers.
  var revision: PapersRevision { get throws(Failure) }
  /// The newest first, papers of no day last.
  var days: [DayCount] { get throws(Failure) }
  /// The papers of `keys`, which are in descending order: the key of each, in that order, and its
  /// row id.
  func papers(of keys: [Int64]) throws(Failure) -> (keys: [Int64], ids: [Int64])
  /// The row id at a place of a day, in reading order; `nil` behind the last.
  func id(at place: Int, ofDay bits: Int) throws(Failure) -> Int64?
}

enum PapersRevision: Hashable, Sendable {
  /// `connection` counts the files that were opened: each counts its own changes.
  case index(connection: Int, changes: Int)
  case memory(Int)
}

/// The reader's marks, joined with the papers of an archive when somebody asks for it.
///
/// Any thread may ask at any time. To tell it of marks waits for nothing.
package final class ArchiveMarks: Sendable {
  /// What nobody has asked for since.
  private struct Told: Sendable {
    /// All marks, before `changes`; `nil` for those that there were.
    var all: [(PaperKey, PaperMarks)]?
    var changes: [(PaperKey, PaperMarks)] = []
    /// Told anew.
    var visited: [DayCount]??
  }

  private let told = Mutex(Told())
  private let joined = Mutex(JoinedMarks())

  package init() {}

  /// Takes all marks in place of those that there were.
  package func set(_ marks: [(PaperKey, PaperMarks)]) {
    told.withLock { told in
      told.all = marks
      told.changes = []
    }
  }

  /// Takes what papers are marked with from now on.
  package func take(_ changes: [(PaperKey, PaperMarks)]) {
    told.withLock { $0.changes += changes }
  }

  /// Takes what there was at the last visit, `nil` where there was none: then nothing is new.
  package func setVisited(_ days: [DayCount]?) { told.withLock { $0.visited = .some(days) } }

  /// Which of `papers` carry which marks.
  func entries<Papers: KeyedPapers>(
    of papers: Papers
  ) throws(Papers.Failure) -> EntryMarks {
    try joined.withLock { joined throws(Papers.Failure) in
      let news = told.withLock { told in
        defer { told = Told() }
        return told
      }
      if let all = news.all { joined.set(all) }
      if !news.changes.isEmpty { joined.take(news.changes) }
      if let visited = news.visited { joined.setVisited(visited) }
      try joined.update(papers)
      return joined.entries
    }
  }
}

/// Marks by key and by row id.
private struct JoinedMarks: Sendable {
  private var keys = MarkLists()
  /// What `entries` does not have yet, by key.
  private var changes: [Int64: PaperMarks] = [:]
  private var visited: [DayCount]?
  /// What `entries.lists` were made of, and `entries.new`; `nil` for nothing that is.
  private var revision: PapersRevision?
  private var newRevision: PapersRevision?
  private(set) var entries = EntryMarks()

  mutating func set(_ marks: [(PaperKey, PaperMarks)]) {
    keys = MarkLists()
    keys.set(marks.map { ($0.number, $1) })
    revision = nil
    changes = [:]
  }

  mutating func take(_ news: [(PaperKey, PaperMarks)]) {
    let news = news.map { (number: $0.number, marks: $1) }
    keys.set(news)
    for (key, marks) in news { changes[key] = marks }
  }

  mutating func setVisited(_ days: [DayCount]?) {
    visited = days
    newRevision = nil
  }

  /// What throws is done the next time.
  mutating func update<Papers: KeyedPapers>(_ papers: Papers) throws(Papers.Failure) {
    let now = try papers.revision
    if newRevision != now {
      entries.new =
        try visited.map { seen throws(Papers.Failure) in try papers.new(since: seen) }
        ?? IDRanges([])
      newRevision = now
    }
    if revision != now {
      let (marked, ids) = try papers.papers(of: keys.all)
      entries.lists = keys.translated(from: marked, to: ids)
      revision = now
    } else if !changes.isEmpty {
      let (changed, ids) = try papers.papers(of: changes.keys.sorted(by: >))
      entries.lists.set(
        zip(changed, ids).compactMap { key, id in changes[key].map { (id, $0) } })
    }
    changes = [:]
  }
}

extension KeyedPapers {
  /// The papers of days that were not there, and of days that have grown those behind the others.
  fileprivate func new(since visited: [DayCount]) throws(Failure) -> IDRanges {
    let seen = Dictionary(visited.map { ($0.date, $0.papers) }, uniquingKeysWith: max)
    var ranges: [ClosedRange<Int64>] = []
    // Whether nothing that is known lies behind the last range so far.
    var goesOn = false
    for day in try days where day.papers > 0 {
      let bits = EntryID.dayBits(day.date)
      let ids = EntryID.range(ofDayBits: bits)
      let (first, last) = (ids.lowerBound.rawValue, ids.upperBound.rawValue)
      let known = seen[day.date] ?? 0
      if known == 0 {
        ranges.append(first...(goesOn ? ranges.removeLast().upperBound : last))
        goesOn = true
      } else if day.papers > known, let last = try id(at: known, ofDay: bits) {
        ranges.append(first...last)
        goesOn = true
      } else {
        goesOn = false
      }
    }
    return IDRanges(ranges)
  }
}
