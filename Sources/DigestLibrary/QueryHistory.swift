import Synchronization

/// The queries that a person kept, in a file of lines, the newest last.
///
/// A line is added whole, so several readers may write at once. Where the file cannot be read or
/// written, queries live as long as the reader.
package final class QueryHistory: Sendable {
  /// `nil` where there is no place for it.
  private let path: String?
  private let kept = Mutex<[String]?>(nil)

  /// Queries that are remembered.
  private static let most = 500
  /// Lines after which the file is written anew, without what came twice.
  private static let mostLines = 2_000

  /// - Parameter folder: the reader's own, such as `~/.local/state/broadsheet`.
  package init(folder: String?) {
    path = folder.map { ArchiveWalk.join($0, "searches") }
  }

  /// The newest first, none twice.
  package var all: [String] {
    kept.withLock { kept in
      if kept == nil { kept = read() }
      return kept ?? []
    }
  }

  package func remember(_ query: String) {
    let line = query.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !line.isEmpty, all.first != line else { return }
    kept.withLock { kept in
      kept?.removeAll { $0 == line }
      kept?.insert(line, at: 0)
    }
    guard let path else { return }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    do {
      try FileSystem.makeFolders(folder.joined(separator: "/"))
      try FileSystem.append(Array((line + "\n").utf8), to: path)
    } catch {
      // It is remembered until the end; the next one may be written.
    }
  }

  private func read() -> [String] {
    guard let path, let (bytes, _) = try? FileSystem.contents(of: path) else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    var seen: Set<String> = []
    var queries: [String] = []
    for line in lines.reversed() where queries.count < Self.most {
      let query = String(decoding: line, as: UTF8.self)
      if seen.insert(query).inserted { queries.append(query) }
    }
    if lines.count > Self.mostLines {
      let text = queries.reversed().map { $0 + "\n" }.joined()
      try? FileSystem.replace(path, with: Array(text.utf8))
    }
    return queries
  }
}
