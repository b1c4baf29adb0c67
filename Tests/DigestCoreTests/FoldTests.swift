import DigestCore
import Foundation
import Testing

struct FoldTests {
  @Test(arguments: [
    ("", []),
    (" – … ", []),
    ("Flow Matching", ["flow", "matching"]),
    ("GPT-4o", ["gpt", "4o"]),
    ("text-to-image", ["text", "to", "image"]),
    ("V_AI", ["v", "ai"]),
    ("VCT^2 (V_AI)", ["vct", "2", "v", "ai"]),
    ("Müller", ["muller"]),
    ("Mu\u{308}ller", ["muller"]),
    ("Łukasz Ørsted đ ı", ["lukasz", "orsted", "d", "i"]),
    ("Straße, Æon, œuvre", ["strasse", "aeon", "oeuvre"]),
    ("ẞ Ǿ ǽ", ["ss", "o", "ae"]),
    ("R² H₂O", ["r2", "h2o"]),
    ("İstanbul", ["istanbul"]),
    ("ΣΑΣ σας", ["σασ", "σασ"]),
    ("Йод Ёж", ["иод", "еж"]),
    ("ﬁne ﬂow", ["fine", "flow"]),
    ("Ｗｉｄｅ", ["wide"]),
    ("𝔸𝛼①", ["aα1"]),
    ("½", ["1", "2"]),
    ("漢字", ["漢", "字"]),
    ("ガ行の漢", ["カ", "行", "の", "漢"]),
    ("ﾊﾟ", ["ハ"]),
    ("한", ["\u{1112}", "\u{1161}", "\u{11AB}"]),
    ("ภาษาไทย 5", ["ภ", "า", "ษ", "า", "ไ", "ท", "ย", "5"]),
    ("Qwen模型2", ["qwen", "模", "型", "2"]),
    ("हिन्दी", ["हनद"]),
    ("so\u{AD}ft join\u{200D}er", ["soft", "joiner"]),
    ("zero\u{200B}width", ["zero", "width"]),
  ])
  func `a text folds to words`(text: String, words: [String]) {
    #expect(Fold.words(of: text).map(scalars) == words.map(scalars))
  }

  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  @Test func `folding what is folded changes nothing`() {
    for scalar in allScalars() where !isOneOfThousandsAlike(scalar) {
      let words = Fold.words(of: "x" + String(scalar) + "y")

      #expect(Fold.words(of: words.joined(separator: " ")).map(scalars) == words.map(scalars))
    }
  }

  @Test func `how a character is composed or cased makes no difference`() {
    for scalar in allScalars() where !isOneOfThousandsAlike(scalar) && isKnown(String(scalar)) {
      let text = "a" + String(scalar) + "b"
      let words = Fold.words(of: text).map(scalars)
      let decomposed = text.decomposedStringWithCompatibilityMapping
      let name = "U+\(String(scalar.value, radix: 16))"

      #expect(Fold.words(of: decomposed).map(scalars) == words, "\(name) decomposed")
      #expect(
        Fold.words(of: text.precomposedStringWithCanonicalMapping).map(scalars) == words,
        "\(name) composed")
      if isKnown(text.uppercased()) {
        #expect(Fold.words(of: text.uppercased()).map(scalars) == words, "\(name) in upper case")
      }
      #expect(Fold.words(of: text.lowercased()).map(scalars) == words, "\(name) in lower case")
    }
  }

  /// Whether the tables, of Unicode 14, are as new as `text`.
  private func isKnown(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ($0.properties.age?.major ?? .max) <= 14 }
  }

  /// Han, Hangul, private use and what is not assigned, of which a few will do.
  private func isOneOfThousandsAlike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400..<0xA000, 0xAC00..<0xD7A4, 0x17000..<0x19000, 0x20000..<0x2F800,
      0x30000..<0xE0000, 0xE000..<0xF900, 0xF0000...0x10FFFF:
      !scalar.value.isMultiple(of: 16)
    default: false
    }
  }

  private func allScalars() -> some Sequence<Unicode.Scalar> {
    (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
  }

  @Test func `a paper folds to fields between line feeds`() {
    let paper = Paper(
      title: "Flow-Matching 2", authors: ["Wei Li", "Żółć"], summary: "One. Two!")

    let folded = FoldedPaper(paper)

    let text = String(decoding: folded.bytes, as: UTF8.self)
    #expect(text == "\n flow matching 2 \n wei li \n zolc \n one two \n")
    #expect(part(of: folded, folded.titleRange) == " flow matching 2 ")
    #expect(part(of: folded, folded.authorsRange) == " wei li \n zolc ")
    #expect(part(of: folded, folded.summaryRange) == " one two ")
  }

  @Test func `an empty paper has empty fields`() {
    let folded = FoldedPaper(Paper(title: ""))

    #expect(String(decoding: folded.bytes, as: UTF8.self) == "\n \n\n \n")
    #expect(part(of: folded, folded.titleRange) == " ")
    #expect(folded.authorsRange.isEmpty)
    #expect(part(of: folded, folded.summaryRange) == " ")
  }

  private func part(of folded: FoldedPaper, _ range: Range<Int>) -> String {
    String(decoding: folded.bytes[range], as: UTF8.self)
  }
}
