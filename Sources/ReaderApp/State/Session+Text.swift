import DigestCore

/// A session as lines of a file: a word, then what it says.
extension Session {
  private static let head = "broadsheet session 1"

  package var text: String {
    var lines = [Self.head]
    for list in lists {
      lines.append("list \(Self.words(of: list.source))")
      if list.scope != .all { lines.append("scope \(Self.words(of: list.scope))") }
      if list.period != .all { lines.append("period \(Self.words(of: list.period))") }
      let place = list.place
      let id = place.id.map { " \($0.rawValue)" } ?? ""
      lines.append("place \(place.index) \(place.top) \(place.summaryTop)\(id)")
    }
    if let shown { lines.append("shown \(ShownPapers.name(of: shown))") }
    lines.append("focus \(focus.rawValue)")
    lines.append("widths \(widths.dates) \(widths.listExtra)")
    if isZen { lines.append("zen") }
    if isDense { lines.append("dense") }
    if let skimmedPart { lines.append("skim \(skimmedPart.name)") }
    if summaryMode != .structured { lines.append(summaryMode.rawValue) }
    if let file, !file.contains(where: \.isNewline) { lines.append("file \(file)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `text` says, without lines that say nothing; `nil` where it is no session.
  package init?(text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first.map(String.init) == Self.head else { return nil }
    self.init(lists: [])
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      take(parts[0], parts.count > 1 ? parts[1] : "")
    }
    switch lists.first?.source {
    case .day, .month: break
    case .search, .filter, nil: return nil
    }
  }

  private mutating func take(_ word: String, _ rest: String) {
    let numbers = rest.split(separator: " ").map { Int($0) }
    switch word {
    case "list": Self.source(rest).map { lists.append(List(source: $0)) }
    case "scope": if !lists.isEmpty { lists[lists.count - 1].scope = Self.scope(rest) ?? .all }
    case "period": if !lists.isEmpty { lists[lists.count - 1].period = Self.period(rest) ?? .all }
    case "place":
      guard !lists.isEmpty, numbers.count >= 3, let index = Self.offset(numbers[0]),
        let top = Self.offset(numbers[1]), let summaryTop = Self.offset(numbers[2])
      else { return }
      let id = numbers.count > 3 ? numbers[3].map { EntryID(rawValue: Int64($0)) } : nil
      lists[lists.count - 1].place = Place(index: index, top: top, summaryTop: summaryTop, id: id)
    case "shown": shown = ShownPapers.criterion(named: rest)
    case "focus": focus = numbers.first.flatMap { $0 }.flatMap(Pane.init) ?? .list
    case "widths":
      guard numbers.count == 2, let dates = numbers[0], let extra = numbers[1] else { return }
      widths = PaneWidths(dates: min(max(dates, 14), 40), listExtra: min(max(extra, -999), 999))
    case "zen": isZen = true
    case "dense": isDense = true
    case "skim": skimmedPart = SkimmedParts.part(named: rest)
    case "plain", "raw": summaryMode = SummaryMode(rawValue: word) ?? .structured
    case "file": file = rest
    default: break
    }
  }

  /// A number that can be reckoned with, whatever the file says.
  private static func offset(_ number: Int?) -> Int? {
    number.map { min(max($0, 0), Int(Int32.max)) }
  }

  private static func words(of source: ListSource) -> String {
    switch source {
    case .day(let date): "day \(name(date))"
    case .month(let month): "month \(name(month))"
    case .search(let text): "search \(line(text))"
    case .filter(let text): "filter \(line(text))"
    }
  }

  private static func source(_ words: String) -> ListSource? {
    let parts = words.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let rest = String(parts[1])
    switch parts[0] {
    case "day": return day(rest).map { .day($0) }
    case "month": return month(rest).map { .month($0) }
    case "search": return .search(rest)
    case "filter": return .filter(rest)
    default: return nil
    }
  }

  private static func words(of scope: SearchScope) -> String {
    switch scope {
    case .all: "all"
    case .day(let date): "day \(name(date))"
    case .month(let month): "month \(name(month))"
    }
  }

  private static func scope(_ words: String) -> SearchScope? {
    switch source(words) {
    case .day(let date): .day(date)
    case .month(let month): .month(month)
    case .search, .filter, nil: nil
    }
  }

  private static func words(of period: Period) -> String {
    switch period {
    case .all: "all"
    case .year(let year): "year \(year)"
    case .month(let month): "month \(name(month))"
    case .day(let date): "day \(name(date))"
    }
  }

  private static func period(_ words: String) -> Period? {
    if words.hasPrefix("year ") { return Int(words.dropFirst(5)).map { .year($0) } }
    switch source(words) {
    case .day(let date): return .day(date)
    case .month(let month): return .month(month)
    case .search, .filter, nil: return nil
    }
  }

  private static func name(_ date: DigestDate?) -> String { date?.description ?? "undated" }

  private static func name(_ month: Month) -> String {
    DigestDate(year: month.year, month: month.month, day: 1)?.description ?? "undated"
  }

  private static func day(_ text: String) -> DigestDate?? {
    if text == "undated" { return .some(nil) }
    return DigestDate(iso: text).map { .some($0) }
  }

  private static func month(_ text: String) -> Month? { DigestDate(iso: text).map(Month.init) }

  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
