package import DigestCore
import Synchronization

/// What the reader needs of a library; the executable fills it, tests fill it with arrays.
///
/// The closures may take their time: they are called off the main thread.
package struct LibraryAccess: Sendable {
  /// The papers of a day or a month, in reading order; those with a mark only, or all.
  package var list: @Sendable (ListSource, MarkCriterion?) -> [PaperEntry]
  /// The ids of a list, in reading order, where it has more papers than are read at once; `nil` for
  /// any other.
  package var longList: @Sendable (ListSource, MarkCriterion?) -> [EntryID]? = { _, _ in nil }
  package var entries: @Sendable ([EntryID]) -> [PaperEntry]
  /// Tells once, of all hits, or twice: of the first screenful, then of all, which begin with it.
  ///
  /// Tells nothing more once its task is cancelled.
  package var search: @Sendable (SearchRequest, _ tell: @Sendable (SearchAnswer) -> Void) -> Void
  /// Queries like the one given (a text that finds nothing), the nearest first.
  package var suggest: @Sendable (_ query: String, _ today: DigestDate) -> [QuerySuggestion]
  /// The authors one of whose names begins as given, the most frequent first.
  package var authors: @Sendable (_ prefix: String, _ limit: Int) -> [AuthorCount]
  /// The queries that were kept before, the newest first, none twice.
  package var history: @Sendable () -> [String]
  /// Keeps a query.
  package var remember: @Sendable (String) -> Void
  /// Reads changed and new files, and says what changed in one line; where nothing did, it says
  /// so only if asked by a person.
  package var reload: @Sendable (_ isAsked: Bool) -> (status: LibraryStatus, message: Message?)

  /// Takes marks as they are now; called in the order of the changes, on the main thread: what
  /// takes time is left for who asks.
  package var join: @Sendable ([MarkedPaper]) -> Void
  /// The papers read a day, days without any left out.
  package var readCounts: @Sendable () -> [DayEntry]
  package var keys: @Sendable (KeyRequest.Papers) -> [PaperKey]
  /// The newest paper of each key; those that the archive does not have are left out.
  package var papers: @Sendable ([PaperKey]) -> [PaperEntry]
  /// How many unread hits a query has.
  package var unreadHits: @Sendable (_ query: String, _ today: DigestDate) -> Int
  /// Tells of what is known at once, then of more, until all is counted.
  package var plot: @Sendable (PlotRequest, _ tell: @Sendable (PlotAnswer.Counted) -> Void) -> Void

  package init(
    list: @escaping @Sendable (ListSource, MarkCriterion?) -> [PaperEntry],
    entries: @escaping @Sendable ([EntryID]) -> [PaperEntry],
    search: @escaping @Sendable (SearchRequest, @Sendable (SearchAnswer) -> Void) -> Void,
    suggest: @escaping @Sendable (String, DigestDate) -> [QuerySuggestion],
    authors: @escaping @Sendable (String, Int) -> [AuthorCount],
    history: @escaping @Sendable () -> [String],
    remember: @escaping @Sendable (String) -> Void,
    reload: @escaping @Sendable (_ isAsked: Bool) -> (status: LibraryStatus, message: Message?),
    join: @escaping @Sendable ([MarkedPaper]) -> Void,
    readCounts: @escaping @Sendable () -> [DayEntry],
    keys: @escaping @Sendable (KeyRequest.Papers) -> [PaperKey],
    papers: @escaping @Sendable ([PaperKey]) -> [PaperEntry],
    unreadHits: @escaping @Sendable (String, DigestDate) -> Int,
    plot: @escaping @Sendable (PlotRequest, @Sendable (PlotAnswer.Counted) -> Void) -> Void
  ) {
    self.list = list
    self.entries = entries
    self.search = search
    self.suggest = suggest
    self.authors = authors
    self.history = history
    self.remember = remember
    self.reload = reload
    self.join = join
    self.readCounts = readCounts
    self.keys = keys
    self.papers = papers
    self.unreadHits = unreadHits
    self.plot = plot
  }

  /// Does the work of an effect that concerns the library, and tells what came of it.
  ///
  /// - Returns: `false` for any other effect.
  package func perform(_ effect: Effect, tell: @Sendable (EffectResult) -> Void) -> Bool {
    switch effect {
    case .loadList(let source, let only):
      if let ids = longList(source, only) {
        tell(.longListLoaded(source, ids, only: only))
      } else {
        tell(.listLoaded(source, list(source, only), only: only))
      }
    case .loadEntries(let ids): tell(.entriesLoaded(entries(ids)))
    case .search(let request): search(request) { tell(.searched($0)) }
    case .suggest(let query, let today, let revision):
      tell(.suggested(suggest(query, today), revision: revision))
    case .complete(let prefix, let limit): tell(.completed(prefix, authors(prefix, limit)))
    case .loadHistory: tell(.historyLoaded(history()))
    case .remember(let query): remember(query)
    case .join(let papers): join(papers)
    case .countRead: tell(.readCounted(readCounts()))
    case .findKeys(let request): tell(.keysFound(request, keys(request.papers)))
    case .findPapers(let keys): tell(.papersFound(papers(keys)))
    case .countWatched(let queries, let today):
      tell(.watchedCounted(queries.map { unreadHits($0, today) }, of: queries))
    case .plot(let request):
      plot(request) { tell(.plotted(PlotAnswer(to: request, $0))) }
    case .reload(let isAsked):
      let (status, message) = reload(isAsked)
      tell(.reloaded(status, message: message))
    case .open, .copy, .sendToClipboard, .lend, .setMouse, .listThemes, .keepLook, .redraw,
      .suspend, .quit, .mark,
      .editNote,
      .loadNote, .writeNote:
      return false
    }
    return true
  }

  /// All that comes of an effect, waited for; nothing where it does not concern the library.
  package func results(of effect: Effect) -> [EffectResult] {
    let told = Mutex<[EffectResult]>([])
    _ = perform(effect) { result in told.withLock { $0.append(result) } }
    return told.withLock { $0 }
  }
}
