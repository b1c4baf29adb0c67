import DigestCore
import Testing

struct PassageTests {
  private func passage(_ query: String, _ summary: String) -> String? {
    let range = Query(parsing: query, today: QueryTests.today).passage(in: summary)
    return range.map { String(decoding: Array(summary.utf8)[$0], as: UTF8.self) }
  }

  private static let summary =
    "We study agents (e.g. in games). Rewards are sparse in most of them, which makes it hard to"
    + " learn anything at all from one reward alone! Diffusion models, trained on text and video,"
    + " help: GPT-4o plans, and a flow-matching model of Müller et al. acts. 漢字 too."

  private static let toTrained =
    String(
      summary.prefix { $0 != "," }) + ", which makes it hard to learn anything at all from one"
    + " reward alone! Diffusion models, trained"
  private static let toModel = toTrained + " on text and video, help: GPT"
  private static let fromMost =
    "Rewards are sparse in most of them, which makes it hard to learn"

  @Test(arguments: [
    ("agent", "We study agents"), ("game", "We study agents (e.g. in games"), ("zzz", nil),
    ("rew", "Rewards"), ("reward mak", "Rewards are sparse in most of them, which makes"),
    ("reward alone", "reward alone"), ("diff", "Diffusion"),
    ("gpt-4", "Diffusion models, trained on text and video, help: GPT-4o"),
    ("model acts", "model of Müller et al. acts"), ("acts", "acts"), ("mull", "Müller"),
    ("müll", "Müller"), ("mùll", nil), ("\"flow match\"", nil),
    ("\"flow matching\"", "flow-matching"),
    ("漢", "漢"), ("字", "漢字"), ("-agent video", "Diffusion models, trained on text and video"),
    ("-agent", nil), ("title:agent", nil), ("a:agent", nil), ("s:agent t:diff", "We study agents"),
    ("agent gpt", Self.toModel), ("agent | trained", Self.toTrained), ("2025-03", nil),
    ("video zzz text", "Diffusion models, trained on text and video"),
    ("a a a", "We study agents"), ("of of learn", Self.fromMost), ("", nil),
  ])
  func `the shortest piece with the most of the words is shown`(query: String, expected: String?) {
    #expect(passage(query, Self.summary) == expected)
  }

  @Test func `no piece is longer than 240 bytes`() {
    let gap = String(repeating: " …", count: 200)

    #expect(passage("\"flow matching\"", "flow\(gap)matching")?.utf8.count == 240)
    #expect(passage("flow matching", "flow\(gap)matching") == "flow")
    #expect(passage("漢", String(repeating: "x", count: 300) + " 漢") == "漢")
    #expect(passage("xx", String(repeating: "x", count: 300))?.utf8.count == 240)
  }

  @Test func `a piece holds as many of the words as any other stretch`() {
    var random = SeededGenerator(seed: 81)
    let pool = ["flow", "flo", "match", "é", "漢字", "x-y", "…", ".", "A", "long" + longTail]
    var found = 0
    for _ in 0..<300 {
      func text(_ count: Int) -> String {
        (0..<count).map { _ in pool.randomElement(using: &random) ?? "" }.joined(separator: " ")
      }
      let summary = text(40)
      let query = Query(parsing: text(3), today: QueryTests.today)
      let bytes = Array(summary.utf8)

      let range = query.passage(in: summary)

      #expect((range != nil) == !query.ranges(in: summary, field: .summary).isEmpty)
      guard let range else { continue }
      found += 1
      let piece = String(validating: bytes[range], as: UTF8.self)
      #expect(piece != nil && range.count <= 240)
      let most = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == 0x20 }.map { start in
        count(of: query, in: String(decoding: bytes[start...].prefix(180), as: UTF8.self))
      }
      #expect(
        count(of: query, in: piece ?? "") >= most.max() ?? 0,
        "\(query.positiveTerms.map(\.words)) \(piece ?? "")")
    }
    #expect(found > 200)
  }

  private var longTail: String { String(repeating: "o", count: 50) }

  /// How many of the query's different terms stand in `text`.
  private func count(of query: Query, in text: String) -> Int {
    let paper = Paper(title: "", summary: text)
    let folded = FoldedPaper(paper)
    let entry = PaperEntry(id: EntryID(rawValue: 0), file: "", paper: paper)
    var terms: [TextTerm] = []
    for term in query.positiveTerms where !terms.contains(term) { terms.append(term) }
    return terms.count { term in
      let text = term.words.joined(separator: " ")
      let alone = Query(parsing: term.isOpen ? text : "\"\(text)\"", today: QueryTests.today)
      return alone.tier(of: entry, folded: folded) != nil
    }
  }
}
