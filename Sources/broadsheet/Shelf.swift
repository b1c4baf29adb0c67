import Desktop
import DigestCore
import DigestLibrary
import ReaderApp
import SampleDigests
import Synchronization

/// The archive that is read, chosen by path, by `$BROADSHEET_ARCHIVE`, or the built-in sample.
struct Shelf {
  let library: Library
  private let search: MemorySearch
  private let archive: Archive
  /// Hears of changes in the folders that were read; `nil` where the system cannot say them.
  let watch: FolderWatch?
  /// For the status line and the window's title; untrusted.
  let name: String
  /// One line for who opens the sample.
  let hint: String?

  private let words: ShelfWords
  private let queries = Queries()

  /// `isWatched`: changes of the files are to be heard of.
  init(_ paths: [String], isWatched: Bool = false) {
    let variable = "BROADSHEET_ARCHIVE"
    let home = ProcessEnvironment.values(of: [variable])[variable] ?? ""
    if !paths.isEmpty || !home.isEmpty {
      let paths = paths.isEmpty ? [home] : paths
      watch = isWatched ? FolderWatch() : nil
      archive = Archive(paths: paths, watch: watch)
      name = paths.joined(separator: " ")
      hint = nil
    } else {
      watch = nil
      archive = Archive(embedded: SampleDigests.files)
      name = "sample"
      hint = "this is the built-in sample; broadsheet DIR opens your own digests"
    }
    library = Library(archive)
    search = MemorySearch(library)
    words = ShelfWords(library)
  }

  /// All of it read, for commands that print.
  static func loaded(_ paths: [String]) throws(LibraryError) -> Shelf {
    let shelf = Shelf(paths)
    if let hint = shelf.hint { Exit.printError(hint) }
    try shelf.library.load()
    return shelf
  }

  /// The papers in reading order, or those that a query finds, in the order of its results.
  func entries(matching text: String?) -> [PaperEntry] {
    let snapshot = library.snapshot
    guard let text else { return snapshot.days.flatMap(\.entries) }
    let query = Query(parsing: text, today: System.today())
    return snapshot.entries(search.matches(query) ?? [])
  }

  /// The papers of the newest day, where that can be known at once; what is wrong with the paths
  /// is thrown while there is still a shell to say it in.
  func newest() throws(LibraryError) -> (date: DigestDate?, papers: [PaperEntry])? {
    try archive.check()
    if let newest = archive.newest() { return (newest.date, newest.entries) }
    // Names tell nothing: a few files are read at once, many behind the first frame.
    guard try archive.files().files.count <= 16 else { return nil }
    try library.load()
    return library.snapshot.days.first.map { ($0.date, $0.entries) }
  }

  /// Reads all of it and tells of each part, from any thread.
  func load(_ tell: @Sendable (EffectResult) -> Void) {
    do throws(LibraryError) {
      try library.load { tell(.libraryChanged(Self.status(of: $0, isLoading: true))) }
      tell(.libraryChanged(status))
      search.prepare()
    } catch {
      tell(.libraryChanged(status))
      tell(.failed("\(error)"))
    }
  }

  /// What is there, all of it read.
  var status: LibraryStatus {
    var status = Self.status(of: library.snapshot, isLoading: false)
    status.problemCount = library.diagnostics.count
    return status
  }

  /// What the app needs of the library.
  var access: LibraryAccess {
    LibraryAccess(
      list: { source in
        switch source {
        case .day(let date): library.entries(on: date)
        case .month(let month): library.snapshot.entries(year: month.year, month: month.month)
        case .search, .filter: []
        }
      },
      entries: { library.snapshot.entries($0) },
      search: { request, tell in
        if let answer = answer(to: request) { tell(answer) }
      },
      suggest: { query, today in words.suggestions(for: query, today: today) },
      authors: { prefix, limit in words.authors(prefix, limit: limit) },
      history: { queries.all },
      remember: { queries.remember($0) },
      reload: { reload(isAsked: $0) })
  }

  /// `nil` where the search was cancelled.
  private func answer(to request: SearchRequest) -> SearchAnswer? {
    let query = Query(parsing: request.query, today: request.today)
    let found = search.matches(query, among: request.among) { Task.isCancelled }
    guard let hits = found?.filter({ request.scope.contains($0.date) }) else { return nil }
    var counts: [DigestDate?: Int] = [:]
    for id in hits { counts[id.date, default: 0] += 1 }
    let days = library.snapshot.days.compactMap { day in
      counts[day.date].map { DayEntry(date: day.date, count: $0) }
    }
    return SearchAnswer(
      revision: request.revision, ids: hits,
      entries: library.snapshot.entries(Array(hits.prefix(request.limit))), days: days)
  }

  private func reload(isAsked: Bool) -> (status: LibraryStatus, message: Message?) {
    do throws(LibraryError) {
      let changes = try library.reload()
      let isWorthALine = isAsked || !changes.isEmpty
      return (status, isWorthALine ? Message(Self.message(changes)) : nil)
    } catch {
      return (status, Message("\(error)", .error))
    }
  }

  private static func status(of snapshot: LibrarySnapshot, isLoading: Bool) -> LibraryStatus {
    let days = snapshot.days.map { DayEntry(date: $0.date, count: $0.count) }
    return LibraryStatus(days: days, isLoading: isLoading)
  }

  private static func message(_ changes: LibraryChanges) -> String {
    func files(_ paths: [String], _ word: String) -> String? {
      paths.isEmpty ? nil : "\(paths.count) \(paths.count == 1 ? "file" : "files") \(word)"
    }
    let counts = [
      files(changes.added, "new"), files(changes.changed, "changed"),
      files(changes.removed, "gone"),
    ]
    guard !changes.isEmpty else { return "no file has changed" }
    let papers =
      switch changes.papers {
      case 0: "as many papers as before"
      case 1...: "\(Names.papers(changes.papers)) more"
      default: "\(Names.papers(-changes.papers)) fewer"
      }
    return counts.compactMap { $0 }.joined(separator: ", ") + "; " + papers
  }
}

/// The queries that were kept since the start, the newest first.
private final class Queries: Sendable {
  private let kept = Mutex<[String]>([])

  var all: [String] { kept.withLock { $0 } }

  func remember(_ query: String) {
    kept.withLock { kept in
      kept.removeAll { $0 == query }
      kept.insert(query, at: 0)
    }
  }
}
