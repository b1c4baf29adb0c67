import DigestCore
import Testing

struct QueryTests {
  /// A Wednesday.
  static let today = day(2025, 5, 7)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> DigestDate {
    DigestDate(year: year, month: month, day: day) ?? DigestDate(dayNumber: 0)
  }

  private func query(_ text: String) -> Query { Query(parsing: text, today: Self.today) }

  /// The expression in one line: `(a b)`, `(a | b)`, `-a`, a whole word with a dot after it.
  private func shown(_ expression: Query.Expression?) -> String {
    switch expression {
    case nil: ""
    case .all(let parts): "(" + parts.map(shown).joined(separator: " ") + ")"
    case .any(let parts): "(" + parts.map(shown).joined(separator: " | ") + ")"
    case .not(let part): "-" + shown(part)
    case .text(let term):
      (term.field.map { "\($0):" } ?? "") + term.words.joined(separator: "+")
        + (term.isOpen ? "" : ".")
    case .days(let days):
      "[\(days.first.map(\.description) ?? "") \(days.last.map(\.description) ?? "")]"
    case .paper(let id): "#" + id
    case .marked(.tag(let name)): "<tag \(name)>"
    case .marked(let criterion): "<\(criterion)>"
    }
  }

  @Test(arguments: [
    ("", ""), ("  ", ""),
    ("diffusion", "diffusion"),
    ("diffusion video", "(diffusion video)"),
    ("GPT-4o", "gpt+4o"),
    ("text-to-image gen", "(text+to+image gen)"),
    ("V_AI", "v+ai"),
    ("漢字", "漢+字"),
    ("\"flow matching\"", "flow+matching."),
    ("\"flow mat", "flow+mat"),
    ("“flow matching” x", "(flow+matching. x)"),
    ("a\"b", "a+b"),
    ("title:agent author:\"wei li\" summary:reward", "(title:agent author:wei+li. summary:reward)"),
    ("t:agent a:\"wei li\" s:reward", "(title:agent author:wei+li. summary:reward)"),
    ("TITLE:Agent", "title:agent"),
    ("author:\"wei l", "author:wei+l"),
    ("Zero: more", "(zero more)"),
    ("R: b", "(r b)"), ("10:30 3:1", "(10+30 3+1)"), ("https://example.org", "https+example+org"),
    ("std::vector", "std+vector"), ("GPT-4:x", "gpt+4+x"), ("foo: bar", "(foo bar)"),
    ("\"foo:bar\"", "foo+bar."), ("arXiv:2504.138", "arxiv+2504+138"), ("foo:(a", "foo+a"),
    ("mailto://x", "mailto+x"), ("é:x", "e+x"),
    ("-survey", "-survey"), ("a -\"b c\" -t:d", "(a -b+c. -title:d)"),
    ("--help", "-help"),
    ("diffusion | flow", "(diffusion | flow)"),
    ("(a | b) c", "((a | b) c)"),
    ("a b | c d", "((a b) | (c d))"),
    ("-(a b)", "-(a b)"),
    ("a|b", "(a | b)"), ("a| b", "(a | b)"), ("a |b", "(a | b)"), ("a|b|c d", "(a | b | (c d))"),
    ("t:a|b", "(title:a | b)"), ("t:\"a|b\"|c", "(title:a+b. | c)"), ("\"a|b\"", "a+b."),
    ("x (a|b)", "(x (a | b))"), ("(a|b)c", "((a | b) c)"), ("a|(b c)", "(a | (b c))"),
    ("a|-b", "(a | -b)"), ("P(x|y)", "p+x+y"), ("2504.13837|a", "(#2504.13837 | a)"),
    ("date:2025-03|a", "([2025-03-01 2025-03-31] | a)"),
    ("LLM(-Agent)", "llm+agent"), ("VCT^2 (V_AI)", "(vct+2 v+ai)"), ("((a)) b", "(a b)"),
    ("(a", "a"), ("(a f(x)) b", "((a f+x) b)"), ("()", ""),
    ("a\u{3000}b\u{A0}c\td", "(a b c d)"),
  ])
  func `words, fields and signs are read`(text: String, expected: String) {
    #expect(shown(query(text).expression) == expected)
    #expect(query(text).problems.isEmpty)
    #expect(query(text).isEmpty == expected.isEmpty)
  }

  @Test(arguments: [
    ("2025-03", "[2025-03-01 2025-03-31]"), ("2025-03-04", "[2025-03-04 2025-03-04]"),
    ("2025-3", "[2025-03-01 2025-03-31]"), ("2025", "2025"), ("1234-56", "1234+56"),
    ("date:2025", "[2025-01-01 2025-12-31]"),
    ("date:2025-03..2025-05", "[2025-03-01 2025-05-31]"),
    ("date:2025-05..2025-03", "[2025-03-01 2025-05-31]"),
    ("date:2025-03..", "[2025-03-01 ]"), ("date:..2025-03", "[ 2025-03-31]"),
    ("after:2025-01", "[2025-02-01 ]"), ("before:2025-01", "[ 2024-12-31]"),
    ("before:\"last week\"", "[ 2025-04-27]"), ("after:yesterday x", "([2025-05-07 ] x)"),
    ("date:\"apr 21..may 2\"", "[2025-04-21 2025-05-02]"),
    ("date:\"apr 21\"..today", "[2025-04-21 2025-05-07]"),
    ("-2025-03", "-[2025-03-01 2025-03-31]"),
  ])
  func `days are read`(text: String, expected: String) {
    #expect(shown(query(text).expression) == expected)
    #expect(query(text).problems.isEmpty)
  }

  @Test(arguments: [
    ("is:unread", "<unread>"), ("is:read", "<read>"), ("is:starred", "<starred>"),
    ("is:tagged", "<tagged>"), ("is:noted", "<noted>"), ("is:new", "<new>"),
    ("IS:Unread a", "(<unread> a)"), ("-is:\"new\" a", "(-<new> a)"), ("-tag:rl", "-<tag rl>"),
    ("tag:x diffusion", "(<tag x> diffusion)"), ("tag:#RL", "<tag rl>"), ("tag:\"rl\"", "<tag rl>"),
    ("(tag:a | is:starred) b", "((<tag a> | <starred>) b)"), ("tag:a|tag:b", "(<tag a> | <tag b>)"),
    ("tag:漢字", "<tag 漢字>"), ("tag:a:b/c.d-e", "<tag a:b/c.d-e>"), ("is:new is:new", "<new>"),
    ("tag:a tag:A tag:b", "(<tag a> <tag b>)"),
    ("is:unread 2025-03", "(<unread> [2025-03-01 2025-03-31])"),
  ])
  func `marks are read`(text: String, expected: String) {
    #expect(shown(query(text).expression) == expected)
    #expect(query(text).problems.isEmpty)
  }

  @Test(
    arguments: [
      ("a", []), ("is:unread a", [.unread]), ("-(a | -tag:x) is:new", [.tag("x"), .new]),
      ("is:read | is:read", [.read]),
    ] as [(String, Set<MarkCriterion>)])
  func `a query tells what it asks of marks`(text: String, expected: Set<MarkCriterion>) {
    #expect(query(text).criteria == expected)
  }

  @Test(arguments: [
    ("", "<unread>"), ("a", "(a <unread>)"), ("a b", "(a b <unread>)"),
    ("a | b", "((a | b) <unread>)"), ("-a", "(-a <unread>)"),
    ("2025-03 a", "([2025-03-01 2025-03-31] a <unread>)"),
  ])
  func `a query can be narrowed to a mark`(text: String, expected: String) {
    let narrowed = query(text).only(.unread)

    #expect(shown(narrowed.expression) == expected)
    #expect(narrowed.positiveTerms == query(text).positiveTerms)
    #expect(narrowed.days == query(text).days)
  }

  @Test(arguments: [
    ("2504.13837", "#2504.13837"), ("2504.13837v2", "#2504.13837"), ("0704.0001", "#0704.0001"),
    ("arXiv:2504.13837", "#2504.13837"), ("id:2504.13837", "#2504.13837"),
    ("id:hep-th/9901001", "#hep-th/9901001"), ("math.GT/0309136v1", "#math.gt/0309136"),
    ("https://arxiv.org/abs/2504.13837v1", "#2504.13837"),
    ("http://www.arxiv.org/pdf/2504.13837.pdf", "#2504.13837"),
    ("arxiv.org/abs/hep-th/9901001", "#hep-th/9901001"),
    ("https://huggingface.co/papers/2504.13837?a=b#c", "#2504.13837"),
    ("https://huggingface.co/papers/2504.13837/", "#2504.13837"),
    ("2504.138", "2504+138"), ("25041.3837", "25041+3837"), ("agents/9901001x", "agents+9901001x"),
    ("https://example.org/abs/2504.13837", "https+example+org+abs+2504+13837"),
  ])
  func `ids and addresses of papers are read`(text: String, expected: String) {
    #expect(shown(query(text).expression) == expected)
  }

  @Test(arguments: [
    ("a date:soon b", "(a b)", 2..<11), ("date:", "", 0..<5), ("2025-13", "", 0..<7),
    ("date:2025-02-30", "", 0..<15), ("date:..", "", 0..<7), ("id:12", "", 0..<5),
    ("a -", "a", 2..<3), ("- a", "a", 0..<1), ("title: a", "a", 0..<6), ("t:→ a", "a", 0..<5),
    ("ü → a", "(u a)", 3..<6), ("\"…\" a", "a", 0..<5), ("a |", "a", 2..<3), ("| a", "a", 0..<1),
    ("a ) b", "(a b)", 2..<3), ("(a -)", "a", 3..<4), ("(a t:)", "a", 3..<5),
    ("a sort:", "a", 2..<7), ("sort:re a", "a", 0..<7), ("(a -sort:date)", "a", 4..<13),
    ("is:unrea a", "a", 0..<8), ("-is:\"new \" a", "a", 1..<10), ("a is:", "a", 2..<5),
    ("is:blue", "", 0..<7), ("a tag:-rl", "a", 2..<9), ("-tag:\"r l\"", "", 1..<10),
    ("tag:", "", 0..<4), ("tag:# a", "a", 0..<5), ("a “…", "a", 2..<8),
    ("auther:li x", "(li x)", 0..<7),
    ("x -foo:bar", "(x -bar)", 3..<7), ("foo:\"a b\"", "a+b.", 0..<4), ("q:漢", "漢", 0..<2),
    ("(a|foo:b)", "(a | b)", 3..<7), ("foo:2025-03", "[2025-03-01 2025-03-31]", 0..<4),
    ("foo:title:x", "title+x", 0..<4), ("after:last week x", "x", 0..<15),
    ("(date:last 3 days) x", "x", 1..<17), ("after: yesterday", "", 0..<16),
    ("before:last 7 days", "", 0..<18), ("date:soon or later", "(or later)", 0..<9),
  ])
  func `what cannot be understood is told and left out`(
    text: String, expected: String, problem: Range<Int>
  ) {
    let query = query(text)

    #expect(shown(query.expression) == expected)
    #expect(query.problems.map(\.range) == [problem])
    #expect(query.problems.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
  }

  @Test(arguments: [
    ("a", Query.Order.tiers), ("a sort:date", .date), ("sort:relevance a", .relevance),
    ("SORT:Date", .date), ("(a sort:\"date\")", .date), ("sort:date sort:relevance", .relevance),
    ("sort:date sort:", .date), ("sort:re", .tiers), ("-sort:date", .tiers), ("sort :date", .tiers),
    ("\"sort:date\"", .tiers), ("resort:date", .tiers),
  ])
  func `an order is asked for`(text: String, expected: Query.Order) {
    #expect(query(text).order == expected)
    #expect(!query("a " + text).positiveTerms.isEmpty)
  }

  @Test(arguments: [
    ("is:unrea", "not a mark (unread, read, starred, tagged, noted or new)"),
    ("tag:", "a tag must follow"), ("tag:a,b", "not a tag (one word)"), ("sort:x", "relevance"),
    ("star:x", "no field star:"), ("tags:x", "mean tag:?"), ("mark:x", "mean is:?"),
    ("sort:x", "date"), ("-sort:date", "order"),
    ("after:last week", "quotes needed: after:\"last week\""),
    ("date: 2025-03", "no space there: date:2025-03"),
    ("after:x", "not a day (2025-03, \"apr 21\", "),
    ("foo:bar", "no field foo: (title: author: summary:)"),
    ("auther:li", "no field auther: (did you mean author: or a:?)"), ("Authors:x", "author: or a:"),
    ("ti:x", "title: or t:"), ("abs:x", "summary: or s:"), ("befor:x", "mean before:?"),
    ("zzzz:x", "no field zzzz: (title: "), ("tagg:x", "mean tag:?"),
  ])
  func `what is wrong is told in words that help`(text: String, word: String) {
    #expect(query(text).problems.map { $0.message.contains(word) } == [true])
  }

  @Test(arguments: [
    ("a", ""), ("2025-03 a", "2025-03-01 2025-03-31"), ("after:2025-05", "2025-06-01 "),
    ("before:2025", " 2024-12-31"), ("after:2025-01 a before:2025-04", "2025-02-01 2025-03-31"),
    ("date:2025-03 | a", ""), ("-date:2025-03", ""), ("after:2025-04 before:2025-03", ""),
    ("is:unread", ""), ("is:new 2025-03", "2025-03-01 2025-03-31"),
  ])
  func `a query tells of which days all it finds is`(text: String, expected: String) {
    let days = query(text).days

    let shown = days.map { range in
      [range.first, range.last].map { $0?.description ?? "" }.joined(separator: " ")
    }
    #expect(shown ?? "" == expected)
  }

  @Test func `any bytes may be typed, and every beginning of them`() {
    var random = SeededGenerator(seed: 21)
    let pieces = [
      "(", ")", "|", "-", "\"", "“", ":", "title:", "a:", "date:", "after:", "id:", "..", "2025-03",
      "2504.13837", " ", " ", "müller", "漢", "\u{301}", "\0", "\n", "https://", "flow", "👍", "v2",
      "/",
    ]

    for _ in 0..<250 {
      let text = (0..<12).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
      for end in text.unicodeScalars.indices {
        let typed = String(text[..<end])
        let query = query(typed)

        for problem in query.problems {
          #expect(problem.range.lowerBound >= 0 && problem.range.upperBound <= typed.utf8.count)
          #expect(!problem.range.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [
    ("a a", "a"), ("a b a b a", "(a b)"), ("-a -a b", "(-a b)"), ("a|b|a", "(a | b)"),
    ("(a b)|(a b)", "(a b)"), ("a (a)", "a"), ("t:a a:a a", "(title:a author:a a)"),
    ("\"a\" a", "(a. a)"), ("A á a", "(a a)"), ("-(a | b) -(a|b)", "-(a | b)"),
    ("2025-03 date:2025-03", "[2025-03-01 2025-03-31]"), ("a -a", "(a -a)"),
    ("(a | b) c (a | b)", "((a | b) c)"),
  ])
  func `what is typed twice is asked for once`(text: String, expected: String) {
    let query = query(text)

    #expect(shown(query.expression) == expected)
    #expect(query.problems.isEmpty)
    let positive = query.expression.map { terms(of: $0) } ?? []
    #expect(query.positiveTerms == positive)
  }

  /// Those that are not negated, in the order of the expression.
  private func terms(of expression: Query.Expression) -> [TextTerm] {
    switch expression {
    case .all(let parts), .any(let parts): parts.flatMap(terms)
    case .text(let term): [term]
    case .not, .days, .paper, .marked: []
    }
  }

  @Test func `a long text that says the same again and again is a short query`() {
    #expect(shown(query(String(repeating: "-b ", count: 2_000)).expression) == "-b")
    let five = query(String(repeating: "a b c d e ", count: 2_000))
    #expect(shown(five.expression) == "(a b c d e)")
    #expect(five.positiveTerms.count == 5)
  }

  @Test func `brackets without end cost no stack`() {
    let deep = String(repeating: "(", count: 100_000) + "a" + String(repeating: ")", count: 100_000)

    let query = query(deep)

    #expect(query.positiveTerms.map(\.words) == [["a"]])
    #expect(!query.problems.isEmpty)
    #expect(self.query(String(repeating: "-", count: 100_000) + "a").positiveTerms.isEmpty)
  }
}
