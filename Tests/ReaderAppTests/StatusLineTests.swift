import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// The line above the keys.
private func statusLine(_ state: ReaderState) -> String {
  let rows = state.screen.split(separator: "\n", omittingEmptySubsequences: false)
  return String(rows[state.size.rows - 2])
}

@Test("what was done is told whole, and of where one is what fits beside it", arguments: 40...160)
func messageAndPlace(columns: Int) {
  let words = "1 file new; as many papers as before"
  var state = reader(size: Size(columns: columns, rows: 12))
  var status = shelf.status
  status.problemCount = 1
  finish(state.apply(.finished(.reloaded(status, message: Message(words)))), &state, shelf)

  let line = statusLine(state)

  #expect(line.hasSuffix(words))
  let place = " 1/4  ·  4 unread  ·  8 papers in 4 days  ·  1 problem: broadsheet check"
  let left = line.dropLast(words.count)
  #expect(left.allSatisfy { $0 == " " } || left.hasPrefix(" 1/4  "))
  #expect(columns < 115 || left.hasPrefix(place))
  #expect(!left.contains("…"))
}

@Test("a narrow screen shows where one is in whole words", arguments: 20...80)
func place(columns: Int) {
  var state = reader(size: Size(columns: columns, rows: 12))
  var status = shelf.status
  status.problemCount = 2
  finish(state.apply(.finished(.libraryChanged(status))), &state, shelf)

  let ends = ["1/4", "4 unread", "4 days", "2 problems", "broadsheet check", "▂▆·█"]
  #expect(ends.contains { statusLine(state).hasSuffix($0) })
}

@Test func `an import is told until it is done`() {
  var state = reader()
  func line(_ progress: ImportProgress?, isLoading: Bool = true) -> String {
    let status = LibraryStatus(days: shelf.days, isLoading: isLoading, progress: progress)
    _ = state.apply(.finished(.libraryChanged(status)))
    return statusLine(state)
  }

  #expect(line(nil).hasSuffix("reading the archive…"))
  let half = ImportProgress(files: 1, allFiles: 2, papersPerSecond: 30, secondsLeft: 4)
  #expect(line(half).hasSuffix("indexing 1 of 2 files · 30 papers/s · 4 s left"))
  #expect(line(nil).hasSuffix("indexing 1 of 2 files"))
  #expect(
    line(ImportProgress(files: 2, allFiles: 2, papersPerSecond: 30)).hasSuffix("tidying the index…")
  )
  #expect(line(nil).hasSuffix("tidying the index…"))
  #expect(line(nil, isLoading: false).hasSuffix("papers in 4 days  ·  ▂▆·█"))
  #expect(line(nil).hasSuffix("reading the archive…"))
}
