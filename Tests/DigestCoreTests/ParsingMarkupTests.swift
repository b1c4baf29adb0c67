import DigestCore
import Testing

/// The runs of `text` written out: `b(…)` bold, `i(…)` italic, `bi(…)` both, `c(…)` code.
private func marked(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return InlineMarkup.runs(in: text).map { run in
    let shown = String(decoding: bytes[run.range], as: UTF8.self)
    let names: [(InlineTraits, String)] = [(.bold, "b"), (.italic, "i"), (.code, "c")]
    let traits = names.filter { run.traits.contains($0.0) }.map(\.1).joined()
    return traits.isEmpty ? shown : "\(traits)(\(shown))"
  }.joined()
}

@Suite struct ParsingMarkup {
  @Test(arguments: [
    ("*a b*", "i(a b)"), ("**a b**", "b(a b)"), ("***a***", "bi(a)"),
    ("a * b*", "a * b*"), ("a*\"b\"*", "a*\"b\"*"), ("*\u{A0}a*", "*\u{A0}a*"),
    ("a*b*c", "ai(b)c"), ("5*6*78", "5i(6)78"), ("*(*a*)*", "i(()i(a)i())"), ("*(a*", "i((a)"),
    ("*a*b", "i(a)b"), ("** a**", "** a**"), ("a**\"b\"**", "a**\"b\"**"),
    ("a**b**c", "ab(b)c"), ("**a **", "**a **"), ("**(**a)", "**(**a)"),
    ("*a **b** c*", "i(a )bi(b)i( c)"), ("*a**b**c*", "i(a)bi(b)i(c)"), ("*a**b*", "i(a**b)"),
    ("***a** b*", "bi(a)i( b)"), ("*a **b***", "i(a )bi(b)"), ("a***b***c", "abi(b)c"),
    ("a******b*********c", "ab(b)***c"), ("**a*b", "**a*b"), ("***a*", "**i(a)"),
    ("*a**", "i(a)*"), ("****a*", "***i(a)"), ("**a***", "b(a)*"), ("*a****", "i(a)***"),
    ("*a *b* c*", "i(a )i(b)i( c)"), ("**a** b **c**", "b(a) b b(c)"),
    ("*a\u{20AC}*b*", "*a\u{20AC}i(b)"),
    ("*a*\u{20AC}", "i(a)\u{20AC}"), ("*é*", "i(é)"), ("*", "*"), ("**", "**"), ("", ""),
  ])
  func `stars pair as CommonMark pairs them`(text: String, expected: String) {
    #expect(marked(text) == expected)
  }

  @Test(arguments: [
    ("`a`", "c(a)"), ("``a ` b``", "c(a ` b)"), ("` `` `", "c(``)"), ("`  a  `", "c( a )"),
    ("` a`", "c( a)"), ("` `", "c( )"), ("``a`", "``a`"), ("`a\\`b`", "c(a\\)b`"),
    ("*a`*`", "*ac(*)"), ("**a `b` c**", "b(a )bc(b)b( c)"), ("\\`a`", "`a`"),
    ("\\``a`", "`c(a)"), ("`a` ``b`` `c", "c(a) c(b) `c"), ("```a``b```", "c(a``b)"),
  ])
  func `backticks make code as in CommonMark`(text: String, expected: String) {
    #expect(marked(text) == expected)
  }

  @Test(arguments: [
    ("\\*a\\*", "*a*"), ("Mask\\_IoU \\& more", "Mask_IoU & more"), ("\\\\*a*", "\\i(a)"),
    ("\\a \\é \\", "\\a \\é \\"), ("*a\\**", "i(a)i(*)"), ("\\$5 and $6", "$5 and $6"),
  ])
  func `a backslash escapes punctuation and nothing else`(text: String, expected: String) {
    #expect(marked(text) == expected)
  }

  @Test(arguments: [
    "float8_e4m3 _not_ __this__", "$5.4 billion in 2024 to $208,050", "CFG-Zero*: and S*:",
    "$\\pi_{ref}$ and $x^{*q*}$", "<think> <sup>a, b</sup> p < 0.005",
    "[69], [1109,9,14](8,13) ![x](y)", "&amp; &#233; x.example", "2 * 3 * 4", "~~gone~~",
    "Title | with | pipes",
  ])
  func `all else is text`(text: String) {
    let runs = InlineMarkup.runs(in: text)

    #expect(runs == [InlineRun(range: 0..<text.utf8.count, traits: [])])
  }

  @Test(arguments: [
    ("costs $5 and *then* $6", "costs $5 and i(then) $6"), ("*$a*b_q$*", "i($a*b_q$)"),
    ("$a `b$ c` d", "$a c(b$ c) d"), ("$ *a* $", "$ i(a) $"), ("<sup>*K*</sup>", "<sup>i(K)</sup>"),
  ])
  func `formulas are told from money`(text: String, expected: String) {
    #expect(marked(text) == expected)
  }

  @Test func `ranges are UTF-8 offsets of the source`() {
    #expect(
      InlineMarkup.runs(in: "é **ł** `x`") == [
        InlineRun(range: 0..<3, traits: []), InlineRun(range: 5..<7, traits: .bold),
        InlineRun(range: 9..<10, traits: []), InlineRun(range: 11..<12, traits: .code),
      ])
  }

  @Test func `runs of any text are in order and in bounds`() {
    var random = SeededGenerator(seed: 3)
    let parts = [
      "*", "**", "***", "`", "``", "\\", "$", " ", "a", "é", "。", "_", "5", "(", ")", "^", "{", "}",
      "\\frac", "\\alpha", "\\text", "<sup>", "</sup>", "https://x", "Â", "°", "%", "0.5", ". A",
      "@",
      " points", "-", "×", "\u{1}", "\u{202E}", "\u{9D}", "â€", " achieves ",
    ]

    for _ in 0..<5_000 {
      let count = Int.random(in: 0..<24, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let runs = InlineMarkup.runs(in: text, findsFigures: true)

      expectRuns(runs, of: text)
      expectSafe(runs)
      for (run, next) in zip(runs, runs.dropFirst()) where run.shown == nil && next.shown == nil {
        #expect(run.traits != next.traits || run.range.upperBound < next.range.lowerBound)
      }
    }
  }

  /// Expects that what stands for a source is seen, and stays itself where it is read once more.
  private func expectSafe(_ runs: [InlineRun]) {
    for shown in runs.compactMap(\.shown) {
      #expect(!shown.isEmpty)
      #expect(
        shown.unicodeScalars.allSatisfy {
          ![.control, .format, .surrogate, .unassigned].contains($0.properties.generalCategory)
        })
      guard shown.utf8.allSatisfy({ !"*`$\\^<".utf8.contains($0) }) else { continue }
      let again = InlineMarkup.runs(in: shown)
      #expect(again.allSatisfy { $0.shown == nil } && again.map(\.range) == [0..<shown.utf8.count])
    }
  }

  @Test(arguments: [true, false])
  func `where nothing converts, ASCII stays ASCII, and nothing else is lost`(findsFigures: Bool) {
    var random = SeededGenerator(seed: 5)
    let parts = [
      "$", "\\alpha", "x", "^2", "_", "{", "}", "<sup>2</sup>", " ", "5%", "*", "\\textbf{a}",
    ]

    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let runs = InlineMarkup.runs(in: text, converts: false, findsFigures: findsFigures)

      expectRuns(runs, of: text)
      #expect(runs.allSatisfy { $0.shown?.utf8.allSatisfy { $0 < 0x80 } ?? true })
      let covered = runs.reduce(into: Set<Int>()) { $0.formUnion($1.range) }
      let bytes = Array(text.utf8)
      // What no run covers is a delimiter or a backslash.
      #expect(bytes.indices.allSatisfy { covered.contains($0) || "*\\".utf8.contains(bytes[$0]) })
    }
  }

  // Each would take hours if its time grew with the square of its length.
  @Test(arguments: [
    "*", "**", "`", "$", "[", "*a ", "a*", "**a *b ", "*a**b ", "`a``b", "\\`", "$a\\", "a**b*c***",
    "``` `` ", "***a**b*", "*(", ")*", "$a", "$x$", "${", "$\\frac{", "$\\text{", "x^{", "x^2",
    "<sup>2",
    "<sup>2</sup>", "https://", "https://x.org/( ", "https://x\\", "Â", "â€", "5", "5.", "1.5 ",
    "5%", "-5", "5-",
    "5/",
    "5,000", "a@5", "achieves 0.5 and ", "0.5 (", ". A", "e.g. ", "5 to ", "×5", "word5 ", "=0.5 ",
    "1.5 points ",
  ])
  func `repeated to a quarter of a megabyte, nothing takes more than linear time`(part: String) {
    let text = String(repeating: part, count: (1 << 18) / part.utf8.count)

    expectRuns(Array(InlineMarkup.runs(in: text, findsFigures: true).suffix(500)), of: text)
  }
}
