import Testing

@testable import TerminalGrid

@Suite struct WrapPropertyTests {
  @Test(arguments: 1...100)
  func `lines ascend, fit, and leave out blanks only`(columns: Int) {
    var random = SeededGenerator(seed: UInt64(columns))
    for _ in 0..<12 {
      let text = generatedParagraph(words: Int.random(in: 0...50, using: &random), &random)
      for balanced in [false, true] {
        let lines = TextWrap.lines(of: text, columns: columns, balanced: balanced)

        var end = 0
        for line in lines {
          #expect(line.lowerBound >= end)
          #expect(isBlank(text, end..<max(line.lowerBound, end)))
          #expect(text.slice(line).width <= columns || line.count == 1)
          end = line.upperBound
        }
        #expect(isBlank(text, end..<text.cells.count))
        #expect(lines.count == 1 || !lines.contains(where: \.isEmpty))
      }
    }
  }

  @Test(arguments: 1...100)
  func `neither a filled last line nor balance costs a line`(columns: Int) {
    var random = SeededGenerator(seed: UInt64(1_000 + columns))
    for _ in 0..<12 {
      let text = generatedParagraph(words: Int.random(in: 1...40, using: &random), &random)
      let cells = text.cells
      var breaker = LineBreaker(columns: columns)
      var greedy = 0
      while breaker.next(in: cells) != nil { greedy += 1 }

      let lines = TextWrap.lines(of: text, columns: columns)
      let balanced = TextWrap.lines(of: text, columns: columns, balanced: true)

      #expect(lines.count == max(greedy, 1))
      #expect(balanced.count == max(greedy, 1))
    }
  }

  @Test func `lines end at joints only where what is joined is wider than a line`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let text = generatedParagraph(words: 30, &random)
      let columns = Int.random(in: 8...90, using: &random)

      let lines = TextWrap.lines(of: text, columns: columns)

      for (line, next) in zip(lines, lines.dropFirst()) {
        let start = next.lowerBound
        guard !LineBreak.isGood(before: start, in: text.cells) else { continue }
        var end = start + 1
        while end < text.cells.count, !LineBreak.isGood(before: end, in: text.cells) { end += 1 }
        #expect(text.slice(line.lowerBound..<end).width > columns)
        let hasBetter = line.dropFirst().contains { LineBreak.isGood(before: $0, in: text.cells) }
        #expect(!hasBetter)
      }
    }
  }
}

private func isBlank(_ text: DisplayText, _ range: Range<Int>) -> Bool {
  text.cells[range].allSatisfy(\.isSpace)
}

/// Words, numbers, joints, ideographs, emoji, marks and what is kept together.
private func generatedParagraph(
  words count: Int, _ random: inout SeededGenerator
) -> DisplayText {
  let pool = [
    "a", "of", "model", "self-supervised", "incomprehensibilities", "5.73", "%", "10", "GB", "p",
    "<", "0.05", "±", "Table", "3", "et", "al.", "A.", "B.", "Smith", "ii)", "—", "~", "漢字かな。",
    "「日本」", "😀👍", "e\u{301}", "किकि", "so\u{AD}ft", "no\u{A0}break", "and/or", "  ", "\u{3000}",
    String(repeating: "長", count: 30), String(repeating: "w", count: 70),
  ]
  var text = DisplayText()
  for _ in 0..<count {
    let start = text.cells.count
    text.append(pool[Int.random(in: 0..<pool.count, using: &random)])
    if Int.random(in: 0..<8, using: &random) == 0 {
      text.append(" kept whole")
      text.keepTogether(start..<text.cells.count)
    }
    if Int.random(in: 0..<9, using: &random) > 0 { text.append(" ") }
  }
  return text
}
