import DigestCore

/// A query in the first line; behind it the title, the authors (`;` between two) and the summary of a
/// paper.
func checkQuery(_ text: String) {
  let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    .map(String.init)
  let typed = lines[0]
  let paper = Paper(
    title: lines.count > 1 ? lines[1] : "",
    authors: lines.count > 2 ? lines[2].split(separator: ";").map(String.init) : [],
    arxivID: ArxivID(parsing: "2504.13837"), summary: lines.count > 3 ? lines[3] : "")
  let query = Query(parsing: typed, today: today)
  checkParts(of: query, Array(typed.utf8))
  checkMatches(of: query, paper)
  // Anywhere, but as a rule where a person types.
  checkCompletion(
    of: typed, at: typed.utf8.count - min(paper.title.utf8.count / 8, typed.utf8.count))
}

private let today = DigestDate(dayNumber: 20_250)

/// Together all that was typed but the space between.
private func checkParts(of query: Query, _ typed: [UInt8]) {
  var end = 0
  for part in query.parts {
    require(!part.range.isEmpty && part.range.lowerBound >= end, "parts overlap")
    require(isSpace(typed[end..<part.range.lowerBound]), "a piece that is no part")
    end = part.range.upperBound
    require(
      isBound(part.range.lowerBound, of: typed) && isBound(end, of: typed),
      "a part cuts a character")
  }
  require(isSpace(typed[end...]), "an end that is no part")
  var start = 0
  for problem in query.problems {
    require(problem.range.lowerBound >= start, "problems out of order")
    start = problem.range.lowerBound
    require(problem.range.upperBound <= typed.count, "a problem out of the text")
    require(!problem.message.isEmpty, "a problem without words")
  }
  require(query.positiveTerms.allSatisfy { !$0.words.isEmpty }, "a term without words")
}

private func isSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
}

private func checkMatches(of query: Query, _ paper: Paper) {
  let folded = FoldedPaper(paper)
  let entry = PaperEntry(
    id: EntryID(date: today, file: 0, position: 0), file: "a.md", paper: paper)
  let tier = query.tier(of: entry, folded: folded)
  require(tier.map { (1...3).contains($0) } ?? true, "no such tier")
  let narrowed = query.only(.read).tier(of: entry, folded: folded) { _ in true }
  let met = query.tier(of: entry, folded: folded) { _ in true }
  require((narrowed == nil) == (met == nil), "narrowed to something else")

  var isSeen = false
  func check(_ text: String, _ field: Query.Field) {
    let ranges = query.ranges(in: text, field: field)
    checkRanges(ranges, of: text)
    isSeen = isSeen || !ranges.isEmpty
  }
  check(paper.title, .title)
  for author in paper.authors { check(author, .author) }
  check(paper.summary, .summary)
  // Of one term the search and the hits shown are two ways to the same places.
  if case .text = query.expression { require(isSeen == (tier != nil), "a hit that is not seen") }
  if let passage = query.passage(in: paper.summary) { checkRanges([passage], of: paper.summary) }

  var relevance = Relevance(terms: query.positiveTerms)
  relevance.count(folded)
  let score = relevance.score(folded)
  require(score <= 0 && score.isFinite, "no score")
}

private func checkRanges(_ ranges: [Range<Int>], of text: String) {
  let bytes = Array(text.utf8)
  var end = -1
  for range in ranges {
    require(!range.isEmpty && range.lowerBound > end, "ranges that touch")
    end = range.upperBound
    require(end <= bytes.count, "a range out of the text")
    require(
      isBound(range.lowerBound, of: bytes) && isBound(end, of: bytes), "a range cuts a character")
  }
}

private func checkCompletion(of typed: String, at place: Int) {
  guard let completion = QueryCompletion(of: typed, at: place) else { return }
  let bytes = Array(typed.utf8)
  require(
    completion.range.upperBound <= bytes.count && isBound(completion.range.lowerBound, of: bytes)
      && isBound(completion.range.upperBound, of: bytes), "a completion cuts a character")
  let offered = completion.fixed(today: today, days: [today], tags: ["to-read", "mühe"])
  if completion.kind == .day {
    require(
      offered.allSatisfy { DateExpression.parse($0, today: today) != nil }, "a day that is none")
  }
  for value in offered.prefix(2) {
    let (text, cursor) = completion.inserting(value, in: typed)
    require(isBound(cursor, of: Array(text.utf8)), "a cursor inside a character")
    _ = Query(parsing: text, today: today)
  }
}
