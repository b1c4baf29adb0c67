import Foundation
import Synchronization

/// The queries that a person kept, in a file of lines, the newest last.
///
/// A line is added whole, so several readers may write at once. Where the file cannot be read or
/// written, queries live as long as the reader, and `problem` says why.
package final class QueryHistory: Sendable {
  /// `nil` where there is no place for it.
  private let path: String?
  private let kept = Mutex<[String]?>(nil)
  private let failure = Mutex<String?>(nil)

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

  /// Why queries are not kept, and where; `nil` where they are.
  package var problem: String? { failure.withLock { $0 } }

  package func remember(_ query: String) {
    let line = query.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !line.isEmpty, all.first != line else { return }
    kept.withLock { kept in
      kept?.removeAll { $0 == line }
      kept?.insert(line, at: 0)
    }
    guard let path else { return }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    do throws(FileError) {
      try FileSystem.makeFolders(folder.joined(separator: "/"))
      // Where another holds the lock for long, the line is worth more than the file's order.
      let lock = try lock(of: path, tries: 250)
      try FileSystem.append(lines: Array((line + "\n").utf8), to: path)
      _ = consume lock
      failure.withLock { $0 = nil }
    } catch {
      // It is remembered until the end; the next one may be written.
      failure.withLock { $0 = "\(path): searches are not kept: \(error.words)" }
    }
  }

  /// Held by who adds a line or writes the file anew, so that none is lost in between.
  private func lock(of path: String, tries: Int) throws(FileError) -> FileLock? {
    for attempt in 0..<tries {
      if let lock = try FileLock(path: path + ".lock") { return lock }
      if attempt + 1 < tries { Thread.sleep(forTimeInterval: 0.004) }
    }
    return nil
  }

  private func read() -> [String] {
    guard let path, let (lines, queries) = Self.contents(of: path) else { return [] }
    if lines > Self.mostLines { try? shorten(path) }
    return queries
  }

  /// How many lines the file has, and the queries in it, the newest first.
  private static func contents(of path: String) -> (lines: Int, queries: [String])? {
    guard let (bytes, _) = try? FileSystem.contents(of: path) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    var seen: Set<String> = []
    var queries: [String] = []
    for line in lines.reversed() where queries.count < most {
      let query = String(decoding: line, as: UTF8.self)
      if seen.insert(query).inserted { queries.append(query) }
    }
    return (lines.count, queries)
  }

  /// Writes the file anew, where nobody else is about to write it.
  private func shorten(_ path: String) throws(FileError) {
    guard let lock = try lock(of: path, tries: 1), let (_, queries) = Self.contents(of: path)
    else { return }
    let text = queries.reversed().map { $0 + "\n" }.joined()
    try FileSystem.replace(path, with: Array(text.utf8))
    _ = consume lock
  }
}
