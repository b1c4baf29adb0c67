import Testing

@testable import TerminalGrid

@Suite struct LastLineTests {
  private func wrapped(_ source: String, _ columns: Int, balanced: Bool = false) -> [String] {
    let text = DisplayText(source)
    return TextWrap.lines(of: text, columns: columns, balanced: balanced).map {
      text.slice($0).description
    }
  }

  @Test(arguments: [
    ("the eye finds the finding of it", 28, ["the eye finds the", "finding of it"]),
    ("what would become of incomers so", 28, ["what would become of", "incomers so"]),
    ("the eye finds a lot of 1,024 GB so", 31, ["the eye finds a lot of", "1,024 GB so"]),
    ("models that can now be well-known", 29, ["models that can now be", "well-known"]),
    ("so few or  none  so", 17, ["so few or", "none  so"]),
  ])
  func `words join a short one in the last line`(source: String, columns: Int, lines: [String]) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    // Long enough, more than one word, the only line.
    ("the eye finds it by accentuation", 28, ["the eye finds it by", "accentuation"]),
    ("the eye finds the finding in a day", 28, ["the eye finds the finding in", "a day"]),
    ("so", 28, ["so"]),
    // The line before would be less than half full, or the last too full.
    ("so incomprehensibilities it", 25, ["so incomprehensibilities", "it"]),
    ("incomprehens incomprehensibi it", 28, ["incomprehens incomprehensibi", "it"]),
    ("an internationalization of", 23, ["an internationalization", "of"]),
    ("an internationalization of", 22, ["an", "internationalization", "of"]),
    // A line of which it is more than a quarter; no word of its own.
    ("one two six ten", 11, ["one two six", "ten"]),
    ("語 語語語語語語 語語語語語語語語", 28, ["語 語語語語語語 語語語語語語", "語語"]),
  ])
  func `a last line stays where it may be or must be`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test func `the first lines know of the last`() {
    let text = DisplayText("the eye finds the finding of it")

    let (lines, isCut) = TextWrap.lines(of: text, columns: 28, maximum: 1)

    #expect(lines.map { text.slice($0).description } == ["the eye finds the"])
    #expect(isCut)
  }

  @Test(arguments: [
    ("Attention is all you need", 20, ["Attention is", "all you need"]),
    (
      "Scaling laws for neural language models", 38, ["Scaling laws for", "neural language models"]
    ),
    (
      "On the dangers of stochastic parrots: can language models be too big?", 30,
      ["On the dangers of", "stochastic parrots: can", "language models be too big?"]
    ),
    (
      "Liberating Generation Beyond Text-to-Image with a Unified Discrete Model", 60,
      ["Liberating Generation Beyond Text-to-Image", "with a Unified Discrete Model"]
    ),
    ("A title", 20, ["A title"]),
    ("", 20, [""]),
    ("incomprehensibilities are cut", 10, ["incomprehe", "nsibilitie", "s are cut"]),
  ])
  func `a balanced title has lines as even as may be`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns, balanced: true) == lines)
  }

  @Test func `no other way of breaking a balanced title has a shorter longest line`() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        String(repeating: "n", count: Int.random(in: 1...9, using: &random))
      }
      let text = DisplayText(words.joined(separator: " "))
      let columns = Int.random(in: 10...30, using: &random)

      let lines = TextWrap.lines(of: text, columns: columns, balanced: true)

      let longest = lines.map { text.slice($0).width }.max() ?? 0
      #expect(longest == Self.leastLongest(words.map(\.count), lines: lines.count))
    }
  }

  /// By trying all ways.
  private static func leastLongest(_ words: [Int], lines: Int) -> Int {
    guard lines > 1, words.count > 1 else { return words.reduce(-1) { $0 + $1 + 1 } }
    return (1..<words.count).map { first in
      let width = words.prefix(first).reduce(-1) { $0 + $1 + 1 }
      return max(width, leastLongest(Array(words.dropFirst(first)), lines: lines - 1))
    }.min() ?? 0
  }
}
