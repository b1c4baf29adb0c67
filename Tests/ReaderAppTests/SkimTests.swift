import DigestCore
import TerminalGrid
import Testing

@testable import ReaderApp

/// Summaries of the families there are: enumerated, with heads, plain sentences, and free prose.
private let summaries = [
  "Here is a concise summary: i) We show **Deep Nets**. ii) The main objective is to learn what "
    + "scales. iii) The key methodology is training at $n^2$ sizes; see https://x.org/a. iv) Primary "
    + "results show that it gains 5.3% on all of twelve benchmarks, of which the hardest was never "
    + "solved before, and that it needs 2.4× fewer steps than any other model of the same size, "
    + "which nobody who had looked into the matter before would have said could be so. v) AI "
    + "practitioners can use it.",
  "**Summary:** A corpus of 大型 speech. **Main objective:** to hear more. **Key methodology:** we "
    + "record. **Primary results:** an error rate of 4.1%. **Principal implication for AI "
    + "practitioners:** listen first.",
  "A model that plans is introduced. The main objective is to plan further ahead. The methodology "
    + "builds a tree of plans. Results show that it wins 61% of its games. For AI practitioners, "
    + "this means that search pays.",
  "Free prose tells nothing of itself. It gains readers.",
]

let structuredShelf = ArrayLibrary(
  entries: structured("2025-05-07", count: 44) + structured("2025-05-06", count: 3))

private func structured(_ day: String, count: Int) -> [PaperEntry] {
  var entries = papers(day, (0..<count).map { "Paper \($0) of a day with summaries of all kinds" })
  for index in entries.indices { entries[index].paper.summary = summaries[index % 4] }
  return entries
}

private let views: [(name: String, keys: String)] = [
  ("structured", ""), ("structured-hits", "/gains<enter>l"), ("structured-page", "l"),
  ("structured-zen", "jz"),
  ("skim", "S"), ("skim-objective", "SSj"), ("skim-hits", "/gains<enter>S"), ("skim-month", "hkSl"),
  ("skim-paper", "S<enter>"), ("skim-dates", "Sh"), ("skim-dense", "dSj"),
]

@Test(
  "parts of summaries are shown as recorded at every size", arguments: views.map(\.name),
  recordedSizes)
func structuredScreens(name: String, size: Size) throws {
  try expectView(name, among: views, of: structuredShelf, size: size)
}

@Test func `looks of parts are as recorded`() throws {
  for name in ["structured", "skim"] {
    let keys = try #require(views.first { $0.name == name }?.keys)
    let grid = try play(keys, structuredShelf, size: recordedSizes[0]).grid
    try expectScreen(Replay.styles(of: grid), named: "views/\(name).styles")
  }
}

struct SkimTests {
  private func state(_ keys: String, size: Size = recordedSizes[0]) throws -> ReaderState {
    try play(keys, structuredShelf, size: size).state
  }

  @Test func `S goes through the parts, and then shows the whole list again`() throws {
    let parts = try (1...6).map { try state(String(repeating: "S", count: $0)).skimmedPart }

    #expect(parts == [.results, .objective, .method, .implication, .summary, nil])
    #expect(try state("S").message?.text == "skimming: results · S: objective")
    #expect(try state("SSSSSS").message?.text == "the whole list")
  }

  @Test func `the list takes the room of the summary`() throws {
    #expect(try state("S").layout.list?.columns == 100)
    #expect(try state("S").layout.summary == nil)
    #expect(try state("Sd", size: recordedSizes[1]).layout.list?.columns == 80)
  }

  @Test func `forty papers stand on a screen of forty rows`() throws {
    let state = try state("dSj", size: Size(columns: 120, rows: 40))

    #expect(state.listLayout?.pageCount() == 40)
    #expect(state.layout.statusRow == 40)
  }

  @Test func `what is said has a row of its own`() throws {
    let size = Size(columns: 120, rows: 40)

    #expect(try state("dS", size: size).listLayout?.pageCount() == 39)
    #expect(try screen("dS", structuredShelf, size: size).contains("skimming: results"))
    #expect(try screen("dS/gains", structuredShelf, size: size).contains(" / gains"))
  }

  @Test(arguments: ["S", "/gains<enter>S", "hkSl", "fuS", "\\gains<enter>S", "dS"])
  func `every kind of list can be skimmed, and Esc shows it whole`(keys: String) throws {
    let skimmed = try state(keys)
    let left = try state(keys + "<esc>")

    #expect(skimmed.screen.contains("5.3%"))
    #expect(left.skimmedPart == nil)
    #expect(left.views.count == skimmed.views.count)
    #expect(left.selectedEntry == skimmed.selectedEntry)
  }

  @Test func `Enter reads a paper, and Esc comes back to the parts`() throws {
    let reading = try state("Sj<enter>")
    let back = try state("Sj<enter><esc>")

    #expect(reading.layout.summary != nil && reading.layout.list == nil)
    #expect(back.isSkimming && back.focus == .list && back.view.selected == 1)
  }

  @Test func `who skims from the page alone gets the list`() throws {
    #expect(try state("zS").layout.list != nil)
    #expect(try state("lS").focus == .list)
  }

  @Test func `reading on goes a page down the list, and back up`() throws {
    let page = try #require(try state("S").listLayout?.pageCount())

    #expect(try state("S ").view.selected == page - 1)
    #expect(try state("S <bs>").view.selected == 0)
  }

  @Test func `a summary without the part says so`() throws {
    #expect(try screen("S", structuredShelf).contains("no results told apart"))
  }

  @Test func `a part has at most three lines`() throws {
    let state = try state("S", size: Size(columns: 60, rows: 24))

    let block = try #require(state.listLayout?.block(at: 0))
    #expect(block.lines.count == block.titleRows + 3)
    #expect(block.lines.last?.description.hasSuffix("…") == true)
  }

  @Test func `a press on a part selects its paper`() throws {
    var state = try state("S")
    let list = try #require(state.layout.list)
    let third = try #require(state.listLayout?.visible()[2])
    let place = Position(
      row: list.row + third.row + third.block.titleRows, column: list.column + 50)

    _ = state.apply(.mouse(MouseEvent(.press(.left), at: place), count: 1))

    #expect(state.view.selected == 2)
  }
}
