/// The parts that a summary has: what it is about in one line, the objective, the method, the
/// results, and what they mean for practitioners.
///
/// A part is a range of the text, which is never changed. What a part is, is told by a marker
/// (`ii)`), else by a head (`**Key methodology:**`), else by how its sentences begin and what they
/// say, else by its position. Where no objective is found, or what is found contradicts the
/// position, nothing is split: no label is better than a wrong one.
package struct SummarySections: Equatable, Sendable {
  /// What a part is; the raw values are in the order in which the parts stand.
  package enum Label: Int, CaseIterable, Sendable {
    /// `Here is a concise summary of the paper:`
    case opening
    case summary, objective, method, results, implication, remarks
    /// Those that a reader might ask next.
    case questions
  }

  /// A part; its ranges are UTF-8 offsets, at the boundaries of Unicode scalars.
  package struct Section: Equatable, Sendable {
    package var label: Label
    /// All of it, with the blanks up to the next one; never empty.
    package var range: Range<Int>
    /// Without the enumerator and the head at its start, and without the blanks at its end.
    package var body: Range<Int>
    /// The end of what the body begins with that says no more than the label does: `The main
    /// objective is to`; where the body begins if nothing does.
    package var fillerEnd: Int

    /// The enumerator and the head, `ii)` or `**Key methodology:**`, and the blanks after them.
    package var head: Range<Int> { range.lowerBound..<body.lowerBound }
    package var filler: Range<Int> { body.lowerBound..<fillerEnd }
  }

  /// In the order of the text, which they cover without gap or overlap; each label at most once.
  ///
  /// Of a text that is not split the one section is a `summary`; of an empty one there is none.
  package let sections: [Section]

  /// Linear in the text.
  package init(_ text: String) {
    sections = Self.sections(of: text.utf8Span.span)
  }

  /// Whether the parts were found.
  package var isSplit: Bool { sections.contains { $0.label == .objective } }

  package subscript(label: Label) -> Section? { sections.first { $0.label == label } }

  /// What each section is in Unicode scalars of `text`, which this was made of; one pass.
  package func scalarRanges(in text: String) -> [(label: Label, range: ScalarRange)] {
    let ranges = ScalarRange.ranges(of: sections.map(\.range), in: text)
    return zip(sections, ranges).map { ($0.label, $1) }
  }
}

extension SummarySections.Label {
  package var name: String {
    switch self {
    case .opening: "opening"
    case .summary: "summary"
    case .objective: "objective"
    case .method: "method"
    case .results: "results"
    case .implication: "implication"
    case .remarks: "remarks"
    case .questions: "questions"
    }
  }
}

extension SummarySections {
  private static func sections(of bytes: Span<UInt8>) -> [Section] {
    guard !bytes.isEmpty else { return [] }
    let opening = bytes.endOfOpening()
    let start = opening > 0 ? opening : bytes.end(of: isBlank, in: 0..<bytes.count)
    let scanner = SummaryScanner(bytes, from: start)
    guard scanner.isComplete else { return [unsplit(bytes)] }
    let pieces = SummaryPieces(scanner, bytes)
    guard let labels = pieces.labels() else { return [unsplit(bytes)] }

    var sections: [Section] = []
    sections.reserveCapacity(labels.count + 1)
    if opening > 0 {
      sections.append(section(.opening, at: 0, pieces, nil, bytes))
    }
    for (piece, label) in zip(pieces.pieces, labels) where label != sections.last?.label {
      let start = sections.isEmpty ? 0 : pieces.sentences[piece.sentences.lowerBound].start
      sections.append(section(label, at: start, pieces, piece, bytes))
    }
    for index in sections.indices {
      let end = index + 1 < sections.count ? sections[index + 1].range.lowerBound : bytes.count
      sections[index].end(at: end, bytes)
    }
    return sections
  }

  /// The section that begins with `piece`, its end not yet known.
  private static func section(
    _ label: Label, at start: Int, _ pieces: SummaryPieces, _ piece: SummaryPiece?,
    _ bytes: Span<UInt8>
  ) -> Section {
    let body = piece?.bodyStart ?? start
    let fillerEnd = piece.map { pieces.fillerEnd(of: $0, bytes) } ?? body
    return Section(
      label: label, range: start..<bytes.count, body: body..<bytes.count, fillerEnd: fillerEnd)
  }

  /// The whole text; what it begins with is not known to be said twice.
  private static func unsplit(_ bytes: Span<UInt8>) -> Section {
    let all = 0..<bytes.count
    return Section(label: .summary, range: all, body: all, fillerEnd: 0).ended(
      at: bytes.count, bytes)
  }
}

extension SummarySections.Section {
  fileprivate mutating func end(at end: Int, _ bytes: Span<UInt8>) {
    range = range.lowerBound..<end
    body = bytes.trimming(min(body.lowerBound, end)..<end)
    fillerEnd = max(body.lowerBound, min(fillerEnd, body.upperBound))
  }

  fileprivate func ended(at end: Int, _ bytes: Span<UInt8>) -> Self {
    var copy = self
    copy.end(at: end, bytes)
    return copy
  }
}
