import DigestLibrary
import Foundation
import Glibc
import Testing

@Suite struct QueryHistories {
  @Test func `queries are kept across runs, the newest first, none twice`() throws {
    let folder = try TemporaryFolder()
    let history = QueryHistory(folder: folder.path("state"))
    for query in ["one", "two", "one", "three\nlines", ""] { history.remember(query) }
    #expect(history.all == ["three lines", "one", "two"])
    #expect(QueryHistory(folder: folder.path("state")).all == ["three lines", "one", "two"])
    #expect(QueryHistory(folder: nil).all == [])
  }

  @Test func `a file that has grown long is written anew`() throws {
    let folder = try TemporaryFolder()
    try folder.write("searches", (0..<3_000).map { "query \($0 % 700)\n" }.joined())
    let history = QueryHistory(folder: folder.path)
    #expect(history.all.count == 500)
    #expect(history.all.first == "query 199")
    let text = try String(contentsOfFile: folder.path("searches"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 500)
    #expect(text.hasSuffix("query 199\n"))
  }

  @Test func `a line that was cut off is ended before the next one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("searches", "one\ntw")
    QueryHistory(folder: folder.path).remember("three")
    #expect(QueryHistory(folder: folder.path).all == ["three", "tw", "one"])
  }

  @Test func `what cannot be kept is said, with its place and why`() throws {
    let folder = try TemporaryFolder()
    try folder.write("plain", "")
    let state = folder.path("plain/state")
    let history = QueryHistory(folder: state)
    history.remember("one")
    let problem = history.problem ?? ""
    #expect(problem.hasPrefix(state) && problem.contains("Not a directory"))
    #expect(history.all == ["one"])

    let look = LookFile(stateFolder: state)
    look.write("theme nord\n")
    #expect(look.problem?.hasPrefix(state) == true)
    let session = SessionFile(of: folder.archive(), stateFolder: state)
    #expect(session.write("a place", visited: nil)?.hasPrefix(state) == true)
  }

  @Test func `files that several threads write at once are whole`() async throws {
    let folder = try TemporaryFolder()
    let session = SessionFile(of: folder.archive(), stateFolder: folder.path("state"))
    let texts = (0..<8).map { String(repeating: "\($0)", count: 100_000) }
    await withTaskGroup(of: Void.self) { group in
      for text in texts { group.addTask { _ = session.write(text, visited: nil) } }
    }
    #expect(texts.contains(session.text ?? ""))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path("state/sessions"))
    #expect(left.count == 1)
  }

  @Test func `while another holds the file, it is added to but not written anew`() throws {
    let folder = try TemporaryFolder()
    try folder.write("searches", (0..<3_000).map { "query \($0)\n" }.joined())
    try folder.write("searches.lock", "")
    let other = try #require(FileHandle(forUpdatingAtPath: folder.path("searches.lock")))
    try #require(flock(other.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    func lines() throws -> [Substring] {
      try String(contentsOfFile: folder.path("searches"), encoding: .utf8).split(separator: "\n")
    }

    let history = QueryHistory(folder: folder.path)
    #expect(history.all.count == 500)
    history.remember("new")
    #expect(try lines().count == 3_001)
    #expect(try lines().last == "new")

    try other.close()
    #expect(QueryHistory(folder: folder.path).all.prefix(2) == ["new", "query 2999"])
    #expect(try lines().count == 500)
  }

  @Test func `queries of several readers are all kept while one writes the file anew`() async throws
  {
    let folder = try TemporaryFolder()
    try folder.write("searches", (0..<3_000).map { "query \($0)\n" }.joined())
    let path = folder.path
    await withTaskGroup(of: Void.self) { group in
      for reader in 0..<8 {
        group.addTask { QueryHistory(folder: path).remember("reader \(reader)") }
      }
    }
    let kept = QueryHistory(folder: path).all.filter { $0.hasPrefix("reader") }
    #expect(kept.sorted() == (0..<8).map { "reader \($0)" })
  }
}
