package import DigestCore
import Synchronization

// What a reader asks for.
extension OpenArchive {
  /// The newest first, papers of no day last; days without papers included.
  package var days: [DayCount] {
    ask({ try $0.days() }, { $0.days }) ?? []
  }

  package func entries(on date: DigestDate?) -> [PaperEntry] {
    if let newest = state.withLock({ $0.newest }), newest.date == date { return newest.entries }
    return entries(EntryID.range(ofDayBits: EntryID.dayBits(date)))
  }

  /// The ids of days, in reading order, where they have more papers than are to be held at once;
  /// `nil` where they do not, or memory holds all papers anyway.
  package func longList(_ ids: ClosedRange<EntryID>) -> [EntryID]? {
    if let newest = state.withLock({ $0.newest }),
      EntryID.range(ofDayBits: EntryID.dayBits(newest.date)) == ids
    {
      return nil
    }
    return ask({ try $0.ids(ids, ifMoreThan: Self.mostHeld) }, { _ in nil }) ?? nil
  }

  /// Papers of a list that are held at once.
  private static let mostHeld = 4_096

  /// In reading order.
  package func entries(_ ids: ClosedRange<EntryID>) -> [PaperEntry] {
    ask({ try $0.entries(ids) }, { $0.entries(ids) }) ?? []
  }

  /// In the order of `ids`; ids of no paper are left out.
  package func entries(_ ids: [EntryID]) -> [PaperEntry] {
    ask({ try $0.entries(ids) }, { $0.library.snapshot.entries(ids) }) ?? []
  }

  /// The papers in reading order, or those that a query finds, in the order of its results.
  package func entries(matching query: Query?) -> [PaperEntry] {
    guard let query else { return days.flatMap { entries(on: $0.date) } }
    return search(query, limit: .max)?.entries ?? []
  }

  /// Looks for papers as `IndexedLibrary.search` does; `nil` where it was cancelled, or failed.
  package func search(
    _ query: Query, in range: ClosedRange<EntryID>? = nil, among: [EntryID]? = nil, limit: Int,
    isCancelled: @escaping () -> Bool = { false }, tell: (SearchHits) -> Void = { _ in },
    failed: (IndexError) -> Void = { _ in }
  ) -> SearchHits? {
    ask(
      {
        try $0.search(
          query, in: range, among: among, limit: limit, isCancelled: isCancelled, tell: tell)
      },
      {
        $0.search(query, in: range, among: among, limit: limit, isCancelled: isCancelled)
      }, failed: failed) ?? nil
  }

  /// What `sort:relevance` goes by: negative, the least for the best; papers without any of the
  /// words have none.
  package func scores(of query: Query) -> [EntryID: Double] {
    ask({ try $0.scores(of: query) }, { $0.scores(of: query) }) ?? [:]
  }

  /// What may have been meant by a query without hits.
  package func suggestions(for text: String, query: Query) -> [QuerySuggestion] {
    ask(
      { try $0.suggestions(for: text, query: query) }, { $0.suggestions(for: text, query: query) })
      ?? []
  }

  /// The authors with a name of which a word begins so, the most frequent first.
  package func authors(beginningWith beginning: String, limit: Int) -> [AuthorPapers] {
    ask(
      { try $0.authors(beginningWith: beginning, limit: limit) },
      { $0.authors(beginningWith: beginning, limit: limit) }) ?? []
  }

  /// Asks what there is; where the index cannot answer, it is made anew, or done without.
  ///
  /// `nil` where it was cancelled, others are mending it already, or it cannot answer just this:
  /// `failed` takes which.
  func ask<Answer>(
    _ index: (IndexedLibrary) throws -> Answer, _ memory: (MemoryLibrary) -> Answer,
    failed: (IndexError) -> Void = { _ in }
  ) -> Answer? {
    guard let library = self.index else { return askMemory(memory) }
    do {
      return try index(library)
    } catch {
      let failure = IndexError(error)
      guard mend(failure) else {
        failed(failure)
        return nil
      }
    }
    guard let mended = self.index else { return askMemory(memory) }
    do {
      return try index(mended)
    } catch {
      failed(IndexError(error))
      return nil
    }
  }

  private func askMemory<Answer>(_ memory: (MemoryLibrary) -> Answer) -> Answer? {
    guard case .memory(let library) = state.withLock({ $0.source }) else { return nil }
    return memory(library)
  }

  /// Whether it is worth asking again.
  private func mend(_ error: IndexError) -> Bool {
    // Before it was brought up to date, an index may not even be there.
    let tell = state.withLock { state -> (@Sendable (Status) -> Void)? in
      guard error.isOfIndex, state.isLoaded, !state.isMending else { return nil }
      state.isMending = true
      state.isDamaged = error == .damaged
      state.notice = Notice.mending
      return state.tell ?? { _ in }
    }
    guard let tell else { return false }
    defer { state.withLock { $0.isMending = false } }
    if error != .damaged {
      state.withLock { $0.source = .memory(MemoryLibrary(archive, marks: marks)) }
    }
    do throws(LibraryError) {
      _ = try bringUpToDate(isPatient: false, tell)
    } catch {
      state.withLock { $0.notice = error.description }
    }
    tell(status)
    return true
  }
}
