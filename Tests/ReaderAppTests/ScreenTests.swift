import DigestCore
import ReaderApp
import TerminalGrid
import Testing
import Themes

/// A whole screen: what it is called, the keys that lead to it, its size.
struct ScreenCase: CustomTestStringConvertible, Sendable {
  var name: String
  var keys = ""
  var size = Size(columns: 120, rows: 24)
  var display = Display()
  var library = shelf

  var testDescription: String { "\(name), \(size.columns)x\(size.rows)" }
}

private let narrow = Size(columns: 80, rows: 24)
private let plain = Display(isPlain: true)
private let small = Size(columns: 40, rows: 12)

private let cases = [
  ScreenCase(name: "first-screen"),
  ScreenCase(name: "first-screen-80x24", size: narrow),
  ScreenCase(name: "first-screen-40x12", size: small),
  ScreenCase(name: "first-screen-ascii", display: Display(glyphs: .ascii)),
  ScreenCase(name: "first-screen-rules", display: Display(hasGrounds: false)),
  ScreenCase(name: "first-screen-plain", display: plain),
  ScreenCase(name: "dates-plain", keys: "hj", display: plain),
  ScreenCase(name: "summary-plain", keys: "jsl", display: plain),
  ScreenCase(name: "search-plain", keys: "/agent<enter>h", display: plain, library: searchShelf),
  ScreenCase(name: "dense", keys: "d"),
  ScreenCase(
    name: "dense-search-200x24", keys: "/reward<enter>d", size: Size(columns: 200, rows: 24),
    library: searchShelf),
  ScreenCase(name: "dense-40x12", keys: "d", size: small),
  ScreenCase(name: "smallest", size: ScreenLayout.smallest),
  ScreenCase(name: "too-small", size: Size(columns: 19, rows: 5)),
  ScreenCase(name: "ideographs-selected", keys: "jj"),
  ScreenCase(name: "older-day", keys: "]["),
  ScreenCase(name: "day-without-papers", keys: "["),
  ScreenCase(name: "month", keys: "hk"),
  ScreenCase(name: "month-folded", keys: "hk<enter>"),
  ScreenCase(name: "dates-slid-over-80x24", keys: "h", size: narrow),
  ScreenCase(name: "dates-40x12", keys: "h", size: small),
  ScreenCase(name: "summary-40x12", keys: "j<enter>", size: small),
  ScreenCase(name: "zen", keys: "jz"),
  ScreenCase(name: "raw-summary", keys: "vv"),
  ScreenCase(name: "wider-list", keys: ">>>>"),
  ScreenCase(name: "search-prompt-empty", keys: "/"),
  ScreenCase(name: "search-typing", keys: "/diff"),
  ScreenCase(name: "search-kept", keys: "/diff<enter>j"),
  ScreenCase(name: "search-nothing", keys: "/zzzz"),
  ScreenCase(name: "search-typed-over", keys: "/diff<enter>/"),
  ScreenCase(name: "filter", keys: "\\sparse<enter>"),
  ScreenCase(name: "hit-in-its-day", keys: "/speech<enter><c-o>"),
  ScreenCase(name: "search-passages", keys: "/reward<enter>", library: searchShelf),
  ScreenCase(
    name: "search-passages-180x40", keys: "/reward<enter>j", size: Size(columns: 180, rows: 40),
    library: searchShelf),
  ScreenCase(name: "search-80x24", keys: "/reward", size: narrow, library: searchShelf),
  ScreenCase(name: "search-40x12", keys: "/reward<enter>", size: small, library: searchShelf),
  ScreenCase(
    name: "search-ascii", keys: "/agent", display: Display(glyphs: .ascii), library: searchShelf),
  ScreenCase(
    name: "histogram-folded", keys: "/agent", size: Size(columns: 120, rows: 14),
    library: searchShelf),
  ScreenCase(name: "narrowed-month", keys: "/agent<enter>hjj", library: searchShelf),
  ScreenCase(name: "narrowed-undated", keys: "/agent<enter>hG", library: searchShelf),
  ScreenCase(
    name: "narrowed-80x24", keys: "/agent<enter>hjjj", size: narrow, library: searchShelf),
  ScreenCase(name: "search-in-month", keys: "/agent<c-r><c-r>", library: searchShelf),
  ScreenCase(name: "search-suggestions", keys: "/agnets", library: searchShelf),
  ScreenCase(name: "search-problem", keys: "/agent date:never -", library: searchShelf),
  ScreenCase(name: "completion", keys: "/author:<tab><tab>", library: searchShelf),
  ScreenCase(name: "earlier-query", keys: "/<up>", library: searchShelf),
  ScreenCase(name: "author-menu", keys: "*j", library: searchShelf),
  ScreenCase(name: "author-papers", keys: "*2", library: searchShelf),
  ScreenCase(name: "date-prompt", keys: "tapr 2"),
  ScreenCase(name: "copy-menu", keys: "Yj"),
  ScreenCase(name: "help", keys: "?", size: Size(columns: 120, rows: 60)),
  ScreenCase(name: "help-filtered", keys: "?month"),
  ScreenCase(name: "palette", keys: ":copy"),
  ScreenCase(name: "unknown-key", keys: "X"),
  ScreenCase(name: "count", keys: "12"),
]

@Test("screens are as recorded", arguments: cases)
func screens(_ example: ScreenCase) throws {
  let screen = try screen(
    example.keys, example.library, size: example.size, display: example.display)

  try expectScreen(screen, named: example.name)
}

@Test func `looks are as recorded`() throws {
  let grid = try play("/diff<enter>j").grid

  try expectScreen(Replay.styles(of: grid), named: "search-kept.styles")
  let narrowed = try play("/agent rew -x<enter>hjj", searchShelf).grid
  try expectScreen(Replay.styles(of: narrowed), named: "narrowed.styles")
  let prompt = try play("/title:\"a b\" | date:never x<c-a>", searchShelf).grid
  try expectScreen(Replay.styles(of: prompt), named: "search-prompt.styles")
}

@Test func `a search that is still being counted is as recorded`() throws {
  var state = typed("agent")
  state.answer()
  _ = state.apply(.edit(.insert("s")))
  state.answer(first: 3)
  try expectScreen(state.screen, named: "search-counting")

  var styles = Grid(size: state.size)
  Screen.draw(state, into: &styles)
  try expectScreen(Replay.styles(of: styles), named: "search-counting.styles")
}

@Test("every size can be drawn, and keys do no harm there", arguments: [1, 2, 4, 5, 6, 9, 13, 60])
func sizes(rows: Int) throws {
  for columns in [1, 2, 19, 20, 21, 39, 69, 70, 71, 109, 110, 111, 200, 500] {
    for keys in ["", "h", "l", "z", "/d", "?", "Y", "tmay", "hk", "]]GgJ"] {
      let size = Size(columns: columns, rows: rows)

      let grid = try play(keys, size: size).grid

      #expect(grid.size == size)
    }
  }
}

@Test("the selection is always on screen", arguments: [5, 6, 8, 12, 13, 24, 60])
func selectionStaysVisible(rows: Int) throws {
  let library = ArrayLibrary(
    entries: papers("2025-05-07", (1...40).map { "Paper number \($0) about a rather long topic" }))
  for columns in [20, 40, 80, 120] {
    var state = reader(library, size: Size(columns: columns, rows: rows))
    for key in try KeyScript.parse("jjjjGkkkg<c-d><c-d><c-f><c-b><c-e><c-e><c-e>5jG<c-y><c-y>25gk")
    {
      if let action = state.action(for: key) { _ = state.apply(action) }
      _ = state.settle()
      var grid = Grid(size: state.size)
      Screen.draw(state, into: &grid)
      let title = try #require(state.selectedEntry?.paper.title.split(separator: " about").first)

      #expect(grid.description.contains(title), "\(columns)x\(rows)")
    }
  }
}

@Test func `looks survive being packed into a number`() {
  for role in Role.allCases {
    for overlays in [[], [.bold], [.italic, .hit], [.selected, .bold]] as [Look.Overlay] {
      let look = Look(role, overlays)

      #expect(Look(look.style) == look)
      #expect(look.style.rawValue < UInt16(Style.count))
    }
  }
}

@Test func `without colours a hit and a selected row still stand out`() {
  let hit = standardStyleSheet(Look(.text, .hit).style, .none)
  let selected = standardStyleSheet(Look(.text, .selected).style, .none)

  #expect(hit.attributes.contains(.reverse) && hit.foreground == .standard)
  #expect(selected.attributes.contains(.reverse))
}
