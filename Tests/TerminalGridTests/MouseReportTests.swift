import Testing

@testable import TerminalGrid

@Suite struct MouseReportTests {
  struct Sample: CustomTestStringConvertible {
    let bytes: String
    let event: MouseEvent

    /// Column and row as they are sent, 1-based.
    init(
      _ bytes: String, _ kind: MouseEvent.Kind, _ column: Int, _ row: Int,
      _ modifiers: Key.Modifiers = []
    ) {
      self.bytes = bytes
      event = MouseEvent(kind, at: Position(row: row - 1, column: column - 1), modifiers)
    }

    var testDescription: String { bytes.debugDescription }
  }

  static let extended: [Sample] = [
    Sample("\u{1B}[<0;1;1M", .press(.left), 1, 1), Sample("\u{1B}[<1;5;7M", .press(.middle), 5, 7),
    Sample("\u{1B}[<2;300;200M", .press(.right), 300, 200),
    Sample("\u{1B}[<0;5;7m", .release(.left), 5, 7),
    Sample("\u{1B}[<2;5;7m", .release(.right), 5, 7),
    Sample("\u{1B}[<32;5;7M", .drag(.left), 5, 7), Sample("\u{1B}[<34;5;7M", .drag(.right), 5, 7),
    Sample("\u{1B}[<32;5;7m", .release(.left), 5, 7),
    Sample("\u{1B}[<64;5;7M", .wheelUp, 5, 7), Sample("\u{1B}[<65;5;7M", .wheelDown, 5, 7),
    Sample("\u{1B}[<4;5;7M", .press(.left), 5, 7, .shift),
    Sample("\u{1B}[<8;5;7M", .press(.left), 5, 7, .alt),
    Sample("\u{1B}[<17;5;7M", .press(.middle), 5, 7, .control),
    Sample("\u{1B}[<93;65535;65535M", .wheelDown, 65_535, 65_535, [.shift, .alt, .control]),
    Sample("\u{1B}[<48;5;7M", .drag(.left), 5, 7, .control),
    Sample("\u{1B}[<00;05;07M", .press(.left), 5, 7),
  ]

  static let old: [Sample] = [
    Sample("\u{1B}[M !!", .press(.left), 1, 1), Sample("\u{1B}[M\"%'", .press(.right), 5, 7),
    Sample("\u{1B}[M#%'", .release(.left), 5, 7), Sample("\u{1B}[M@%'", .drag(.left), 5, 7),
    Sample("\u{1B}[M`%'", .wheelUp, 5, 7), Sample("\u{1B}[Ma%'", .wheelDown, 5, 7),
    Sample("\u{1B}[M$%'", .press(.left), 5, 7, .shift),
    Sample("\u{1B}[M3%'", .release(.left), 5, 7, .control),
  ]

  @Test(arguments: extended + old)
  func `a report becomes what the mouse did`(sample: Sample) {
    var decoder = KeyDecoder()

    let events = decoder.feed(sample.bytes.utf8)

    #expect(events == [.mouse(sample.event)])
    #expect(!decoder.isWaiting)
  }

  @Test func `an old report reaches to column 223`() {
    var decoder = KeyDecoder()

    let events = decoder.feed([0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0x80])

    #expect(events == [.mouse(MouseEvent(.press(.left), at: Position(row: 95, column: 222)))])
  }

  @Test(arguments: [
    // The wheel sideways, motion without a button, a wheel let go, buttons 8 and more.
    "\u{1B}[<66;5;7M", "\u{1B}[<67;5;7M", "\u{1B}[<35;5;7M", "\u{1B}[<64;5;7m", "\u{1B}[<96;5;7M",
    "\u{1B}[<128;5;7M", "\u{1B}[<131;5;7M", "\u{1B}[<3;5;7M", "\u{1B}[<3;5;7m", "\u{1B}[<256;5;7M",
    // Numbers out of range, too few, too many, none.
    "\u{1B}[<0;0;7M", "\u{1B}[<0;5;0M", "\u{1B}[<0;65536;7M", "\u{1B}[<0;5;9999999999999999999M",
    "\u{1B}[<0;5M", "\u{1B}[<0;5;7;1M", "\u{1B}[<M", "\u{1B}[<;5;7M", "\u{1B}[<0;;7M",
    "\u{1B}[<0:1;5;7M", "\u{1B}[<-1;5;7M", "\u{1B}[<<0;5;7M", "\u{1B}[<0;5;7A", "\u{1B}[<0;5;7u",
    "\u{1B}[<0;5;7~", "\u{1B}[>0;5;7M",
    // The old form: bytes below the first that says something, motion, the wheel sideways.
    "\u{1B}[M\r\n\u{1B}", "\u{1B}[M % ", "\u{1B}[M  '", "\u{1B}[MC%'", "\u{1B}[Mb%'",
  ])
  func `nonsense and what nobody acts on give no event and no keys`(bytes: String) {
    var decoder = KeyDecoder()

    let events = decoder.feed(bytes.utf8) + decoder.feed("j".utf8)

    #expect(events == [.key(.character("j"))])
  }

  @Test func `every report within bounds is one event or none, never a key`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<5_000 {
      let code = Int.random(in: 0...300, using: &random)
      let column = Int.random(in: 0...400, using: &random)
      let row = Int.random(in: 0...400, using: &random)
      let final = Bool.random(using: &random) ? "M" : "m"
      var decoder = KeyDecoder()

      let events = decoder.feed("\u{1B}[<\(code);\(column);\(row)\(final)".utf8)

      #expect(events.count <= 1)
      guard let event = events.first else { continue }
      guard case .mouse(let mouse) = event else {
        Issue.record("\(event) of \(code);\(column);\(row)\(final)")
        continue
      }
      #expect(mouse.position == Position(row: row - 1, column: column - 1))
    }
  }
}
