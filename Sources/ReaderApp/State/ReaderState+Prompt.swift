import DigestCore
import Marks

/// Tab, earlier queries and the scope in a prompt.
extension ReaderState {
  /// Authors that Tab offers at most.
  private static var mostAuthors: Int { 20 }
  /// Queries that are kept at most.
  private static var mostQueries: Int { 200 }

  /// Completes what stands before the cursor, with the next candidate where that was done already.
  mutating func complete(steps: Int) -> [Effect] {
    guard var prompt, prompt.kind.isQuery, !prompt.awaitsCompletion else { return [] }
    if prompt.completion?.candidates != nil {
      prompt.completion?.advance(by: steps)
      self.prompt = prompt
      return showCompleted()
    }
    let text = prompt.editor.text
    guard let place = QueryCompletion(of: text, at: prompt.editor.beforeCursor.utf8.count) else {
      message = Message("Tab completes title: author: date: and what follows them")
      return []
    }
    prompt.completion = PromptCompletion(text: text, place: place)
    self.prompt = prompt
    if place.kind == .author { return [.complete(prefix: place.typed, limit: Self.mostAuthors)] }
    let fixed = place.fixed(
      today: today, days: dates.days.compactMap(\.date), tags: marks.book.tags.map(\.name))
    return offer(fixed.map { PromptCompletion.Candidate(text: $0, papers: nil) })
  }

  /// Takes the authors that Tab asked for.
  mutating func takeAuthors(_ authors: [AuthorCount], of prefix: String) -> [Effect] {
    guard let completion = prompt?.completion, completion.candidates == nil,
      completion.place.kind == .author, completion.place.typed == prefix
    else { return [] }
    return offer(authors.map { PromptCompletion.Candidate(text: $0.name, papers: $0.papers) })
  }

  private mutating func offer(_ candidates: [PromptCompletion.Candidate]) -> [Effect] {
    guard !candidates.isEmpty else {
      let what = prompt?.completion?.place.kind == .author ? "no author begins like this" : nil
      message = Message(what ?? "nothing begins like this")
      prompt?.completion = nil
      return []
    }
    prompt?.completion?.candidates = candidates
    return showCompleted()
  }

  private mutating func showCompleted() -> [Effect] {
    guard let (text, cursor) = prompt?.completion?.completed else { return [] }
    prompt?.editor.set(text, cursor: cursor)
    prompt?.recalled = nil
    return queryChanged()
  }

  /// Shows an earlier query, positive `steps` for older ones; what was typed after the newest.
  mutating func recall(steps: Int) -> [Effect] {
    guard let history else {
      prompt?.wantsRecall = steps > 0
      return []
    }
    guard var prompt, !history.isEmpty else {
      message = Message("no earlier queries")
      return []
    }
    let typed = prompt.recalled?.typed ?? prompt.editor.text
    let index = min((prompt.recalled?.index ?? -1) + steps, history.count - 1)
    prompt.recalled = index < 0 ? nil : Prompt.Recalled(index: index, typed: typed)
    prompt.editor.set(index < 0 ? typed : history[index])
    self.prompt = prompt
    return queryChanged()
  }

  /// Keeps a query for other times.
  mutating func remember(_ query: String) -> [Effect] {
    var queries = history ?? []
    queries.removeAll { $0 == query }
    queries.insert(query, at: 0)
    if history != nil { history = Array(queries.prefix(Self.mostQueries)) }
    return [.remember(query)]
  }

  /// Searches the day, the month or all of the archive, one after the other.
  mutating func nextScope() -> [Effect] {
    guard var prompt, prompt.kind == .search else { return [] }
    guard let next = scopeAfter(prompt) else {
      message = Message("no day lies below this search")
      return []
    }
    prompt.scope = next
    self.prompt = prompt
    return queryChanged()
  }

  /// The scope that `^r` goes on to: those of the day or month that lies below the search.
  func scopeAfter(_ prompt: Prompt) -> SearchScope? {
    let below = prompt.base.last { view in
      switch view.source {
      case .day, .month: true
      case .search, .filter: false
      }
    }
    let scopes: [SearchScope]
    switch below?.source {
    case .day(let date?): scopes = [.all, .day(date), .month(Month(date))]
    case .day(nil): scopes = [.all, .day(nil)]
    case .month(let month): scopes = [.all, .month(month)]
    case .search, .filter, nil: return prompt.scope == .all ? nil : .all
    }
    let now = scopes.firstIndex(of: prompt.scope) ?? scopes.count - 1
    return scopes[(now + 1) % scopes.count]
  }
}
