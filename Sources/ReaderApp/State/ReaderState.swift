package import DigestCore
package import TerminalGrid

/// All that is on screen, as one value; `apply` changes it, and `settle` derives what a frame needs.
package struct ReaderState: Equatable, Sendable {
  package internal(set) var size: Size
  /// The day it is for the person reading, for spoken dates.
  package let today: DigestDate
  package internal(set) var display: Display
  package var theme: ReaderTheme
  /// Those that are known so far.
  var themes: [ThemeShelf.Theme]
  /// What the archive is called, for the status line; untrusted.
  package let archiveName: String
  /// The days of the archive.
  package internal(set) var dates = DateTree()
  package internal(set) var isLoading = true
  package internal(set) var progress: ImportProgress?
  package internal(set) var problemCount = 0
  /// What lies on what, the list that is seen last; never empty.
  package internal(set) var views: [ListView]
  package internal(set) var isZen = false
  /// A line a paper.
  package internal(set) var isDense = false
  /// The part of the summaries that stands under the titles of a list; `nil` where none does.
  package internal(set) var skimmedPart: SummarySections.Label?
  package internal(set) var summaryMode = SummaryMode.structured
  package internal(set) var widths = PaneWidths()
  package internal(set) var prompt: Prompt?
  package internal(set) var overlay: Overlay?
  package internal(set) var marks = ReaderMarks()
  package internal(set) var watchList: WatchList
  package internal(set) var message: Message?
  /// The count that is being typed.
  package internal(set) var count: Int?
  /// The summary of the selected paper, laid out; made by `layOutPage`.
  package internal(set) var page: SummaryPage?
  /// The page before, whose parts are taken again where they are the same.
  var formerPage: SummaryPage?
  /// Whether clicks are the reader's; else they select text, as the terminal does.
  package var hasMouse = true
  var mouse = MouseState()
  var blocks = PaperBlocks()
  /// Counts the searches asked for.
  package internal(set) var revision = 0
  /// What was asked for last.
  var asked: AskedSearch?
  /// The search whose answer came last.
  var answeredRevision = 0
  /// The search that was asked for anew, for whose answer the selection stays where it is.
  var refreshedRevision = 0
  /// The plot that was left last, to be shown as it was.
  var lastPlot: PlotView?
  /// Counts the plots asked for.
  var plotRevision = 0
  /// Counts the states of the archive: hits found in another one may be others now.
  var archiveRevision = 0
  /// Where the selection was in lists seen before.
  var places: [ListSource: Int] = [:]
  /// A person has moved: the newest day is not gone to by itself any more.
  var hasMoved = false
  /// A date asked for at the start, to be gone to once the archive's days are known.
  var wishedDate: String?
  /// What the library had to say last, which is said once.
  var notice: String?
  /// A query that was confirmed before it was known whether it finds anything.
  var confirmedQuery: String?
  /// Lists that lay over a search when the reader was left, until its hits are there.
  var listsToResume: [Session.List] = []
  /// Queries kept before, the newest first; `nil` until they are asked for.
  var history: [String]?

  /// `first` are the papers of the newest day, where they are known already.
  package init(
    size: Size, today: DigestDate, display: Display = Display(),
    theme: ReaderTheme = ReaderTheme(), archiveName: String = "",
    first: (date: DigestDate?, papers: [PaperEntry])? = nil, hint: String? = nil,
    watched: [WatchedQuery] = []
  ) {
    watchList = WatchList(configured: watched)
    self.size = size
    self.today = today
    self.display = display
    self.theme = theme
    themes = []
    self.archiveName = archiveName
    views = [ListView(source: .day(first?.date))]
    message = hint.map { Message($0) }
    guard let first else { return }
    views[0].load(first.papers)
    dates.setDays([DayEntry(date: first.date, count: first.papers.count)], height: treeHeight)
  }

  package var layout: ScreenLayout {
    ScreenLayout(
      size: size, widths: widths, focus: view.focus, isZen: isZen, skim: skimRoom, display: display)
  }

  package var glyphs: Glyphs { display.glyphs }

  /// The list on top.
  package var view: ListView {
    get { views[views.count - 1] }
    set { views[views.count - 1] = newValue }
  }

  package var focus: Pane { isZen ? .summary : view.focus }
  package var selectedEntry: PaperEntry? { view.selectedEntry }
  package var keymap: Keymap { .standard }

  /// The search or filter on top, if any.
  package var isSearching: Bool {
    switch view.source {
    case .search, .filter: true
    case .day, .month: false
    }
  }

  /// Whether the list on top is a filter over another.
  var isFiltered: Bool { if case .filter = view.source { true } else { false } }

  /// Whether the hits that were asked for last are still on their way.
  var awaitsHits: Bool { answeredRevision != revision }

  /// Whether what keys typed now would be meant for is still on its way.
  package var awaitsAnswer: Bool {
    guard overlay == nil else { return false }
    if let prompt { return prompt.awaitsCompletion }
    return isSearching ? awaitsSearch : !view.isLoaded
  }

  /// Whether `action` is meant for marks that are still being read.
  func awaitsMarks(for action: Action) -> Bool {
    guard case .command(let command, _) = action else { return false }
    return command.needsMarks && !marks.isLoaded
  }

  /// Whether keys typed now would be meant for hits that are still being looked for.
  var awaitsSearch: Bool { awaitsHits || awaitsDays || view.wished != nil }

  /// Whether keys typed now would move among the days of hits that are still being counted.
  var awaitsDays: Bool {
    guard case .search = view.source, prompt == nil else { return false }
    return view.hits?.isComplete != true && view.focus == .dates
  }

  /// Rows of the days in the date pane.
  var treeHeight: Int {
    let height = ScreenLayout(size: size, widths: widths, focus: .dates, display: display)
      .content.rows
    let watched = watchRows(of: height)
    return watched == 0 ? height : max(height - watched - 1, 1)
  }
}

/// How the summary is shown.
package enum SummaryMode: String, Sendable {
  /// In parts under headings, where they were found; else as plain.
  case structured
  /// Emphasis and code as such.
  case plain
  /// The source, letter by letter.
  case raw
}
