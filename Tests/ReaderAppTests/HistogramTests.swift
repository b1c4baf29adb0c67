import DigestCore
import ReaderApp
import TerminalGrid
import Testing

/// The rows of the date pane after `keys`.
private func rows(_ keys: String, _ library: ArrayLibrary = searchShelf) throws -> [DateRow] {
  try play(keys, library).state.shownDates.rows
}

@Test func `the date pane counts the hits, and leaves out what has none`() throws {
  let rows = try rows("/agent")

  #expect(
    rows.map(\.period) == [
      .all, .year(2025), .month(Month(year: 2025, month: 5)), .day(DigestDate("2025-05-07")),
      .day(DigestDate("2025-05-06")), .month(Month(year: 2025, month: 4)),
      .day(DigestDate("2025-04-21")), .year(2024), .month(Month(year: 2024, month: 12)),
      .day(DigestDate("2024-12-31")), .day(nil),
    ])
  #expect(rows.first == .all(papers: 9))
}

@Test(
  "moving in the histogram narrows the results",
  arguments: [
    ("j", Period.year(2025), 6), ("jj", .month(Month(year: 2025, month: 5)), 5),
    ("jjj", .day(DigestDate("2025-05-07")), 2), ("jjjj", .day(DigestDate("2025-05-06")), 3),
    ("8j", .month(Month(year: 2024, month: 12)), 2), ("G", .day(nil), 1), ("Gg", .all, 9),
    ("jjk", .year(2025), 6), ("jk", .all, 9),
  ])
func narrowing(keys: String, period: Period, count: Int) throws {
  let state = try play("/agent<enter>h" + keys, searchShelf).state

  #expect(state.view.hits?.period == period)
  #expect(state.view.ids.count == count)
  #expect(state.view.hits?.all.count == 9)
  #expect(state.view.ids.allSatisfy { period.contains($0.date) })
}

@Test func `every row of a histogram has as many results as it says`() throws {
  let state = try play("/reward<enter>h", searchShelf).state
  for (index, row) in state.shownDates.rows.enumerated() {
    let narrow = try play("/reward<enter>h\(index > 0 ? "\(index)j" : "")", searchShelf).state
    let papers =
      switch row {
      case .all(let papers), .year(_, _, let papers), .month(_, _, let papers, _): papers
      case .day(let day): day.count
      }

    #expect(narrow.view.ids.count == papers, "\(row)")
    #expect(narrow.dateCursor == index)
  }
}

@Test func `Esc widens to where one was, then leaves the search`() throws {
  let wide = try play("/agent<enter>jjjJh", searchShelf).state
  var state = wide

  try state.press("jjjlj")
  #expect(state.view.hits?.period == .day(DigestDate("2025-05-07")))
  try state.press("<esc>")
  #expect(state.view.hits?.period == .all)
  #expect(state.view.selected == wide.view.selected && state.view.top == wide.view.top)
  try state.press("<esc>")
  #expect(state.views.count == 1)
}

@Test func `a narrowed paper is shown in its day, and Esc comes back to the narrowed results`()
  throws
{
  let narrow = try play("/agent<enter>hjjjlj", searchShelf).state

  let day = try play("/agent<enter>hjjjlj<c-o>", searchShelf).state
  let back = try play("/agent<enter>hjjjlj<c-o><esc>", searchShelf).state

  #expect(day.view.source == .day(DigestDate("2025-05-07")) && !day.showsHistogram)
  #expect(back.views == narrow.views)
}

@Test("Esc brings the screen back as it was", arguments: [8, 10, 14, 24, 60])
func screenAfterEsc(rows: Int) throws {
  for columns in [40, 80, 120] {
    let size = Size(columns: columns, rows: rows)
    for before in ["", "jJ", "]]G", "hjj"] {
      for keys in [
        "/agent<esc>", "/agent<enter>hjjj<esc><esc>", "/rew<enter>*1q<esc>", "/x<c-r><esc>",
      ] {
        // In one column of panes the dates are left first.
        let back = columns < 110 && keys.contains("h") ? keys + "<esc>" : keys
        let shown = try play(before + back, searchShelf, size: size)
        guard shown.state.views.count == 1, !before.contains("h") || columns >= 110 else {
          continue
        }

        let expected = try play(before, searchShelf, size: size).state.shownScreen
        #expect(shown.state.shownScreen == expected, "\(columns) columns, \(before)\(back)")
      }
    }
  }
}

@Test func `days are walked over a search as a layer, and the histogram comes back`() throws {
  let search = try play("/agent<enter>", searchShelf).state

  let state = try play("/agent<enter>[", searchShelf).state

  #expect(state.view.source == .day(DigestDate("2025-05-06")) && !state.showsHistogram)
  #expect(try play("/agent<enter>[<esc>", searchShelf).state.views == search.views)
}

@Test func `where not all months fit, the one of the selected hit is open`() throws {
  let size = Size(columns: 120, rows: 14)
  let tree = try play("/agent", searchShelf, size: size).state.shownDates

  #expect(tree.rows.count == 9)
  #expect(tree.row(of: .day(DigestDate("2025-05-07")) as Period) != nil)
  #expect(tree.row(of: .day(DigestDate("2024-12-31")) as Period) == nil)

  let folded = try play("/agent<enter>hjj<enter>", searchShelf, size: size).state.shownDates
  #expect(folded.rows.count == 7)
}

@Test func `a new query is not narrowed, and Esc brings the narrowed one back`() throws {
  let narrow = try play("/agent<enter>hjj", searchShelf).state

  let state = try play("/agent<enter>hjj/rew", searchShelf).state
  #expect(state.view.hits?.period == .all)

  #expect(try play("/agent<enter>hjj/rew<esc>", searchShelf).state.views == narrow.views)
}

@Test(
  "whatever lay over a list, Esc brings the date pane back as it was",
  arguments: [
    "/agent<enter>hjjG<c-o><esc><esc><esc>", "/agent<enter>G<c-o>}<esc><esc>", "/agent<enter><esc>",
    "/agent<esc>", "/agent<c-u><esc>", "/agent<enter>/rew<esc><esc>", "*1<esc>",
    "\\a<enter><c-o><esc>[<esc><esc>",
  ])
func datesBelow(keys: String) throws {
  let size = Size(columns: 120, rows: 12)
  for start in ["", "}", "h<enter>l", "hj<enter>l"] {
    let before = try play(start, searchShelf, size: size).state
    let after = try play(start + keys, searchShelf, size: size).state

    #expect(after.dates == before.dates)
    #expect(after.views == before.views)
  }
}

@Test func `what was narrowed stays so while the archive is read`() throws {
  var state = try play("/agent<enter>hjj", searchShelf).state
  var grown = searchShelf
  grown.entries += papers("2025-05-01", ["More Agents"])

  finish(state.apply(.finished(.libraryChanged(grown.status))), &state, grown)

  #expect(state.view.hits?.period == .month(Month(year: 2025, month: 5)))
  #expect(state.view.ids.count == 6 && state.view.hits?.all.count == 10)
}

@Test func `results are narrowed only once all of them are known`() {
  var state = typed("agent")
  state.answer()
  _ = state.apply(.edit(.insert("s")))
  state.answer(first: 2)
  _ = state.apply(.edit(.submit))

  _ = state.apply(.command(.left, count: nil))
  _ = state.apply(.command(.down, count: 2))

  #expect(state.view.hits?.period == .all && state.view.ids.count == 2)
  #expect(state.view.isHistogramStale && state.showsHistogram)
}

@Test func `a filter over results keeps their histogram, one over a day has none`() throws {
  let overHits = try play("/agent<enter>\\tool", searchShelf).state
  let overDay = try play("\\tool", searchShelf).state

  #expect(overHits.showsHistogram && !overDay.showsHistogram)
}

@Test("bars are scaled to the largest of their kind", arguments: [4, 7, 8, 9, 90, 1_000_000])
func bars(most: Int) {
  for glyphs in [Glyphs.unicode, .ascii] {
    let whole = glyphs.barSteps.last ?? ""
    #expect(glyphs.histogramBar(0, of: most) == "   ")
    #expect(glyphs.histogramBar(most, of: most) == whole + whole + whole)
    let lengths = (0...min(most, 1_000)).map { count in
      // In parts of a cell.
      glyphs.histogramBar(count, of: most).reduce(0) { length, cell in
        length + (glyphs.barSteps.firstIndex(of: String(cell)).map { $0 + 1 } ?? 0)
      }
    }
    #expect(lengths == lengths.sorted())
    #expect(lengths[0] == 0 && lengths[1] > 0)
  }
}

@Test("a tree of days holds each once, in order", arguments: 0..<40)
func trees(seed: UInt64) {
  var generator = Lottery(seed: seed)
  var days: [DayEntry] = []
  var number = 20_000 - generator.draw(5_000)
  for _ in 0..<generator.draw(300) {
    days.append(DayEntry(date: DigestDate(dayNumber: number), count: generator.draw(4)))
    number -= 1 + generator.draw(40)
  }
  if generator.draw(2) == 0 { days.append(DayEntry(date: nil, count: 2)) }
  for isHistogram in [false, true] {
    var tree = DateTree(isHistogram: isHistogram)
    tree.setDays(days, height: 2_000)
    let expected = isHistogram ? days.filter { $0.count > 0 } : days

    let found = tree.rows.compactMap { if case .day(let day) = $0 { day } else { nil } }
    #expect(found == expected)
    #expect(tree.paperCount == expected.reduce(0) { $0 + $1.count })
    for (index, day) in expected.enumerated() { #expect(tree.index(of: day.date) == index) }
    #expect(tree.index(of: DigestDate(dayNumber: 30_000)) == nil)
    for month in tree.months { #expect(tree.contains(month)) }
    // Folded, every month is one row.
    tree.setDays(days, height: 0)
    let years = Set(tree.months.map(\.year)).count
    let undated = expected.count { $0.date == nil }
    let all = isHistogram && !expected.isEmpty ? 1 : 0
    #expect(tree.rows.count == Array(tree.months).count + years + undated + all)
  }
}

/// SplitMix64.
struct Lottery {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 to `limit` - 1.
  mutating func draw(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
