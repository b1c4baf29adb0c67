import DigestCore
import DigestLibrary
import ReaderApp
import Synchronization

/// The words and the authors of a library, counted when they are first asked for after a change.
final class ShelfWords: Sendable {
  private struct Counts: Sendable {
    var revision = -1
    var authors: [AuthorCount] = []
    var vocabulary = Vocabulary(words: [])
  }

  private let library: Library
  private let counts = Mutex(Counts())

  init(_ library: Library) {
    self.library = library
  }

  /// The authors one of whose names begins with `prefix`, the most frequent first.
  func authors(_ prefix: String, limit: Int) -> [AuthorCount] {
    let all = current().authors
    guard !prefix.isEmpty else { return Array(all.prefix(limit)) }
    let query = Query(parsing: "author:\"\(prefix)", today: DigestDate(dayNumber: 0))
    return Array(
      all.lazy.filter { !query.ranges(in: $0.name, field: .author).isEmpty }.prefix(limit))
  }

  /// Queries like one that finds nothing.
  func suggestions(for text: String, today: DigestDate) -> [QuerySuggestion] {
    Query(parsing: text, today: today).suggestions(for: text, in: current().vocabulary)
  }

  private func current() -> Counts {
    let snapshot = library.snapshot
    let known = counts.withLock { $0 }
    guard known.revision != snapshot.revision else { return known }
    var papers: [String: Int] = [:]
    var words: [String: Int] = [:]
    snapshot.forEachEntry { entry in
      let folded = FoldedPaper(entry.paper)
      let all = [Query.Field.title, .author, .summary].flatMap { field in
        folded.columnText(field).split(separator: " ")
      }
      for word in Set(all) where word != FoldedPaper.authorSeparator {
        words[String(word), default: 0] += 1
      }
      for author in entry.paper.authors { papers[author, default: 0] += 1 }
    }
    let authors = papers.map { AuthorCount(name: $0.key, papers: $0.value) }.sorted {
      ($1.papers, $0.name) < ($0.papers, $1.name)
    }
    let vocabulary = Vocabulary(words: words.map { (word: $0.key, papers: $0.value) })
    let fresh = Counts(revision: snapshot.revision, authors: authors, vocabulary: vocabulary)
    counts.withLock { $0 = fresh }
    return fresh
  }
}
