import TerminalGrid
import Testing

@testable import CursesTerminal

@Suite struct ColorRangeTests {
  private static let all: TextAttributes = [.bold, .dim, .italic, .underline, .reverse]
  private static let direct = ColorRange(depth: .direct, attributes: all)
  private static let indexed = ColorRange(depth: .indexed, attributes: all)
  private static let sixteen = ColorRange(depth: .sixteen, attributes: all)
  private static let eight = ColorRange(depth: .sixteen, hasEight: true, attributes: all)
  private static let console = ColorRange(
    depth: .sixteen, hasEight: true, attributes: [.bold, .dim, .underline, .reverse],
    uncoloredAttributes: [.dim, .underline])
  private static let none = ColorRange(depth: .none, attributes: [.bold, .reverse])
  private static let bright = Appearance(foreground: .ansi(12), background: .ansi(9))
  private static let rgb = Appearance(foreground: .rgb(0x102030), background: .indexed(17))

  @Test(
    arguments: [
      (direct, rgb, rgb),
      (indexed, rgb, Appearance(background: .indexed(17))),
      (sixteen, rgb, Appearance()),
      (indexed, bright, bright),
      (sixteen, bright, bright),
      (eight, bright, Appearance(foreground: .ansi(4), background: .ansi(1), attributes: .bold)),
      (eight, Appearance(foreground: .ansi(7)), Appearance(foreground: .ansi(7))),
      (console, Appearance(attributes: [.dim, .italic]), Appearance(attributes: .dim)),
      (
        console, Appearance(foreground: .ansi(1), attributes: [.dim, .bold]),
        Appearance(foreground: .ansi(1), attributes: .bold)
      ),
      (none, bright, Appearance()),
      (
        none, Appearance(foreground: .ansi(1), attributes: [.reverse, .dim]),
        Appearance(attributes: .reverse)
      ),
    ] as [(ColorRange, Appearance, Appearance)])
  func `looks are brought down to what the terminal has`(
    range: ColorRange, appearance: Appearance, shown: Appearance
  ) {
    #expect(range.resolve(appearance) == shown)
  }
}

@Suite struct LinkTargetTests {
  private static let long = "https://a/" + String(repeating: "x", count: 1_990)

  @Test(arguments: [
    ("https://arxiv.org/abs/1?a=b&c#d;~", "https://arxiv.org/abs/1?a=b&c#d;~"),
    ("HTTP://a.b", "HTTP://a.b"), ("https://a/é b", "https://a/%C3%A9%20b"),
    ("https://a/\u{1B}\\\u{7}\u{7F}\u{9C}", "https://a/%1B\\%07%7F%C2%9C"),
    (long, long), (long + "x", nil), ("javascript:alert(1)", nil), ("file:///etc/passwd", nil),
    ("https://", nil), ("\u{1B}https://a", nil), ("", nil), ("httpss://a", nil),
  ])
  func `only pages of the web are linked, and no byte ends the sequence`(
    url: String, target: String?
  ) {
    let cleaned = LinkTarget.cleaned(url)

    #expect(cleaned.map { String(decoding: $0, as: UTF8.self) } == target)
  }
}

@MainActor @Suite struct LookTableTests {
  private func table(hasLinks: Bool = true, erasesToGround: Bool = true) -> LookTable {
    LookTable(
      range: ColorRange(depth: .sixteen, attributes: [.underline, .reverse]),
      way: .numbers(hasLinks: hasLinks, erasesToGround: erasesToGround)
    ) { style, _ in
      Appearance(
        background: style.rawValue & 1 == 0 ? .standard : .ansi(4),
        attributes: TextAttributes(rawValue: UInt8(style.rawValue >> 8)))
    }
  }

  @Test func `a style in a link has a number of its own, the same each time`() {
    var table = table()
    let link = table.link(to: "https://a/1")

    let looks = [
      table.look(of: Style(rawValue: 2)), table.look(of: Style(rawValue: 2), link: link),
      table.look(of: Style(rawValue: 2), link: table.link(to: "https://a/2")),
      table.look(of: Style(rawValue: 2)),
      table.look(of: Style(rawValue: 2), link: table.link(to: "https://a/1")),
    ]

    #expect(looks.map(\.pair) == [1, 2, 3, 1, 2])
    #expect(table.meanings[2].link == link)
  }

  @Test func `where links are unknown, and for what is no page, there are none`() {
    var plain = table(hasLinks: false)
    var table = table()

    #expect(plain.link(to: "https://a/1") == 0)
    #expect(table.link(to: "mailto:a@b") == 0)
    #expect(table.openings.count == 1)
  }

  @Test(arguments: [
    (0, true, false, true), (1, true, false, true), (1, false, false, false),
    (0, false, false, true), (0x800, true, false, false), (0x1000, true, false, false),
    (0, true, true, false),
  ])
  func `blanks are erased where that looks the same`(
    style: Int, erasesToGround: Bool, isLinked: Bool, isErasable: Bool
  ) {
    var table = table(erasesToGround: erasesToGround)
    let link = isLinked ? table.link(to: "https://a") : 0

    let look = table.look(of: Style(rawValue: UInt16(style)), link: link)

    #expect((look.attributes == 0) == isErasable)
  }

  @Test func `a table that is emptied gives new meanings`() {
    var table = table()
    _ = table.look(of: Style(rawValue: 1), link: table.link(to: "https://a"))

    table.empty { _, _ in Appearance(foreground: .ansi(1)) }
    let look = table.look(of: Style(rawValue: 7))

    #expect(look.pair == 1)
    #expect(table.meanings.count == 2)
    #expect(table.meanings[1] == .init(appearance: Appearance(foreground: .ansi(1))))
  }

  @Test func `it is full long before the numbers are used up`() {
    var table = table()
    let links = (0..<5).map { table.link(to: "https://a/\($0)") }
    #expect(!table.isFull)

    for style in 0..<Style.count {
      for link in links { _ = table.look(of: Style(rawValue: UInt16(style)), link: link) }
    }

    #expect(table.isFull)
  }
}
