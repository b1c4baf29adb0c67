import Settings
import Testing

/// Texts of which nothing applies, and such as would keep a careless reader busy.
@Suite struct BrokenTextTests {
  private static let end = "; nothing of this file applies"

  @Test(
    "what is no YAML is one problem with its place, and the defaults apply",
    arguments: [
      ("auto-read: 3\n\tmarks: /m", "2:1: a tab in front (YAML indents with spaces)"),
      ("watch:\n\t- a", "2:1: a tab in front (YAML indents with spaces)"),
      ("marks: @a", "1:8: @ cannot begin a value (put it in quotes)"),
      ("marks: `a`", "1:8: ` cannot begin a value (put it in quotes)"),
      (
        "marks: /a\nauto-read: 1: 2",
        "2:13: a colon that cannot stand here (put the text in quotes, or mind the indentation)"
      ),
      ("marks: /a\nmarks: /b", "1:1: marks is there more than once"),
      ("watch: [{author: a, author: b}]", "1:10: author is there more than once"),
      ("marks: /a\n---\nmarks: /b", "2:1: a second document begins here"),
      ("marks: \"/a", "1:8: this quote is not closed"),
      (
        "watch: [a,\n  b",
        "3:1: did not find expected ',' or ']' while parsing a flow sequence from 1:8 on"
      ),
      ("marks: *a", "1:8: found undefined alias"),
      ("marks: /a\u{0}b", "1:10: the character U+0000 cannot stand here"),
      ("marks: /a\n# \u{1B}[31m", "2:3: the character U+001B cannot stand here"),
      ("marks: /a\r\n\u{FEFF}", "2:1: the character U+FEFF cannot stand here"),
      ("? marks\n: /m", "1:1: a key must be a word (? cannot stand here alone)"),
      ("{marks: /a, ?", "1:13: a key must be a word (? cannot stand here alone)"),
    ])
  func noYAML(text: String, problem: String) {
    let reading = read(text)

    #expect(reading.places == [problem + Self.end])
    #expect(reading.settings == Settings())
  }

  @Test(
    "what breaks off or is unbalanced is one problem somewhere in it",
    arguments: [
      "marks: [/a", "marks: {a", "marks: ]", "watch: [a, b", "a b c\nmarks: /m", "marks: 'a' b",
      "  marks: /m\nwatch: x", "- a\nmarks: /m", "marks: !<a /b", "marks: &", "marks: |x\n  a",
      "%YAML 9.9\n---\na: b", "\"\\q\": x", "\"\\ud800\": x", "marks: \"\\x\"",
    ])
  func broken(text: String) {
    let reading = read(text)

    #expect(reading.problems.count == 1)
    #expect(reading.problems.allSatisfy { $0.position != nil && $0.message.hasSuffix(Self.end) })
    #expect(reading.settings == Settings())
  }

  @Test(
    "what is YAML but no settings is told where it begins",
    arguments: ["marks", "- marks", "\n\n  [a]", "42", "'marks: /m'", "!!map [a]"])
  func noMapping(text: String) {
    let reading = read(text)

    #expect(reading.problems.map(\.message) == ["must be keys with values (auto-read: 1.5)"])
    #expect(reading.settings == Settings())
  }

  @Test(
    "bytes that are not UTF-8 are told with their place",
    arguments: [
      (Array("marks: /\n a: ".utf8) + [0xFF], "2:5: is not UTF-8"),
      (Array("ä: ".utf8) + [0xC3], "1:4: is not UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1: is not UTF-8"),
      ([0xED, 0xA0, 0x80], "1:1: is not UTF-8"),
    ] as [([UInt8], String)])
  func notUTF8(bytes: [UInt8], problem: String) {
    #expect(read(bytes).places == [problem + Self.end])
  }

  @Test func `what is very large is told, and not looked into`() {
    let reading = read([UInt8](repeating: 0xFF, count: 10 << 20))

    #expect(reading.problems.map(\.description) == ["/etc/b/config.yaml: is larger than 128 KB"])
    #expect(reading.settings == Settings())
  }

  @Test(
    "deep nesting is told",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 30_000),
      String(repeating: "- ", count: 60_000), String(repeating: "&a [", count: 30_000),
      "watch: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
      (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ])
  func deepNesting(text: String) {
    let reading = read(text)

    #expect(reading.problems.count == 1)
    #expect(reading.settings == Settings())
  }

  @Test func `aliases that multiply are told before they do`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      text +=
        "a\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 9)
        .joined(separator: ", ") + "]\n"
    }
    // As a key it would have to be compared whole.
    text += "*a40 : x\n"

    let message = "2:50: more than 8 aliases (write out what *name stands for)"
    #expect(read(text).places == [message + Self.end])
  }

  @Test func `stars and question marks in a text are no aliases and no keys`() {
    let stars = (0..<40).map { "# * point \($0) *so* it goes; 2 *3 ? x\n" }.joined()
    let reading = read(stars + "watch: [a *b, 'c *d', e*f* *g]\nmarks: /what ? x\n")

    #expect(reading.problems.isEmpty)
    #expect(reading.settings.watch.count == 3)
    #expect(reading.settings.marks == "/what ? x")
  }

  @Test(
    "no text ends the program: every beginning of a configuration, and with any byte changed",
    arguments: [UInt64](1...4))
  func anyText(seed: UInt64) {
    let text = Array(
      """
      archive: [~/a, "b\\x41"]  # c
      auto-read: 1.5
      watch:
        - &x diffusion
        - *x
        - {author: 'Wei Li', name: ä}
        - query: |-
            title:a
      """.utf8)
    for count in 0...text.count { _ = read(Array(text.prefix(count))) }
    var random = Random(seed: seed)
    for _ in 0..<1_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          bytes[place] = Array("[]{}:-?*&!|>'\"#%@`, \n\tx".utf8).randomElement(using: &random) ?? 0
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes.remove(at: place)
        }
      }
      let reading = read(bytes)
      if reading.problems.isEmpty { continue }
      #expect(reading.problems.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
    }
  }
}

/// The same numbers at every run (SplitMix64).
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
