package import DigestCore

/// A day of the archive and how many papers it has.
package struct DayEntry: Equatable, Sendable {
  /// `nil` for papers of no known day.
  package var date: DigestDate?
  package var count: Int

  package init(date: DigestDate?, count: Int) {
    self.date = date
    self.count = count
  }
}

/// A month of a year.
package struct Month: Hashable, Comparable, Sendable {
  package var year: Int
  /// 1 to 12.
  package var month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  package init(_ date: DigestDate) {
    self.init(year: date.year, month: date.month)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

/// How much of the archive is known so far.
package struct LibraryStatus: Equatable, Sendable {
  /// Newest first, papers of no known day last.
  package var days: [DayEntry]
  package var isLoading: Bool
  /// Things in its files that could not be read as meant.
  package var problemCount: Int

  package init(days: [DayEntry] = [], isLoading: Bool = false, problemCount: Int = 0) {
    self.days = days
    self.isLoading = isLoading
    self.problemCount = problemCount
  }
}

/// Where the papers of a list come from.
package enum ListSource: Hashable, Sendable {
  case day(DigestDate?)
  case month(Month)
  case search(String)
  /// What is typed, over the list below.
  case filter(String)
}

package struct SearchRequest: Equatable, Sendable {
  package var query: String
  /// What spoken dates in the query go by.
  package var today: DigestDate
  /// Counts up with every request: an answer to an older one is dropped.
  package var revision: Int
  /// The papers to look among, in their order; `nil` for the whole archive.
  package var among: [EntryID]?

  package init(query: String, today: DigestDate, revision: Int, among: [EntryID]? = nil) {
    self.query = query
    self.today = today
    self.revision = revision
    self.among = among
  }
}

package struct SearchAnswer: Equatable, Sendable {
  package var revision: Int
  /// In the order of the results.
  package var ids: [EntryID]
  /// The first of them, enough to fill a screen.
  package var entries: [PaperEntry]

  package init(revision: Int, ids: [EntryID], entries: [PaperEntry]) {
    self.revision = revision
    self.ids = ids
    self.entries = entries
  }
}

/// What the reader needs of a library; the executable fills it, tests fill it with arrays.
///
/// The closures may take their time: they are called off the main thread.
package struct LibraryAccess: Sendable {
  /// The papers of a day or a month, in reading order.
  package var list: @Sendable (ListSource) -> [PaperEntry]
  package var entries: @Sendable ([EntryID]) -> [PaperEntry]
  /// `nil` where the task was cancelled before the answer was known.
  package var search: @Sendable (SearchRequest) -> SearchAnswer?
  /// Reads changed and new files, and says what changed in one line; where nothing did, it says
  /// so only if asked by a person.
  package var reload: @Sendable (_ isAsked: Bool) -> (status: LibraryStatus, message: Message?)

  package init(
    list: @escaping @Sendable (ListSource) -> [PaperEntry],
    entries: @escaping @Sendable ([EntryID]) -> [PaperEntry],
    search: @escaping @Sendable (SearchRequest) -> SearchAnswer?,
    reload: @escaping @Sendable (_ isAsked: Bool) -> (status: LibraryStatus, message: Message?)
  ) {
    self.list = list
    self.entries = entries
    self.search = search
    self.reload = reload
  }

  /// Does the work of an effect that concerns the library; `nil` for any other.
  package func perform(_ effect: Effect) -> EffectResult? {
    switch effect {
    case .loadList(let source): return .listLoaded(source, list(source))
    case .loadEntries(let ids): return .entriesLoaded(entries(ids))
    case .search(let request): return search(request).map(EffectResult.searched) ?? .abandoned
    case .reload(let isAsked):
      let (status, message) = reload(isAsked)
      return .reloaded(status, message: message)
    case .open, .copy, .sendToClipboard, .lend, .redraw, .suspend, .quit: return nil
    }
  }
}
