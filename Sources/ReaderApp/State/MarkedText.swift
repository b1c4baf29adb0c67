import DigestCore
import TerminalGrid

/// Text of a paper as it is drawn: inline markup and search hits as looks of its cells.
enum MarkedText {
  /// `.raw` takes no markup away and keeps every space.
  static func text(
    _ source: String, _ role: Role, marking query: Query?, in field: Query.Field, mode: SummaryMode
  ) -> DisplayText {
    let length = source.utf8.count
    let runs =
      mode == .raw
      ? [InlineRun(range: 0..<length, traits: [])] : InlineMarkup.runs(in: source)
    var hits = (query?.ranges(in: source, field: field) ?? [])[...]
    var text = DisplayText()
    for run in runs {
      var start = run.range.lowerBound
      while start < run.range.upperBound {
        while let hit = hits.first, hit.upperBound <= start { hits.removeFirst() }
        let isHit = hits.first.map { $0.lowerBound <= start } ?? false
        let border = hits.first.map { isHit ? $0.upperBound : $0.lowerBound } ?? length
        let end = min(border, run.range.upperBound)
        text.append(
          slice(of: source, start..<end), style: look(role, run.traits, isHit).style,
          collapsingSpaces: mode == .plain)
        start = end
      }
    }
    return text
  }

  private static func look(_ role: Role, _ traits: InlineTraits, _ isHit: Bool) -> Look {
    var look = Look(traits.contains(.code) ? .code : role)
    if traits.contains(.bold) { look.overlays.insert(.bold) }
    if traits.contains(.italic) { look.overlays.insert(.italic) }
    if isHit { look.overlays.insert(.hit) }
    return look
  }

  /// `range` is in UTF-8 offsets, on scalar boundaries.
  private static func slice(of source: String, _ range: Range<Int>) -> Substring {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return source[start..<bytes.index(start, offsetBy: range.count)]
  }
}
