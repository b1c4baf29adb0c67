import DigestCore
import TerminalGrid
import Themes

/// A paper of a list that is skimmed: its title, and under it the one part of its summary.
struct SkimmedPaper {
  private(set) var lines: [DisplayText]
  let titleRows: Int

  /// Lines of a part: who wants more of it reads the paper.
  private static let partRows = 3

  init(
    of entry: PaperEntry, _ part: SummarySections.Label, title: DisplayText,
    format: PaperBlock.Format
  ) {
    guard !format.display.isPlain else {
      // Which words a screen reader hears first must not hang on columns.
      var line = title
      line.append(format.glyphs.between, .faint)
      line.append(Self.text(part, of: entry, format: format, skipsFiller: true))
      lines = [line]
      titleRows = 1
      return
    }
    guard !format.isDense else {
      lines = [Self.line(title, entry, part, format)]
      titleRows = 1
      return
    }
    let columns = min(format.columns, ScreenLayout.measure)
    let dots = DisplayText(format.glyphs.ellipsis, .text)
    lines = TextWrap.texts(
      of: title, columns: columns, maximum: format.isCompact ? 1 : 2, ellipsis: dots)
    titleRows = lines.count
    let text = Self.text(part, of: entry, format: format, skipsFiller: false)
    lines += TextWrap.texts(of: text, columns: columns, maximum: Self.partRows, ellipsis: dots)
  }

  /// The title in a column of its own, and behind it as much of the part as there is room for.
  private static func line(
    _ title: DisplayText, _ entry: PaperEntry, _ part: SummarySections.Label,
    _ format: PaperBlock.Format
  ) -> DisplayText {
    let titleColumns = format.columns * 2 / 5
    var line = format.glyphs.cut(title, to: titleColumns)
    line.append(String(repeating: " ", count: titleColumns - line.width + 2), .text)
    line.append(text(part, of: entry, format: format, skipsFiller: true))
    return format.glyphs.cut(line, to: format.columns)
  }

  /// Where the papers are of several days, the day comes first.
  private static func text(
    _ label: SummarySections.Label, of entry: PaperEntry, format: PaperBlock.Format,
    skipsFiller: Bool
  ) -> DisplayText {
    let part = part(label, of: entry, format: format, skipsFiller: skipsFiller)
    guard format.showsDate else { return part }
    var text = DisplayText(Names.brief(entry.date, today: format.today), .secondary)
    text.append(format.glyphs.between, .faint)
    text.append(part)
    return text
  }

  /// The part without its head; what says no more than its name is quiet, or left out where a line
  /// must do.
  private static func part(
    _ label: SummarySections.Label, of entry: PaperEntry, format: PaperBlock.Format,
    skipsFiller: Bool
  ) -> DisplayText {
    let summary = entry.paper.summary
    let sections = SummarySections(summary)
    guard sections.isSplit, let section = sections[label], !section.body.isEmpty else {
      return DisplayText("no \(label.name) told apart", .faint)
    }
    var pieces = MarkedText.pieces(
      of: summary, marking: format.query, converts: format.display.convertsFormulas)
    let rest = section.fillerEnd..<section.body.upperBound
    // Where all of it is filler, it is what there is.
    let isAllFiller = rest.isEmpty
    if !skipsFiller || isAllFiller { pieces.append(section.filler, .secondary) }
    pieces.append(rest, .text)
    var text = pieces.taken().text
    if skipsFiller, let word = text.cells.firstIndex(where: { !$0.isBlank }), word > 0 {
      text = text.slice(word..<text.cells.count)
    }
    return text
  }
}
