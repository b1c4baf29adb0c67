import DigestCore

extension ReaderState {
  /// Takes what came of an effect; what nobody waits for any more changes nothing.
  mutating func finish(_ result: EffectResult) -> [Effect] {
    if result.bringsPapers {
      // What is laid out may be of papers that are others now.
      blocks.forget()
      outdatePage()
    }
    switch result {
    case .libraryChanged(let status): return take(status) + refreshPlot()
    case .listLoaded(let source, let papers, let only):
      // What was asked for before the lists were to show something else.
      guard only == marks.shown else { return [] }
      let marks = marks
      for index in views.indices where views[index].source == source {
        views[index].load(papers, isUnread: marks.isUnread)
        views[index].only = only
        views[index].archiveRevision = archiveRevision
      }
      // A filter looks among the papers of the list below it.
      let isBelow = views.dropLast().last?.source == source
      if isBelow, case .filter = view.source { return searchAgain() }
    case .longListLoaded(let source, let ids, let only):
      guard only == marks.shown else { return [] }
      for index in views.indices where views[index].source == source {
        views[index].load(ids: ids)
        views[index].only = only
        views[index].archiveRevision = archiveRevision
      }
      let isBelow = views.dropLast().last?.source == source
      if isBelow, case .filter = view.source { return searchAgain() }
    case .entriesLoaded(let papers):
      var view = view
      for paper in papers { view.entries[paper.id] = paper }
      self.view = view
    case .searched(let answer): return take(answer)
    case .suggested(let suggestions, let revision):
      if view.hits?.revision == revision { view.hits?.suggestions = suggestions }
    case .completed(let prefix, let authors): return takeAuthors(authors, of: prefix)
    case .themesListed(let themes): take(themes)
    case .historyLoaded(let queries):
      history = queries
      guard prompt?.wantsRecall == true, prompt?.canRecall == true else { return [] }
      return recall(steps: 1)
    case .marksLoaded(let book, let problem): return take(book, problem: problem)
    case .marked(let lines, let problem, let isOwn):
      return take(lines: lines, problem: problem, isOwn: isOwn)
    case .newCounted(let count):
      guard count > 0, message == nil else { return [] }
      let words = "\(Names.papers(count, "new")) since your last visit"
      message = Message("\(words)\(glyphs.between)f w shows them")
    case .readCounted(let days): take(read: days)
    case .keysFound(let request, let keys): return take(keys, of: request)
    case .papersFound(let papers): return take(placesOf: papers)
    case .watchedCounted(let counts, let texts): return take(watchedCounts: counts, of: texts)
    case .plotted(let answer): take(answer)
    case .noteLoaded(let key, let text): take(text: text, ofNote: key)
    case .noteEdited(let key, let before, let after):
      return take(note: key, before: before, after: after)
    case .noteNotWritten(let key, let isThere, let problem):
      return take(notWritten: key, isThere: isThere, problem: problem)
    case .reloaded(let status, let told):
      problemCount = status.problemCount
      guard let told else { return [] }
      message = told
      // A day that is new now is not gone to by itself: somebody is reading.
      hasMoved = true
      return take(status) + refreshPlot()
    case .opened(let url, let program):
      message = Message("opened \(url) with \(program)")
    case .consentNeeded(let url, let why):
      guard overlay == nil, prompt == nil else {
        // A question must not take the keys that are being typed.
        message = Message("not opened without a look: \(url)", .error)
        return []
      }
      message = nil
      overlay = .consent(url: url, why: why)
    case .notOpened(let url, let why, let copied):
      message = Message(Self.notOpened(url, why, copied))
      return copied == .terminal ? [.sendToClipboard(url)] : []
    case .terminalNeeded(let url):
      return [.lend(url: url)]
    case .copied(let text, let what, let how):
      message = Message(Self.copied(text, what, how))
      return how == .terminal ? [.sendToClipboard(text)] : []
    case .failed(let line):
      message = Message(line, .error)
    }
    return []
  }

  /// Takes what is known of the archive; lists that may hold others now are asked for again.
  private mutating func take(_ status: LibraryStatus) -> [Effect] {
    let isComplete = !status.isLoading
    progress = status.isLoading ? status.progress ?? progress?.paused : nil
    take(notice: status.notice)
    // How far it has come is no change of the archive.
    if isLoading, status.isLoading, status.progress != nil, status.days == dates.days { return [] }
    archiveRevision += 1
    watchList.forgetHits()
    isLoading = status.isLoading
    problemCount = status.problemCount
    dates.setDays(status.days, height: treeHeight)
    guard let newest = status.days.first else {
      guard isComplete else { return [] }
      var empty = ListView(source: .day(nil))
      empty.load([])
      views = [empty]
      prompt = nil
      return []
    }
    if let wish = wishedDate { go(to: wish, isComplete: isComplete) }
    if !isKnown(views[0].source) || !hasMoved && views[0].source != .day(newest.date) {
      views[0] = ListView(source: .day(newest.date), focus: views[0].focus)
    }
    // What was opened for a day that turned out not to be the newest.
    if !hasMoved { dates.foldAsAtStart() }
    dates.reveal(currentDate)
    dates.reveal(date(of: views[0].source))
    let counted: [Effect] = marks.isLoaded ? [.countRead] : []
    return refresh(isComplete: isComplete) + counted + countWatched(changed: isComplete)
  }

  /// Says a notice once, and takes it back when it holds no longer.
  private mutating func take(notice line: String?) {
    if let line {
      if line != notice { message = Message(line) }
    } else if let notice, message == Message(notice) {
      message = nil
    }
    notice = line
  }

  /// Asks for the lists whose papers may have changed: days, months and the hits on top at once,
  /// those of a search below when it comes up again.
  mutating func refresh(isComplete: Bool) -> [Effect] {
    let lists = views.compactMap { view -> Effect? in
      switch view.source {
      case .day, .month: isComplete || !isCurrent(view) ? load(view.source) : nil
      case .search, .filter: nil
      }
    }
    return lists + searchAgain()
  }

  /// Goes to the date asked for at the start, or before all was read, as soon as it is known where
  /// that is.
  private mutating func go(to wish: String, isComplete: Bool) {
    switch target(ofTyped: wish) {
    case .day(let day, let isNear) where !isNear || isComplete:
      wishedDate = nil
      hasMoved = true
      if isNear, views.count == 1 { message = Message(nearest(to: wish)) }
      dates.reveal(day.date)
      views[0] = ListView(source: .day(day.date), focus: views[0].focus)
    case .notADate:
      wishedDate = nil
    case .day, .nothing: break
    }
  }

  private func date(of source: ListSource) -> DigestDate? {
    if case .day(let date) = source { date } else { nil }
  }

  private func isKnown(_ source: ListSource) -> Bool {
    switch source {
    case .day(let date): dates.index(of: date) != nil
    case .month(let month): dates.contains(month)
    case .search, .filter: true
    }
  }

  /// Whether a list has as many papers as its day; a month is always read again.
  func isCurrent(_ view: ListView) -> Bool {
    guard view.isLoaded, view.only == marks.shown, case .day(let date) = view.source else {
      return false
    }
    guard view.only == nil else { return view.archiveRevision == archiveRevision }
    return dates.index(of: date).map { dates.days[$0].count == view.ids.count } ?? true
  }

  private static func notOpened(_ url: String, _ why: String, _ copied: CopyMeans?) -> String {
    switch copied {
    case .tmux: "\(why); copied to tmux: \(url)"
    case .terminal: "\(why); sent to the clipboard: \(url)"
    case nil: "\(why): \(url)"
    }
  }

  private static func copied(_ text: String, _ what: String, _ how: CopyMeans) -> String {
    switch how {
    case .tmux: "\(what) copied to tmux: \(text)"
    case .terminal: "\(what) sent to the clipboard: \(text)"
    }
  }
}

extension EffectResult {
  /// Whether papers come with it, in place of others or of none, whatever is waited for.
  fileprivate var bringsPapers: Bool {
    switch self {
    case .libraryChanged, .listLoaded, .longListLoaded, .entriesLoaded, .reloaded: true
    default: false
    }
  }
}
