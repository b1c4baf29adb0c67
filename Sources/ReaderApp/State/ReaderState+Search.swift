import DigestCore

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

  /// Asks for the hits on top anew, where the archive has changed since.
  mutating func searchAgain() -> [Effect] {
    let text: String
    switch view.source {
    case .search(let query), .filter(let query): text = query
    case .day, .month: return []
    }
    var ids: [EntryID]?
    if case .filter = view.source { ids = views.dropLast().last?.ids }
    let effects = search(text, among: ids)
    refreshedRevision = revision
    return effects
  }

  private mutating func search(_ text: String, among ids: [EntryID]? = nil) -> [Effect] {
    revision += 1
    let request = SearchRequest(query: text, today: today, revision: revision, among: ids)
    return [.search(request)]
  }

  /// Opens a prompt over the whole archive, or for a filter over the present list; where that is
  /// what is on top already, with its query to be typed over.
  mutating func startPrompt(_ kind: Prompt.Kind) -> [Effect] {
    isZen = false
    switch (kind, view.source) {
    case (.search, .search(let query)), (.filter, .filter(let query)):
      let editor = LineEditor(query, isFresh: true)
      prompt = Prompt(kind, editor: editor, origin: views, base: views.dropLast())
    default: prompt = Prompt(kind, origin: views)
    }
    return []
  }

  mutating func applyEdit(_ edit: PromptEdit) -> [Effect] {
    guard let editor = prompt?.editor else { return [] }
    switch edit {
    case .cancel: return cancelPrompt()
    case .submit: return submitPrompt()
    case .moveSelection(let papers):
      if prompt?.kind != .date { view.select(view.selected + papers) }
      return []
    case .movePage(let pages):
      if prompt?.kind != .date, let page = listLayout?.pageCount() {
        view.select(view.selected + pages * max(page - 1, 1))
      }
      return []
    case .deleteBackward where editor.text.isEmpty: return cancelPrompt()
    default:
      guard prompt?.editor.apply(edit) == true else { return [] }
      return queryChanged()
    }
  }

  /// Asks for the hits of what is typed; with nothing typed, the lists are as they were.
  private mutating func queryChanged() -> [Effect] {
    guard let prompt, prompt.kind != .date else { return [] }
    let text = prompt.editor.text
    let query = Query(parsing: text, today: today)
    guard !query.isEmpty else {
      dropAnswer()
      views = prompt.base
      return loadIfNeeded()
    }
    hasMoved = true
    let source: ListSource = prompt.kind == .search ? .search(text) : .filter(text)
    if views.count == prompt.base.count { views.append(ListView(source: source)) }
    view.source = source
    view.query = query
    return search(text, among: prompt.kind == .filter ? prompt.base.last?.ids : nil)
  }

  private mutating func submitPrompt() -> [Effect] {
    guard let prompt else { return [] }
    if prompt.kind == .date { return submitDate(prompt.editor.text) }
    guard views.count > prompt.base.count else { return cancelPrompt() }
    self.prompt = nil
    view.focus = .list
    return []
  }

  private mutating func cancelPrompt() -> [Effect] {
    guard let prompt else { return [] }
    dropAnswer()
    views = prompt.origin
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
    if isSearching { return view.archiveRevision == archiveRevision ? [] : searchAgain() }
    return isCurrent(view) ? [] : [.loadList(view.source)]
  }
}
