extension SummaryPieces {
  /// The end of what `piece` begins with that says no more than its label does.
  ///
  /// UTF-8 offset; where the body of the piece begins if nothing does.
  func fillerEnd(of piece: SummaryPiece, _ bytes: Span<UInt8>) -> Int {
    let lead = piece.lead
    let upper = sentences[piece.sentences.lowerBound].tokens.upperBound
    let rest = lead.subjectEnd..<max(lead.subjectEnd, upper)
    switch lead.subject {
    case .named, .artefact, .remark: return piece.bodyStart
    case .forPractitioner: return addresseeEnd(rest, bytes) ?? piece.bodyStart
    case .practitioner:
      guard let next = rest.first, tokens[next].kind == .modal,
        bytes.starts(with: "can", in: tokens[next].range)
      else { return tokens[lead.subjectEnd - 1].range.upperBound }
      return tokens[next].range.upperBound
    case .aim, .method, .result, .trial, .implication:
      return predicateEnd(rest, bytes) ?? piece.bodyStart
    case .study, .this, .approach:
      guard let next = rest.first, next == lead.verbIndex else { return piece.bodyStart }
      switch lead.verb {
      case .aimVerb, .askVerb, .introVerb, .showVerb, .suggestVerb: return verbEnd(next, bytes)
      default: return piece.bodyStart
      }
    }
  }

  /// After the comma of `For AI practitioners,`.
  private func addresseeEnd(_ rest: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
    var index = rest.lowerBound
    while true {
      let end = tokens[index - 1].range.upperBound
      if end < bytes.count, bytes[end] == UInt8(ascii: ",") { return end + 1 }
      guard index < rest.upperBound, index < rest.lowerBound + 4,
        [.conjunction, .study, .practitioner].contains(tokens[index].kind)
      else { return nil }
      index += 1
    }
  }

  /// After the verb of `The main objective of this paper is to`, where only such words are before
  /// it.
  private func predicateEnd(_ rest: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
    for index in rest.prefix(10) {
      switch tokens[index].kind {
      case .preposition, .purpose, .determiner, .this, .study, .practitioner, .conjunction,
        .qualifier, .aimNoun, .question, .pronoun:
        continue
      case .methodPast where index + 1 < rest.upperBound && tokens[index + 1].kind == .being:
        continue
      case .being, .methodVerb, .methodPast, .showVerb, .suggestVerb, .askVerb:
        return isBlank(bytes[tokens[index].range.lowerBound - 1]) ? verbEnd(index, bytes) : nil
      default: return nil
      }
    }
    return nil
  }

  /// After the verb and the `to`, `that` or colon that follows it.
  private func verbEnd(_ verb: Int, _ bytes: Span<UInt8>) -> Int {
    let end = tokens[verb].range.upperBound
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") { return end + 1 }
    let next = verb + 1
    // `to what extent` asks.
    let isAsked = next + 1 < tokens.count && tokens[next + 1].kind == .wh
    guard next < tokens.count, tokens[next].kind == .infinitive, !isAsked,
      bytes.end(of: isBlank, in: end..<bytes.count) == tokens[next].range.lowerBound
    else { return end }
    return tokens[next].range.upperBound
  }
}
