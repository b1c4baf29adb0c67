/// What a word tells about the part of a summary it stands in.
enum SummaryWord: UInt8, CaseIterable {
  case other
  /// After an apostrophe: `paper's`.
  case possessive
  case determiner, this, here, preposition, purpose, infinitive, conjunction, negation, wh
  /// `key`, `primary`: stands before the noun that names a part.
  case qualifier
  case study, pronoun, practitioner, artefact, approach
  case aimNoun, methodNoun, resultNoun, trialNoun, implicationNoun, remarkNoun, summaryNoun
  case followUp, question
  case being, modal
  case aimVerb, askVerb, testVerb, introVerb, methodVerb, resultVerb, showVerb, suggestVerb
  case offerVerb
  /// A past form, which may be the verb of its sentence or not: `models trained on`.
  case methodPast
  /// What results are told with: `accuracy`, `baseline`.
  case metric
  /// What a lack is told with: `unclear`; what a release is: `publicly`.
  case aside, release
  /// An abbreviation that ends no sentence; that ends one where a new one surely begins; and
  /// that stands before a number.
  case abbreviation, lastAbbreviation, numberAbbreviation

  @inline(__always)
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The words of each kind, lower case.
  private var words: String {
    switch self {
    case .other: ""
    case .possessive: ""
    case .determiner:
      """
      the a an its our their one some potential possible suggested additional \
      further other
      """
    case .this: "this these such"
    case .here: "here below sure certainly okay"
    case .preposition: "of in from on with by"
    case .purpose: "for"
    case .infinitive: "to that"
    case .conjunction: "and or ai ml line sentence up"
    case .negation: "not no cannot without"
    case .wh: "whether how if what why"
    case .qualifier:
      """
      main primary key core principal principle central overall overarching ultimate \
      fundamental major specific experimental empirical quantitative qualitative \
      practical most notable important crucial chief general stated underlying secondary \
      brief concise technical
      """
    case .study:
      "paper study research work survey report authors author researchers article thesis"
    case .pronoun: "it we they"
    case .practitioner:
      "practitioner practitioners practioners practioner practicioners engineers engineer"
    case .artefact:
      """
      framework model models system pipeline architecture algorithm solution benchmark dataset \
      library
      """
    case .approach:
      "method methods approach approaches technique techniques procedure strategy"
    case .aimNoun: "objective objectives goal goals aim purpose hypothesis motivation focus"
    case .methodNoun: "methodology methodologies"
    case .resultNoun: "result results finding findings outcome outcomes"
    case .trialNoun:
      """
      experiment experiments experimentation evaluation evaluations ablation ablations analysis \
      analyses testing evaluated experimentally empirically tested simulations
      """
    case .implicationNoun:
      "implication implications takeaway takeaways significance conclusion conclusions"
    case .remarkNoun:
      "remark remarks note notes caveat caveats comment comments limitation limitations"
    case .summaryNoun: "summary summaries overview gist tldr"
    case .followUp: "follow followup"
    case .question: "question questions"
    case .being: "is was are were"
    case .modal: "can should could may must need might"
    case .aimVerb: "aims aimed seeks sought"
    case .askVerb:
      """
      investigates investigated explores explored examines examined addresses addressed asks \
      tackles tackled focuses focused probes probed studies attempts
      """
    case .testVerb:
      """
      analyzes analyzed evaluates assesses assessed benchmarks benchmarked compares \
      compared tests
      """
    case .introVerb:
      "introduces presents presented proposes describes details surveys reviews"
    case .methodVerb:
      """
      employs uses utilizes leverages involves combines integrates incorporates trains adopts \
      applies constructs builds develops formulates extends comprises consists collects curates \
      decomposes operates designs implements performs optimizes generates adapts includes \
      centers formalizes converts replaces decouples modifies augments include involve employ \
      use encodes samples computes learns maps fuses partitions
      """
    case .methodPast:
      """
      employed utilized leveraged involved combined integrated incorporated trained adopted \
      applied used constructed built developed formulated extended conducted collected curated \
      decomposed designed implemented performed optimized generated measured adapted included \
      created annotated synthesized estimated proposed introduced classified surveyed
      """
    case .resultVerb:
      """
      achieves achieved achieving achieve outperforms outperformed outperforming outperform \
      surpasses surpassed surpassing improves improved reduces reduced yields yielded exceeds \
      attains attained boosts boosted obtained obtains exhibits exhibited reaches reached \
      increases increased decreases decreased delivers delivered maintains maintained scored \
      degrades degraded significantly
      """
    case .showVerb:
      """
      demonstrates demonstrated demonstrate shows showed show reveals revealed reveal finds \
      found indicates indicate indicated confirms confirmed confirm observed
      """
    case .suggestVerb:
      """
      suggests suggest suggesting implies imply implying highlights highlight underscores \
      underscore emphasizes emphasize emphasizing
      """
    case .offerVerb: "offers offer provides provide enables enable allows allow facilitates helps"
    case .metric: "accuracy baseline baselines score scores points percent sota"
    case .aside:
      """
      lacks lack unclear explicitly mention mentioned specify specified information clarity
      """
    case .release: "publicly github code repository released"
    case .abbreviation: "eg ie vs cf dr mr mrs prof viz approx resp"
    case .lastAbbreviation: "al etc inc ltd corp jr sr dept univ avg acc err"
    case .numberAbbreviation: "fig figs eq eqs sec secs tab ref refs ch vol pp"
    }
  }

  /// The words by their letters.
  static let table = SummaryWordTable(
    allCases.flatMap { kind in kind.words.split(separator: " ").map { (String($0), kind) } })
}
