import DigestCore
import TerminalGrid
import Themes

/// A paper in the list, laid out: its title over one or two lines, a line of authors, of a hit the
/// piece of the summary that shows it, a gap.
struct PaperBlock: Sendable {
  /// One element a row, without the gap.
  private(set) var lines: [DisplayText]
  /// How many of `lines` are the title's.
  private(set) var titleRows = 0
  /// Rows of the gap to the next paper.
  let gap: Int
  /// What it was laid out with.
  let marks: PaperMarks?

  var rows: Int { lines.count + gap }

  /// What all papers of a list share.
  struct Format: Equatable, Sendable {
    /// Columns of the text, without the selection bar.
    var columns: Int
    /// Titles only, without gaps: for few rows.
    var isCompact: Bool
    /// A line each.
    var isDense: Bool
    /// The part of the summary that stands under the title, in the stead of authors.
    var part: SummarySections.Label?
    /// The papers are of several days.
    var showsDate: Bool
    var today: DigestDate
    var query: Query?
    var display: Display

    var glyphs: Glyphs { display.glyphs }

    /// Rows of a passage: two where they hold more than a few words.
    var passageRows: Int { columns >= 60 ? 2 : 1 }
  }

  /// `marks` are `nil` as long as nobody knows them.
  init(_ entry: PaperEntry?, marks: PaperMarks?, format: Format) {
    gap = format.isCompact || format.isDense || format.display.isPlain ? 0 : 1
    self.marks = marks
    guard let entry else {
      lines = [DisplayText(format.glyphs.ellipsis, .faint)]
      if gap > 0 { lines.append(DisplayText()) }
      return
    }
    if let part = format.part {
      let title = Self.title(of: entry.paper, marks: marks, format: format)
      let skimmed = SkimmedPaper(of: entry, part, title: title, format: format)
      lines = skimmed.lines
      titleRows = skimmed.titleRows
      return
    }
    guard !format.display.isPlain else {
      titleRows = 1
      lines = [Self.title(of: entry.paper, marks: marks, format: format)]
      return
    }
    guard !format.isDense else {
      titleRows = 1
      lines = [Self.denseLine(of: entry, marks: marks, format: format)]
      return
    }
    lines = TextWrap.texts(
      of: Self.title(of: entry.paper, marks: marks, format: format), columns: format.columns,
      maximum: 2, ellipsis: DisplayText(format.glyphs.ellipsis, .text))
    titleRows = lines.count
    guard !format.isCompact else { return }
    let byline = Self.byline(of: entry, tags: marks?.tags ?? [], format: format)
    if !byline.isEmpty {
      lines.append(format.glyphs.cut(byline, to: format.columns))
    }
    guard let query = format.query, format.showsDate else { return }
    lines += MarkedPassage.lines(
      of: entry, query: query, columns: format.columns, rows: format.passageRows,
      display: format.display)
  }

  /// What is not read yet stands out, where that is known.
  private static func title(of paper: Paper, marks: PaperMarks?, format: Format) -> DisplayText {
    let role: Role = marks.map { $0.isRead ? .readTitle : .unreadTitle } ?? .text
    return MarkedText.text(
      paper.title, role, marking: format.query, in: .title, mode: .plain,
      converts: format.display.convertsFormulas)
  }

  /// The title, and at the right end as much of the byline as there is room for.
  private static func denseLine(
    of entry: PaperEntry, marks: PaperMarks?, format: Format
  ) -> DisplayText {
    let title = title(of: entry.paper, marks: marks, format: format)
    var line = format.glyphs.cut(title, to: format.columns)
    let byline = byline(of: entry, tags: marks?.tags ?? [], format: format)
    let gap = format.columns - line.width - byline.width
    guard !byline.isEmpty, gap >= 3 else { return line }
    line.append(String(repeating: " ", count: gap), .text)
    line.append(byline)
    return line
  }

  /// Tags, the day where it is not that of the list, one or two authors, and how many more there
  /// are; authors that are hits come first.
  private static func byline(
    of entry: PaperEntry, tags: [String], format: Format
  ) -> DisplayText {
    var text = DisplayText()
    for tag in tags { text.append("#\(tag) ", .tag) }
    if format.showsDate {
      text.append(Names.brief(entry.date, today: format.today), .secondary)
    }
    let authors = entry.paper.authors
    guard !authors.isEmpty else { return text }
    if format.showsDate { text.append(format.glyphs.between, .faint) }
    let shown = format.showsDate ? 1 : 2
    var first: [String] = []
    // Most papers have no author that is a hit, and one look at all names tells.
    let names = authors.joined(separator: " ")
    if let query = format.query, !query.ranges(in: names, field: .author).isEmpty {
      for author in authors where first.count < shown {
        if !query.ranges(in: author, field: .author).isEmpty { first.append(author) }
      }
    }
    // As many as are shown may be hits already: more than twice that need not be looked at.
    first += authors.prefix(2 * shown).filter { !first.contains($0) }
    for (index, author) in first.prefix(shown).enumerated() {
      if index > 0 { text.append(", ", .author) }
      text.append(
        MarkedText.text(
          author, Names.authorRole(author), marking: format.query, in: .author, mode: .plain))
    }
    if authors.count > shown { text.append(" +\(authors.count - shown)", .faint) }
    return text
  }
}

/// The papers of the list that were laid out last, so that a key need not do that anew.
///
/// Derived from the rest of the state: it makes no two states differ.
struct PaperBlocks: Equatable, Sendable {
  private var format: PaperBlock.Format?
  private var blocks: [EntryID: PaperBlock] = [:]

  func block(
    of entry: PaperEntry?, marks: ReaderMarks, format: PaperBlock.Format
  ) -> PaperBlock {
    let marks = marks.isLoaded ? entry.map(marks.marks) : nil
    guard let entry, format == self.format, let block = blocks[entry.id], block.marks == marks
    else { return PaperBlock(entry, marks: marks, format: format) }
    return block
  }

  /// Keeps what `layout` shows, and nothing else.
  mutating func keep(_ layout: PaperListLayout) {
    var kept: [EntryID: PaperBlock] = [:]
    for (index, _, block) in layout.visible() {
      if let entry = layout.view.entry(at: index) { kept[entry.id] = block }
    }
    format = layout.format
    blocks = kept
  }

  /// The papers have changed.
  mutating func forget() { blocks = [:] }

  static func == (left: Self, right: Self) -> Bool { true }
}
