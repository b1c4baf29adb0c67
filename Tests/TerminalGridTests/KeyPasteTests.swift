import Testing

@testable import TerminalGrid

@Suite struct KeyPasteTests {
  private static let start = "\u{1B}[200~"
  private static let end = "\u{1B}[201~"

  @Test(arguments: [
    "", "q", "two\rlines\r\n", "\u{1B}[A", "\u{1B}", "\u{1B}[201", "\u{1B}[20\u{1B}", "語 é 😀",
    "\u{3}\u{0}",
    "\u{1B}[200~",
  ])
  func `a paste is text and never keys`(text: String) {
    var decoder = KeyDecoder()

    let events = decoder.feed((Self.start + text + Self.end + "j").utf8)

    #expect(events == [.paste(text), .key(.character("j"))])
  }

  @Test func `bad bytes in a paste are replaced`() {
    var decoder = KeyDecoder()

    let events = decoder.feed(Array(Self.start.utf8) + [0x61, 0xFF, 0x62] + Array(Self.end.utf8))

    #expect(events == [.paste("a\u{FFFD}b")])
  }

  @Test func `a paste without its end is what came of it`() {
    var decoder = KeyDecoder()

    let events = decoder.feed((Self.start + "half\u{1B}[20").utf8) + decoder.flush()

    #expect(events == [.paste("half\u{1B}[20")])
    #expect(!decoder.isWaiting)
  }

  @Test func `a megabyte comes through whole`() {
    let text = String(repeating: "0123456789abcde\r", count: 1 << 16)
    var decoder = KeyDecoder()
    var events: [TerminalEvent] = []

    let bytes = Array((Self.start + text + Self.end).utf8)
    for offset in stride(from: 0, to: bytes.count, by: 4_093) {
      events += decoder.feed(bytes[offset..<min(offset + 4_093, bytes.count)])
    }

    #expect(events == [.paste(text)])
  }

  @Test func `what is kept of an endless paste is bounded`() {
    var decoder = KeyDecoder()
    let chunk = Array(repeating: UInt8(ascii: "x"), count: 1 << 16)

    _ = decoder.feed(Self.start.utf8)
    for _ in 0..<33 { _ = decoder.feed(chunk) }
    let events = decoder.feed(Self.end.utf8)

    guard case .paste(let text)? = events.first, events.count == 1 else {
      Issue.record("not one paste")
      return
    }
    #expect(text.utf8.count == KeyDecoder.pasteLimit)
  }
}
