import DigestCore
import Marks
import ReaderApp
import Synchronization
import TerminalGrid

/// A library over an array of papers: no disk.
struct ArrayLibrary: Sendable {
  /// In reading order.
  var entries: [PaperEntry]
  /// Days whose digest has no papers.
  var emptyDays: [DigestDate] = []
  /// By query.
  var suggestions: [String: [QuerySuggestion]] = [:]
  /// Earlier queries, the newest first.
  var history: [String] = []
  /// A search tells the first screenful before it tells all.
  var isToldInParts = false

  var days: [DayEntry] {
    let dates = Set(entries.map(\.date) + emptyDays.map(Optional.some))
    let dated = dates.compactMap { $0 }.sorted(by: >).map(Optional.some)
    return (dated + (dates.contains(nil) ? [nil] : [])).map { date in
      DayEntry(date: date, count: entries.count { $0.date == date })
    }
  }

  var status: LibraryStatus { LibraryStatus(days: days) }

  var access: LibraryAccess { access(joined: [:]) }

  /// With marks of papers; those that are joined later live as long as what is returned.
  func access(joined: [PaperKey: PaperMarks]) -> LibraryAccess {
    let joined = Joined(joined)
    return LibraryAccess(
      list: { source, only in
        let papers =
          switch source {
          case .day(let date): entries.filter { $0.date == date }
          case .month(let month): entries.filter { $0.date.map(Month.init) == month }
          case .search, .filter: [PaperEntry]()
          }
        return papers.filter { joined.meets(only, $0) }
      },
      entries: { ids in entries.filter { ids.contains($0.id) } },
      search: { request, tell in
        if isToldInParts { tell(answer(to: request, joined: joined, firstOnly: true)) }
        tell(answer(to: request, joined: joined))
      },
      suggest: { query, _ in suggestions[query] ?? [] },
      authors: { prefix, limit in
        let names = entries.flatMap(\.paper.authors)
        let found = Set(names).filter { $0.lowercased().contains(prefix.lowercased()) }
        let counts = found.map { name in
          AuthorCount(name: name, papers: names.count { $0 == name })
        }
        return Array(counts.sorted { ($1.papers, $0.name) < ($0.papers, $1.name) }.prefix(limit))
      },
      history: { history },
      remember: { _ in },
      reload: { _ in (status, Message("nothing new")) },
      join: { joined.take($0) },
      readCounts: { readDays(joined) },
      keys: { papers in
        switch papers {
        case .ids(let ids): entries.filter { ids.contains($0.id) }.map { PaperKey($0.paper) }
        case .list(.day(let date), let only):
          entries.filter { $0.date == date && joined.meets(only, $0) }.map { PaperKey($0.paper) }
        case .list(.month(let month), let only):
          entries.filter { $0.date.map(Month.init) == month && joined.meets(only, $0) }
            .map { PaperKey($0.paper) }
        case .list: []
        }
      },
      papers: { keys in
        keys.compactMap { key in entries.first { PaperKey($0.paper) == key } }
      },
      unreadHits: { query, today in
        let request = SearchRequest(query: query, today: today, revision: 0, only: .unread)
        return answer(to: request, joined: joined).ids.count
      },
      plot: { request, tell in counting(joined).answer(request, tell: tell) })
  }

  private func readDays(_ joined: Joined) -> [DayEntry] {
    days.map { day in
      DayEntry(
        date: day.date, count: entries.count { $0.date == day.date && joined.meets(.read, $0) })
    }
  }

  private func counting(_ joined: Joined) -> PlotCounting {
    PlotCounting(
      days: { days },
      readDays: { readDays(joined) },
      read: { ids in
        entries.filter { ids.contains($0.id) && joined.meets(.read, $0) }.map(\.id)
      },
      papersOfDay: { date in entries.filter { $0.date == date } },
      papers: { ids in entries.filter { ids.contains($0.id) } },
      search: { query, range throws(PlotFailure) in
        let hits = entries.filter { entry in
          let folded = FoldedPaper(entry.paper)
          let isIn = range?.contains(entry.id) ?? true
          return isIn
            && query.tier(of: entry, folded: folded, isMet: { joined.meets($0, entry) }) != nil
        }
        let counts = days.map { day in
          DayEntry(date: day.date, count: hits.count { $0.date == day.date })
        }
        return PlotCounting.Found(ids: hits.map(\.id), days: counts.filter { $0.count > 0 })
      }, hasMarks: true)
  }

  /// The hits in three tiers; with `firstOnly` only as many as were asked for.
  func answer(
    to request: SearchRequest, joined: Joined = Joined([:]), firstOnly: Bool = false
  ) -> SearchAnswer {
    let query = Query(parsing: request.query, today: request.today)
    let among = entries.filter {
      request.scope.contains($0.date) && request.among?.contains($0.id) ?? true
        && joined.meets(request.only, $0)
    }
    var tiers: [[PaperEntry]] = [[], [], []]
    for entry in among {
      let folded = FoldedPaper(entry.paper)
      if let tier = query.tier(of: entry, folded: folded, isMet: { joined.meets($0, entry) }) {
        tiers[tier - 1].append(entry)
      }
    }
    let hits = tiers.flatMap { $0 }
    let first = Array(hits.prefix(request.limit))
    guard !firstOnly else {
      return SearchAnswer(
        revision: request.revision, ids: first.map(\.id), entries: first, isComplete: false)
    }
    let counts = days.map { day in
      DayEntry(date: day.date, count: hits.count { $0.date == day.date })
    }
    return SearchAnswer(
      revision: request.revision, ids: hits.map(\.id), entries: first,
      days: counts.filter { $0.count > 0 })
  }
}

/// The marks of papers, as they were joined with a library.
final class Joined: Sendable {
  private let marks: Mutex<[PaperKey: PaperMarks]>

  init(_ marks: [PaperKey: PaperMarks]) { self.marks = Mutex(marks) }

  func take(_ papers: [MarkedPaper]) {
    marks.withLock { marks in for paper in papers { marks[paper.key] = paper.marks } }
  }

  func meets(_ criterion: MarkCriterion?, _ entry: PaperEntry) -> Bool {
    guard let criterion else { return true }
    let known = marks.withLock { $0[PaperKey(entry.paper)] }
    return criterion.isMet(by: known ?? .none, isNew: false)
  }
}

extension DigestDate {
  /// `2025-04-21`; the first day there is for anything else.
  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let date = parts.count == 3 ? Self(year: parts[0], month: parts[1], day: parts[2]) : nil
    self = date ?? DigestDate(dayNumber: 0)
  }
}

/// Papers of a day, by title, as they would stand in its digest.
func papers(_ day: String, _ titles: [String]) -> [PaperEntry] {
  titles.enumerated().map { position, title in
    // A number of its own for each paper: the day and the place.
    let number = String(
      10_000 + (DigestDate("2025-05-07").dayNumber - DigestDate(day).dayNumber + 800) % 800 * 100
        + position)
    let id = ArxivID(base: "2504.\(number)", version: nil)
    return PaperEntry(
      id: EntryID(date: DigestDate(day), file: 0, position: position), file: "\(day).md",
      paper: Paper(
        title: title, authors: ["Ada Lovelace", "Jürgen Müller", "王伟"], arxivID: id,
        arxivURL: "https://arxiv.org/abs/\(id)",
        huggingFaceURL: "https://huggingface.co/papers/\(id)",
        summary: "\(title) is studied. It **works** by `\(position)` %.", line: position + 6))
  }
}

/// Three days in two months, eight papers.
let shelf = ArrayLibrary(
  entries: papers(
    "2025-05-07",
    [
      "Attention Is Enough", "A Survey of Diffusion Models for Text-to-Image Generation at Scale",
      "大型語言模型的推理能力研究", "Sparse Experts",
    ])
    + papers("2025-04-21", ["Diffusion for Speech", "Learning to Plan", "Graphs"])
    + papers("2025-04-18", ["An Older Paper"]),
  emptyDays: [DigestDate("2025-04-22")])

/// The reader as it starts over `library`, all of it read.
func reader(
  _ library: ArrayLibrary = shelf, size: Size = Size(columns: 120, rows: 24),
  display: Display = Display()
) -> ReaderState {
  let newest = library.days.first?.date
  var state = ReaderState(
    size: size, today: DigestDate("2025-05-08"), display: display, archiveName: "shelf",
    first: (newest, library.entries.filter { $0.date == newest }))
  finish(state.apply(.finished(.libraryChanged(library.status))), &state, library, settles: false)
  let loaded = EffectResult.marksLoaded(MarkBook(), problem: nil)
  finish(state.apply(.finished(loaded)), &state, library, settles: false)
  return state
}

/// One clock for all that is written.
private let writtenMarks = MarkAccess.inMemory()

/// What `effects` ask of `library`, and what that asks for, done.
func finish(
  _ effects: [Effect], _ state: inout ReaderState, _ library: ArrayLibrary, settles: Bool = true
) {
  var queue = effects
  while !queue.isEmpty {
    let effect = queue.removeFirst()
    if case .mark(let changes) = effect {
      let lines = writtenMarks.append(changes).lines
      queue += state.apply(.finished(.marked(lines, problem: nil, isOwn: true)))
    }
    let joined = Dictionary(uniqueKeysWithValues: Array(state.marks.book.markedPapers))
    for result in library.access(joined: joined).results(of: effect) {
      queue += state.apply(.finished(result))
    }
  }
  if settles { _ = state.settle() }
}

/// The screen after `keys`, written as `replay --keys` takes them.
func screen(
  _ keys: String = "", _ library: ArrayLibrary = shelf, size: Size = Size(columns: 120, rows: 24),
  display: Display = Display()
) throws -> String {
  try play(keys, library, size: size, display: display).grid.description
}

func play(
  _ keys: String, _ library: ArrayLibrary = shelf, size: Size = Size(columns: 120, rows: 24),
  display: Display = Display()
) throws -> (grid: Grid, state: ReaderState) {
  let state = reader(library, size: size, display: display)
  let played = Replay.run(state, keys: try KeyScript.parse(keys), library: library.access)
  return (played.grid, played.state)
}
