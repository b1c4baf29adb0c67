import DigestCore
import Synchronization
import TerminalGrid
import Testing

@testable import ReaderApp

/// Statistics and trends over the panes: keys in, the screen or the list that is gone to out.
struct PlotStateTests {
  private func state(_ keys: String, _ library: ArrayLibrary = shelf) throws -> ReaderState {
    try play(keys, library).state
  }

  private func page(of state: ReaderState) throws -> PlotPage {
    let plot = try #require(state.plot)
    return try #require(state.statsPage(of: plot))
  }

  @Test(
    "what is asked for is what is shown",
    arguments: [
      ("c", "stats"), (":stats<enter>", "stats"), (":stat<enter>", "stats"),
      (":stats diffusion<enter>", "stats diffusion"), ("/diffusion<enter>c", "stats diffusion"),
      ("/diffusion<enter>c<tab>", "stats"), ("/diffusion<enter>c<tab><tab>", "stats diffusion"),
      (":trend diffusion, \"to plan\" <enter>", "trend diffusion, \"to plan\""),
      ("/diffusion<enter>C", "trend diffusion"), ("Cgraphs<enter>", "trend graphs"),
      (":trend graphs<enter>e, speech<enter>", "trend graphs, speech"),
      ("/diffusion<enter>:stats graphs<enter>", "stats graphs"),
    ])
  func subjects(keys: String, words: String) throws {
    #expect(try state(keys).plot?.words == words)
  }

  @Test(
    "what cannot be plotted is said, and nothing is shown",
    arguments: [
      (":trend a,b,c,d,e,f,g<enter>", "no more than 6 queries in one plot"),
      (":stats autor:x<enter>", "no field autor: (did you mean author: or a:?)"),
      ("C", "which queries? diffusion, \"flow matching\", mamba"),
      ("c<tab>", "these are all papers · e asks for those of a query"),
    ])
  func problems(keys: String, message: String) throws {
    let state = try state(keys)
    #expect(state.message?.text == message)
    #expect(keys == "c<tab>" || state.plot == nil)
  }

  @Test(
    "what cannot be plotted stays in the palette, to be mended",
    arguments: [
      (":trend mamba, autor:x<enter>", "trend mamba, autor:x"),
      (":stats autor:x<enter>", "stats autor:x"), ("C", "trend "),
      ("/autor:x<enter>C", "trend autor:x"),
    ])
  func mended(keys: String, typed: String) throws {
    guard case .commands(let list) = try state(keys).overlay else {
      Issue.record("no palette")
      return
    }
    #expect(list.kind == .palette && list.editor.text == typed)
  }

  @Test func `statistics of nothing say so`() throws {
    let page = try page(of: state(":stats title:nowhere<enter>"))
    #expect(drawn(page.lines).contains("No paper is found."))
  }

  @Test func `the day one is at is selected, and keys move over days with papers`() throws {
    func day(_ keys: String) throws -> PlotTarget? { try state(keys).plot?.target }
    #expect(try day("c") == .day(DigestDate("2025-05-07")))
    #expect(try day("[c") == .day(DigestDate("2025-04-21")))
    // The Friday before, the only day of its row, and from there up to the Monday.
    #expect(try day("cj") == .day(DigestDate("2025-04-18")))
    #expect(try day("cjk") == .day(DigestDate("2025-05-07")))
    #expect(try day("ck") == .day(DigestDate("2025-04-21")))
    #expect(try day("ckhl") == .day(DigestDate("2025-04-21")))
    #expect(try day("cjj") == .author("Ada Lovelace"))
  }

  @Test func `Enter goes to a day, and the plot is as it was when it is asked for again`() throws {
    let gone = try state("cj<enter>")
    #expect(gone.view.source == .day(DigestDate("2025-04-18")))
    #expect(gone.overlay == nil && gone.focus == .list)
    let again = try state("cj<enter>c")
    #expect(again.plot?.target == .day(DigestDate("2025-04-18")))
  }

  @Test func `a day of a query's statistics is its hits of that day, and Esc shows them all`()
    throws
  {
    let gone = try state("/diffusion<enter>ck<enter>")
    #expect(gone.view.source == .search("diffusion"))
    #expect(gone.view.hits?.period == .day(DigestDate("2025-04-21")))
    #expect(gone.view.ids.count == 1)
    #expect(try state("/diffusion<enter>ck<enter><esc>").view.ids.count == 2)
  }

  @Test func `an author and a word lead to their papers, over the list that was there`() throws {
    let author = try state("cjj<enter>")
    #expect(author.view.source == .search("author:\"Ada Lovelace\""))
    #expect(author.view.ids.count == 8)
    #expect(try state("cjj<enter><esc>").view.source == .day(DigestDate("2025-05-07")))

    let rising = try state("cj", risingShelf)
    let page = try page(of: rising)
    let term = try #require(page.places.first { if case .term = $0.target { true } else { false } })
    var state = rising
    state.overlay = .plot(
      {
        var plot = PlotView(.statistics(of: nil))
        plot.counted = rising.plot?.counted
        plot.target = term.target
        return plot
      }())
    finish(state.apply(.overlay(.accept)), &state, risingShelf)
    #expect(state.view.source == .search("title:\"mamba\""))
    #expect(state.view.ids.count == 12)
  }

  @Test func `a month of a trend is what the query finds there`() throws {
    let gone = try state(":trend diffusion, graphs<enter>jh<enter>")
    #expect(gone.view.source == .search("graphs"))
    #expect(gone.view.hits?.period == .month(Month(year: 2025, month: 4)))
    #expect(gone.view.ids.count == 1)
  }

  @Test func `an answer to another request changes nothing, and a part not what is whole`() throws {
    var state = try state("c")
    let whole = try #require(state.plot?.counted)
    let revision = try #require(state.plot?.revision)
    let part = PlotAnswer.Counted.statistics(
      ArchiveStatistics(days: [], read: nil, papers: nil, newest: nil))
    for answered in [revision - 1, revision] {
      let request = PlotRequest(
        subject: .statistics(of: nil), today: state.today, revision: answered)
      _ = state.apply(.finished(.plotted(PlotAnswer(to: request, part))))
      #expect(state.plot?.counted == whole)
    }
  }

  @Test func `what is known first is shown while the rest is counted`() throws {
    var state = reader()
    let asked = state.apply(.command(.stats, count: nil))
    #expect(state.screen.contains("counting…"))
    guard case .plot(let request)? = asked.first else {
      Issue.record("nothing was asked for")
      return
    }
    let part = ArchiveStatistics(
      days: shelf.days, read: nil, papers: nil, newest: DigestDate("2025-05-07"))
    _ = state.apply(.finished(.plotted(PlotAnswer(to: request, .statistics(part)))))
    let screen = state.screen
    #expect(screen.contains("2025  8 papers on 3 days"))
    #expect(screen.contains("Most frequent authors") && screen.contains("counting…"))

    let months = MonthSeries("", hits: [], all: shelf.days)
    let trend = state.openPlot(.trend, argument: "diffusion, graphs")
    guard case .plot(let request)? = trend.first else {
      Issue.record("nothing was asked for")
      return
    }
    let one = MonthSeries("diffusion", hits: [shelf.days[0]], all: shelf.days)
    _ = state.apply(.finished(.plotted(PlotAnswer(to: request, .trend([one], all: months)))))
    #expect(state.screen.contains("a diffusion") && state.screen.contains("  graphs     counting"))
  }

  @Test func `of a query the newest year is known first, and whole`() throws {
    let older = ArrayLibrary(
      entries: shelf.entries + papers("2024-12-30", ["Diffusion of Old", "Diffusion of Older"]))
    let request = PlotRequest(
      subject: .statistics(of: "diffusion"), today: DigestDate("2025-05-08"), revision: 1)
    let told = Mutex<[ArchiveStatistics]>([])

    older.access.plot(request) { counted in
      if case .statistics(let statistics) = counted { told.withLock { $0.append(statistics) } }
    }

    let papers = told.withLock { $0.map(\.papers) }
    #expect(papers == [2, 4, 4])
    #expect(told.withLock { $0.map(\.isPartial) } == [true, true, false])
  }

  @Test func `the archive's changes are counted anew, and what is selected stays so`() throws {
    var state = try state("cj")
    let effects = state.apply(.finished(.libraryChanged(shelf.status)))
    #expect(effects.contains { if case .plot = $0 { true } else { false } })
    #expect(state.plot?.target == .day(DigestDate("2025-04-18")))
  }

  @Test func `a click selects a day, a second one goes there, and the wheel scrolls`() throws {
    var state = try state("c")
    let page = try page(of: state)
    let place = try #require(page.place(of: .day(DigestDate("2025-04-18"))))
    let area = state.plotArea
    let position = Position(
      row: area.row + place.row, column: area.column + place.columns.lowerBound)
    let click = MouseEvent(.press(.left), at: position)
    _ = state.apply(.mouse(click, count: 1))
    #expect(state.plot?.target == place.target)
    let wheel = MouseEvent(.wheelDown, at: position)
    _ = state.apply(.mouse(wheel, count: 1))
    #expect(state.plot?.top == min(3, max(page.lines.count - area.rows, 0)))
    _ = state.apply(.mouse(MouseEvent(.wheelUp, at: position), count: 1))
    finish(state.apply(.mouse(click, count: 2)), &state, shelf)
    #expect(state.view.source == .day(DigestDate("2025-04-18")))
  }

  @Test func `no size traps, and all of the page can be reached at each`() throws {
    for size in [(1, 1), (20, 5), (21, 6), (40, 12), (80, 24), (200, 60), (500, 200)] {
      for keys in ["cG", "cGgjjjjllkk", ":trend speech, graphs<enter>jhlkGgc"] {
        let size = Size(columns: size.0, rows: size.1)
        let state = try play(keys, size: size).state
        guard let plot = state.plot, let page = state.statsPage(of: plot), keys == "cG" else {
          continue
        }
        #expect(plot.top + state.plotArea.rows >= page.lines.count)
      }
    }
  }

  @Test func `every place of a page is in it, and one is led to from another and back`() throws {
    let state = try state("c", risingShelf)
    guard case .statistics(let statistics)? = state.plot?.counted else {
      Issue.record("there are no statistics")
      return
    }
    let days = Set(statistics.days.compactMap(\.date))
    for columns in 0...150 {
      let page = StatsPage(statistics, isASCII: false, hasColors: true).screen(columns: columns)
      #expect(page.lines.allSatisfy { $0.width <= columns })
      for place in page.places {
        #expect(page.lines.indices.contains(place.row))
        #expect(place.columns.upperBound <= max(columns, place.columns.lowerBound))
        #expect(page.place(at: place.row, place.columns.lowerBound) == place)
        guard let down = page.place(.down, of: place) else { continue }
        #expect(down.row > place.row && page.place(.up, of: down).map(\.row) == place.row)
      }
      let shown = page.places.compactMap { if case .day(let day) = $0.target { day } else { nil } }
      #expect(columns < 60 || Set(shown) == days && shown.count == days.count)
    }
  }

  @Test func `papers a day stand around the one that is read, in bars or digits`() throws {
    #expect(try screen().contains("8 papers in 4 days  ·  ▂▆·█"))
    let ascii = try screen(
      "[", size: Size(columns: 120, rows: 24), display: Display(glyphs: .ascii))
    #expect(ascii.contains("379") || ascii.contains("37.9"))
    #expect(!(try screen("/graphs<enter>").contains("▂▆·█")))
  }
}

/// Twelve papers on one thing in the newest month, after three months without it.
private let risingShelf = ArrayLibrary(
  entries: papers("2025-05-07", (0..<12).map { "Mamba \($0)" })
    + papers("2025-03-05", (0..<40).map { "Speech \($0)" })
    + papers("2025-02-20", (0..<40).map { "Vision \($0)" }))
