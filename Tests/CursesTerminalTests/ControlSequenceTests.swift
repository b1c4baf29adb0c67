import TerminalGrid
import Testing

@testable import CursesTerminal

@Suite struct ControlSequenceTests {
  // RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é😀", "w6nwn5iA"), ("\u{FFFF}?>", "77+/Pz4="),
  ])
  func `base64 is that of the standard`(text: String, encoded: String) {
    #expect(String(decoding: ControlSequence.base64(text.utf8), as: UTF8.self) == encoded)
  }

  @Test func `the clipboard is sent as one sequence`() {
    let bytes = ControlSequence.clipboard("https://arxiv.org", insideScreen: false)

    #expect(bytes == Array("\u{1B}]52;c;aHR0cHM6Ly9hcnhpdi5vcmc=\u{7}".utf8))
  }

  @Test(arguments: [0, 1, 500, 561, 562, 563, 564, 565, 5_000])
  func `inside GNU screen it goes in strings that screen keeps whole`(length: Int) {
    let text = String(repeating: "x", count: length)

    let wrapped = ControlSequence.clipboard(text, insideScreen: true)

    let strings = String(decoding: wrapped, as: UTF8.self).split(separator: "\u{1B}\\")
    for string in strings {
      #expect(string.hasPrefix("\u{1B}P"))
      #expect(string.utf8.count + 2 <= 768)
    }
    let content = strings.map { $0.dropFirst(2) }.joined()
    #expect(Array(content.utf8) == ControlSequence.clipboard(text, insideScreen: false))
  }

  @Test func `a title holds no control`() {
    let bytes = ControlSequence.title(DisplayText("a\u{7}b\u{1B}c"))

    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]2;a\u{FFFD}b\u{FFFD}c\u{7}")
  }
}

@Suite struct TerminalErrorTests {
  @Test(arguments: [
    TerminalError.notATerminal(.input), .unknownTerminal(""), .unknownTerminal("x\u{1B}[31m"),
    .noCursorAddressing("dumb"), .noUTF8Locale, .refused("pipe", errorNumber: 24),
  ])
  func `an error names a place, says what is wrong and what to do, without a control`(
    error: TerminalError
  ) {
    let text = error.description

    #expect(text.contains(": ") && text.contains(" (") && text.hasSuffix(")"))
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }
}
