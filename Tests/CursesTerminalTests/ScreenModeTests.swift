import CNcursesw
import Glibc
import TerminalGrid
import Testing

@testable import CursesTerminal

extension CursesTerminalTests {
  /// What is written from `body` to the end of the screen, after the screen was entered.
  private func writtenLeaving(
    term: String = "xterm-256color", _ body: (inout CursesTerminal) -> Void
  ) throws -> String {
    setVariable("TERM", term)
    do {
      var terminal = try open()
      body(&terminal)
    }
    return pseudo.output(until: "\u{1B}[?1049l")
  }

  @Test func `the mouse is told of while it is switched on`() throws {
    let written = try writtenLeaving { terminal in
      terminal.setMouse(true)
      terminal.setMouse(true)
      terminal.setMouse(false)
    }

    #expect(written.components("\u{1B}[?1002h\u{1B}[?1006h") == 1)
    #expect(written.components("\u{1B}[?1006l\u{1B}[?1002l") == 1)
  }

  @Test func `the mouse, the title and questions are taken back, and set again on the way back`()
    throws
  {
    let modes = ["\u{1B}[?1002h", "\u{1B}[?1006h", "\u{1B}[?2031h", "\u{1B}]2;papers\u{7}"]
    let ends = ["\u{1B}[?1002l", "\u{1B}[?1006l", "\u{1B}[?2031l"]
    var lent = ""

    let written = try writtenLeaving { terminal in
      terminal.setMouse(true)
      terminal.askForBackground()
      terminal.setTitle(DisplayText("papers"))
      pseudo.type("\u{1B}[?62;22c")
      terminal.lend { lent = pseudo.output(until: "\u{1B}[?1049l") }
    }

    for mode in modes {
      #expect(lent.components(mode) == 1)
      #expect(written.components(mode) == 1)
    }
    for end in ends {
      #expect(lent.components(end) == 1)
      #expect(written.components(end) == 1)
    }
    #expect(written.components("\u{1B}]11;?") == 0)
  }

  @Test func `a title is kept and given back by the terminal`() throws {
    let written = try writtenLeaving(term: "tmux-256color") { $0.setTitle(DisplayText("papers")) }

    #expect(written.contains("\u{1B}[22;2t\u{1B}]2;papers\u{7}"))
    #expect(written.contains("\u{1B}[23;2t"))
  }

  @Test func `the ground is asked for together with what every terminal answers`() throws {
    var events: [TerminalEvent] = []

    let written = try writtenLeaving { terminal in
      terminal.askForBackground()
      pseudo.type("\u{1B}]11;rgb:ffff/0000/8080\u{1B}\\\u{1B}[?62c")
      events = terminal.waitForEvents(milliseconds: 5_000)
    }

    #expect(written.contains("\u{1B}[?2031h\u{1B}]11;?\u{1B}\\\u{1B}[c"))
    #expect(
      events == [.report(.background(red: 255, green: 0, blue: 128)), .report(.attributes)])
  }

  @Test func `an answer that comes while leaving is not left to the shell`() throws {
    _ = try writtenLeaving { terminal in
      terminal.askForBackground()
      pseudo.type("\u{1B}]11;rgb:ffff/0000/8080\u{1B}\\\u{1B}[?62c")
    }

    var ready = pollfd(fd: pseudo.program, events: Int16(POLLIN), revents: 0)
    #expect(unsafe poll(&ready, 1, 0) == 0)
  }

  @Test func `input that ends asks to end`() throws {
    var typist = PseudoTerminal(size: Self.size)
    let input = dup(try #require(typist?.program))
    defer { close(input) }
    var terminal = try CursesTerminal(
      styleSheet: { _, _ in Appearance() }, input: input, output: pseudo.program)

    typist = nil

    #expect(terminal.waitForEvents(milliseconds: 5_000).last == .end(.inputEnded))
  }

  @Test(arguments: ["linux", "vt100"])
  func `old terminals are asked nothing and told of no links`(term: String) throws {
    setVariable("TERM", term)
    var written = ""
    do {
      var terminal = try open()
      terminal.askForBackground()
      var linked = grid("link.")
      linked.link("https://a", row: 0, columns: 0..<5, in: linked.bounds)
      terminal.present(linked, cursor: nil)
      written = pseudo.output(until: "link.")
    }

    #expect(!written.contains("\u{1B}]") && !written.contains("\u{1B}[c"))
  }

  // MARK: The entry to draw by

  @Test func `children find the terminal that they have`() throws {
    setVariable("TERMINFO", "/somewhere")
    defer { setVariable("TERMINFO", nil) }
    do {
      _ = try open()
    }
    let kept = environment("TERMINFO")
    setVariable("TERMINFO", nil)
    do {
      _ = try open()
    }

    #expect(kept == "/somewhere")
    #expect(environment("TERMINFO") == nil)
  }

  @Test func `another thread can start programs meanwhile`() async throws {
    let starting = Task.detached {
      var failures = 0
      while !Task.isCancelled {
        guard let program = unsafe popen(":", "re") else {
          failures += 1
          continue
        }
        unsafe pclose(program)
      }
      return failures
    }
    for _ in 0..<1_000 {
      do { _ = try open() }
      _ = pseudo.output(until: "\u{1B}[?1049l")
    }
    starting.cancel()

    #expect(await starting.value == 0)
  }

  @Test(arguments: [
    ("xterm-256color", 256, true, true), ("xterm", 8, true, true),
    ("tmux-256color", 256, false, true), ("screen-256color", 256, false, true),
    ("linux", 8, true, true), ("vt100", 0, false, false),
  ])
  func `an entry of the database says what the terminal can do`(
    term: String, colors: Int, erasesToGround: Bool, endsSingly: Bool
  ) throws {
    setVariable("TERM", term)
    try #require(cncurses_describe(pseudo.program))

    let description = TerminalDescription(ColorEnvironment { environment($0) })

    #expect(description.isANSI)
    #expect(description.colors == .init(colors: colors, isDirect: false))
    #expect(description.erasesToGround == erasesToGround)
    #expect(description.endsSingly == endsSingly)
    #expect(description.attributes.isSuperset(of: [.bold, .underline, .reverse]))
    #expect(
      description.attributes.contains(.italic)
        == ["xterm", "tmux"].contains(term.prefix { $0.isLetter }))
    #expect(description.uncoloredAttributes == (term == "linux" ? [.underline, .dim] : []))
  }

  @Test(arguments: [
    "xterm-256color", "xterm", "tmux-256color", "screen-256color", "linux", "vt100",
  ])
  func `ncurses finds in the entry what it may draw with, and no more`(term: String) throws {
    setVariable("TERM", term)
    try #require(cncurses_describe(pseudo.program))
    let own = ["cup", "clear", "el", "ed", "cuu", "civis"].map(TerminalDescription.string)
    let entry = TerminfoEntry.drawing()

    try #require(unsafe cncurses_open(entry.name, entry.environmentValue) == CNCURSES_OPENED)
    defer { cncurses_close() }

    #expect(["cup", "clear", "el", "ed", "cuu", "civis"].map(TerminalDescription.string) == own)
    #expect(TerminalDescription.string("scp") == FrameTranslation.marker("%p1%d"))
    #expect(TerminalDescription.number("pairs") == 65_536)
    #expect(TerminalDescription.flag("bce") && !TerminalDescription.flag("ccc"))
    for name in ["setaf", "sgr", "sgr0", "bold", "csr", "ind", "il", "dl", "ich", "rep", "initc"] {
      #expect(TerminalDescription.string(name).isEmpty, "\(name)")
    }
    for name in ["cup", "clear", "el", "cnorm"] {
      #expect(!TerminalDescription.string(name).contains(UInt8(ascii: "$")))
    }
  }
}
