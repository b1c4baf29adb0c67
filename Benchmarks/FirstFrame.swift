import DigestCore
import DigestLibrary
import ReaderApp
import TerminalGrid

extension SearchedArchive {
  /// Prints what the reader takes from nothing to its first grid, drawn: the newest digest found
  /// and read, the state made of it, laid out, drawn; all but the start of the process and the
  /// bytes for the terminal.
  func reportFirstFrame() throws {
    guard let path else {
      print("first frame      not measured: without folders there is no newest file to look for")
      return
    }
    var papers = 0
    let frame = Measurement(rounds: 120...400, seconds: 2) { papers = firstFrame(of: path) }
    guard papers > 0 else { throw BenchmarkError("the first frame shows no paper") }
    let p99 = frame.percentile(0.99) ?? frame.worst
    print(
      "first frame      \(milliseconds(frame.median)) ms p50, \(milliseconds(p99)) p99,"
        + " \(milliseconds(frame.worst)) max of \(frame.rounds); \(papers) papers of the newest day"
    )
  }

  /// In the order of the reader's own start; returns how many papers the frame is made of.
  private func firstFrame(of path: String) -> Int {
    let archive = Archive(paths: [path], watch: FolderWatch())
    let file = IndexFile(of: archive, cacheFolder: indexFolder)
    guard (try? archive.check()) != nil else { return 0 }
    let newest = archive.newest()
    let size = Size(columns: 120, rows: 40)
    var state = ReaderState(
      size: size, today: ZipfArchive.newest, archiveName: path,
      first: newest.map { ($0.date, $0.entries) })
    _ = state.start(date: nil, query: nil)
    let hasIndex = file.exists || archive.hasFolder
    let open = OpenArchive(archive, index: hasIndex ? file : nil, newest: newest)
    _ = state.apply(.resized(size))
    _ = state.settle()
    var grid = Grid(size: size)
    _ = Screen.draw(state, into: &grid)
    return withExtendedLifetime((open, grid)) { newest?.entries.count ?? 0 }
  }
}
