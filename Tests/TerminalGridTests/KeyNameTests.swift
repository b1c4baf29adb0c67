import Testing

@testable import TerminalGrid

@Suite struct KeyNameTests {
  @Test(arguments: [
    ("j", Key.character("j")), ("é", .character("é")), ("^d", .control("d")), ("^D", .control("d")),
    ("^", .character("^")), ("<", .character("<")), ("^^", .control("^")), ("<enter>", Key(.enter)),
    ("<esc>", Key(.escape)), ("<tab>", Key(.tab)), ("<s-tab>", Key(.tab, .shift)),
    ("<bs>", Key(.backspace)), ("<space>", .character(" ")), ("<del>", Key(.delete)),
    ("<up>", Key(.up)), ("<c-up>", Key(.up, .control)), ("<pgdn>", Key(.pageDown)),
    ("<f1>", Key(.function(1))), ("<f24>", Key(.function(24))), ("<c-d>", .control("d")),
    ("<C-D>", .control("d")), ("<a-j>", Key(.character("j"), .alt)),
    ("<a-J>", Key(.character("J"), .alt)), ("<a-->", Key(.character("-"), .alt)),
    ("<lt>", .character("<")), ("<c-a-x>", Key(.character("x"), [.control, .alt])),
    ("<c-i>", Key(.tab)), ("<c-space>", .control("@")), ("<Enter>", Key(.enter)),
  ])
  func `a name stands for a key`(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(arguments: [
    "", "jj", "<>", "<nope>", "<f0>", "<f25>", "<s-j>", "<s-space>", "<j>", "<c->", "<x-j>",
    "enter",
    " ", "\u{1B}", "\u{7F}", "^é", "<c-dd>", "<enter",
  ])
  func `what is no name is no key`(name: String) {
    #expect(Key(named: name) == nil)
  }

  @Test func `every key that can be received is found again by its name and by its notation`() {
    var decoder = KeyDecoder()
    let bytes =
      (KeyDecoderTests.single + KeyDecoderTests.sequences + KeyDecoderTests.modified)
      .map(\.bytes).joined() + (0x20...0x7E).map { String(Unicode.Scalar(UInt8($0))) }.joined()
    let keys = decoder.feed(bytes.utf8).compactMap { event -> Key? in
      if case .key(let key) = event { key } else { nil }
    }

    #expect(keys.count > 150)
    for key in keys {
      #expect(Key(named: key.name) == key, "\(key.name)")
      #expect((try? KeyScript.parse(key.notation)) == [key], "\(key.notation)")
    }
  }

  @Test(arguments: [
    (Key.control("d"), "^d", "<c-d>"), (.character("<"), "<", "<lt>"),
    (.character(" "), "<space>", "<space>"), (Key(.tab, .shift), "<s-tab>", "<s-tab>"),
    (.control("@"), "<c-@>", "<c-@>"), (Key(.character("j"), .alt), "<a-j>", "<a-j>"),
    // Marks and letters that a sequence may name, though no keyboard has them so.
    (.control("é"), "<c-é>", "<c-é>"),
    (Key(.character("\u{301}"), .alt), "<a-\u{301}>", "<a-\u{301}>"),
  ])
  func `a key is written one way`(key: Key, name: String, notation: String) {
    #expect(key.name == name)
    #expect(key.notation == notation)
    #expect(Key(named: name) == key)
    #expect(Key(named: notation) == key)
  }
}

@Suite struct KeyScriptTests {
  @Test func `characters are keys and brackets hold names`() throws {
    let keys = try KeyScript.parse("jj/dé<enter>^<lt>><c-d><a->>\t")

    #expect(
      keys == [
        .character("j"), .character("j"), .character("/"), .character("d"), .character("é"),
        Key(.enter), .character("^"), .character("<"), .character(">"), .control("d"),
        Key(.character(">"), .alt), Key(.tab),
      ])
  }

  @Test(arguments: [
    ("jé<nope>", "column 3: no key is named <nope> (known are <enter> <esc>"),
    ("j<enter", "column 2: this < is not closed (the sign itself is written <lt>)"),
    ("<", "column 1: this < is not closed"), ("<>", "column 1: no key is named <>"),
    ("<a\u{1B}[31m>", "column 1: no key is named <a\u{FFFD}[31m>"),
  ])
  func `an unknown name is an error that says where and what is known`(
    text: String, message: String
  ) {
    let error = #expect(throws: KeyScriptError.self) { try KeyScript.parse(text) }

    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
