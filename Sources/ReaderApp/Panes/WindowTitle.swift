import DigestCore
package import TerminalGrid

extension ReaderState {
  /// What the terminal's window is called: the day, the month or the search, then the program.
  package var windowTitle: DisplayText {
    let list: String
    switch view.source {
    case .day(let date): list = dates.days.isEmpty && date == nil ? "" : Names.short(date)
    case .month(let month): list = "\(Names.month(month)) \(month.year)"
    case .search(let query), .filter(let query): list = glyphs.quoted(query)
    }
    return DisplayText(list.isEmpty ? "broadsheet" : "\(list) - broadsheet")
  }
}
