/// How a sentence begins: what it speaks of, and the verb that says what about it.
struct SummaryLead {
  enum Subject {
    /// Something named in it, or nothing that is known.
    case named
    case study, this, artefact, approach
    case aim, method, result, trial, implication, remark
    /// The practitioners themselves; those whom the rest is for.
    case practitioner, forPractitioner
  }

  private(set) var subject = Subject.named
  private(set) var verb = SummaryWord.other
  /// Of a verb in the passive, `were collected`, its participle.
  private(set) var participle = SummaryWord.other
  /// Whether it begins with `this` or `these`.
  private(set) var refersBack = false
  /// Whether `not` comes soon after the subject: `The paper does not say`.
  private(set) var isNegated = false
  /// Among the tokens: the first after the subject, and the verb.
  private(set) var subjectEnd: Int
  private(set) var verbIndex: Int?

  /// Of the words `range` of `tokens`.
  init(_ tokens: [SummaryToken], _ range: Range<Int>) {
    subjectEnd = range.lowerBound
    guard !range.isEmpty else { return }
    if tokens[range.lowerBound].kind == .purpose,
      let place = range.prefix(7).first(where: { tokens[$0].kind == .practitioner })
    {
      subject = .forPractitioner
      subjectEnd = place + 1
      return
    }
    readSubject(tokens, range)
    isNegated = (subjectEnd..<range.upperBound).prefix(3).contains { tokens[$0].kind == .negation }
    readVerb(tokens, subjectEnd..<range.upperBound)
  }

  /// The first noun that names a part, or what stands before the first word that is none of a
  /// noun's: `The paper's main research objective`, `MoBA's key finding`.
  private mutating func readSubject(_ tokens: [SummaryToken], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch tokens[index].kind {
      case .determiner, .qualifier, .possessive, .conjunction: break
      case .this:
        subject = .this
        refersBack = true
      case .study, .pronoun: subject = .study
      case .artefact: subject = .artefact
      case .approach: subject = .approach
      case .aimNoun, .question: return take(.aim, index)
      case .methodNoun: return take(.method, index)
      case .resultNoun: return take(.result, index)
      case .trialNoun where subject != .study: return take(.trial, index)
      case .implicationNoun: return take(.implication, index)
      case .remarkNoun: return take(.remark, index)
      case .practitioner: return take(.practitioner, index)
      default:
        guard index + 1 < range.upperBound, tokens[index + 1].kind == .possessive else {
          subjectEnd = index
          return
        }
      }
      index += 1
    }
    subjectEnd = index
  }

  private mutating func take(_ subject: Subject, _ index: Int) {
    self.subject = subject
    subjectEnd = index + 1
  }

  private mutating func readVerb(_ tokens: [SummaryToken], _ range: Range<Int>) {
    var past: Int?
    for index in range.prefix(12) {
      switch tokens[index].kind {
      case .methodPast:
        // Of a study it is the verb; elsewhere a later one may be: `models trained on X achieve`.
        guard subject == .named || subject == .artefact else { return takeVerb(tokens, index) }
        if past == nil { past = index }
      case .being, .modal, .aimVerb, .askVerb, .testVerb, .introVerb, .methodVerb, .resultVerb,
        .showVerb, .suggestVerb, .offerVerb:
        return takeVerb(tokens, index)
      default: break
      }
    }
    if let past { takeVerb(tokens, past) }
  }

  private mutating func takeVerb(_ tokens: [SummaryToken], _ index: Int) {
    verb = tokens[index].kind
    verbIndex = index
    guard verb == .being else { return }
    // At most one word is between: `was then trained`.
    for next in index + 1..<min(index + 3, tokens.count) where participle != .methodPast {
      participle = tokens[next].kind
    }
  }
}
