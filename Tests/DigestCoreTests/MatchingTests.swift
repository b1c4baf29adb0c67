import DigestCore
import Testing

struct MatchingTests {
  private func tier(
    _ text: String, title: String = "", authors: [String] = [], summary: String = "",
    id: String? = nil, date: DigestDate? = nil, marks: PaperMarks = .none, isNew: Bool = false
  ) -> Int? {
    let paper = Paper(
      title: title, authors: authors, arxivID: id.map { ArxivID(base: $0, version: nil) },
      summary: summary)
    return Query(parsing: text, today: QueryTests.today).tier(
      of: PaperEntry(id: EntryID(date: date, file: 0, position: 0), file: "a.md", paper: paper),
      folded: FoldedPaper(paper), isMet: { $0.isMet(by: marks, isNew: isNew) })
  }

  @Test(arguments: [
    ("diff", 1), ("diffusion video", 1), ("iffusion", nil), ("wei", 2), ("video wei", 2),
    ("reward", 3), ("video reward", 3), ("wei reward", 3), ("video nothing", nil), ("", 1),
    ("DIFF", 1), ("\"video diffusion\"", nil), ("\"diffusion for video\"", 1), ("\"for vid\"", nil),
    ("\"for vid", 1), ("\"wei li\"", 2), ("\"li ana\"", nil), ("\"video wei\"", nil),
    ("author:\"wei li\"", 1), ("a:video", nil), ("t:wei", nil), ("t:video", 1), ("s:reward", 1),
    ("s:reward video", 1), ("s:reward wei", 2), ("s:video", nil), ("-survey", 1), ("-video", nil),
    ("video -reward", nil), ("reward | video", 1), ("nothing | wei", 2), ("nothing | none", nil),
    ("(nothing | wei) reward", 3), ("-(video nothing)", 1), ("gpt-4o", 1), ("gpt-4", 1),
    ("gpt4o", nil),
    ("4o-gpt", nil), ("gpt 4o", 1), ("\"gpt-4\"", nil), ("r2", 3), ("muller", 2), ("müller", 2),
    ("mülle", 2),
    ("müllër", nil), ("cafe", 3), ("café", nil), ("łukasz", nil), ("lukasz", nil),
  ])
  func `a query ranks a paper`(query: String, expected: Int?) {
    let found = tier(
      query, title: "Diffusion for Video with GPT-4o", authors: ["Wei Li", "Ana Müller"],
      summary: "A reward, R² of a cafe.")

    #expect(found == expected, "\(query)")
  }

  @Test(arguments: [
    ("müller", "Müller", true), ("müller", "Mu\u{308}ller", true),
    ("mu\u{308}ller", "Müller", true),
    ("müller", "Muller", false), ("muller", "Müller", true), ("mu", "Mü", true), ("ü", "ǘ", true),
    ("ǘ", "ü", false), ("łukasz", "Łukasz", true), ("łukasz", "Lukasz", false),
    ("lukasz", "Łukasz", true),
    ("ørsted", "Orsted Ørsted", true), ("straße", "Strasse", true), ("が", "か", false),
    ("か", "が", true),
    ("한", "한국", true), ("하", "한국", true), ("국", "한국", true), ("字", "漢字", true), ("漢字", "字漢", false),
    ("\"字\"", "漢字", true), ("Ｗide", "wide", true), ("é é", "e é", true), ("né", "ne né", true),
  ])
  func `accents that are typed count, others do not`(query: String, title: String, isFound: Bool) {
    #expect((tier(query, title: title) != nil) == isFound)
  }

  @Test(arguments: [
    ("is:read", 1), ("is:unread", nil), ("-is:unread", 1), ("is:starred", nil), ("-is:starred", 1),
    ("is:tagged", 1), ("is:noted", nil), ("is:new", 1), ("-is:new", nil), ("tag:rl", 1),
    ("tag:r", nil), ("-tag:x", 1), ("is:read ana", 2), ("is:read reward", 3),
    ("is:unread video", nil), ("is:starred | video", 1), ("is:starred | reward", 3),
    ("is:read | reward", 1), ("-(is:read video)", nil), ("is:read is:new -tag:x video", 1),
  ])
  func `marks match what was done to a paper, and leave its rank alone`(
    query: String, expected: Int?
  ) {
    let found = tier(
      query, title: "Video", authors: ["Ana"], summary: "Reward.",
      marks: PaperMarks(isRead: true, tags: ["agents", "rl"]), isNew: true)

    #expect(found == expected, "\(query)")
  }

  @Test(arguments: [("is:unread", 1), ("is:read", nil), ("is:new", nil), ("-tag:x", 1)])
  func `a paper of which nothing is known is not marked`(query: String, expected: Int?) {
    let paper = Paper(title: "Video")
    let entry = PaperEntry(
      id: EntryID(date: nil, file: 0, position: 0), file: "a.md", paper: paper)

    let query = Query(parsing: query, today: QueryTests.today)

    #expect(query.tier(of: entry, folded: FoldedPaper(paper)) == expected)
  }

  @Test func `days and ids match what a paper is, not what it says`() {
    let date = QueryTests.day(2025, 3, 4)

    #expect(tier("2025-03", date: date) == 1)
    #expect(tier("2025-04", title: "2025-04", date: date) == nil)
    #expect(tier("-2025-04", date: date) == 1)
    #expect(tier("after:2025-03-03 before:2025-03-05", date: date) == 1)
    #expect(tier("after:2025-03-04", date: date) == nil)
    #expect(tier("date:..2025", date: nil) == nil)
    #expect(tier("2504.13837v3", id: "2504.13837") == 1)
    #expect(tier("2504.13838", title: "2504.13838", id: "2504.13837") == nil)
    #expect(tier("id:math.GT/0309136", id: "math.GT/0309136") == 1)
  }

  @Test func `the matcher agrees with one that compares word by word`() {
    var random = SeededGenerator(seed: 31)
    var found = 0
    for _ in 0..<2_000 {
      let paper = generatedPaper(using: &random)
      let text = generatedQuery(using: &random)
      let query = Query(parsing: text, today: QueryTests.today)
      let entry = PaperEntry(id: EntryID(rawValue: 0), file: "", paper: paper)

      let tier = query.tier(of: entry, folded: FoldedPaper(paper))

      let reference = query.expression.map { WordByWord(paper).tier(of: $0) } ?? 1
      #expect(tier == reference, "\(text) in \(paper)")
      if tier != nil { found += 1 }
    }
    #expect((200..<1_800).contains(found))
  }

  private func generatedPaper(using random: inout SeededGenerator) -> Paper {
    func words(_ count: Int) -> String {
      (0..<count).map { _ in Self.vocabulary.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    }
    return Paper(
      title: words(3), authors: (0..<Int.random(in: 0...3, using: &random)).map { _ in words(2) },
      summary: words(8))
  }

  private func generatedQuery(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let word = Self.vocabulary.randomElement(using: &random) ?? ""
      let next = Self.vocabulary.randomElement(using: &random) ?? ""
      return switch Int.random(in: 0..<9, using: &random) {
      case 0: "-" + word
      case 1: "\"\(word) \(next)\""
      case 2: word + "-" + next
      case 3: "title:" + word
      case 4: "author:\"\(word) \(next)\""
      case 5: "(\(word) | s:\(next))"
      default: String(word.prefix(Int.random(in: 1...3, using: &random)))
      }
    }.joined(separator: " ")
  }

  private static let vocabulary = [
    "a", "ab", "abc", "abab", "b", "ba", "漢字", "b-ab", "Abc", "ba2", "한",
  ]
}

/// Matching over lists of words: slow, and simple enough to be trusted.
private struct WordByWord {
  let fields: [(field: Query.Field, tier: Int, words: [String])]

  init(_ paper: Paper) {
    fields =
      [(.title, 1, Fold.words(of: paper.title))]
      + paper.authors.map { (.author, 2, Fold.words(of: $0)) }
      + [(.summary, 3, Fold.words(of: paper.summary))]
  }

  func tier(of expression: Query.Expression) -> Int? {
    switch expression {
    case .text(let term): tier(of: term)
    case .all(let parts):
      parts.contains { tier(of: $0) == nil } ? nil : parts.compactMap { tier(of: $0) }.max()
    case .any(let parts): parts.compactMap { tier(of: $0) }.min()
    case .not(let part): tier(of: part) == nil ? 1 : nil
    case .days, .paper, .marked: nil
    }
  }

  private func tier(of term: TextTerm) -> Int? {
    for (field, tier, words) in fields where term.field == nil || term.field == field {
      guard words.count >= term.words.count else { continue }
      for start in 0...words.count - term.words.count {
        let window = Array(words[start..<start + term.words.count])
        let isSame = window.dropLast().elementsEqual(term.words.dropLast())
        guard isSame, let last = window.last, let wanted = term.words.last else { continue }
        if last == wanted || term.isOpen && last.hasPrefix(wanted) {
          return term.field == nil ? tier : 1
        }
      }
    }
    return nil
  }
}
