import DigestCore
import Testing

struct VocabularyTests {
  private func distance(_ word: String, _ other: String) -> Int? {
    NearWords(word)?.distance(to: Array(other.utf8).span)
  }

  @Test(arguments: [
    ("diffusion", "diffusion", 0), ("difusion", "diffusion", 1), ("diffuison", "diffusion", 1),
    ("diffusio", "diffusion", 1), ("xdiffusion", "diffusion", 1), ("difuison", "diffusion", 2),
    ("dfusin", "diffusion", nil), ("flow", "flwo", 1), ("flow", "folw", 1), ("flow", "lfwo", nil),
    ("flow", "flowed", nil), ("flows", "flow", 1), ("flows", "lfosw", 2), ("abc", "", nil),
    ("abcde", "cab", nil), ("модель", "мдоель", 1), ("модель", "модли", 2), ("漢字仮名文", "漢字名文", 1),
    ("muller", "müller", 1),
  ])
  func `a distance counts letters that differ and neighbours that are swapped`(
    word: String, other: String, expected: Int?
  ) {
    #expect(distance(word, other) == expected)
  }

  @Test(arguments: [("", false), ("ab", false), ("漢字", false), ("abc", true), ("модель", true)])
  func `words of less than three letters are near to none`(word: String, isTaken: Bool) {
    #expect((NearWords(word) != nil) == isTaken)
    #expect((NearWords(String(repeating: "x", count: 64) + word) != nil) == word.isEmpty)
  }

  @Test func `the distance is that of the matrix`() {
    var random = SeededGenerator(seed: 71)
    var near = 0
    for _ in 0..<6_000 {
      let word = generatedWord(3...9, using: &random)
      let other =
        Bool.random(using: &random)
        ? generatedWord(0...9, using: &random) : mistyped(word, using: &random)
      let bound = word.unicodeScalars.count < 5 ? 1 : 2

      let matrix = matrixDistance(Array(word.unicodeScalars), Array(other.unicodeScalars))

      let expected = matrix <= bound ? matrix : nil
      #expect(distance(word, other) == expected, "\(word) \(other)")
      if expected != nil { near += 1 }
    }
    #expect(near > 1_000)
  }

  @Test func `the nearest words are found, those of many papers first`() {
    var random = SeededGenerator(seed: 72)
    for _ in 0..<60 {
      var papers: [String: Int] = [:]
      for _ in 0..<300 {
        papers[generatedWord(1...7, using: &random)] = Int.random(in: 1...4, using: &random)
      }
      let vocabulary = Vocabulary(words: papers.map { (word: $0.key, papers: $0.value) })
      let word = generatedWord(3...7, using: &random)

      let near = vocabulary.near(word, limit: 4).map(\.word)

      let expected = papers.compactMap { other, count in
        distance(word, other).map { (distance: $0, papers: count, word: other) }
      }
      .filter { $0.distance > 0 }
      .sorted {
        ($0.distance, -$0.papers) != ($1.distance, -$1.papers)
          ? ($0.distance, -$0.papers) < ($1.distance, -$1.papers)
          : $0.word.utf8.lexicographicallyPrecedes($1.word.utf8)
      }
      #expect(near == expected.prefix(4).map(\.word))
      for prefix in [word, String(word.prefix(2)), ""] {
        let isThere = papers.keys.contains { $0.utf8.starts(with: prefix.utf8) }
        #expect(vocabulary.hasPrefix(prefix) == isThere)
      }
    }
  }

  @Test(arguments: ["", "a", "漢"])
  func `an empty vocabulary has nothing`(word: String) {
    let vocabulary = Vocabulary(words: [])

    #expect(vocabulary.count == 0 && !vocabulary.hasPrefix(word))
    #expect(vocabulary.near(word + "bc", limit: 3).isEmpty)
  }

  private static let archive = Vocabulary(words: [
    ("agent", 5), ("attention", 9), ("diffusion", 50), ("diffusor", 2), ("flow", 30),
    ("matching", 8), ("muller", 3), ("survey", 4), ("gpt", 7), ("4o", 2), ("effusion", 60),
  ])

  @Test(arguments: [
    ("difusion", "diffusion|effusion"),
    (
      "title:difusion -survey",
      "title:diffusion -survey|title:effusion -survey"
    ),
    ("flow atention", "flow attention"), ("-difusion atention", "-difusion attention"),
    ("-(-atention)", "-(-attention)"), ("-(atention)", ""),
    ("\"flow  Macthing\" x", "\"flow  matching\" x"), ("\"flow atenti", "\"flow agent"),
    ("“flow atentio”|", "“flow attention”|"),
    ("a:“Mu\u{308}lelr”", "a:“muller”"), ("“…” atention é", "“…” attention é"),
    ("gpt-4o-sruvey", "gpt-4o-survey"),
    ("(flow | atention) agetn", "(flow | attention) agetn"),
    ("diffus", ""), ("flow agent", ""), ("zq difusion", ""), ("", ""), ("2025-13", ""),
    ("2504.13837 atention 2025-03", "2504.13837 attention 2025-03"),
  ])
  func `the first word that the archive lacks is replaced`(text: String, expected: String) {
    let query = Query(parsing: text, today: QueryTests.today)

    let suggestions = query.suggestions(for: text, in: Self.archive)

    #expect(suggestions.map(\.query).joined(separator: "|") == expected)
  }

  @Test func `what is suggested begins a word of the archive`() {
    var random = SeededGenerator(seed: 73)
    let pieces = [
      "difusion", "atention", "-", "(", ")", "\"", "t:", " ", " ", "é", "漢", "|", "flow",
    ]
    var suggested = 0
    for _ in 0..<1_500 {
      let text = (0..<7).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let query = Query(parsing: text, today: QueryTests.today)
      for suggestion in query.suggestions(for: text, in: Self.archive, limit: 2) {
        let other = Query(parsing: suggestion.query, today: QueryTests.today)

        #expect(other.positiveTerms.flatMap(\.words).contains(suggestion.word), "\(text)")
        #expect(other.parts.map(\.kind) == query.parts.map(\.kind))
        suggested += 1
      }
    }
    #expect(suggested > 300)
  }

  private static let letters = Array("aabbcde2я漢".unicodeScalars)

  private func generatedWord(
    _ length: ClosedRange<Int>, using random: inout SeededGenerator
  ) -> String {
    var word = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: length, using: &random) {
      word.append(Self.letters.randomElement(using: &random) ?? "a")
    }
    return String(word)
  }

  private func mistyped(_ word: String, using random: inout SeededGenerator) -> String {
    var scalars = Array(word.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) where scalars.count > 1 {
      let place = Int.random(in: 0..<scalars.count - 1, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scalars.swapAt(place, place + 1)
      case 1: scalars.remove(at: place)
      case 2: scalars.insert("c", at: place)
      default: scalars[place] = "d"
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// Optimal string alignment as textbooks write it.
  private func matrixDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...second.count)]
    for i in 0..<first.count {
      var row = [i + 1]
      for j in 0..<second.count {
        let exchanged = rows[i][j] + (first[i] == second[j] ? 0 : 1)
        var least = min(rows[i][j + 1] + 1, row[j] + 1, exchanged)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
