import DigestCore
import Marks
import ReaderApp
import TerminalGrid
import Testing

private func library(summary: String) -> ArrayLibrary {
  var library = shelf
  library.entries[0].paper.summary = summary
  return library
}

@Test func `markup is shown as such, and as written in the raw view`() throws {
  let library = library(
    summary: "It is **bold**, `code_x` and *slanted*:  two  spaces, S*: a star.")

  let plain = try screen("", library)
  let raw = try screen("vv", library)

  #expect(plain.contains("It is bold, code_x and slanted: two spaces,"))
  #expect(plain.contains("S*: a star."))
  #expect(raw.contains("It is **bold**, `code_x` and *slanted*:  two"))
}

@Test func `emphasis and code have their looks`() throws {
  let grid = try play("", library(summary: "a **bold** `code` z")).grid
  let lines = Replay.styles(of: grid).split(separator: "\n", omittingEmptySubsequences: false)

  #expect(lines.contains { $0.contains(". BBBB cccc .") })
}

@Test func `the summary opens at its first hit`() throws {
  let summary =
    String(repeating: "filler words ", count: 300) + "needle here "
    + String(repeating: "more ", count: 300)

  let state = try play("/needle", library(summary: summary)).state
  let screen = try screen("/needle", library(summary: summary))

  #expect(state.view.summaryTop > 0)
  #expect(screen.contains("needle here"))
}

@Test func `in the summary n goes from hit to hit`() throws {
  let part = String(repeating: "filler words ", count: 300)
  let library = library(summary: "needle " + part + "needle " + part + "needle")

  let tops = try ["", "n", "nn", "nnN"].map {
    try play("/needle<enter>l\($0)", library).state.view.summaryTop
  }

  #expect(tops[0] == 0 && tops[0] < tops[1] && tops[1] < tops[2])
  #expect(tops[3] < tops[2])
}

@Test func `a summary of a megabyte is laid out and scrolled`() throws {
  let state = try play("lG", library(summary: String(repeating: "word ", count: 200_000))).state

  #expect(state.view.summaryTop > 10_000)
}

@Test func `long words are cut, and nothing of them is lost`() throws {
  let word = String(repeating: "x", count: 500)
  let grid = try play("l", library(summary: word), size: Size(columns: 40, rows: 40)).grid

  #expect(grid.description.count { $0 == "x" } == 500)
}

@Test(
  "a note stands below the summary without its head",
  arguments: [
    ("# Title\n\n<https://arxiv.org/abs/1>\n\nFirst line\n\n- second\n", "First line\n\n- second"),
    ("no head at all\n", "no head at all"), ("# Title\n", ""), ("", ""),
    ("# Title\r\n\r\nwith returns\r\n", "with returns"), ("<a\nb", "<a\nb"),
  ])
func noteBody(text: String, body: String) throws {
  var state = reader()
  let key = PaperKey(shelf.entries[0].paper)
  finish([.mark([.noted(key, true)])], &state, shelf)
  finish(state.apply(.finished(.noteLoaded(key, text))), &state, shelf)

  let page = try #require(state.page)
  let lines = page.lines.map { page.blocks[$0.block].description }
  let head = lines.firstIndex { $0.contains("Note") }
  #expect((head == nil) == body.isEmpty)
  guard let head else { return }
  #expect(lines[(head + 1)...].joined(separator: "\n") == body)
}
