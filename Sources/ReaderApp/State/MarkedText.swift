import DigestCore
import TerminalGrid
import Themes

/// Text of a paper as it is drawn: inline markup and search hits as looks of its cells.
enum MarkedText {
  /// An address of the web that stands in a text.
  struct Link: Equatable {
    /// Indices of the text's cells.
    var cells: Range<Int>
    var url: String
  }

  /// A text and the addresses in it, in its order.
  struct Shown: Equatable {
    var text = DisplayText()
    var links: [Link] = []
  }

  /// `.raw` takes no markup away and keeps every space.
  ///
  /// `range`, where not all of `source` is wanted, is in UTF-8 offsets, on the bounds of words; a
  /// formula that is partly in it is shown whole. Where nothing `converts`, no sign outside ASCII
  /// is shown that the source has not.
  static func text(
    _ source: String, _ role: Role, marking query: Query?, in field: Query.Field,
    mode: SummaryMode, range: Range<Int>? = nil, converts: Bool = true
  ) -> DisplayText {
    shown(
      source, role, marking: query, in: field, mode: mode, range: range, converts: converts
    ).text
  }

  /// The same with the addresses, of which `.raw` tells none.
  static func shown(
    _ source: String, _ role: Role, marking query: Query?, in field: Query.Field,
    mode: SummaryMode, range: Range<Int>? = nil, converts: Bool = true
  ) -> Shown {
    let length = source.utf8.count
    let wanted = (range ?? 0..<length).clamped(to: 0..<length)
    let runs =
      mode == .raw
      ? [InlineRun(range: 0..<length, traits: [])]
      : InlineMarkup.runs(
        in: source, converts: converts, findsFigures: field == .summary && role == .text)
    // Only what is wanted is looked through: most of a summary is not.
    let piece = range == nil ? source : String(slice(of: source, wanted))
    var writer = Writer(
      source: source, role: role, collapsesSpaces: mode == .plain, offset: wanted.lowerBound,
      hits: (query?.ranges(in: piece, field: field) ?? [])[...])
    for run in runs where run.range.overlaps(wanted) { writer.append(run, within: wanted) }
    return writer.shown
  }

  /// `range` is in UTF-8 offsets, on scalar boundaries.
  private static func slice(of source: String, _ range: Range<Int>) -> Substring {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return source[start..<bytes.index(start, offsetBy: range.count)]
  }

  /// Writes runs and marks the hits in them, each looked at once.
  private struct Writer {
    let source: String
    let role: Role
    let collapsesSpaces: Bool
    /// Where the hits count from.
    let offset: Int
    /// Those that are not behind us, in UTF-8 offsets from `offset`.
    var hits: ArraySlice<Range<Int>>
    var shown = Shown()

    mutating func append(_ run: InlineRun, within wanted: Range<Int>) {
      let first = shown.text.cells.count
      if let text = run.shown {
        passHits(before: run.range.lowerBound)
        let isHit = hits.first.map { $0.lowerBound + offset < run.range.upperBound } ?? false
        append(text, look(run.traits, isHit))
      } else {
        appendSource(run.range.clamped(to: wanted), run.traits)
      }
      let cells = first..<shown.text.cells.count
      if run.traits.contains(.link), !cells.isEmpty {
        shown.links.append(
          Link(cells: cells, url: String(MarkedText.slice(of: source, run.range))))
      }
    }

    private mutating func appendSource(_ range: Range<Int>, _ traits: InlineTraits) {
      var start = range.lowerBound
      while start < range.upperBound {
        passHits(before: start)
        let hit = hits.first.map { $0.lowerBound + offset..<$0.upperBound + offset }
        let isHit = hit.map { $0.lowerBound <= start } ?? false
        let border = hit.map { isHit ? $0.upperBound : $0.lowerBound } ?? range.upperBound
        let end = min(border, range.upperBound)
        append(MarkedText.slice(of: source, start..<end), look(traits, isHit))
        start = end
      }
    }

    private mutating func passHits(before place: Int) {
      while let hit = hits.first, hit.upperBound + offset <= place { hits.removeFirst() }
    }

    private mutating func append(_ text: some StringProtocol, _ look: Look) {
      shown.text.append(text, style: look.style, collapsingSpaces: collapsesSpaces)
    }

    private func look(_ traits: InlineTraits, _ isHit: Bool) -> Look {
      var look = Look(role)
      if traits.contains(.code) {
        look.role = .code
      } else if traits.contains(.link) {
        look.role = .link
      } else if traits.contains(.figure), role == .text {
        look.role = .figure
      }
      if traits.contains(.bold) { look.overlays.insert(.bold) }
      if traits.contains(.italic) { look.overlays.insert(.italic) }
      if isHit { look.overlays.insert(.hit) }
      return look
    }
  }
}
