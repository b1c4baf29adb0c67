import Testing

@testable import TerminalGrid

@Suite struct KeyDecoderPropertyTests {
  private static var everything: [UInt8] {
    let samples =
      KeyDecoderTests.single + KeyDecoderTests.sequences + KeyDecoderTests.modified
    let keys = samples.map(\.bytes).joined()
    let rest =
      "\u{1B}[200~a\u{1B}[20b\u{1B}[201~\u{1B}]11;rgb:1/2/3\u{1B}\\\u{1B}[<0;1;2M\u{1B}[Mabcq"
      + "\u{1B}[?997;1n\u{1B}[?62;4c\u{1B}]11;#12\u{1B}[<35;1;1m\u{1B}[?1"
    return Array((keys + rest).utf8) + [0xC3, 0x61, 0x1B, 0xFF, 0xE0, 0x80, 0x62]
  }

  @Test func `it does not matter where a read ends`() {
    let bytes = Self.everything
    var whole = KeyDecoder()
    let expected = whole.feed(bytes)

    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let events = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...])
      #expect(events == expected, "cut at \(cut)")
    }
  }

  @Test func `bytes come one by one as well as together`() {
    let bytes = Self.everything
    var whole = KeyDecoder()
    var single = KeyDecoder()

    let expected = whole.feed(bytes)
    let events = bytes.flatMap { single.feed(CollectionOfOne($0)) }

    #expect(events == expected)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `any bytes are taken, cut anywhere, and a flush ends every wait`(seed: UInt64) {
    var random = SeededBytes(seed: seed)
    var decoder = KeyDecoder()
    var torn = KeyDecoder()

    for _ in 0..<200 {
      let bytes = random.input()
      let cut = Int(random.next()) % (bytes.count + 1)
      #expect(decoder.feed(bytes) == torn.feed(bytes[..<cut]) + torn.feed(bytes[cut...]))
    }
    #expect(decoder.flush() == torn.flush())

    #expect(!decoder.isWaiting)
    #expect(decoder.feed("j".utf8) == [.key(.character("j"))])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `reports and answers in pieces of any size are never keys`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let samples =
      MouseReportTests.extended.map { ($0.bytes, TerminalEvent.mouse($0.event)) }
      + MouseReportTests.old.map { ($0.bytes, .mouse($0.event)) }
      + TerminalReportTests.samples.map { ($0.bytes, .report($0.report)) }
    let chosen = (0..<100).map { _ in samples[Int.random(in: 0..<samples.count, using: &random)] }
    var rest = Array(chosen.map(\.0).joined().utf8)[...]
    var decoder = KeyDecoder()
    var events: [TerminalEvent] = []

    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...12, using: &random))
      events += decoder.feed(piece)
      rest = rest.dropFirst(piece.count)
    }

    #expect(events == chosen.map(\.1))
  }

  @Test func `a sequence without end makes no key and holds no more than its limit`() {
    for introducer in ["\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}O"] {
      var decoder = KeyDecoder()
      var events = decoder.feed(introducer.utf8)

      for _ in 0..<1_000 { events += decoder.feed("1;23;456;78;9".utf8) }

      #expect(events == [])
      #expect(decoder.isWaiting)
      #expect(decoder.flush() == [])
    }
  }
}

/// Bytes of a seeded generator, half of them such as begin or end sequences.
private struct SeededBytes {
  private var random: SeededGenerator
  private static let telling =
    Array("\u{1B}[]OPMm<;:?~u01279ABRZ\\#/rgbcn".utf8) + [0x07, 0xC3, 0xA9, 0xF0]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func next() -> UInt64 { random.next() >> 1 }

  mutating func input() -> [UInt8] {
    (0..<next() % 24).map { _ in
      let draw = next()
      let isTelling = draw & 1 == 0
      return isTelling
        ? Self.telling[Int(draw >> 1) % Self.telling.count] : UInt8(truncatingIfNeeded: draw >> 8)
    }
  }
}
