import DigestCore
import TerminalGrid
import Themes

/// A text that is too long to be laid out with every key that changes the query: it is so once,
/// without hits, and what is seen of it is written again with them.
struct LongText: Equatable, Sendable {
  /// A part of the source, and the cells that show it and nothing else.
  private struct Piece: Equatable {
    /// UTF-8 offsets.
    var source: Range<Int>
    var cells: Range<Int>
  }

  let source: String
  /// Without hits.
  let shown: MarkedText.Shown
  private let mode: SummaryMode
  private let converts: Bool
  private let runs: [InlineRun]
  private let pieces: [Piece]

  /// Linear in `source`, about 30 ns a byte.
  init(_ source: String, mode: SummaryMode, converts: Bool) {
    self.source = source
    self.mode = mode
    self.converts = converts
    runs = MarkedText.runs(in: source, .text, .summary, mode, converts)
    var written = MarkedText.Pieces(source, runs: runs[...], mode: mode)
    written.reserve()
    var pieces: [Piece] = []
    for range in Self.cut(source, runs) {
      let first = written.count
      written.append(range, .text)
      pieces.append(Piece(source: range, cells: first..<written.count))
    }
    self.pieces = pieces
    shown = written.taken()
  }

  func isOf(_ source: String, mode: SummaryMode, converts: Bool) -> Bool {
    self.mode == mode && self.converts == converts && self.source == source
  }

  /// At least `cells` with `hits`, ranges of UTF-8 offsets in their order, and the index of the
  /// first cell that is there.
  func marked(_ cells: Range<Int>, hits: [Range<Int>]) -> (text: DisplayText, start: Int) {
    let first = firstPiece { $0.cells.upperBound > cells.lowerBound }
    let end = max(first, firstPiece { $0.cells.lowerBound >= cells.upperBound })
    guard first < end else { return (DisplayText(), cells.lowerBound) }
    let wanted = pieces[first].source.lowerBound..<pieces[end - 1].source.upperBound
    var written = MarkedText.Pieces(
      source, runs: runs[runs.partitioningIndex { $0.range.upperBound > wanted.lowerBound }...],
      mode: mode,
      hits: hits[hits.partitioningIndex { $0.upperBound > wanted.lowerBound }...])
    written.append(wanted, .text)
    return (written.taken().text, pieces[first].cells.lowerBound)
  }

  /// The first cell of a hit from `cell` on.
  func hit(from cell: Int, hits: [Range<Int>]) -> Int? {
    var index = firstPiece { $0.cells.upperBound > cell }
    while index < pieces.count {
      if let found = self.cells(ofHitsIn: index, hits).first(where: { $0 >= cell }) { return found }
      let next = hits.partitioningIndex { $0.lowerBound >= pieces[index].source.upperBound }
      guard next < hits.count else { return nil }
      index = max(index + 1, firstPiece { $0.source.upperBound > hits[next].lowerBound })
    }
    return nil
  }

  /// The last cell of a hit before `cell`.
  func hit(before cell: Int, hits: [Range<Int>]) -> Int? {
    var index = firstPiece { $0.cells.upperBound >= cell }
    while pieces.indices.contains(index) {
      if let found = self.cells(ofHitsIn: index, hits).last(where: { $0 < cell }) { return found }
      let next = hits.partitioningIndex { $0.upperBound > pieces[index].source.lowerBound } - 1
      guard next >= 0 else { return nil }
      index = min(index - 1, firstPiece { $0.source.upperBound >= hits[next].upperBound })
    }
    return nil
  }

  private func cells(ofHitsIn index: Int, _ hits: [Range<Int>]) -> [Int] {
    let (text, start) = marked(pieces[index].cells, hits: hits)
    return text.cells.indices.filter { Look(text.cells[$0].style).overlays.contains(.hit) }
      .map { $0 + start }
  }

  private func firstPiece(_ property: (Piece) -> Bool) -> Int {
    pieces.partitioningIndex(where: property)
  }
}

// Where a text is cut.
extension LongText {
  /// Bytes of a piece, where it can be cut there.
  private static let pieceLength = 4_096

  /// Ranges of UTF-8 offsets that follow on each other, cut where nothing hangs together: not
  /// within what stands for something else, nor within a character.
  private static func cut(_ source: String, _ runs: [InlineRun]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    let bytes = source.utf8Span.span
    for run in runs where run.shown == nil {
      var place = max(run.range.lowerBound + 1, start + pieceLength)
      while place < run.range.upperBound {
        guard isBorder(place, in: bytes) else {
          place += 1
          continue
        }
        ranges.append(start..<place)
        start = place
        place += pieceLength
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// Whether a letter, digit or ideograph begins at `place` that no character before it takes in
  /// (UAX #29, GB9b is the only rule there that would).
  private static func isBorder(_ place: Int, in bytes: Span<UInt8>) -> Bool {
    let (before, next) = (bytes[place - 1], bytes[place])
    switch next {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return before < 0x80
    // U+5000 to U+9FFF.
    case 0xE5...0xE9:
      return before < 0x80 || place >= 3 && (0xE5...0xE9).contains(bytes[place - 3])
    default: return false
    }
  }
}
