import DigestCore
import Testing

@Suite struct Typography {
  @Test(arguments: [
    ("V^3 and X^{2}", "V⟦³⟧ and X⟦²⟧"), ("10^7 or 10^-3", "10⟦⁷⟧ or 10⟦⁻³⟧"), ("L^β", "L⟦ᵝ⟧"),
    ("UniF^2ace", "UniF⟦²⟧ace"), ("x^n, (a)^2", "x⟦ⁿ⟧, (a)⟦²⟧"), ("360^circ", "360⟦°⟧"),
    ("3<sup>rd</sup>", "3⟦ʳᵈ⟧"), ("H<sub>2</sub>O", "H⟦₂⟧O"),
  ])
  func `powers are raised`(text: String, expected: String) {
    #expect(typeset(text) == expected)
  }

  @Test(arguments: [
    "C^0.57", "^RFLAV", "x^word", "a ^ b", "x^", "x^{}", "x^{ab", "float8_e4m3 in_word V_{AI} x_2",
    "[^1]", "^_^", "2^q", "<sup>word,</sup>", "<sup>2", "<sup></sup>", "<sub>2</sup>",
  ])
  func `carets, underscores and tags stay where they do not convert whole`(text: String) {
    #expect(typeset(text) == text)
  }

  @Test(arguments: ["`$x^2$`", "`V^3`", "`5Â°`", "`https://x.example`", "`5%`"])
  func `in code nothing is touched`(text: String) {
    let run = InlineRun(range: 1..<text.utf8.count - 1, traits: .code)

    #expect(InlineMarkup.runs(in: text, findsFigures: true) == [run])
  }

  @Test func `those who want ASCII see no sign that the source has not`() {
    let text = "$\\textbf{Only-IF}$ $f$ $\\alpha$ V^3 <sup>2</sup> *a* 5Â°"

    #expect(
      typeset(text, converts: false)
        == "b(⟦Only-IF⟧) ⟦f⟧ $\\alpha$ V^3 <sup>2</sup> i(a) 5⟦°⟧")
  }

  @Test(arguments: [
    ("5Â° and 3Â±1", "5⟦°⟧ and 3⟦±⟧1"), ("itâ€™s", "it⟦’⟧s"), ("2â€“3 â€¦", "2⟦–⟧3 ⟦…⟧"),
    ("â€œaâ€\u{9D}", "⟦“⟧a⟦”⟧"), ("1â‰¤2", "1⟦≤⟧2"), ("ðŸ˜€", "⟦😀⟧"),
  ])
  func `text read in the wrong encoding is mended`(text: String, expected: String) {
    #expect(typeset(text) == expected)
  }

  // A letter may be meant; controls, marks and what is cut short are none.
  @Test(arguments: ["(Â = Q", "Ã©", "CafÃ©", "Â", "â€", "Â€", "â€‹", "Ì‚", "ÂÂ", "São José ÄÖ"])
  func `what may be meant is not mended`(text: String) {
    #expect(typeset(text) == text)
  }

  @Test(arguments: [
    ("see https://github.com/a/b.", "see L(https://github.com/a/b)."),
    ("(http://x.example/a_(b)).", "(L(http://x.example/a_(b)))."),
    ("[t](https://y.org/z)", "[t](L(https://y.org/z))"), ("**https://x.org**", "bL(https://x.org)"),
    ("“https://x.org/é”, 'https://y.org'", "“L(https://x.org/é)”, 'L(https://y.org)'"),
    ("<https://x.org>", "<L(https://x.org)>"),
    ("HTTPS://X.org/?q=1&r=2#s", "L(HTTPS://X.org/?q=1&r=2#s)"),
    ("a:https://x.org!?", "a:L(https://x.org)!?"), ("https://x.org/a*b*", "L(https://x.org/a)i(b)"),
  ])
  func `addresses are found without what the sentence adds`(text: String, expected: String) {
    #expect(typeset(text) == expected)
  }

  @Test(arguments: [
    "https://", "http:x", "xhttps://x.org", "ftp://x.org", "https:// x", "https://.", "x://y",
    "https://x.org/a\\q",
  ])
  func `what is no address is text`(text: String) {
    #expect(typeset(text) == text)
  }

  @Test func `an address too long to be followed is text`() {
    let text = "https://x.org/" + String(repeating: "a", count: 4_000)

    #expect(typeset(text) == text)
  }
}
