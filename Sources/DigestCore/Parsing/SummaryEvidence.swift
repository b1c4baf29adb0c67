/// How much speaks for each label, by its place among them; below 0 it speaks against it.
typealias SummaryEvidence = SIMD8<Int16>

extension SummaryEvidence {
  subscript(label: SummarySections.Label) -> Int16 {
    get { self[label.rawValue] }
    set { self[label.rawValue] = newValue }
  }

  /// What is heard from the words of a sentence that begins so.
  init(_ lead: SummaryLead, _ sentence: SummarySentence) {
    self.init()
    // Nothing is a remark unless it reads like one.
    self[.remarks] = -6
    addNoun(lead)
    addVerb(lead)
    addWords(lead, sentence)
  }

  /// The nouns that the parts are called by.
  private mutating func addNoun(_ lead: SummaryLead) {
    switch lead.subject {
    case .aim: self[.objective] += 14
    case .method: self[.method] += 14
    case .implication, .forPractitioner: self[.implication] += 16
    case .practitioner: self[.implication] += 14
    case .remark: self[.remarks] += 12
    case .result:
      switch lead.verb {
      case .suggestVerb, .modal:
        self[.results] += 4
        self[.implication] += 6
      case .offerVerb:
        self[.results] += 3
        self[.implication] += 7
      case .showVerb where lead.refersBack:
        self[.results] += 7
        self[.implication] += 5
      default: self[.results] += 13
      }
    case .trial:
      switch lead.verb {
      case .methodVerb, .methodPast:
        self[.results] += 4
        self[.method] += 5
      case .suggestVerb: self[.results] += 6
      default: self[.results] += 10
      }
    case .named, .study, .this, .artefact, .approach: break
    }
  }

  /// The verbs of subjects that name no part.
  private mutating func addVerb(_ lead: SummaryLead) {
    switch lead.subject {
    case .study: addStudyVerb(lead.verb)
    case .this: addThisVerb(lead.verb)
    case .named, .artefact, .approach: addThingVerb(lead)
    default: break
    }
  }

  private mutating func addStudyVerb(_ verb: SummaryWord) {
    switch verb {
    case .aimVerb: self[.objective] += 13
    case .askVerb:
      self[.objective] += 9
      self[.summary] += 2
    case .testVerb:
      self[.objective] += 3
      self[.method] += 4
      self[.results] += 1
    case .introVerb:
      self[.summary] += 4
      self[.objective] += 1
      self[.method] += 3
    case .methodVerb, .methodPast: self[.method] += 7
    case .showVerb, .resultVerb: self[.results] += 7
    case .suggestVerb:
      self[.implication] += 7
      self[.results] += 1
    case .offerVerb: self[.implication] += 6
    case .modal: self[.implication] += 3
    default: break
    }
  }

  private mutating func addThisVerb(_ verb: SummaryWord) {
    switch verb {
    case .suggestVerb: self[.implication] += 10
    case .offerVerb: self[.implication] += 8
    case .modal: self[.implication] += 6
    case .showVerb:
      self[.implication] += 4
      self[.results] += 4
    case .resultVerb:
      self[.implication] += 1
      self[.results] += 4
    case .methodVerb, .methodPast: self[.method] += 3
    default: break
    }
  }

  private mutating func addThingVerb(_ lead: SummaryLead) {
    switch lead.verb {
    case .methodVerb: self[.method] += 6
    case .methodPast: self[.method] += 3
    case .testVerb:
      self[.method] += 3
      self[.results] += 2
    case .introVerb:
      self[.summary] += 3
      self[.method] += 3
    case .resultVerb: self[.results] += 7
    case .showVerb: self[.results] += 7
    case .suggestVerb: self[.implication] += 5
    case .offerVerb:
      self[.implication] += 5
      self[.method] += 1
    case .modal: self[.implication] += 3
    case .being where lead.participle == .methodPast: self[.method] += 5
    case .being: self[.summary] += 1
    default: break
    }
    if lead.subject == .approach, lead.verb != .resultVerb { self[.method] += 2 }
  }

  /// What is said anywhere in the sentence.
  private mutating func addWords(_ lead: SummaryLead, _ sentence: SummarySentence) {
    if sentence.has(.practitioner) { self[.implication] += 8 }
    if sentence.has(.implicationNoun) { self[.implication] += 3 }
    if sentence.has(.resultVerb) { self[.results] += 3 }
    if sentence.has(.metric) { self[.results] += 2 }
    if sentence.numbers > 0 { self[.results] += 1 }
    if sentence.numbers > 2 { self[.results] += 2 }
    if sentence.has(.methodVerb) || sentence.has(.methodPast) { self[.method] += 1 }
    if sentence.has(.suggestVerb) { self[.implication] += 2 }
    if sentence.has(.wh) { self[.objective] += 1 }
    if sentence.isQuestion { self[.objective] += 4 }
    addRemark(lead, sentence)
  }

  /// What a paper does not say, what is published with it.
  private mutating func addRemark(_ lead: SummaryLead, _ sentence: SummarySentence) {
    if lead.subject == .study, lead.isNegated { self[.remarks] += 12 }
    if sentence.has(.release), lead.verb == .being { self[.remarks] += 14 }
    guard sentence.has(.aside) else { return }
    let isOfPaper = sentence.has(.study) || sentence.has(.pronoun)
    self[.remarks] += isOfPaper || sentence.has(.negation) || lead.verb == .being ? 8 : 4
    if isOfPaper { self[.remarks] += 4 }
  }
}
