import DigestCore
import TerminalGrid

/// A paper in the list, laid out: its title over one or two lines, a line of authors, a gap.
struct PaperBlock {
  /// One element a row, without the gap.
  private(set) var lines: [DisplayText]
  /// How many of `lines` are the title's.
  private let titleRows: Int
  /// Rows of the gap to the next paper.
  let gap: Int

  var rows: Int { lines.count + gap }

  /// What all papers of a list share.
  struct Format {
    /// Columns of the text, without the selection bar.
    var columns: Int
    /// Titles only, without gaps: for few rows.
    var isCompact: Bool
    /// The papers are of several days.
    var showsDate: Bool
    var query: Query?
    var glyphs: Glyphs
  }

  init(_ entry: PaperEntry?, format: Format) {
    gap = format.isCompact ? 0 : 1
    guard let entry else {
      titleRows = 0
      lines = [DisplayText(format.glyphs.ellipsis, .faint)]
      if !format.isCompact { lines.append(DisplayText()) }
      return
    }
    lines = Self.title(of: entry.paper, format: format)
    titleRows = lines.count
    guard !format.isCompact else { return }
    let byline = Self.byline(of: entry, format: format)
    if !byline.isEmpty {
      lines.append(
        byline.truncated(to: format.columns, ellipsis: DisplayText(format.glyphs.ellipsis)))
    }
  }

  /// The lines as they are drawn; the title of the selected paper is bold.
  func lines(isSelected: Bool) -> [DisplayText] {
    guard isSelected else { return lines }
    return lines.enumerated().map { $0 < titleRows ? $1.overlaid(.bold) : $1 }
  }

  private static func title(of paper: Paper, format: Format) -> [DisplayText] {
    let text = MarkedText.text(
      paper.title, .text, marking: format.query, in: .title, mode: .plain)
    return TextWrap.texts(
      of: text, columns: format.columns, maximum: 2,
      ellipsis: DisplayText(format.glyphs.ellipsis, .text))
  }

  /// The day where it is not that of the list, one or two authors, and how many more there are;
  /// authors that are hits come first.
  private static func byline(of entry: PaperEntry, format: Format) -> DisplayText {
    var text = DisplayText()
    if format.showsDate { text.append(Names.short(entry.date), .faint) }
    let authors = entry.paper.authors
    guard !authors.isEmpty else { return text }
    if format.showsDate { text.append(" \(format.glyphs.dot) ", .faint) }
    let shown = format.showsDate ? 1 : 2
    let hits = authors.filter { author in
      format.query.map { !$0.ranges(in: author, field: .author).isEmpty } ?? false
    }
    let first = hits.isEmpty ? authors : hits + authors.filter { !hits.contains($0) }
    for (index, author) in first.prefix(shown).enumerated() {
      if index > 0 { text.append(", ", .secondary) }
      text.append(
        MarkedText.text(author, .secondary, marking: format.query, in: .author, mode: .plain))
    }
    if authors.count > shown { text.append(" +\(authors.count - shown)", .faint) }
    return text
  }
}

/// Which papers of a list stand in which rows.
struct PaperListLayout {
  let view: ListView
  let format: PaperBlock.Format
  let height: Int

  init(_ view: ListView, in area: Rect, glyphs: Glyphs) {
    self.view = view
    height = area.rows
    let showsDate =
      switch view.source {
      case .day: false
      case .month, .search, .filter: true
      }
    format = PaperBlock.Format(
      columns: max(area.columns - 3, 1), isCompact: area.rows < 12, showsDate: showsDate,
      query: view.query, glyphs: glyphs)
  }

  func block(at index: Int) -> PaperBlock {
    PaperBlock(view.entry(at: index), format: format)
  }

  /// The papers on screen from `top` on; the last may be cut.
  func visible() -> [(index: Int, row: Int, block: PaperBlock)] {
    var found: [(index: Int, row: Int, block: PaperBlock)] = []
    var row = 0
    var index = view.top
    while row < height, index < view.ids.count {
      let block = block(at: index)
      found.append((index, row, block))
      row += block.rows
      index += 1
    }
    return found
  }

  /// How many papers are on screen whole, at least 1.
  func pageCount() -> Int {
    max(visible().filter { $0.row + $0.block.lines.count <= height }.count, 1)
  }

  /// The first paper to show so that the selected one is seen whole and no rows are left empty
  /// that papers could fill, as near to `view.top` as can be.
  func settledTop() -> Int {
    guard view.selected > view.top else { return min(view.selected, lastTop()) }
    var index = view.selected
    var used = block(at: index).lines.count
    while index > view.top {
      used += block(at: index - 1).rows
      guard used <= height else { return index }
      index -= 1
    }
    return min(view.top, lastTop())
  }

  /// The first paper to show so that the last ones fill the pane.
  func lastTop() -> Int {
    var index = view.ids.count
    var used = 0
    while index > 0 {
      used +=
        index == view.ids.count
        ? block(at: index - 1).lines.count : block(at: index - 1).rows
      guard used <= height else { break }
      index -= 1
    }
    return min(index, max(view.ids.count - 1, 0))
  }
}
