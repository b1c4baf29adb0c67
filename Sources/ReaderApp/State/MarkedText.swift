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
    // Only what is wanted is looked through: most of a summary is not.
    let piece = range == nil ? source : String(slice(of: source, wanted))
    var pieces = Pieces(
      source, runs: runs(in: source, role, field, mode, converts)[...], mode: mode,
      hits: query?.ranges(in: piece, field: field)[...] ?? [], from: wanted.lowerBound)
    pieces.append(wanted, role)
    return pieces.taken()
  }

  /// All of a summary, to be shown in pieces: markup and hits are looked for once.
  static func pieces(
    of summary: String, marking query: Query?, converts: Bool
  ) -> Pieces {
    Pieces(
      summary, runs: runs(in: summary, .text, .summary, .structured, converts)[...],
      mode: .structured, hits: query?.ranges(in: summary, field: .summary)[...] ?? [])
  }

  static func runs(
    in source: String, _ role: Role, _ field: Query.Field, _ mode: SummaryMode, _ converts: Bool
  ) -> [InlineRun] {
    mode == .raw
      ? [InlineRun(range: 0..<source.utf8.count, traits: [])]
      : InlineMarkup.runs(
        in: source, converts: converts, findsFigures: field == .summary && role == .text)
  }

  /// `range` is in UTF-8 offsets, on scalar boundaries.
  private static func slice(of source: String, _ range: Range<Int>) -> Substring {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    return source[start..<bytes.index(start, offsetBy: range.count)]
  }

  /// Writes pieces of a text, in its order and apart from each other; every run and every hit is
  /// looked at once.
  struct Pieces {
    private let source: String
    private let collapsesSpaces: Bool
    /// Where the hits count from.
    private let offset: Int
    /// Those that are not behind us.
    private var runs: ArraySlice<InlineRun>
    /// Those that are not behind us, in UTF-8 offsets from `offset`.
    private var hits: ArraySlice<Range<Int>>
    private var role = Role.text
    private var shown = Shown()

    init(
      _ source: String, runs: ArraySlice<InlineRun>, mode: SummaryMode,
      hits: ArraySlice<Range<Int>> = [], from offset: Int = 0
    ) {
      self.source = source
      collapsesSpaces = mode != .raw
      self.offset = offset
      self.runs = runs
      self.hits = hits
    }

    /// Cells written since the last time.
    var count: Int { shown.text.cells.count }

    /// Makes room for all of the source.
    mutating func reserve() { shown.text.reserve(bytes: source.utf8.count) }

    /// What was written since the last time.
    mutating func taken() -> Shown {
      defer { shown = Shown() }
      return shown
    }

    /// Whether any of `range`, which is not behind us, is a hit.
    func hasHit(in range: Range<Int>) -> Bool {
      let hit = hits.first { $0.upperBound + offset > range.lowerBound }
      return hit.map { $0.lowerBound + offset < range.upperBound } ?? false
    }

    /// `wanted` is in UTF-8 offsets; what stands for more than is in it is written here, and not
    /// once more with the next piece.
    mutating func append(_ wanted: Range<Int>, _ role: Role) {
      self.role = role
      while let run = runs.first, run.range.lowerBound < wanted.upperBound {
        if run.range.upperBound > wanted.lowerBound { append(run, within: wanted) }
        guard run.shown != nil || run.range.upperBound <= wanted.upperBound else { break }
        runs.removeFirst()
      }
    }

    private mutating func append(_ run: InlineRun, within wanted: Range<Int>) {
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
