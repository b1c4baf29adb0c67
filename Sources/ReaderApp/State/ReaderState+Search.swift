import DigestCore
import TerminalGrid

extension ReaderState {
  /// Starts at a date, or with the results of a query over it; the archive may still be unread.
  package mutating func start(date: String?, query: String?) -> [Effect] {
    wishedDate = date
    guard let text = query else { return [] }
    let query = Query(parsing: text, today: today)
    guard !query.isEmpty else { return [] }
    hasMoved = true
    views.append(ListView(source: .search(text), query: query))
    return searchAgain()
  }

  /// Lays the results of a query over the present list; Esc comes back.
  mutating func pushSearch(_ text: String) -> [Effect] {
    var next = ListView(source: .search(text))
    next.histogram = view.histogram
    layOver(next)
    return search(text, query: Query(parsing: text, today: today), scope: .all)
  }

  /// Asks for the hits on top anew, where the archive has changed since.
  mutating func searchAgain() -> [Effect] {
    let text: String
    switch view.source {
    case .search(let query), .filter(let query): text = query
    case .day, .month: return []
    }
    var ids: [EntryID]?
    if case .filter = view.source { ids = views.dropLast().last?.ids }
    let query = Query(parsing: text, today: today)
    let effects = search(text, query: query, scope: view.scope, among: ids)
    refreshedRevision = revision
    return effects
  }

  private mutating func search(
    _ text: String, query: Query, scope: SearchScope, among ids: [EntryID]? = nil
  ) -> [Effect] {
    revision += 1
    let request = SearchRequest(
      query: text, today: today, revision: revision, among: ids, scope: scope,
      only: ids == nil ? marks.shown : nil, limit: size.rows)
    asked = AskedSearch(request: request, query: query)
    return rememberConfirmed() + [.search(request)]
  }

  /// Takes hits; those of a search that nobody waits for any more change nothing.
  mutating func take(_ answer: SearchAnswer) -> [Effect] {
    guard answer.revision == revision, let asked else { return [] }
    answeredRevision = revision
    let kept = rememberConfirmed(hasHits: !answer.ids.isEmpty)
    if let index = views.lastIndex(where: { $0.hits?.revision == revision }) {
      views[index].complete(answer)
      views[index].restoreHits(isFinal: knowsAll)
      let more = finishHits(ofListAt: index, answer, isNew: true)
      return kept + more + resumeLists()
    }
    guard isSearching else { return kept }
    let isRefreshed = revision == refreshedRevision
    // A part would take away what the reader is looking at.
    if isRefreshed, !answer.isComplete, view.isLoaded { return kept }
    blocks.forget()
    outdatePage()
    view.show(answer, of: asked, keepsPlace: isRefreshed)
    view.restoreHits(isFinal: answer.isComplete && knowsAll)
    view.archiveRevision = archiveRevision
    let more = finishHits(ofListAt: views.count - 1, answer, isNew: !isRefreshed)
    return kept + more + resumeLists()
  }

  /// Whether a complete answer is the last one that the start brings.
  private var knowsAll: Bool { !isLoading && marks.isLoaded }

  /// What is done once all hits are known: the histogram, and suggestions where there are none.
  private mutating func finishHits(
    ofListAt index: Int, _ answer: SearchAnswer, isNew: Bool
  ) -> [Effect] {
    guard answer.isComplete, let hits = views[index].hits else { return [] }
    var showsDays = views[index].histogram != nil
    if case .search = views[index].source { showsDays = true }
    if showsDays { views[index].setDays(answer.days, height: treeHeight, foldsAgain: isNew) }
    if let period = views[index].wishedPeriod {
      views[index].wishedPeriod = nil
      if !period.filter(hits.all).isEmpty { views[index].narrow(to: period) }
    }
    guard hits.all.isEmpty else { return [] }
    return [.suggest(query: hits.text, today: today, revision: answer.revision)]
  }

  /// Opens a prompt over the whole archive, or for a filter over the present list; where that is
  /// what is on top already, with its query to be typed over.
  mutating func startPrompt(_ kind: Prompt.Kind) -> [Effect] {
    isZen = false
    switch (kind, view.source) {
    case (.search, .search(let query)), (.filter, .filter(let query)):
      let editor = LineEditor(query, isFresh: true)
      var opened = Prompt(
        kind, editor: editor, today: today, origin: views, base: views.dropLast())
      opened.scope = view.scope
      prompt = opened
    default:
      view.datesBelow = dates.place
      prompt = Prompt(kind, today: today, origin: views)
    }
    return kind == .search && history == nil ? [.loadHistory] : []
  }

  mutating func applyEdit(_ edit: PromptEdit) -> [Effect] {
    guard let editor = prompt?.editor, let kind = prompt?.kind else { return [] }
    if case .complete(let steps) = edit {
      return kind == .tags ? completeTag(steps: steps) : complete(steps: steps)
    }
    prompt?.completion = nil
    prompt?.tagCompletion = nil
    if case .recall(let steps) = edit { return recall(steps: steps) }
    switch edit {
    case .cancel: return cancelPrompt()
    case .submit: return submitPrompt()
    case .moveSelection(let papers):
      if kind.isQuery { view.select(view.selected + papers) }
      return []
    case .movePage(let pages):
      if kind.isQuery, let page = listLayout?.pageCount() {
        view.select(view.selected + pages * max(page - 1, 1))
      }
      return []
    case .nextScope: return nextScope()
    case .deleteBackward where editor.text.isEmpty: return cancelPrompt()
    default:
      guard prompt?.editor.apply(edit) == true else { return [] }
      prompt?.recalled = nil
      return queryChanged()
    }
  }

  /// Asks for the hits of what is typed; with nothing typed, the lists are as they were.
  mutating func queryChanged() -> [Effect] {
    guard var prompt, prompt.kind.isQuery else { return [] }
    let text = prompt.editor.text
    let query = Query(parsing: text, today: today)
    prompt.query = query
    self.prompt = prompt
    guard !query.isEmpty else {
      dropAnswer()
      uncover(prompt.base)
      return loadIfNeeded()
    }
    hasMoved = true
    let source: ListSource = prompt.kind == .search ? .search(text) : .filter(text)
    if views.count == prompt.base.count {
      var next = ListView(source: source)
      next.histogram = isSearching ? view.histogram : nil
      layOver(next)
    }
    view.source = source
    view.scope = prompt.scope
    let ids = prompt.kind == .filter ? prompt.base.last?.ids : nil
    return search(text, query: query, scope: prompt.scope, among: ids)
  }

  private mutating func submitPrompt() -> [Effect] {
    guard let prompt else { return [] }
    if prompt.kind == .date { return submitDate(prompt.editor.text) }
    if prompt.kind == .tags { return submitTags(prompt.editor.text) }
    guard views.count > prompt.base.count else {
      // What cannot be understood does not go without a word.
      guard let problem = prompt.query.problems.first else { return cancelPrompt() }
      message = Message(problem.message, .error)
      return []
    }
    if !awaitsHits, let nearest = view.hits?.suggestions.first { return take(nearest) }
    self.prompt = nil
    view.focus = .list
    guard prompt.kind == .search else { return [] }
    if awaitsHits, view.hits?.revision != revision {
      confirmedQuery = prompt.editor.text
      return []
    }
    // Who looks for an earlier query looks for one that finds something.
    return view.hits?.all.isEmpty == false ? remember(prompt.editor.text) : []
  }

  /// Keeps what was confirmed before its answer was there, unless that is empty.
  private mutating func rememberConfirmed(hasHits: Bool = true) -> [Effect] {
    guard let confirmedQuery else { return [] }
    self.confirmedQuery = nil
    return hasHits ? remember(confirmedQuery) : []
  }

  /// Goes on with a query like the one that finds nothing.
  mutating func take(_ suggestion: QuerySuggestion) -> [Effect] {
    guard prompt != nil else {
      view.source = .search(suggestion.query)
      let query = Query(parsing: suggestion.query, today: today)
      let effects = search(suggestion.query, query: query, scope: view.scope)
      confirmedQuery = suggestion.query
      return effects
    }
    prompt?.editor.set(suggestion.query)
    return queryChanged()
  }

  private mutating func cancelPrompt() -> [Effect] {
    guard let prompt else { return [] }
    dropAnswer()
    uncover(prompt.origin)
    self.prompt = nil
    return loadIfNeeded()
  }

  /// An answer that is still under way belongs to nobody now.
  private mutating func dropAnswer() {
    revision += 1
    answeredRevision = revision
  }

  /// A list that was laid aside asks for its papers again where they are not there, or may be
  /// others by now.
  mutating func loadIfNeeded() -> [Effect] {
    guard isSearching else { return isCurrent(view) ? [] : [load(view.source)] }
    // What is still being counted goes on being counted.
    let isCounted = view.isComplete || view.hits?.revision == revision
    let isCurrent = view.isLoaded && isCounted && view.archiveRevision == archiveRevision
    return isCurrent ? [] : searchAgain()
  }
}
