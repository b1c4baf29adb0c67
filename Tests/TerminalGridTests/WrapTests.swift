import TerminalGrid
import Testing

struct WrapTests {
  private func wrapped(_ source: String, _ columns: Int) -> [String] {
    let text = DisplayText(source)
    return TextWrap.lines(of: text, columns: columns).map { text.slice($0).description }
  }

  @Test(arguments: [
    ("", 5, [""]),
    ("   ", 2, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one  two", 4, ["one", "two"]),
    ("one      two", 3, ["one", "two"]),
    ("one two ", 7, ["one two"]),
    ("  one two", 5, ["  one", "two"]),
    ("    one", 3, ["one"]),
    ("one\ntwo", 4, ["one", "two"]),
    ("extraordinary", 5, ["extra", "ordin", "ary"]),
    ("an extraordinary", 5, ["an", "extra", "ordin", "ary"]),
    ("abc def", 0, ["a", "b", "c", "d", "e", "f"]),
  ])
  func `lines end after blanks, long words are cut`(source: String, columns: Int, lines: [String]) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    ("text-to-image", 8, ["text-to-", "image"]),
    ("and/or", 4, ["and/", "or"]),
    ("a well–known fact", 7, ["a well–", "known", "fact"]),
    ("value -12", 7, ["value", "-12"]),
    ("GPT-4o mini", 5, ["GPT-4", "o", "mini"]),
    ("use GPT-4o", 8, ["use", "GPT-4o"]),
    ("one - two", 6, ["one -", "two"]),
    ("--help me", 5, ["--hel", "p me"]),
    ("2024-2025", 6, ["2024-2", "025"]),
    ("non\u{2011}stop", 5, ["non\u{2011}s", "top"]),
  ])
  func `lines end after hyphens and slashes before letters only`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    ("日本語の文章", 4, ["日本", "語の", "文章"]),
    ("日本語の文章", 5, ["日本", "語の", "文章"]),
    ("日本語。文章", 6, ["日本", "語。文", "章"]),
    ("日「本語」文", 4, ["日", "「本", "語」", "文"]),
    ("コンピュータ", 6, ["コン", "ピュー", "タ"]),
    ("한국어 문장", 6, ["한국어", "문장"]),
    ("Qwen模型", 6, ["Qwen模", "型"]),
    ("漢字", 1, ["漢", "字"]),
    ("a漢b", 1, ["a", "漢", "b"]),
    ("漢\u{3000}字", 3, ["漢", "字"]),
  ])
  func `lines end between ideographs, not before closing marks`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test(arguments: [
    ("hyper\u{AD}parameter", 8, ["hyper", "paramete", "r"]),
    ("long\u{200B}name", 5, ["long", "name"]),
    ("a b\u{A0}c", 4, ["a", "b\u{A0}c"]),
    ("5\u{202F}% of", 4, ["5\u{A0}%", "of"]),
    ("ab किकि", 3, ["ab", "कि", "कि"]),
  ])
  func `invisible breaks, no-break blanks and spacing marks are kept to`(
    source: String, columns: Int, lines: [String]
  ) {
    #expect(wrapped(source, columns) == lines)
  }

  @Test func `no line is too wide and nothing but blanks is lost`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1_500 {
      let text = DisplayText(
        generatedText(scalars: Int.random(in: 0...60, using: &random), using: &random))
      let columns = Int.random(in: 1...14, using: &random)

      let lines = TextWrap.lines(of: text, columns: columns)

      var end = 0
      for line in lines {
        #expect(line.lowerBound >= end)
        expectBlank(text, end..<line.lowerBound)
        #expect(text.slice(line).width <= columns || line.count == 1)
        end = line.upperBound
      }
      expectBlank(text, end..<text.cells.count)
      #expect(lines.count == 1 || lines.allSatisfy { !$0.isEmpty })
    }
  }

  private func expectBlank(_ text: DisplayText, _ range: Range<Int>) {
    let isBlank = text.slice(range).description.allSatisfy { $0 == " " || $0 == "\u{3000}" }
    #expect(isBlank)
  }

  @Test func `the first lines are those of the whole`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let text = DisplayText(generatedText(scalars: 40, using: &random))
      let all = TextWrap.lines(of: text, columns: 9)

      for maximum in 0...all.count + 1 {
        let (lines, isCut) = TextWrap.lines(of: text, columns: 9, maximum: maximum)

        #expect(lines == Array(all.prefix(maximum)))
        #expect(isCut == (maximum < all.count))
      }
    }
  }

  @Test func `the last of the first lines ends in an ellipsis where more is left`() {
    let text = DisplayText("Attention is all you need")

    let cut = TextWrap.texts(of: text, columns: 10, maximum: 2)
    let whole = TextWrap.texts(of: text, columns: 13, maximum: 2)

    #expect(cut.map(\.description) == ["Attention", "is all…"])
    #expect(whole.map(\.description) == ["Attention is", "all you need"])
  }
}
