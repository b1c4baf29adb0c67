import DigestCore
import TerminalGrid
import Themes

/// Text of a paper as it is drawn: inline markup and search hits as looks of its cells.
enum MarkedText {
  /// `.raw` takes no markup away and keeps every space.
  ///
  /// `range`, where not all of `source` is wanted, is in UTF-8 offsets, on the bounds of words.
  static func text(
    _ source: String, _ role: Role, marking query: Query?, in field: Query.Field,
    mode: SummaryMode, range: Range<Int>? = nil, converts: Bool = true
  ) -> DisplayText {
    let length = source.utf8.count
    let wanted = (range ?? 0..<length).clamped(to: 0..<length)
    let runs =
      mode == .raw
      ? [InlineRun(range: 0..<length, traits: [])] : InlineMarkup.runs(in: source)
    // Only what is wanted is looked through: most of a summary is not.
    let piece = range == nil ? source : String(slice(of: source, wanted))
    var hits = (query?.ranges(in: piece, field: field) ?? [])[...]
    var text = DisplayText()
    for run in runs {
      let shown = run.range.clamped(to: wanted)
      var start = shown.lowerBound
      while start < shown.upperBound {
        let place = start - wanted.lowerBound
        while let hit = hits.first, hit.upperBound <= place { hits.removeFirst() }
        let isHit = hits.first.map { $0.lowerBound <= place } ?? false
        let border = hits.first.map { isHit ? $0.upperBound : $0.lowerBound } ?? length
        let end = min(border + wanted.lowerBound, shown.upperBound)
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
