import DigestCore
package import TerminalGrid
import Themes

/// Statistics as a page of text.
package struct StatsPage {
  private let statistics: ArchiveStatistics
  private let isASCII: Bool
  private let hasColors: Bool

  package init(_ statistics: ArchiveStatistics, isASCII: Bool, hasColors: Bool) {
    self.statistics = statistics
    self.isASCII = isASCII
    self.hasColors = hasColors
  }

  /// No line is wider than `columns`.
  package func lines(columns: Int) -> [DisplayText] {
    let map = CalendarHeatMap(
      statistics.days, read: statistics.read, isASCII: isASCII, hasColors: hasColors)
    let weekdays = WeekdayBars(statistics.days).lines(columns: columns, isASCII: isASCII)
    let shifts = statistics.shifts
    return
      (section("Papers a day", map.lines(columns: columns))
      + section("Papers a weekday", weekdays)
      + section(authorsTitle, authors(columns: columns))
      + section("Rising in titles", terms(shifts.rising))
      + section("Falling in titles", terms(shifts.falling))
      + wrapped(explanation, columns: columns))
      .map { $0.truncated(to: max(0, columns), ellipsis: DisplayText(isASCII ? "..." : "…")) }
  }

  private func section(_ title: String, _ lines: [DisplayText]) -> [DisplayText] {
    let none = [DisplayText("none", .secondary)]
    return [DisplayText(title, .title), DisplayText()] + (lines.isEmpty ? none : lines)
      + [DisplayText()]
  }

  private var authorsTitle: String {
    let (counted, all) = (statistics.countedPapers, statistics.papers)
    let part =
      counted < all ? ", in the newest \(Names.number(counted)) of \(Names.papers(all))" : ""
    return "Most frequent authors" + part
  }

  private func authors(columns: Int) -> [DisplayText] {
    BarList.lines(
      statistics.authors.map { author in
        BarList.Row(name: author.name, count: author.papers, role: Names.authorRole(author.name))
      }, columns: columns, isASCII: isASCII)
  }
}

// What rises and falls.
extension StatsPage {
  /// `flow matching      4.2 % (34)   from   1.1 % (27)`.
  private func terms(_ shifts: [TermShift]) -> [DisplayText] {
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

  private var explanation: String {
    let shifts = statistics.shifts
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

  private func wrapped(_ text: String, columns: Int) -> [DisplayText] {
    let text = DisplayText(text, .secondary)
    return TextWrap.lines(of: text, columns: min(max(columns, 1), 80)).map(text.slice)
  }
}
