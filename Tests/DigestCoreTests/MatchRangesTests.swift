import DigestCore
import Testing

struct MatchRangesTests {
  private func marked(_ query: String, _ text: String, _ field: Query.Field = .summary) -> String {
    let ranges = Query(parsing: query, today: QueryTests.today).ranges(in: text, field: field)
    let bytes = Array(text.utf8)
    var result = ""
    var end = 0
    for range in ranges {
      result += String(decoding: bytes[end..<range.lowerBound], as: UTF8.self)
      result += "[" + String(decoding: bytes[range], as: UTF8.self) + "]"
      end = range.upperBound
    }
    return result + String(decoding: bytes[end...], as: UTF8.self)
  }

  @Test(arguments: [
    ("diff", "Diffusion, diffuse; indifferent", "[Diff]usion, [diff]use; indifferent"),
    ("flow match", "Flow Matching", "[Flow] [Match]ing"),
    ("\"flow matching\"", "flow matching flow", "[flow matching] flow"),
    ("\"flow match\"", "flow matching", "flow matching"),
    ("GPT-4", "GPT-4o, gpt 4, GPT4", "[GPT-4]o, [gpt 4], GPT4"),
    ("muller", "Müller mu\u{308}ller", "[Müller] [mu\u{308}ller]"),
    ("mu", "Mu\u{308}\u{301}ller", "[Mu\u{308}\u{301}]ller"),
    ("müller", "Muller Müller", "Muller [Müller]"),
    ("lu", "Łukasz", "[Łu]kasz"),
    ("stras", "Straße", "[Straß]e"),
    ("f", "ﬁne", "[ﬁ]ne"),
    ("r2", "R², r²", "[R²], [r²]"),
    ("漢", "一漢字", "一[漢]字"),
    ("한", "국한한", "국[한한]"),
    ("하", "한국", "[한]국"),
    ("ab abc", "abcd", "[abc]d"),
    ("\"a a\"", "a a a", "[a a a]"),
    ("-flow match", "flow match", "flow [match]"),
    ("-(-flow)", "flow", "[flow]"),
    ("title:flow", "flow", "flow"),
    ("s:flow t:x", "flow x", "[flow] x"),
    ("flow | match", "match flow", "[match] [flow]"),
    ("soft", "so\u{AD}ft", "[so\u{AD}ft]"),
    ("x", "", ""), ("", "x", "x"), ("2025-03", "2025-03", "2025-03"),
  ])
  func `what was typed is marked`(query: String, text: String, expected: String) {
    #expect(
      marked(query, text).unicodeScalars.elementsEqual(expected.unicodeScalars),
      "\(marked(query, text))")
  }

  @Test func `a field's words are marked there alone`() {
    #expect(marked("a:wei t:flow", "wei flow", .author) == "[wei] flow")
    #expect(marked("a:wei t:flow", "wei flow", .title) == "wei [flow]")
  }

  @Test func `ranges are apart, on whole characters, and begin like a query word`() {
    var random = SeededGenerator(seed: 41)
    let pool = Array("abAB  -.éüß漢字한国ł²\u{301}\u{308}\u{AD}".unicodeScalars)
    for _ in 0..<1_000 {
      let text = generated(pool, 24, using: &random)
      let query = Query(parsing: generated(pool, 4, using: &random), today: QueryTests.today)

      let ranges = query.ranges(in: text, field: .title)

      let isApart = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
      #expect(isApart)
      for range in ranges {
        let bytes = Array(text.utf8)
        let piece = String(validating: bytes[range], as: UTF8.self)
        let folded = Fold.words(of: piece ?? "").joined(separator: " ")
        #expect(
          query.positiveTerms.contains { folded.hasPrefix($0.words.joined(separator: " ")) },
          "\(piece ?? "broken") in \(text)")
        let next = bytes[range.upperBound...]
        let following = String(decoding: next, as: UTF8.self).unicodeScalars.first
        #expect(following.map { $0 != "\u{301}" && $0 != "\u{308}" } ?? true)
      }
      if query.positiveTerms.count == 1, query.expression == .text(query.positiveTerms[0]) {
        let paper = Paper(title: text)
        let entry = PaperEntry(id: EntryID(rawValue: 0), file: "", paper: paper)
        let isFound = query.tier(of: entry, folded: FoldedPaper(paper)) != nil
        #expect(isFound == !ranges.isEmpty, "\(text)")
      }
    }
  }

  private func generated(
    _ pool: [Unicode.Scalar], _ count: Int, using random: inout SeededGenerator
  ) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(pool[Int.random(in: 0..<pool.count, using: &random)]) }
    return String(text)
  }
}

@Test("what is marked does not hang on where runs of ASCII begin and end", arguments: 0..<40)
func runsOfASCII(seed: UInt64) {
  let pieces = [
    "a", "ab", "Ab ", " ", "-", "é", "e\u{301}", "\u{308}", "ß", "漢", "ﬁ", "🙂", "ba", "\u{301} ",
    "ł",
  ]
  var generator = SeededGenerator(seed: seed)
  for _ in 0..<50 {
    let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let typed = pieces.randomElement(using: &generator) ?? "a"
    let query = Query(parsing: "a | b | e | \(typed)", today: DigestDate(dayNumber: 0))
    let ranges = query.ranges(in: "x " + text, field: .summary)

    // The same text after a character of as many bytes that is none of ASCII.
    #expect(query.ranges(in: "\u{A7}" + text, field: .summary) == ranges, "\(text)")
  }
}
