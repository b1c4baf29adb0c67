import TerminalGrid
import Testing

struct DisplayTextTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let source: String
    let shown: String
    /// Columns of each cell.
    let widths: [Int]

    init(_ name: String, _ source: String, _ shown: String, _ widths: [Int]) {
      (self.name, self.source, self.shown, self.widths) = (name, source, shown, widths)
    }

    var testDescription: String { name }
  }

  static let letters = [
    Sample("ASCII", "a ~", "a ~", [1, 1, 1]),
    Sample("precomposed", "é", "é", [1]),
    Sample("decomposed", "e\u{301}", "e\u{301}", [1]),
    Sample("four marks", "e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}", [1]),
    Sample("mark alone", "\u{301}", "\u{25CC}\u{301}", [1]),
    Sample("mark on a space", " \u{301}", " \u{301}", [1]),
    Sample("enclosing mark", "a\u{20DD}", "a\u{20DD}", [1]),
    Sample("Greek, signs", "λ≤∑·…│●★▌—", "λ≤∑·…│●★▌—", Array(repeating: 1, count: 10)),
    Sample("mathematical letters", "𝔸𝛼", "𝔸𝛼", [1, 1]),
    Sample("superscript", "R²", "R²", [1, 1]),
    Sample("Han", "漢字", "漢字", [2, 2]),
    Sample("kana", "がｶ", "がｶ", [2, 1]),
    Sample("decomposed kana", "か\u{3099}", "か\u{3099}", [2]),
    Sample("full width", "Ａ！", "Ａ！", [2, 2]),
    Sample("ideographic space", "\u{3000}", "\u{3000}", [2]),
    Sample("Hangul", "한국", "한국", [2, 2]),
    Sample("conjoining jamo", "\u{1112}\u{1161}\u{11AB}", "한", [2]),
    Sample("syllable and final", "하\u{11AB}", "한", [2]),
    Sample("leading jamo alone", "\u{1112}", "\u{1112}", [2]),
    Sample("vowel jamo alone", "\u{1161}", "ㅏ", [2]),
    Sample("final jamo alone", "\u{11AB}", "\u{FFFD}", [1]),
    Sample("old jamo", "\u{1140}\u{1188}", "\u{1140}\u{FFFD}", [2, 1]),
    Sample("Hangul fillers", "\u{115F}\u{1160}\u{3164}\u{FFA0}", "", []),
    Sample("Arabic", "سلام", "سلام", [1, 1, 1, 1]),
    Sample("Hebrew with points", "שׁ", "שׁ", [1]),
    Sample("Thai", "ที่", "ที่", [1]),
    Sample("Devanagari", "कि", "कि", [1, 1]),
    Sample("Devanagari conjunct with joiner", "क्\u{200D}ष", "क्ष", [1, 1]),
    Sample("private use", "\u{E0B0}", "\u{E0B0}", [1]),
  ]

  static let emoji = [
    Sample("emoji", "😀", "😀", [2]),
    Sample("narrow pictograph", "❤", "❤", [1]),
    Sample("variation selector 16", "❤\u{FE0F}", "❤", [1]),
    Sample("variation selector 15", "☕\u{FE0E}", "☕", [2]),
    Sample("copyright as emoji", "©\u{FE0F}", "©", [1]),
    Sample("keycap", "1\u{FE0F}\u{20E3}", "1", [1]),
    Sample("flag", "🇫🇷", "FR", [1, 1]),
    Sample("flag of tags", "🏴\u{E0067}\u{E0062}\u{E007F}", "🏴", [2]),
    Sample("skin tone", "👍🏽", "👍", [2]),
    Sample("skin tone after a selector", "☝\u{FE0F}🏽", "☝", [1]),
    Sample("skin tone alone", "🏽", "🏽", [2]),
    Sample("skin tone after a letter", "a🏽", "a🏽", [1, 2]),
    Sample("family", "👨\u{200D}👩\u{200D}👧", "👨", [2]),
    Sample("profession", "👩🏽\u{200D}⚕\u{FE0F}x", "👩x", [2, 1]),
    Sample("heart on fire", "❤\u{FE0F}\u{200D}🔥🔥", "❤🔥", [1, 2]),
    Sample("shaking head", "🙂\u{200D}↔\u{FE0F}", "🙂", [2]),
    Sample("joiner between letters", "a\u{200D}b", "ab", [1, 1]),
    Sample("joiner before a letter", "😀\u{200D}b😀", "😀b😀", [2, 1, 2]),
    Sample("emoji newer than the tables", "\u{1FAE8}", "\u{FFFD}", [1]),
  ]

  static let controls = [
    Sample("tab", "a\tb", "a b", [1, 1, 1]),
    Sample("line feed", "a\nb", "a b", [1, 1, 1]),
    Sample("carriage return and line feed", "a\r\nb", "a b", [1, 1, 1]),
    Sample("two line feeds", "a\n\nb", "a  b", [1, 1, 1, 1]),
    Sample("next line, separators", "\u{85}\u{2028}\u{2029}", "   ", [1, 1, 1]),
    Sample("NUL", "\0", "\u{FFFD}", [1]),
    Sample("escape sequence", "\u{1B}[31m", "\u{FFFD}[31m", [1, 1, 1, 1, 1]),
    Sample("DEL", "\u{7F}", "\u{FFFD}", [1]),
    Sample("C1 control", "\u{9B}2J", "\u{FFFD}2J", [1, 1, 1]),
    Sample("bidi controls", "a\u{202E}b\u{2066}c\u{200F}\u{61C}", "abc", [1, 1, 1]),
    Sample("zero-width", "a\u{200B}\u{200C}\u{2060}\u{FEFF}b", "ab", [1, 1]),
    Sample("soft hyphen", "so\u{AD}ft", "soft", [1, 1, 1, 1]),
    Sample("tags", "\u{E0041}a", "a", [1]),
    Sample("combining grapheme joiner", "a\u{34F}b", "ab", [1, 1]),
    Sample("Mongolian selector", "ᠠ\u{180B}", "ᠠ", [1]),
    Sample("annotation", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "ab", [1, 1]),
    Sample("Arabic number sign", "\u{600}1", "1", [1]),
    Sample("unassigned", "\u{378}", "\u{FFFD}", [1]),
    Sample(
      "noncharacter", string([0xFFFF, 0xFDD0].compactMap { Unicode.Scalar(UInt32($0)) }),
      "\u{FFFD}\u{FFFD}", [1, 1]),
    Sample("thin and figure space", "\u{2009}\u{2007}\u{202F}", " \u{A0}\u{A0}", [1, 1, 1]),
  ]

  @Test(arguments: letters + emoji + controls)
  func `a sample is shown as the rule says`(sample: Sample) {
    let text = DisplayText(sample.source)

    #expect(text.description.unicodeScalars.elementsEqual(sample.shown.unicodeScalars))
    #expect(text.cells.map { Int($0.width) } == sample.widths)
    #expect(text.width == sample.widths.reduce(0, +))
  }

  @Test(arguments: letters + emoji + controls)
  func `pieces make the same cells as the whole`(sample: Sample) {
    let whole = DisplayText("x" + sample.source + "y")
    let scalars = Array(("x" + sample.source + "y").unicodeScalars)

    for cut in 0...scalars.count {
      var pieces = DisplayText(string(scalars[..<cut]))
      pieces.append(string(scalars[cut...]))

      #expect(pieces == whole)
    }
  }

  @Test func `no scalar is left that moves, hides or reorders text`() {
    for block in scalarBlocks() {
      let cleaned = DisplayText.clean(string(block.flatMap { ["a", $0] }))

      #expect(DisplayText.clean(cleaned) == cleaned)
      for shown in Set(cleaned.unicodeScalars) {
        switch shown.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
          Issue.record("\(shown.escaped(asASCII: true)) is shown")
        default: break
        }
      }
    }
  }

  @Test func `cleaning twice changes nothing more`() {
    var random = SeededGenerator(seed: 11)
    let pool = (Self.letters + Self.emoji + Self.controls).flatMap {
      Array($0.source.unicodeScalars)
    }

    for _ in 0..<3_000 {
      let scalars = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        pool[Int.random(in: 0..<pool.count, using: &random)]
      }
      let once = DisplayText.clean(string(scalars))

      #expect(DisplayText.clean(once).unicodeScalars.elementsEqual(once.unicodeScalars))
    }
  }

  @Test func `runs of blanks collapse, across pieces too`() {
    var text = DisplayText("a  b\t\n", collapsingSpaces: true)
    text.append("  c\u{A0}\u{A0}d", collapsingSpaces: true)

    #expect(text.description == "a b c\u{A0}\u{A0}d")
  }

  @Test func `appended text goes on where it ended`() {
    var text = DisplayText("a")
    text.append(DisplayText("👨\u{200D}"))
    text.append("👩b")

    #expect(text.description == "a👨b")
  }

  @Test func `a text is cut between characters and ends in the ellipsis`() {
    let cases: [(String, Int, String)] = [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -1, ""), ("ab cdef", 4, "ab…"), ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"),
      ("漢字漢字", 6, "漢字…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("xकिxx", 3, "x…"),
      ("", 3, ""),
    ]
    for (source, columns, expected) in cases {
      let cut = DisplayText(source).truncated(to: columns)

      #expect(cut.description == expected, "\(source) to \(columns)")
      #expect(cut.width <= max(columns, 0))
    }
  }

  @Test func `a plain ellipsis looks like what it stands for, a styled one like itself`() {
    let style = Style(rawValue: 3)
    var text = DisplayText("ab")
    text.append("cd", style: style)

    #expect(text.truncated(to: 3).cells.map(\.style) == [.plain, .plain, style])
    let dots = DisplayText("..", style: Style(rawValue: 4))
    #expect(text.truncated(to: 3, ellipsis: dots).cells.last?.style == Style(rawValue: 4))
  }

  @Test func `restyling and slicing stay within the text`() {
    var text = DisplayText("abc")

    text.restyle(1..<9) { _ in Style(rawValue: 2) }

    #expect(text.cells.map(\.style.rawValue) == [0, 2, 2])
    #expect(text.slice(1..<9).description == "bc")
    #expect(text.slice(7..<9).isEmpty)
  }
}
