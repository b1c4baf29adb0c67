import DigestCore
package import TerminalGrid
import Themes

/// Statistics as a page of text.
package struct StatsPage {
  let statistics: ArchiveStatistics
  let isASCII: Bool
  private let hasColors: Bool
  /// Without blank lines below titles, and fewer authors.
  var isTight = false

  package init(_ statistics: ArchiveStatistics, isASCII: Bool, hasColors: Bool) {
    self.statistics = statistics
    self.isASCII = isASCII
    self.hasColors = hasColors
  }

  /// One below the other; no line is wider than `columns`.
  package func lines(columns: Int) -> [DisplayText] { column(columns).lines }

  private func column(_ columns: Int) -> PlotPage {
    var page = section("Papers a day", PlotPage(map.lines(columns: columns)))
    page += weekdays(columns: columns)
    page += authors(columns: columns)
    page += rising
    page += falling
    page += PlotPage(wrapped(explanation, columns: min(columns, 80)))
    return page.cut(to: columns, ellipsis: ellipsis)
  }

  var ellipsis: DisplayText { DisplayText(isASCII ? "..." : "…") }

  var map: CalendarHeatMap {
    CalendarHeatMap(
      statistics.days, read: statistics.read, isASCII: isASCII, hasColors: hasColors)
  }

  /// A title, a blank line, and what stands below them.
  func section(_ title: String, _ body: PlotPage, isCounted: Bool = true) -> PlotPage {
    var page = PlotPage([DisplayText(title, .title)] + (isTight ? [] : [DisplayText()]))
    let none = isCounted ? "none" : "counting\(isASCII ? "..." : "…")"
    page += body.lines.isEmpty ? PlotPage([DisplayText(none, .secondary)]) : body
    page.append(DisplayText())
    return page
  }

  func weekdays(columns: Int) -> PlotPage {
    // Of a query, the days that are known first are those of one year.
    let bars =
      statistics.isPartial
      ? [] : WeekdayBars(statistics.days).lines(columns: columns, isASCII: isASCII)
    return section("Papers a weekday", PlotPage(bars), isCounted: !statistics.isPartial)
  }

  func authors(columns: Int) -> PlotPage {
    let authors = statistics.authors.prefix(isTight ? 10 : .max)
    let lines = BarList.lines(
      authors.map { author in
        BarList.Row(name: author.name, count: author.papers, role: Names.authorRole(author.name))
      }, columns: columns, isASCII: isASCII)
    return section(
      authorsTitle, PlotPage(lines, leadingTo: authors.map { .author($0.name) }),
      isCounted: !statistics.isPartial)
  }

  private var authorsTitle: String {
    let (counted, all) = (statistics.countedPapers, statistics.papers)
    let part =
      counted < all && !statistics.isPartial
      ? ", in the newest \(Names.number(counted)) of \(Names.papers(all))" : ""
    return "Most frequent authors" + part
  }
}

// What rises and falls.
extension StatsPage {
  var rising: PlotPage { terms("Rising in titles", statistics.shifts.rising) }
  var falling: PlotPage { terms("Falling in titles", statistics.shifts.falling) }

  private func terms(_ title: String, _ shifts: [TermShift]) -> PlotPage {
    section(
      title, PlotPage(lines(of: shifts), leadingTo: shifts.map { .term($0.term) }),
      isCounted: !statistics.isPartial)
  }

  /// `flow matching      4.2 % (34)   from   1.1 % (27)`.
  private func lines(of shifts: [TermShift]) -> [DisplayText] {
    let names = shifts.map { DisplayText($0.term, .text) }
    let recent = shifts.map { text($0.recentShare, $0.recent) }
    let before = shifts.map { text($0.beforeShare, $0.before) }
    let widths = (
      names.map(\.width).max() ?? 0, recent.map(\.utf8.count).max() ?? 0,
      before.map(\.utf8.count).max() ?? 0
    )
    return shifts.indices.map { index in
      var line = names[index]
      line.append(blanks(widths.0 - line.width + 2), .text)
      line.append(blanks(widths.1 - recent[index].utf8.count) + recent[index], .figure)
      line.append("  from ", .secondary)
      line.append(blanks(widths.2 - before[index].utf8.count) + before[index], .secondary)
      return line
    }
  }

  private func text(_ share: Double, _ papers: Int) -> String {
    "\(PlotNumber.tenths(share * 100)) % (\(Names.number(papers)))"
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  var explanation: String {
    let shifts = statistics.shifts
    guard !statistics.isPartial else { return "" }
    guard statistics.papers > 0 else { return "No paper is found." }
    guard let newest = statistics.newest else { return "No paper has a date: nothing can rise." }
    let now = Names.papers(shifts.recentAll)
    return """
      Rising and falling: the share of titles with a word, or with two words side by side, in the \
      \(ArchiveStatistics.recentDays) days to \(newest) (\(now)) against the \
      \(ArchiveStatistics.beforeDays) days before (\(Names.papers(shifts.beforeAll))); in brackets \
      the papers. Listed is what stands in \(TermShifts.fewestPapers) papers or more and whose \
      shares differ by \(PlotNumber.decimal(TermShifts.leastScore)) standard errors or more, the \
      clearest first.
      """
  }

  func wrapped(_ text: String, columns: Int) -> [DisplayText] {
    let text = DisplayText(text, .secondary)
    return TextWrap.lines(of: text, columns: max(columns, 1)).map(text.slice)
  }
}
