/// What of a summary gets one label: an item of its list, what is under a head, or a sentence.
struct SummaryPiece {
  /// Among the sentences; not empty.
  var sentences: Range<Int>
  var head: SummaryHead?
  var lead: SummaryLead
  /// UTF-8 offset: after the marker and the head.
  var bodyStart: Int
}

/// A summary cut into the pieces that get labels, by the best evidence that it has.
struct SummaryPieces {
  typealias Label = SummarySections.Label

  let sentences: [SummarySentence]
  let tokens: [SummaryToken]
  private(set) var pieces: [SummaryPiece] = []
  private var evidence: [SummaryEvidence] = []
  /// Those before `questions` have labels from the summary to the remarks.
  private var questions: Int
  private let markers: SummaryMarkers?
  private var heads: [SummaryHead?] = []

  init(_ scanner: SummaryScanner, _ bytes: Span<UInt8>) {
    sentences = scanner.sentences
    tokens = scanner.tokens
    heads.reserveCapacity(sentences.count)
    for sentence in sentences {
      heads.append(
        SummaryHead(tokens, sentence.tokens, from: sentence.bodyStart, bytes)
          ?? SummaryHead(announcing: sentence, tokens, bytes))
    }
    questions = heads.firstIndex { $0?.label == .questions } ?? sentences.count
    let markers = SummaryMarkers(sentences[..<questions])
    self.markers = markers
    pieces.reserveCapacity(8)
    evidence.reserveCapacity(8)
    cut()
    if let markers { addEvidence(of: markers) }
    if questions < sentences.count { append(questions..<sentences.count) }
  }

  /// Cuts what is before the questions at the markers, else at the heads, else at the sentences;
  /// what is before the first marker or head, at the sentences too.
  private mutating func cut() {
    let first = markers?.sentences.first ?? (hasHeads ? heads.firstIndex { $0 != nil } : nil)
    var start = 0
    for index in 0..<questions where index > start {
      let begins: Bool
      if let first, index > first {
        begins = markers?.sentences.contains(index) ?? (heads[index] != nil)
      } else {
        begins = index == first || !sentences[index].isInside
      }
      guard begins else { continue }
      append(start..<index)
      start = index
    }
    if start < questions { append(start..<questions) }
    if first != nil { cutRemarks() }
    for piece in pieces { evidence.append(evidence(of: piece)) }
  }

  /// Cuts what reads like remarks off the end of the last item.
  private mutating func cutRemarks() {
    guard let last = pieces.last else { return }
    var start = last.sentences.upperBound
    while start - 1 > last.sentences.lowerBound {
      let evidence = evidence(of: piece(start - 1..<start))
      guard evidence[.remarks] >= 6, evidence[.remarks] >= evidence.max() else { break }
      start -= 1
    }
    guard start < last.sentences.upperBound else { return }
    pieces[pieces.count - 1].sentences = last.sentences.lowerBound..<start
    append(start..<last.sentences.upperBound)
  }

  /// Whether three parts at least have a head.
  private var hasHeads: Bool {
    var labels: UInt8 = 0
    for case let head? in heads[..<questions] { labels |= head.label.bit }
    return labels.nonzeroBitCount >= 3
  }

  private mutating func append(_ range: Range<Int>) {
    pieces.append(piece(range))
  }

  private func piece(_ range: Range<Int>) -> SummaryPiece {
    let sentence = sentences[range.lowerBound]
    let head = heads[range.lowerBound]
    let first = min(head?.nextToken ?? sentence.tokens.lowerBound, sentence.tokens.upperBound)
    return SummaryPiece(
      sentences: range, head: head, lead: SummaryLead(tokens, first..<sentence.tokens.upperBound),
      bodyStart: head?.end ?? sentence.bodyStart)
  }

  private func evidence(of piece: SummaryPiece) -> SummaryEvidence {
    var sentence = sentences[piece.sentences.lowerBound]
    for other in sentences[piece.sentences].dropFirst() {
      sentence.words |= other.words
      sentence.numbers = max(sentence.numbers, other.numbers)
    }
    var evidence = SummaryEvidence(piece.lead, sentence)
    if let head = piece.head { evidence[head.label] += 40 }
    return evidence
  }
}

extension SummaryPieces {
  /// What the markers say of the pieces that have one.
  private mutating func addEvidence(of markers: SummaryMarkers) {
    let lead = pieces.firstIndex { $0.sentences.lowerBound == markers.sentences[0] } ?? 0
    let usual = markers.family == .letter ? Label.objective.rawValue : Label.summary.rawValue
    // A line before the list may be the summary, and the list then begin with the objective; a
    // list of letters may begin with the summary.
    let other = markers.family == .letter ? usual - 1 : usual + 1
    func label(_ item: Int, from first: Int) -> Int { min(first + item, Label.remarks.rawValue) }
    func score(from first: Int) -> Int {
      markers.sentences.indices.reduce(0) { sum, item in
        sum + Int(evidence[lead + item][label(item, from: first)])
      }
    }
    let first = score(from: other) > score(from: usual) + 12 ? other : usual
    for item in markers.sentences.indices {
      evidence[lead + item][label(item, from: first)] += 24
    }
  }

  /// The label of each piece; `nil` where they are not known well enough.
  func labels() -> [Label]? {
    let labels = SummaryAlignment(evidence).labels
    guard let objective = labels.firstIndex(of: .objective) else { return nil }
    if markers == nil, !isSure(labels, objective) { return nil }
    return questions < sentences.count ? labels + [.questions] : labels
  }

  /// Whether the evidence carries the labels of sentences, beside their position.
  private func isSure(_ labels: [Label], _ objective: Int) -> Bool {
    let parts = Label.method.bit | Label.results.bit | Label.implication.bit
    var heard: UInt8 = 0
    var heardCount = 0
    var contradiction: Int16 = 0
    for (label, evidence) in zip(labels, evidence) {
      if evidence[label] >= 6, parts & label.bit != 0 {
        heard |= label.bit
        heardCount += 1
      }
      // The first line may tell anything: the results, say.
      if label != .summary { contradiction = max(contradiction, evidence.max() - evidence[label]) }
    }
    let isAimHeard = evidence[objective][.objective] >= 7
    // Where an objective is heard in the second of five, the other three are where they belong.
    let isUsual = isAimHeard && labels == [.summary, .objective, .method, .results, .implication]
    guard contradiction < (isUsual ? 16 : 10) else { return false }
    return isAimHeard ? heardCount >= 2 : heard == parts && labels.first == .summary
  }
}

extension SummarySections.Label {
  fileprivate var bit: UInt8 { 1 << UInt8(rawValue) }
}

extension SummarySentence {
  /// UTF-8 offset: after the marker.
  var bodyStart: Int { marker?.range.upperBound ?? start }
}

/// A list of at least four items that is the summary: `i) … ii) … iii) … iv)`.
struct SummaryMarkers {
  private(set) var family: SummaryMarker.Family
  /// Those that its items begin with, ascending.
  private(set) var sentences: [Int]

  /// `nil` where there is none.
  ///
  /// Markers count only in increasing order; one that stands after a full stop is preferred to
  /// one inside a sentence.
  init?(_ sentences: ArraySlice<SummarySentence>) {
    for family in SummaryMarker.Family.allCases {
      // At most a few lines stand before a list.
      guard
        let first = sentences.indices.prefix(4).first(where: {
          sentences[$0].marker?[family] == 1 && !sentences[$0].isInside
        })
      else { continue }
      var items = [first]
      while let next = Self.item(
        items.count + 1, family, in: sentences[(items[items.count - 1] + 1)...])
      {
        items.append(next)
      }
      guard items.count >= 4 else { continue }
      self.family = family
      self.sentences = items
      return
    }
    return nil
  }

  private static func item(
    _ number: Int, _ family: SummaryMarker.Family, in sentences: ArraySlice<SummarySentence>
  ) -> Int? {
    var inside: Int?
    for index in sentences.indices {
      guard let value = sentences[index].marker?[family] else { continue }
      if value == number {
        if !sentences[index].isInside { return index }
        if inside == nil { inside = index }
      } else if value == number + 1, !sentences[index].isInside, let inside {
        return inside
      }
    }
    return inside
  }
}
