import DigestCore

extension ReaderState {
  /// Takes what came of an effect; what nobody waits for any more changes nothing.
  mutating func finish(_ result: EffectResult) -> [Effect] {
    blocks.forget()
    switch result {
    case .libraryChanged(let status): return take(status)
    case .listLoaded(let source, let papers):
      for index in views.indices where views[index].source == source {
        views[index].load(papers)
      }
    case .entriesLoaded(let papers):
      for paper in papers { view.entries[paper.id] = paper }
    case .searched(let answer):
      guard answer.revision == revision, isSearching else { return [] }
      view.show(answer, keepsPlace: prompt == nil)
    case .abandoned: break
    case .reloaded(let status, let line):
      message = Message(line)
      return take(status)
    case .opened(let url, let program):
      message = Message("opened \(url) with \(program)")
    case .consentNeeded(let url, let why):
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

  private mutating func take(_ status: LibraryStatus) -> [Effect] {
    let hadDays = !dates.days.isEmpty
    let isComplete = isLoading && !status.isLoading
    isLoading = status.isLoading
    problemCount = status.problemCount
    dates.setDays(status.days, height: treeHeight)
    guard let newest = status.days.first else { return [] }
    dates.reveal(currentDate)
    if let wish = wishedDate, let effects = go(to: wish, isComplete: isComplete) { return effects }
    let isLost = views.count == 1 && !isKnown(view.source)
    if isLost || !hasMoved && views.count == 1 && view.source != .day(newest.date) {
      views = [ListView(source: .day(newest.date), focus: view.focus)]
      dates.reveal(newest.date)
      return [.loadList(view.source)]
    }
    guard hadDays || !view.isLoaded else { return [] }
    let lists = views.compactMap { view -> Effect? in
      switch view.source {
      case .day, .month: isCurrent(view) ? nil : .loadList(view.source)
      case .search, .filter: nil
      }
    }
    return lists + (isComplete || !isLoading ? searchAgain() : [])
  }

  /// Goes to the date asked for at the start as soon as it is known where that is; `nil` while it
  /// is not.
  private mutating func go(to wish: String, isComplete: Bool) -> [Effect]? {
    switch target(ofTyped: wish) {
    case .day(let day, let isNear) where !isNear || isComplete:
      wishedDate = nil
      hasMoved = true
      if isNear { message = Message("no digest then; the nearest is shown") }
      let effects = show(.day(day.date))
      return effects
    case .notADate:
      wishedDate = nil
      message = Message("\(wish) is no date (try 2025-03, apr 21, yesterday)", .error)
      return nil
    case .day, .nothing: return nil
    }
  }

  private func isKnown(_ source: ListSource) -> Bool {
    switch source {
    case .day(let date): dates.index(of: date) != nil
    case .month(let month): dates.contains(month)
    case .search, .filter: true
    }
  }

  /// Whether a list still has as many papers as its day; a month is always read again.
  private func isCurrent(_ view: ListView) -> Bool {
    guard view.isLoaded, case .day(let date) = view.source else { return false }
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
