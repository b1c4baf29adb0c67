import DigestCore
import ReaderApp
import TerminalGrid
import Testing

@Test func `a digest that was changed is shown anew, with as many papers as before`() {
  var state = reader()
  var changed = shelf
  changed.entries[0].paper.title = "Renamed"
  changed.entries[0].paper.summary = "Rewritten"

  let effects = state.apply(
    .finished(.reloaded(changed.status, message: Message("1 file changed"))))
  finish(effects, &state, changed)

  #expect(state.selectedEntry?.paper.title == "Renamed")
  #expect(state.page?.blocks.last?.description == "Rewritten")
}

@Test func `a day that is new while somebody reads is told, and not gone to`() {
  var state = reader()
  var grown = shelf
  grown.entries = papers("2025-05-08", ["Brand New"]) + grown.entries
  let selected = state.view.selectedID

  finish(
    state.apply(.finished(.reloaded(grown.status, message: Message("1 file new")))), &state, grown)

  #expect(state.dates.days.first?.date == DigestDate("2025-05-08"))
  #expect(state.view.source == .day(DigestDate("2025-05-07")))
  #expect(state.view.selectedID == selected && state.page != nil)
  #expect(state.message?.text == "1 file new")
}

@Test func `a new day comes in under hits, a prompt or a menu, which stay`() {
  var grown = shelf
  grown.entries = papers("2025-05-08", ["Brand New Diffusion"]) + grown.entries
  for command in [Command.search, .filter, .help, .copyMenu, .goToDate] {
    var state = reader()
    finish(state.start(date: nil, query: "diffusion"), &state, shelf)
    _ = state.apply(.command(.down, count: nil))
    _ = state.apply(.command(command, count: nil))
    let (selected, prompt, overlay) = (state.view.selectedID, state.prompt, state.overlay)

    finish(
      state.apply(.finished(.reloaded(grown.status, message: Message("1 file new")))), &state,
      grown)

    #expect(state.prompt == prompt && state.overlay == overlay, "\(command)")
    #expect(state.view.selectedID == selected, "\(command)")
    #expect(state.dates.days.first?.date == DigestDate("2025-05-08"), "\(command)")
  }
}

@Test func `files that were written and hold the same are not worth a word`() {
  var state = reader()
  _ = state.apply(.command(.reload, count: nil))
  _ = state.apply(.command(.down, count: nil))
  _ = state.settle()
  let before = state

  let effects = state.apply(.finished(.reloaded(shelf.status, message: nil)))
  _ = state.settle()

  #expect(effects == [])
  #expect(state == before)
}

@Test func `where all digests are gone, nothing of them stays`() {
  var state = reader()
  _ = state.apply(.command(.down, count: nil))
  let empty = ArrayLibrary(entries: [])

  finish(state.apply(.finished(.reloaded(empty.status, message: Message("")))), &state, empty)

  #expect(state.view.ids.isEmpty && state.selectedEntry == nil && state.page == nil)
}

@Test func `a new day is seen, and the reader stays where a person has moved to`() {
  var state = reader()
  _ = state.apply(.command(.down, count: nil))
  var grown = shelf
  grown.entries = papers("2025-05-08", ["Brand New"]) + grown.entries
  let selected = state.view.selectedID

  finish(state.apply(.finished(.libraryChanged(grown.status))), &state, grown)

  #expect(state.dates.days.first?.date == DigestDate("2025-05-08"))
  #expect(state.view.selectedID == selected)
}

@Test func `a start with a query has the results, and Esc the newest day`() {
  var state = ReaderState(size: .init(columns: 120, rows: 24), today: DigestDate("2025-05-08"))
  let effects = state.start(date: nil, query: "diffusion")

  finish(effects + state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)
  #expect(state.view.ids.count == 2)
  finish(state.apply(.command(.back, count: nil)), &state, shelf)

  #expect(state.view.source == .day(DigestDate("2025-05-07")))
  #expect(state.view.ids.count == 4)
}

@Test func `a start with a date and a query has the results over that date`() {
  var state = reader()
  let effects = state.start(date: "2025-04-21", query: "diffusion")

  finish(effects + state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)
  #expect(state.view.source == .search("diffusion"))
  finish(state.apply(.command(.back, count: nil)), &state, shelf)

  #expect(state.view.source == .day(DigestDate("2025-04-21")))
}

@Test func `hits below another list are found anew when it is left`() {
  var state = reader()
  finish(state.start(date: nil, query: "diffusion"), &state, shelf)
  finish(state.apply(.command(.showInDay, count: nil)), &state, shelf)
  var grown = shelf
  grown.entries += papers("2025-04-17", ["More Diffusion"])

  finish(state.apply(.finished(.libraryChanged(grown.status))), &state, grown)
  finish(state.apply(.command(.back, count: nil)), &state, grown)

  #expect(state.view.ids.count == 3)
}

@Test func `a date typed while the archive is read is gone to when its day is there`() {
  var state = reader()
  var part = shelf.status
  part.isLoading = true
  part.days.removeLast()
  _ = state.apply(.finished(.libraryChanged(part)))
  _ = state.apply(.command(.goToDate, count: nil))
  _ = state.apply(.edit(.insert("2025-04-18")))
  finish(state.apply(.edit(.submit)), &state, shelf)
  #expect(state.currentDate == DigestDate("2025-05-07"))

  finish(state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)

  #expect(state.currentDate == DigestDate("2025-04-18"))
}

@Test func `a date without a year is the newest such date of the archive`() {
  let library = ArrayLibrary(
    entries: papers("2023-04-21", ["Old"]) + papers("2023-03-01", ["Older"]))

  let target = reader(library).target(ofTyped: "apr 21")

  #expect(target == .day(DayEntry(date: DigestDate("2023-04-21"), count: 1), isNear: false))
}

@Test func `the same paper stays selected when a row before it is new`() {
  var state = reader()
  _ = state.apply(.command(.down, count: 2))
  let title = state.selectedEntry?.paper.title
  let day = papers("2025-05-07", ["Brand New"] + shelf.entries.prefix(4).map(\.paper.title))
  var grown = ArrayLibrary(entries: day + shelf.entries.dropFirst(4))
  for index in 1...4 { grown.entries[index].paper.arxivID = shelf.entries[index - 1].paper.arxivID }

  finish(state.apply(.finished(.reloaded(grown.status, message: Message("")))), &state, grown)

  #expect(state.selectedEntry?.paper.title == title)
  #expect(state.view.selected == 3)
}

@Test func `a first part of the archive without digests takes nothing away`() {
  var state = ReaderState(size: Size(columns: 120, rows: 24), today: DigestDate("2025-05-08"))
  let effects = state.start(date: nil, query: "diffusion")

  _ = state.apply(.finished(.libraryChanged(LibraryStatus(isLoading: true))))
  finish(effects + state.apply(.finished(.libraryChanged(shelf.status))), &state, shelf)

  #expect(state.view.source == .search("diffusion"))
}

@Test func `hits under a prompt are found anew when it is left`() {
  var state = reader()
  finish(state.start(date: nil, query: "diffusion"), &state, shelf)
  _ = state.apply(.command(.search, count: nil))
  var grown = shelf
  grown.entries += papers("2025-04-17", ["More Diffusion"])

  _ = state.apply(.finished(.libraryChanged(grown.status)))
  finish(state.apply(.edit(.cancel)), &state, grown)

  #expect(state.view.ids.count == 3)
}

private func status(_ progress: ImportProgress?) -> LibraryStatus {
  var status = shelf.status
  status.isLoading = true
  status.progress = progress
  return status
}

@Test(
  "the status line says how far the reading has come, as much as there is room for",
  arguments: [
    (160, "indexing 1,200 of 8,000 files · 9,300 papers/s · 40 s left"),
    (110, "indexing 1,200 of 8,000 files · 40 s left"), (60, "indexing 1,200 of 8,000 files"),
    (44, "indexing 15%"),
  ])
func progress(columns: Int, line: String) {
  var state = reader(size: Size(columns: columns, rows: 24))
  let progress = ImportProgress(
    files: 1_200, allFiles: 8_000, papersPerSecond: 9_300, secondsLeft: 40)

  _ = state.apply(.finished(.libraryChanged(status(progress))))

  #expect(state.screen.contains(line + "\n"), "\(state.screen)")
}

@Test func `how far the reading has come asks for no list anew`() {
  var state = reader()
  finish(state.start(date: nil, query: "diffusion"), &state, shelf)
  let progress = ImportProgress(files: 1, allFiles: 9, papersPerSecond: 1)
  _ = state.apply(.finished(.libraryChanged(status(progress))))
  let revision = state.revision
  var next = progress
  next.files = 2

  #expect(state.apply(.finished(.libraryChanged(status(next)))).isEmpty)
  #expect(state.revision == revision && state.progress?.files == 2)
  var complete = shelf.status
  complete.isLoading = false
  #expect(!state.apply(.finished(.libraryChanged(complete))).isEmpty)
  #expect(state.progress == nil)
}

@Test func `why there is nothing to read stays on the screen`() {
  var state = reader()
  let status = LibraryStatus(days: [], isLoading: false, notice: "/papers: it cannot be read")
  _ = state.apply(.finished(.libraryChanged(status)))
  _ = state.apply(.command(.down, count: nil))

  #expect(state.message == nil)
  #expect(state.screen.contains(" /papers: it cannot be read"))
  #expect(state.screen.contains("No digests here."))
}

@Test func `a notice is said once, and taken back when it holds no longer`() {
  var state = reader()
  var told = shelf.status
  told.notice = "no index: the disk is full"

  _ = state.apply(.finished(.libraryChanged(told)))
  #expect(state.message?.text == "no index: the disk is full")
  _ = state.apply(.command(.down, count: nil))
  _ = state.apply(.finished(.libraryChanged(told)))

  #expect(state.message == nil)

  // One that comes and goes is taken back while nothing else is said.
  told.notice = "another process is indexing"
  _ = state.apply(.finished(.libraryChanged(told)))
  #expect(state.message?.text == "another process is indexing")
  told.notice = nil
  _ = state.apply(.finished(.libraryChanged(told)))
  #expect(state.message == nil)
}
