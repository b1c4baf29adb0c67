import DigestCore
import Testing

struct QueryCompletionTests {
  /// `text` with a caret where the cursor is.
  private func completion(_ text: String) -> (completion: QueryCompletion?, text: String) {
    let cursor = text.utf8.firstIndex(of: UInt8(ascii: "^")) ?? text.endIndex
    let offset = text.utf8.distance(from: text.startIndex, to: cursor)
    let plain = text.replacing("^", with: "")
    return (QueryCompletion(of: plain, at: offset), plain)
  }

  /// `kind[what is replaced]typed`.
  private func shown(_ marked: String) -> String {
    let (completion, text) = completion(marked)
    guard let completion else { return "" }
    let replaced = String(decoding: Array(text.utf8)[completion.range], as: UTF8.self)
    return "\(completion.kind)[\(replaced)]\(completion.typed)"
  }

  @Test(arguments: [
    ("^", "key[]"), ("flow ^", "key[]"), ("flow ^x", "key[]"), ("-^", "key[]"), ("(^", "key[]"),
    ("a |^", "key[]"), ("(a)^", ""), ("(a) ^", "key[]"),
    ("ti^", "key[ti]ti"), ("-Ti^", "key[Ti]Ti"), ("(a | s^", "key[s]s"), ("ti^me", "key[ti]ti"),
    ("ti^tle:x", "key[title:]ti"), ("\"a\"ti^", "key[ti]ti"), ("a ti^ b", "key[ti]ti"),
    ("tix^", ""), ("xti^", ""), ("GPT-ti^", ""), ("\"ti^", ""), ("\"ti^\"", ""), ("\"ti\"^", ""),
    ("title:^", ""), ("title:ag^", ""), ("s:\"ag^", ""), ("id:25^", ""), ("tag:r^", "value[r]r"),
    ("-tag:^", "value[]"), ("tag:\"r^", "value[\"r]r"), ("tag:#r^l x", "value[#rl]#r"),
    ("2025-03^", ""), ("foo:ti^", ""),
    ("author:^", "author[]"), ("a:li^", "author[li]li"), ("a:l^i", "author[li]l"),
    ("author:\"wei l^", "author[\"wei l]wei l"), ("author:“wei l^", "author[“wei l]wei l"),
    ("author:\"wei ^li\" x", "author[\"wei li\"]wei "),
    ("author:\"wei^ -survey", "author[\"wei]wei"),
    ("author:\"wei li\"^", ""), ("author:^wei", "author[wei]"), ("-(a:mü^)", "author[mü]mü"),
    ("date:las^", "day[las]las"), ("after:^", "day[]"), ("before:\"la^", "day[\"la]la"),
    ("before:\"last w^", "day[\"last w]last w"), ("before:\"last week\"^", ""),
    ("date:2025-03..la^", "day[la]la"), ("date:la^..today", "day[la]la"), ("date:a.^.b", ""),
    ("date:\"apr 21\"..^", "day[]"), ("date:..\"ap^ x", "day[\"ap]ap"),
    ("after:2025..la^", "day[2025..la]2025..la"), ("(date:y^)", "day[y]y"),
    ("sort:^", "value[]"), ("sort:re^", "value[re]re"), ("-is:un^ x", "value[un]un"),
    ("is:^", "value[]"), ("is^", "key[is]is"), ("ta^", "key[ta]ta"),
  ])
  func `a place tells what would be completed there`(text: String, expected: String) {
    #expect(shown(text) == expected, "\(text)")
  }

  @Test(arguments: [
    ("ti^", "title:"), ("T^", "title: tag:"), ("a^", "author: after:"), ("s^", "summary: sort:"),
    ("da^", "date:"), ("i^", "id: is:"), ("is:^", "unread read starred tagged noted new"),
    ("-is:N^", "noted new"), ("is:x^", ""), ("tag:^", ""), ("sort:^", "date relevance"),
    ("sort:Re^", "relevance"),
    ("a:wei^", ""), ("after:\"last ^", lastSpans),
    ("after:\" TOD^", "today"),
    ("date:m^", "monday may march"),
    (
      "date:2^",
      "2025 2024 2023 2022 2021 2020 2019 2018 2017 2016 2 days ago"
        + " 2 weeks ago 2 months ago"
    ),
    ("date:1^", "1 day ago 1 week ago 1 month ago"), ("date:\"3 w^", "3 weeks ago"),
    ("date:2025^", "2025 2025-05 2025-04 2025-03 2025-02 2025-01"), ("date:2024-1^", lateMonths),
    ("date:2026^", "2026"), ("date:20250^", ""), ("date:x^", ""),
  ])
  func `what needs no archive is offered`(text: String, expected: String) {
    let offered = completion(text).completion?.fixed(today: QueryTests.today, days: [])

    #expect(offered?.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    ("tag:^", "rl agents 3d r:l"), ("tag:R^", "rl r:l"), ("-(tag:#r^)", "rl r:l"), ("tag:x^", ""),
    ("tag:\"a^", "agents"), ("is:^", "unread read starred tagged noted new"),
  ])
  func `the tags there are are offered, in their order`(text: String, expected: String) {
    let (completion, plain) = completion(text)
    let tags = ["rl", "agents", "3d", "r:l"]

    let offered = completion?.fixed(today: QueryTests.today, days: [], tags: tags) ?? []

    #expect(offered.joined(separator: " ") == expected)
    for value in offered {
      let result = completion?.inserting(value, in: plain).text ?? ""
      let query = Query(parsing: result, today: QueryTests.today)
      #expect(query.problems.isEmpty && !query.criteria.isEmpty)
    }
  }

  private static let lastSpans = "last week last month last 7 days last 30 days last year"
  @Test(arguments: [
    (
      "date:^",
      "last week this month last month last 7 days last 30 days this year last year friday"
        + " a week ago a month ago a year ago may april december 2025-05 2025-04 2024-12"
    ), ("after:la^", "last week last month last 7 days last 30 days last year"),
    ("date:2^", "2025 2024"), ("date:2025^", "2025 2025-05 2025-04"), ("date:2026^", ""),
    ("after:2025-0^", "2025-05 2025-04"), ("date:2024-1^", "2024-12"), ("date:2023^", ""),
    ("before:2025-04^", "2025-04 2025-04-30 2025-04-02"), ("date:2025-04-3^", "2025-04-30"),
    ("date:5^", "5 days ago 5 weeks ago 5 months ago"), ("date:m^", "may"), ("date:f^", "friday"),
    ("date:1^", "1 week ago 1 month ago"),
  ])
  func `only days that the archive has are offered`(text: String, expected: String) {
    let days = [(2025, 5, 2), (2025, 4, 30), (2025, 4, 2), (2024, 12, 31)].map(QueryTests.day)

    let offered = completion(text).completion?.fixed(today: QueryTests.today, days: days)

    #expect(offered?.joined(separator: " ") == expected)
  }

  private static let lateMonths = "2024-12 2024-11 2024-10"

  @Test(arguments: [
    ("ti^", "title:", "title:^"), ("-ti^ x", "title:", "-title:^ x"),
    ("ti^tle:x", "title:", "title:^x"),
    ("a:li^", "Wei Li", "a:\"Wei Li\"^"), ("a:\"we^ -x", "Wei Li", "a:\"Wei Li\"^ -x"),
    ("a:\"w^ei\" x", "Ana", "a:Ana^ x"), ("a:^", "Jo \"J\" O’Ho", "a:\"Jo  J  O’Ho\"^"),
    ("(a:l^)", "Li (MIT)", "(a:\"Li (MIT)\"^)"), ("é a:m^", "Müller", "é a:Müller^"),
    ("date:2025..la^", "last week", "date:2025..\"last week\"^"), ("sort:^", "date", "sort:date^"),
    ("date:la^..today", "last week", "date:\"last week\"^..today"),
  ])
  func `a completion is put in as one operand`(text: String, value: String, expected: String) {
    let (completion, plain) = completion(text)

    let result = completion?.inserting(value, in: plain)

    let bytes = Array((result?.text ?? "").utf8)
    let cursor = result?.cursor ?? 0
    let shown = String(decoding: bytes[..<cursor] + [0x5E] + bytes[cursor...], as: UTF8.self)
    #expect(shown == expected)
  }

  @Test func `all days that are offered are understood`() {
    for number in stride(from: 19_000, to: 21_000, by: 13) {
      let today = DigestDate(dayNumber: number)
      let known = (0..<20).map { DigestDate(dayNumber: number - 1 - 9 * $0) }
      for typed in ["", "1", "31", "123", "2", "2024", "1999", String(today.year)] {
        let text = "date:" + typed
        let completion = QueryCompletion(of: text, at: text.utf8.count)
        for day in completion?.fixed(today: today, days: number % 2 == 0 ? [] : known) ?? [] {
          let query = Query(parsing: completion?.inserting(day, in: text).text ?? "", today: today)

          #expect(query.problems.isEmpty && query.expression != nil, "\(day)")
        }
      }
    }
  }

  @Test func `at every place of any text a completion is put in and can be read`() {
    var random = SeededGenerator(seed: 61)
    let pieces = [
      "a:", "author:", "ti", "date:", "sort:", "is:", "tag:", "-", "(", ")", "|", "\"", "“", " ",
      "..", "é",
      "漢", "w", "2025", "\u{301}", "👩‍🔬",
    ]
    var completed = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...8, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let cursor = Int.random(in: 0...text.utf8.count, using: &random)
      guard let completion = QueryCompletion(of: text, at: cursor) else { continue }
      completed += 1

      let value = completion.kind == .key ? "title:" : "Ana \"Ö\" Li"
      let (result, end) = completion.inserting(value, in: text)

      #expect(completion.range.upperBound <= text.utf8.count)
      #expect(completion.range.lowerBound <= cursor)
      let bytes = Array(result.utf8)
      let isWhole = String(validating: bytes[..<end], as: UTF8.self) != nil
      #expect(isWhole)
      let parts = Query(parsing: result, today: QueryTests.today).parts
      let isRead = parts.contains { $0.range.upperBound == end || $0.kind == .value }
      #expect(isRead, "\(text) at \(cursor): \(result)")
    }
    #expect(completed > 500)
  }
}
