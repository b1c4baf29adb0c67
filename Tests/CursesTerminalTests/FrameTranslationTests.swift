import TerminalGrid
import Testing

@testable import CursesTerminal

/// SplitMix64: the same numbers every time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func look() -> Appearance {
    let colors: [Color] = [.standard, .ansi(1), .ansi(15), .indexed(200), .rgb(0x0A_FF00)]
    return Appearance(
      foreground: colors.randomElement(using: &self) ?? .standard,
      background: colors.randomElement(using: &self) ?? .standard,
      attributes: TextAttributes(rawValue: .random(in: 0..<32, using: &self)))
  }
}

@Suite struct GraphicRenditionTests {
  private static let plain = Appearance()
  private static let red = Appearance(foreground: .ansi(1))
  private static let bold = Appearance(attributes: .bold)
  private static let page = Appearance(foreground: .indexed(238), background: .indexed(230))

  private func written(
    _ old: Appearance?, _ new: Appearance, endsSingly: Bool = true
  ) -> String {
    var bytes: [UInt8] = []
    GraphicRendition(endsSingly: endsSingly).append(from: old, to: new, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (nil, plain, "[m"), (nil, red, "[0;31m"), (red, red, ""), (red, plain, "[m"),
      (plain, red, "[31m"), (red, Appearance(foreground: .ansi(9)), "[91m"),
      (plain, Appearance(background: .ansi(8)), "[100m"),
      (bold, Appearance(attributes: .dim), "[0;2m"),
      (
        Appearance(foreground: .ansi(9), attributes: .bold),
        Appearance(foreground: .ansi(9), attributes: .dim), "[22;2m"
      ),
      (Appearance(attributes: [.bold, .dim]), bold, "[0;1m"),
      (bold, Appearance(attributes: [.bold, .dim]), "[2m"),
      (plain, Appearance(foreground: .rgb(0x00_0C80)), "[38;2;0;12;128m"),
      (page, Appearance(foreground: .indexed(9), background: .indexed(230)), "[38;5;9m"),
      (
        Appearance(foreground: .indexed(238), background: .indexed(230), attributes: .bold), page,
        "[22m"
      ),
      (
        Appearance(foreground: .ansi(1), attributes: [.italic, .underline, .reverse]),
        Appearance(foreground: .ansi(1), attributes: [.bold]), "[0;1;31m"
      ),
      (page, Appearance(background: .indexed(230)), "[39m"),
    ] as [(Appearance?, Appearance, String)])
  func `the fewest bytes lead from one look to another`(
    old: Appearance?, new: Appearance, sequence: String
  ) {
    #expect(written(old, new) == (sequence.isEmpty ? "" : "\u{1B}\(sequence)"))
  }

  @Test func `a terminal that ends all at once is told all again`() {
    let old = Appearance(foreground: .ansi(2), attributes: [.bold, .underline])
    let new = Appearance(foreground: .ansi(2), attributes: .bold)

    #expect(written(old, new, endsSingly: false) == "\u{1B}[0;1;32m")
    #expect(written(new, old, endsSingly: false) == "\u{1B}[4m")
  }

  @Test(arguments: [true, false])
  func `whatever the looks, the terminal has the one asked for`(endsSingly: Bool) {
    var generator = SeededGenerator(seed: 5)
    var screen = PlayedScreen(size: Size(columns: 1, rows: 1))
    var old: Appearance?

    for _ in 0..<5_000 {
      let new = generator.look()
      screen.play(written(old, new, endsSingly: endsSingly))
      #expect(screen.look == new, "after \(String(describing: old))")
      old = new
    }
    #expect(screen.unknown.isEmpty)
  }
}

@Suite struct FrameTranslationTests {
  private static let openings = ["<>", "<a>", "<b>"].map { Array($0.utf8) }
  private static let meanings: [FrameTranslation.Meaning] = [
    .init(),
    .init(appearance: Appearance(foreground: .ansi(1))),
    .init(appearance: Appearance(foreground: .ansi(2), background: .ansi(4))),
    .init(appearance: Appearance(attributes: .underline)),
    .init(appearance: Appearance(), link: 1),
    .init(appearance: Appearance(foreground: .ansi(1)), link: 1),
    .init(appearance: Appearance(), link: 2),
  ]

  /// What is written for a frame in which `{7}` is number 7, after one in the plain look; `^` is
  /// ESC.
  private func written(_ frame: String) -> String {
    var translation = FrameTranslation(rendition: GraphicRendition(endsSingly: true))
    func translate(_ text: String) -> String {
      var drawn: [UInt8] = []
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "{"): drawn.append(1)
        case UInt8(ascii: "}"): drawn.append(2)
        case UInt8(ascii: "^"): drawn.append(0x1B)
        default: drawn.append(byte)
        }
      }
      let written = translation.translate(
        drawn, meanings: Self.meanings, openings: Self.openings)
      return String(written.map { $0 == 0x1B ? "^" : Character(Unicode.Scalar($0)) })
    }
    _ = translate("{0}x")
    return translate(frame)
  }

  @Test(arguments: [
    ("a{1}b{0}c", "a^[31mb^[mc"),
    // What nothing is written in is not told.
    ("{1}{2}{0}a", "a"), ("a{1}^[5;7H{0}b", "a^[5;7Hb"),
    // A blank keeps the foreground.
    ("{1}a{0} {1}b", "^[31ma b"), ("{1}a{2} {0} b", "^[31ma^[44m ^[m b"),
    ("{3}a{0} {3}b", "^[4ma^[m ^[4mb"), ("{1}a{3} b", "^[31ma^[0;4m b"),
    // What is erased gets its ground, and no more.
    ("{2}^[Ka", "^[44m^[K^[32ma"), ("{2}a{1}^[K", "^[32;44ma^[49m^[K"),
    // A frame that breaks off breaks nothing.
    ("a{1", "a"), ("a^", "a^"), ("a^[3", "a^[3"), ("{9}a", "a"),
  ])
  func `numbers become looks where they show`(frame: String, bytes: String) {
    #expect(written(frame) == bytes)
  }

  @Test(arguments: [
    ("{4}ab{0}c", "<a>ab<>c"), ("{4}ab", "<a>ab<>"), ("{4}a{5}b{6}c{0} ", "<a>a^[31mb<b>^[mc<> "),
    ("{4}a^[2;3Hb", "<a>a^[2;3Hb<>"), ("{4}a{0}^[Kb", "<a>a<>^[Kb"), ("{4}a^[K", "<a>a<>^[K"),
    ("{4}a^[3X^[Jb", "<a>a<>^[3X^[J<a>b<>"), ("{4}{0}a", "a"), ("a{4} {0}b", "a<a> <>b"),
  ])
  func `a link is open around its own cells and never at the end or while erasing`(
    frame: String, bytes: String
  ) {
    #expect(written(frame) == bytes)
  }

  @Test func `after somebody else had the terminal, the look is told again`() {
    var translation = FrameTranslation(rendition: GraphicRendition(endsSingly: true))
    let first = translation.translate(
      FrameTranslation.marker("1") + [0x61], meanings: Self.meanings, openings: Self.openings)
    translation.forget()

    let next = translation.translate(
      [0x61], meanings: Self.meanings, openings: Self.openings)

    #expect(next == first)
  }
}
