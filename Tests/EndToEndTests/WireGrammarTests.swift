import Testing

/// The judge is judged: what it must let pass, and what it must refuse.
struct WireGrammarTests {
  @Test(
    "a full screen may write text and its own sequences",
    arguments: [
      "text é 漢 \u{301}\r\n\u{8}", "\u{1B}[1;1H\u{1B}[12d\u{1B}[K\u{1B}[1K\u{1B}[J\u{1B}[7X",
      "\u{1B}[m\u{1B}[0;1;38;5;255;48;2;1;2;3m\u{1B}[22;39;49m", "\u{1B}[?1049h\u{1B}[22;0;0t",
      "\u{1B}[?2026h\u{1B}[?1002h\u{1B}[?1006l\u{1B}[?2031h\u{1B}[?2004l\u{1B}[?25h",
      "\u{1B}]11;?\u{1B}\\\u{1B}[c", "\u{1B}]2;Wed 12 Mar – broadsheet\u{7}", "\u{1B}]8;;\u{1B}\\",
      "\u{1B}]8;id=b12;https://arxiv.org/abs/1%20x\u{1B}\\", "\u{1B}]52;c;aGk=\u{7}",
      "\u{1B}M\u{1B}=\u{1B}>\u{1B}(B\u{1B}[m\u{F}", "\u{1B}[r\u{1B}[4l",
    ])
  func allowed(text: String) {
    #expect(WireGrammar.offence(in: text.utf8, .screen) == nil)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "\u{0}", "\u{7}", "\u{9}", "\u{B}", "\u{E}", "\u{F}", "a\u{7F}", "\u{80}", "\u{9B}31m",
      "\u{9D}52;c;AA\u{9C}", "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}]2;x", "\u{1B}c", "\u{1B}#8",
      "\u{1B}(0", "\u{1B}N", "\u{1B}P+q544e\u{1B}\\", "\u{1B}_Gx\u{1B}\\", "\u{1B}^x\u{1B}\\",
      "\u{1B}Xx\u{1B}\\", "\u{1B}[3J", "\u{1B}[6n", "\u{1B}[>c", "\u{1B}[21t", "\u{1B}[?1000h",
      "\u{1B}[?1h\u{1B}[?5h", "\u{1B}[5;10r", "\u{1B}[4h", "\u{1B}[!p", "\u{1B}[1;2;3H",
      "\u{1B}[99999C", "\u{1B}[38;5m", "\u{1B}[38;2;1;2m", "\u{1B}[38;5;256m", "\u{1B}[38;7;1m",
      "\u{1B}[5m", "\u{1B}[8m", "\u{1B}[4:3m", "\u{1B}[>4m", "\u{1B}]0;x\u{7}", "\u{1B}]1;x\u{7}",
      "\u{1B}]2;a\u{1B}[31m\u{7}", "\u{1B}]2;a\u{202E}\u{7}", "\u{1B}]2;a\u{9C}\u{7}",
      "\u{1B}]4;1;x\u{7}", "\u{1B}]8;;https://a\u{1B}\\", "\u{1B}]8;id=b1;file:///x\u{1B}\\",
      "\u{1B}]8;id=b1;https://a b\u{1B}\\", "\u{1B}]8;id=x;https://a\u{1B}\\",
      "\u{1B}]8;id=b1:x=y;https://a\u{1B}\\", "\u{1B}]10;?\u{7}", "\u{1B}]11;#000\u{7}",
      "\u{1B}]52;c;?\u{7}", "\u{1B}]52;p;aGk=\u{7}", "\u{1B}]104\u{7}", "\u{1B}]777;x\u{7}",
      "\u{202E}", "\u{2067}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{E0041}",
      "\u{FE0F}", "\u{AD}",
    ])
  func refused(text: String) {
    #expect(WireGrammar.offence(in: text.utf8, .screen) != nil)
  }

  @Test(
    "bytes that are no UTF-8 are refused",
    arguments: [
      [0x9B, 0x33, 0x31, 0x6D], [0xC0, 0x9B], [0xE0, 0x80, 0x9B], [0xC2], [0xC2, 0x41],
      [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func noText(bytes: [UInt8]) {
    #expect(WireGrammar.offence(in: bytes, .screen) != nil)
    #expect(WireGrammar.offence(in: bytes, .lines(colored: true)) != nil)
  }

  @Test func `printed lines have no sequences, or only those that colour`() {
    let red = "\u{1B}[31mred\u{1B}[m\n"

    #expect(WireGrammar.offence(in: red.utf8, .lines(colored: true)) == nil)
    #expect(WireGrammar.offence(in: red.utf8, .lines(colored: false)) != nil)
    #expect(WireGrammar.offence(in: "\u{1B}[K".utf8, .lines(colored: true)) != nil)
    #expect(WireGrammar.offence(in: "\u{1B}]2;x\u{7}".utf8, .lines(colored: true)) != nil)
    #expect(WireGrammar.offence(in: "a\rb".utf8, .lines(colored: true)) != nil)
  }

  @Test func `the first offence is told with its place and what came before it`() throws {
    let offence = try #require(WireGrammar.offence(in: "good\u{7}bad\u{1B}c".utf8, .screen))

    #expect(offence.offset == 4)
    #expect(offence.context == "good\\x7")
  }
}
