import Testing

@testable import TerminalGrid

@Suite struct KeyDecoderTests {
  struct Sample: CustomTestStringConvertible {
    let bytes: String
    let keys: [Key]

    init(_ bytes: String, _ keys: Key...) {
      self.bytes = bytes
      self.keys = keys
    }

    var testDescription: String { bytes.debugDescription }
  }

  static let single: [Sample] = [
    Sample("j", .character("j")), Sample("é", .character("é")), Sample("語", .character("語")),
    Sample("😀", .character("😀")), Sample(" ", .character(" ")),
    Sample("\r", Key(.enter)), Sample("\n", .control("j")), Sample("\t", Key(.tab)),
    Sample("\u{7F}", Key(.backspace)), Sample("\u{8}", Key(.backspace)),
    Sample("\u{0}", .control("@")), Sample("\u{4}", .control("d")),
    Sample("\u{1C}", .control("\\")), Sample("\u{1E}", .control("^")),
    Sample("\u{1F}", .control("_")),
  ]

  static let sequences: [Sample] = [
    Sample("\u{1B}[A", Key(.up)), Sample("\u{1B}OA", Key(.up)),
    Sample("\u{1B}[B", Key(.down)), Sample("\u{1B}OD", Key(.left)),
    Sample("\u{1B}[H", Key(.home)), Sample("\u{1B}OH", Key(.home)),
    Sample("\u{1B}[1~", Key(.home)), Sample("\u{1B}[7~", Key(.home)),
    Sample("\u{1B}[F", Key(.end)), Sample("\u{1B}[4~", Key(.end)),
    Sample("\u{1B}[8~", Key(.end)), Sample("\u{1B}[2~", Key(.insert)),
    Sample("\u{1B}[3~", Key(.delete)), Sample("\u{1B}[5~", Key(.pageUp)),
    Sample("\u{1B}[6~", Key(.pageDown)), Sample("\u{1B}[Z", Key(.tab, .shift)),
    Sample("\u{1B}OP", Key(.function(1))), Sample("\u{1B}[[A", Key(.function(1))),
    Sample("\u{1B}[11~", Key(.function(1))), Sample("\u{1B}[15~", Key(.function(5))),
    Sample("\u{1B}[17~", Key(.function(6))), Sample("\u{1B}[24~", Key(.function(12))),
    Sample("\u{1B}[34~", Key(.function(20))), Sample("\u{1B}[1;2R", Key(.function(3), .shift)),
    Sample("\u{1B}OM", Key(.enter)), Sample("\u{1B}Oj", .character("*")),
    Sample("\u{1B}Oy", .character("9")),
  ]

  static let modified: [Sample] = [
    Sample("\u{1B}[1;5A", Key(.up, .control)), Sample("\u{1B}[1;2C", Key(.right, .shift)),
    Sample("\u{1B}O5A", Key(.up, .control)), Sample("\u{1B}Oa", Key(.up, .control)),
    Sample("\u{1B}[a", Key(.up, .shift)), Sample("\u{1B}[3;3~", Key(.delete, .alt)),
    Sample("\u{1B}[7^", Key(.home, .control)), Sample("\u{1B}[1;9D", Key(.left, .alt)),
    Sample("\u{1B}[1;8H", Key(.home, [.shift, .alt, .control])),
    Sample("\u{1B}j", Key(.character("j"), .alt)), Sample("\u{1B}é", Key(.character("é"), .alt)),
    Sample("\u{1B}\r", Key(.enter, .alt)),
    Sample("\u{1B}\u{4}", Key(.character("d"), [.control, .alt])),
    Sample("\u{1B}\u{1B}[A", Key(.escape), Key(.up)),
    Sample("\u{1B}[106u", .character("j")), Sample("\u{1B}[106;2u", .character("J")),
    Sample("\u{1B}[106;5u", .control("j")), Sample("\u{1B}[106;6u", .control("j")),
    Sample("\u{1B}[223;2u", .character("ß")), Sample("\u{1B}[32;2u", .character(" ")),
    Sample("\u{1B}[32;5u", .control("@")), Sample("\u{1B}[27u", Key(.escape)),
    Sample("\u{1B}[13;2u", Key(.enter, .shift)), Sample("\u{1B}[9;2u", Key(.tab, .shift)),
    Sample("\u{1B}[105;5u", Key(.tab)), Sample("\u{1B}[97;1:1u", .character("a")),
    Sample("\u{1B}[97:65;2u", .character("A")), Sample("\u{1B}[106;65u", .character("j")),
    Sample("\u{1B}[27;5;106~", .control("j")), Sample("\u{1B}[27;2;65~", .character("A")),
  ]

  @Test(arguments: single + sequences + modified)
  func `bytes become the keys they stand for`(sample: Sample) {
    var decoder = KeyDecoder()

    let events = decoder.feed(sample.bytes.utf8)

    #expect(events == sample.keys.map(TerminalEvent.key))
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[32;10;20M", "\u{1B}[?2026;2$y", "\u{1B}[>41;354;0c",
    "\u{1B}[=0c", "\u{1B}[?997;3n", "\u{1B}[?997n", "\u{1B}[997;1n", "\u{1B}[24;80R",
    "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]2;title\u{1B}\\", "\u{1B}P>|term 1\u{1B}\\",
    "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}Xquit\u{1B}\\", "\u{1B}[99~",
    "\u{1B}[97;1:3u", "\u{1B}[57428u", "\u{1B}[55296u", "\u{1B}[1;2;3;4;5x", "\u{1B}[ q",
    "\u{1B}Oz",
    "\u{1B}[201~", "\u{1B}[\u{24}p", "\u{1B}[99999999999999999999;99999999999999999u",
  ])
  func `what nobody here acts on is swallowed whole`(bytes: String) {
    var decoder = KeyDecoder()

    let events = decoder.feed(bytes.utf8) + decoder.feed("j".utf8)

    #expect(events == [.key(.character("j"))])
  }

  @Test(arguments: [
    ([0xC3, 0x61], "a"), ([0x80, 0x61], "a"), ([0xFF, 0xC0, 0xC1, 0xF5, 0x61], "a"),
    ([0xE0, 0x80, 0x61], "a"), ([0xED, 0xA0, 0x80, 0x61], "a"), ([0xF4, 0x90, 0x61], "a"),
    ([0xE2, 0x82, 0xC3, 0xA9], "é"), ([0xC2, 0x85, 0x61], "a"), ([0xF0, 0x9F, 0x61, 0x62], "ab"),
  ])
  func `bad bytes are dropped and eat nothing`(bytes: [UInt8], typed: String) {
    var decoder = KeyDecoder()

    let events = decoder.feed(bytes)

    #expect(events == typed.unicodeScalars.map { .key(.character($0)) })
  }

  @Test(arguments: [
    ("\u{1B}[\r", [Key(.enter)]), ("\u{1B}[1;é", [.character("é")]),
    ("\u{1B}[1\u{1B}[B", [Key(.down)]),
    ("\u{1B}O\u{1B}OB", [Key(.character("O"), .alt), Key(.down)]),
    ("\u{1B}]0;x\u{1B}[B", [Key(.down)]), ("\u{1B}[[z", [.character("z")]),
  ])
  func `what breaks a sequence off is a key of its own`(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()

    let events = decoder.feed(bytes.utf8)

    #expect(events == keys.map(TerminalEvent.key))
  }

  @Test(
    arguments: [
      ("\u{1B}", [Key(.escape)]), ("\u{1B}\u{1B}", [Key(.escape), Key(.escape)]),
      ("\u{1B}[", [Key(.character("["), .alt)]), ("\u{1B}O", [Key(.character("O"), .alt)]),
      ("\u{1B}]", [Key(.character("]"), .alt)]), ("\u{1B}P", [Key(.character("P"), .alt)]),
      ("\u{1B}[1;5", []), ("\u{1B}]11;rgb", []), ("\u{1B}[[", []), ("\u{1B}[M!", []),
    ] as [(String, [Key])])
  func `when the time is up what is held back is a key or dropped`(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()

    let fed = decoder.feed(bytes.utf8)
    let wasWaiting = decoder.isWaiting
    let events = fed + decoder.flush() + decoder.feed("j".utf8)

    #expect(wasWaiting)
    #expect(events == (keys + [.character("j")]).map(TerminalEvent.key))
    #expect(!decoder.isWaiting)
  }

  @Test func `a lone Esc is waited for less than a torn sequence`() throws {
    var decoder = KeyDecoder()

    _ = decoder.feed([0x1B])
    let forEscape = try #require(decoder.patience)
    _ = decoder.feed("[1;".utf8)
    let forSequence = try #require(decoder.patience)

    #expect(forEscape == 25)
    #expect(forSequence == 500)
  }
}
