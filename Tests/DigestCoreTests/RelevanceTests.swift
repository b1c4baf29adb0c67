import DigestCore
import Foundation
import Testing

struct RelevanceTests {
  private func scores(_ query: String, _ papers: [FoldedPaper]) -> [Double] {
    let terms = Query(parsing: query, today: QueryTests.today).positiveTerms
    var relevance = Relevance(terms: terms)
    for paper in papers { relevance.count(paper) }
    return papers.map(relevance.score)
  }

  private static let papers = [
    Paper(
      title: "Flow Matching for Video", authors: ["Wei Li", "Ana Müller"],
      summary: "A flow model: flow-matching beats diffusion."),
    Paper(
      title: "Diffusion Policy", authors: ["Wei Chen"],
      summary: "Policies from video with a reward."),
    Paper(title: "A Survey of Agents", summary: "Agents, agents and more agents act in flow."),
    Paper(title: "Video, Video", authors: ["Ana Li"]),
    Paper(
      title: "Reward Models", authors: ["Li Wei", "Müller Ana", "Wei Li"],
      summary: "Reward hacking and a flow. Flow, flow."),
    Paper(title: "Agents", authors: ["Chen"], summary: "Matching flow: video agents!"),
  ].map(FoldedPaper.init)

  /// What SQLite 3.40.1 says: `bm25(t, 10, 3, 1, 0)` over `columnText` and, as the index has it,
  /// `marks` with one word that every paper has.
  @Test(arguments: [
    (
      "flow",
      [
        -1.936689779921616e-06, 0, -9.727437916414294e-07, 0, -1.4026200873362448e-06,
        -1.2102486812358703e-06,
      ]
    ),
    (
      "video fl",
      [
        -3.8281042187391875e-06, -1.0408295528191832e-06, -9.727437916414294e-07,
        -2.128703028696401e-06, -1.4026200873362448e-06, -2.4204973624717405e-06,
      ]
    ),
    ("\"flow flow\"", [0, 0, 0, 0, -1.542808482449685, 0]),
    ("t:video -flow", [-1.1117481849402935, 0, 0, -1.2512232538044974, 0, 0]),
    ("a:\"wei li\"", [-0.8376090362314138, 0, 0, 0, -0.8244413832600903, 0]),
    (
      "agent s:agents reward",
      [0, -0.6117857315831517, -2.0890391218446753, 0, -1.1195513986157237, -1.915012318201939]
    ),
    ("müller", [-0.8376090362314138, 0, 0, 0, -0.8244413832600903, 0]),
    ("zzz | ana-mul", [-1.8515070741022177, 0, 0, 0, 0, 0]),
    (
      "flow flow",
      [
        -1.936689779921616e-06, 0, -9.727437916414294e-07, 0, -1.4026200873362448e-06,
        -1.2102486812358703e-06,
      ]
    ),
  ])
  func `papers score as in SQLite`(query: String, expected: [Double]) {
    for (score, expected) in zip(scores(query, Self.papers), expected) {
      #expect(abs(score - expected) <= 1e-14 * abs(expected), "\(query)")
    }
  }

  @Test func `nothing asked for and nothing counted score nothing`() {
    #expect(scores("", Self.papers) == [0, 0, 0, 0, 0, 0])
    #expect(Relevance(terms: []).score(Self.papers[0]) == 0)
    #expect(scores("a", [FoldedPaper(Paper(title: ""))]) == [0])
  }

  @Test func `the score is the formula's, word by word`() {
    var random = SeededGenerator(seed: 101)
    let vocabulary = ["a", "ab", "abc", "b", "ba", "漢字", "b-ab", "Abc", "ü", "zed", "rare", "…"]
    func words(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in
        vocabulary[
          Int.random(in: 0..<Int.random(in: 1...vocabulary.count, using: &random), using: &random)]
      }.joined(separator: " ")
    }
    for _ in 0..<10 {
      let papers = (0..<20).map { _ in
        let authors = (0..<Int.random(in: 0...3, using: &random)).map { _ in words(1...3) }
        return FoldedPaper(Paper(title: words(1...4), authors: authors, summary: words(0...12)))
      }
      for query in [
        words(1...3), "t:\(words(1...1)) \"\(words(2...2))\" rare", "a:\(words(1...1))",
      ] {
        let terms = Query(parsing: query, today: QueryTests.today).positiveTerms

        let expected = WordByWordScores(papers, terms)

        for (score, paper) in zip(scores(query, papers), papers) {
          #expect(abs(score - expected.score(paper)) <= 1e-12 * abs(score), "\(query)")
        }
      }
    }
  }
}

/// BM25 over lists of words: slow, and simple enough to be trusted.
private struct WordByWordScores {
  private let terms: [(term: TextTerm, rarity: Double)]
  private let average: Double

  init(_ papers: [FoldedPaper], _ terms: [TextTerm]) {
    let count = Double(papers.count)
    average = papers.map(Self.length).reduce(0, +) / count
    self.terms = terms.map { term in
      let having = Double(papers.count { Self.frequency(of: term, in: $0) > 0 })
      let rarity = log((count - having + 0.5) / (having + 0.5))
      return (term, rarity > 0 ? rarity : 1e-6)
    }
  }

  func score(_ paper: FoldedPaper) -> Double {
    terms.reduce(0) { score, term in
      let count = Self.frequency(of: term.term, in: paper)
      let length = Self.length(paper) / average
      return score - term.rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))
    }
  }

  private static func length(_ paper: FoldedPaper) -> Double {
    let words = [Query.Field.title, .author, .summary].flatMap { column(paper, $0) }
    // One word more that an index gives to every paper.
    return Double(words.count + paper.marks.count + 1)
  }

  private static func column(_ paper: FoldedPaper, _ field: Query.Field) -> [Substring] {
    paper.columnText(field).split(separator: " ")
  }

  private static func frequency(of term: TextTerm, in paper: FoldedPaper) -> Double {
    let weights: [(Query.Field, Double)] = [(.title, 10), (.author, 3), (.summary, 1)]
    return weights.filter { term.field == nil || term.field == $0.0 }.reduce(0) { sum, column in
      let words = Self.column(paper, column.0)
      let wanted = term.words
      let places = words.indices.filter { start in
        let window = words[start...].prefix(wanted.count)
        guard window.count == wanted.count, let last = window.last else { return false }
        return zip(window, wanted).dropLast().allSatisfy { $0.0 == $0.1 }
          && (term.isOpen
            ? last.hasPrefix(wanted[wanted.count - 1]) : last == wanted[wanted.count - 1])
      }
      return sum + column.1 * Double(places.count)
    }
  }
}
