import Testing

@testable import TerminalGrid

@Suite struct TerminalReportTests {
  struct Sample: CustomTestStringConvertible {
    let bytes: String
    let report: TerminalReport

    init(_ bytes: String, _ report: TerminalReport) {
      self.bytes = bytes
      self.report = report
    }

    var testDescription: String { bytes.debugDescription }
  }

  private static func ground(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> TerminalReport {
    .background(red: red, green: green, blue: blue)
  }

  static let samples: [Sample] = [
    Sample("\u{1B}]11;rgb:1a1a/1b1b/1c1c\u{1B}\\", ground(0x1A, 0x1B, 0x1C)),
    Sample("\u{1B}]11;rgb:ffff/0000/8000\u{7}", ground(255, 0, 128)),
    Sample("\u{1B}]11;rgb:FF/00/7f\u{7}", ground(255, 0, 127)),
    Sample("\u{1B}]11;rgb:f/0/8\u{7}", ground(255, 0, 136)),
    Sample("\u{1B}]11;rgb:fff/000/800\u{7}", ground(255, 0, 128)),
    Sample("\u{1B}]11;rgb:f/00/8000\u{7}", ground(255, 0, 128)),
    Sample("\u{1B}]11;rgba:1234/5678/9abc/ffff\u{1B}\\", ground(0x12, 0x56, 0x9A)),
    Sample("\u{1B}]11;#fdf6e3\u{7}", ground(0xFD, 0xF6, 0xE3)),
    Sample("\u{1B}[?997;1n", .scheme(isDark: true)),
    Sample("\u{1B}[?997;2n", .scheme(isDark: false)),
    Sample("\u{1B}[?62;4;22c", .attributes), Sample("\u{1B}[?6c", .attributes),
    Sample("\u{1B}[?1;2c", .attributes),
  ]

  @Test(arguments: samples)
  func `an answer is told as what it says`(sample: Sample) {
    var decoder = KeyDecoder()

    let events = decoder.feed(sample.bytes.utf8)

    #expect(events == [.report(sample.report)])
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: [
    "rgb:1/2", "rgb:1/2/3/4", "rgba:1/2/3", "rgb:12345/0/0", "rgb:/0/0", "rgb:g/0/0", "rgb:1/2/3 ",
    "rgb:é/0/0", "rgb:1:2:3", "hsl:1/2/3", "#fff", "#fffffg", "?", "", "rgb:+1/0/0",
    "rgb:" + String(repeating: "0", count: 100) + "/0/0",
  ])
  func `a colour that is none is no report`(value: String) {
    var decoder = KeyDecoder()

    let events = decoder.feed("\u{1B}]11;\(value)\u{7}j".utf8)

    #expect(events == [.key(.character("j"))])
  }

  @Test(arguments: samples)
  func `an answer in pieces is waited for and told at its end`(sample: Sample) {
    let bytes = Array(sample.bytes.utf8)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()

      let first = decoder.feed(bytes[..<cut])
      let patience = decoder.patience
      let second = decoder.feed(bytes[cut...])

      #expect(first == [])
      #expect(patience == (cut == 1 ? 25 : 500))
      #expect(second == [.report(sample.report)])
    }
  }

  /// Where the time was up after the Esc alone, that is a key; nothing can be done about it.
  @Test(arguments: samples.map(\.bytes) + ["\u{1B}[<0;12;5M", "\u{1B}[<65;120;50m"])
  func `no rest of a torn answer or report is ever a key`(bytes: String) {
    let bytes = Array(bytes.utf8)
    for cut in 3..<bytes.count {
      for second in cut..<bytes.count {
        var decoder = KeyDecoder()

        var events = decoder.feed(bytes[..<cut]) + decoder.flush()
        events += decoder.feed(bytes[cut..<second]) + decoder.flush()
        events += decoder.feed(bytes[second...])

        #expect(events == [], "cut at \(cut) and \(second)")
        #expect(!decoder.isWaiting)
        #expect(decoder.feed("j".utf8) == [.key(.character("j"))])
      }
    }
  }

  @Test(arguments: samples)
  func `an answer whose Esc was taken for the key is still an answer`(sample: Sample) {
    let rest = sample.bytes.utf8.dropFirst()
    var decoder = KeyDecoder()

    let events = decoder.feed([0x1B]) + decoder.flush() + decoder.feed(rest)

    #expect(events == [.key(Key(.escape)), .report(sample.report)])
  }

  @Test(arguments: ["]d", "[[", "]]", "[m", "[", "]"])
  func `keys typed after Esc are keys`(typed: String) {
    var decoder = KeyDecoder()

    let events =
      decoder.feed([0x1B]) + decoder.flush() + decoder.feed(typed.utf8) + decoder.flush()

    let keys = [Key(.escape)] + typed.unicodeScalars.map { Key.character($0) }
    #expect(events == keys.map(TerminalEvent.key))
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:ff", "jq"), ("\u{1B}]11;rgb:ff", "\u{1B}[B"), ("\u{1B}[<0;1", "j"),
    ("\u{1B}[?6", "j"), ("\u{1B}]11;rgb:ff\u{1B}", "j"), ("\u{1B}]11;rgb:ff", "\r"),
  ])
  func `what cannot belong to a torn answer is the person's`(torn: String, typed: String) {
    var decoder = KeyDecoder()
    var plain = KeyDecoder()

    let events = decoder.feed(torn.utf8) + decoder.flush() + decoder.feed(typed.utf8)

    #expect(events == plain.feed(typed.utf8))
  }

  @Test func `an answer without end keeps no keys for ever`() {
    var decoder = KeyDecoder()
    _ = decoder.feed("\u{1B}]11;rgb:".utf8) + decoder.flush()

    let events = decoder.feed(String(repeating: "d", count: 100).utf8)

    #expect(events.count == 100 - 64)
  }
}
