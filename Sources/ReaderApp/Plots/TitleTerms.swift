import DigestCore

/// Words of titles that say what a paper is about, and pairs of such words side by side.
enum TitleTerms {
  /// Each once, folded as search folds them.
  static func terms(of title: String) -> Set<String> {
    var terms: Set<String> = []
    var last: String?
    for word in Fold.words(of: title) {
      guard isTelling(word) else {
        last = nil
        continue
      }
      terms.insert(word)
      if let last { terms.insert(last + " " + word) }
      last = word
    }
    return terms
  }

  /// Numbers and single letters tell nothing, nor do the words that all titles are made of.
  private static func isTelling(_ word: String) -> Bool {
    word.unicodeScalars.count > 1 && word.utf8.contains { $0 > 0x39 } && !stopWords.contains(word)
  }

  private static let stopWords = Set(
    """
    a about above across after against all along also am among an and another any are around as at \
    be because been before being below between beyond both but by can cannot could did do does \
    doing don done down during each either enough even ever every few for from further get had has \
    have having he her here his how however i if in into is it its itself just let like made make \
    makes making many may me might more most much must my need needs neither new no nor not now of \
    off on once one only onto or other our out over own per really s same she should since so some \
    still such t than that the their them then there these they this those three through to \
    together too toward towards two under until up upon us use used using very via want was we were \
    what when where whether which while who whose why will with within without would yet you your \
    approach approaches based method methods paper study towards
    """.split(separator: " ").map { String($0) })
}
