import DigestCore
import ReaderApp
import TerminalGrid
import Testing

@Test(
  "keys open links",
  arguments: [
    (Command.openArxiv, "https://arxiv.org/abs/2504.10000"),
    (.openHuggingFace, "https://huggingface.co/papers/2504.10000"),
    (.openPDF, "https://arxiv.org/pdf/2504.10000"),
  ])
func openLinks(command: Command, url: String) {
  var state = reader()

  #expect(state.apply(.command(command, count: nil)) == [.open(url: url, isConsented: false)])
}

@Test func `a paper without links says so`() {
  var library = shelf
  library.entries = [
    PaperEntry(
      id: library.entries[0].id, file: "a.md", paper: Paper(title: "Linkless", authors: []))
  ]
  var state = reader(library)

  #expect(state.apply(.command(.openArxiv, count: nil)).isEmpty)
  #expect(state.message == Message("this paper has no link", .error))
  #expect(state.apply(.command(.copyLink, count: nil)).isEmpty)
}

@Test func `a link that needs a look is shown, and opened on y only`() {
  var state = reader()
  _ = state.apply(.finished(.consentNeeded(url: "https://evil.example/", why: "not arXiv")))

  let enter = state.action(for: Key(.enter)).map { state.apply($0) }
  let yes = state.action(for: .character("y")).map { state.apply($0) }

  #expect(enter == [])
  #expect(yes == [.open(url: "https://evil.example/", isConsented: true)])
  #expect(state.overlay == nil)
}

@Test(
  "papers are copied in every form",
  arguments: [
    ("l", "https://arxiv.org/abs/2504.10000"), ("i", "2504.10000"), ("t", "Attention Is Enough"),
    (
      "c",
      "Ada Lovelace, Jürgen Müller, 王伟 (2025). Attention Is Enough. arXiv:2504.10000."
        + " https://arxiv.org/abs/2504.10000"
    ),
    ("m", "[Attention Is Enough](https://arxiv.org/abs/2504.10000)"),
  ] as [(Unicode.Scalar, String)])
func copies(key: Unicode.Scalar, text: String) {
  var state = reader()
  _ = state.apply(.command(.copyMenu, count: nil))

  let effects = state.action(for: .character(key)).map { state.apply($0) } ?? []

  guard case .copy(let copied, _) = effects.first else {
    Issue.record("nothing was copied")
    return
  }
  #expect(copied == text)
}

@Test func `the status line tells where a copy went`() {
  var state = reader()

  let toTmux = state.apply(.finished(.copied(text: "x", what: "link", how: .tmux)))
  #expect(toTmux.isEmpty)
  #expect(state.message?.text == "link copied to tmux: x")

  let toTerminal = state.apply(.finished(.copied(text: "x", what: "link", how: .terminal)))
  #expect(toTerminal == [.sendToClipboard("x")])
  #expect(state.message?.text == "link sent to the clipboard: x")
}

@Test func `a link nobody could open is copied and shown`() {
  var state = reader()

  let effects = state.apply(
    .finished(.notOpened(url: "https://arxiv.org/abs/1", why: "no browser", copied: .terminal)))

  #expect(effects == [.sendToClipboard("https://arxiv.org/abs/1")])
  #expect(state.message?.text == "no browser; sent to the clipboard: https://arxiv.org/abs/1")
}

@Test func `a paper with another link only is opened by that, after a look`() {
  var library = shelf
  library.entries[0].paper = Paper(
    title: "Code only", links: [Link(text: "GitHub", url: "https://github.com/x/y")])
  var state = reader(library)

  let effects = state.apply(.command(.openArxiv, count: nil))

  #expect(effects == [.open(url: "https://github.com/x/y", isConsented: false)])
}

@Test func `nothing that acts in a shell is copied`() {
  var entry = shelf.entries[0]
  entry.paper.title = "A\u{1B}[201~\u{3}b\u{202E}c\u{9B}d 👩‍👩‍👧 é"

  #expect(CopyForm.title.text(of: entry) == "A[201~bcd 👩‍👩‍👧 é")
}

@Test func `a link that is not seen whole cannot be agreed to`() {
  let url = "https://evil.example/" + String(repeating: "a", count: 1_900)
  for (rows, isAsked) in [(24, false), (60, true)] {
    var state = reader(size: Size(columns: 80, rows: rows))
    _ = state.apply(.finished(.consentNeeded(url: url, why: "It leads elsewhere.")))
    var grid = Grid(size: state.size)
    Screen.draw(state, into: &grid)

    let effects = state.action(for: .character("y")).map { state.apply($0) }

    #expect(grid.description.contains("It leads elsewhere."))
    #expect(grid.description.contains("too long for this window") != isAsked)
    #expect((effects == [.open(url: url, isConsented: true)]) == isAsked)
  }
}

@Test func `a question about a link does not take the keys that are being typed`() {
  var state = reader()
  _ = state.apply(.command(.search, count: nil))

  _ = state.apply(.finished(.consentNeeded(url: "https://evil.example/", why: "why")))

  #expect(state.overlay == nil && state.prompt != nil)
}
