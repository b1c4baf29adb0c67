import DigestCore
import DigestLibrary
import ReaderApp

/// An open archive as the reader asks for it.
struct ReaderLibrary {
  private let archive: OpenArchive
  private let history: QueryHistory

  init(_ archive: OpenArchive, history: QueryHistory) {
    self.archive = archive
    self.history = history
  }

  /// Reads all of it and tells of each part, from any thread.
  func load(_ tell: @escaping @Sendable (EffectResult) -> Void) {
    do throws(LibraryError) {
      try archive.load(staysOn: true) { tell(.libraryChanged(LibraryStatus($0))) }
      if archive.visited != nil { tell(.newCounted(newPapers)) }
    } catch {
      tell(.libraryChanged(status))
      tell(.failed("\(error)"))
    }
  }

  /// Papers that were not there at the last visit.
  private var newPapers: Int {
    let query = Query(parsing: "is:new", today: System.today())
    return archive.search(query, limit: 0)?.ids.count ?? 0
  }

  var status: LibraryStatus { LibraryStatus(archive.status) }

  var access: LibraryAccess {
    var access = shortAccess
    access.longList = { [archive] source, only in
      guard let range = source.ids, let ids = archive.longList(range) else { return nil }
      return only.map { archive.marked($0, among: ids) } ?? ids
    }
    return access
  }

  private var shortAccess: LibraryAccess {
    LibraryAccess(
      list: { [archive] source, only in
        archive.papers(of: source, only: only)
      },
      entries: { [archive] in archive.entries($0) },
      search: { request, tell in search(request, tell) },
      suggest: { [archive] text, today in
        archive.suggestions(for: text, query: Query(parsing: text, today: today))
      },
      authors: { [archive] beginning, limit in
        archive.authors(beginningWith: beginning, limit: limit).map {
          AuthorCount(name: $0.name, papers: $0.papers)
        }
      },
      history: { [history] in history.all },
      remember: { [history] in history.remember($0) },
      reload: { reload(isAsked: $0) },
      join: { [archive] papers in archive.take(marks: papers.map { ($0.key, $0.marks) }) },
      readCounts: { [archive] in
        archive.readCounts.map { DayEntry(date: $0.date, count: $0.papers) }
      },
      keys: { [archive] papers in
        switch papers {
        case .ids(let ids): archive.keys(of: ids)
        case .list(let source, let only):
          archive.papers(of: source, only: only).map { PaperKey($0.paper) }
        }
      },
      papers: { [archive] keys in
        archive.entries(keys.compactMap { archive.entries(of: $0).first })
      },
      unreadHits: { [archive] text, today in
        let query = Query(parsing: text, today: today).only(.unread)
        return archive.search(query, limit: 0)?.ids.count ?? 0
      },
      plot: { [archive] request, tell in
        PlotCounting(archive, hasMarks: true).answer(request, tell: tell)
      })
  }

  private func search(_ request: SearchRequest, _ tell: @Sendable (SearchAnswer) -> Void) {
    let asked = Query(parsing: request.query, today: request.today)
    let query = request.only.map(asked.only) ?? asked
    var failure: IndexError?
    let hits = archive.search(
      query, in: request.scope.ids, among: request.among, limit: request.limit,
      isCancelled: { Task.isCancelled }, tell: { tell(SearchAnswer($0, to: request)) },
      failed: { failure = $0 })
    guard !Task.isCancelled else { return }
    // Where it failed there is nothing to show; without an answer every frame waits for one.
    var answer = SearchAnswer(
      hits ?? SearchHits(ids: [], entries: [], isComplete: true), to: request)
    answer.problem = failure?.reason
    tell(answer)
  }

  private func reload(isAsked: Bool) -> (status: LibraryStatus, message: Message?) {
    do throws(LibraryError) {
      let changes = try archive.reload()
      if archive.isHeld {
        return (status, isAsked ? Message("not read: another process is indexing") : nil)
      }
      let isWorthALine = isAsked || !changes.isEmpty || changes.papers != 0
      return (status, isWorthALine ? Message(changes.words) : nil)
    } catch {
      return (status, Message("\(error)", .error))
    }
  }
}

extension ListSource {
  /// All ids that its papers can have; `nil` for lists that are searched for.
  fileprivate var ids: ClosedRange<EntryID>? {
    switch self {
    case .day(let date): EntryID.range(ofDayBits: EntryID.dayBits(date))
    case .month(let month): month.ids
    case .search, .filter: nil
    }
  }
}

extension OpenArchive {
  /// The papers of a day or a month, in reading order; those with a mark only, or all.
  fileprivate func papers(of source: ListSource, only: MarkCriterion?) -> [PaperEntry] {
    let papers = papers(of: source)
    guard let only else { return papers }
    let kept = Set(marked(only, among: papers.map(\.id)))
    return papers.filter { kept.contains($0.id) }
  }

  private func papers(of source: ListSource) -> [PaperEntry] {
    switch source {
    case .day(let date): entries(on: date)
    case .month(let month): month.ids.map(entries) ?? []
    case .search, .filter: []
    }
  }
}

extension LibraryStatus {
  fileprivate init(_ status: OpenArchive.Status) {
    self.init(
      days: status.days.map { DayEntry(date: $0.date, count: $0.papers) },
      isLoading: status.isLoading, problemCount: status.problems,
      progress: status.progress.map(ReaderApp.ImportProgress.init), notice: status.notice)
  }
}

extension ReaderApp.ImportProgress {
  fileprivate init(_ progress: DigestLibrary.ImportProgress) {
    let read = progress.files - progress.filesBefore
    let isTelling = progress.seconds > 0.5 && read > 0
    let left = progress.allFiles - progress.files
    self.init(
      files: progress.files, allFiles: progress.allFiles,
      papersPerSecond: progress.seconds > 0 ? Int(Double(progress.papers) / progress.seconds) : 0,
      secondsLeft: isTelling
        ? Int((progress.seconds * Double(left) / Double(read)).rounded(.up)) : nil)
  }
}

extension SearchAnswer {
  fileprivate init(_ hits: SearchHits, to request: SearchRequest) {
    self.init(
      revision: request.revision, ids: hits.ids, entries: hits.entries,
      isComplete: hits.isComplete,
      days: hits.days.map { DayEntry(date: $0.date, count: $0.papers) })
  }
}

extension SearchScope {
  /// `nil` for all.
  fileprivate var ids: ClosedRange<EntryID>? {
    switch self {
    case .all: nil
    case .day(let date): EntryID.range(ofDayBits: EntryID.dayBits(date))
    case .month(let month): month.ids
    }
  }
}

extension Month {
  /// All that papers of the month can have.
  fileprivate var ids: ClosedRange<EntryID>? {
    guard let first = DigestDate(year: year, month: month, day: 1) else { return nil }
    let last = first.adding(days: DigestDate.days(in: month, of: year) - 1)
    return EntryID.range(from: first, to: last)
  }
}

extension ArchiveChanges {
  /// One line for a person.
  fileprivate var words: String {
    func files(_ count: Int, _ word: String) -> String? {
      count == 0 ? nil : "\(Names.files(count)) \(word)"
    }
    guard !isEmpty || papers != 0 else { return "no file has changed" }
    let counts = [files(added, "new"), files(changed, "changed"), files(removed, "gone")]
    let papers =
      switch papers {
      case 0: "as many papers as before"
      case 1...: "\(Names.papers(papers)) more"
      default: "\(Names.papers(-papers)) fewer"
      }
    return (counts.compactMap { $0 }.joined(separator: ", ") + "; " + papers)
  }
}
