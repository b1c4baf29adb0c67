import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

/// What looks become of a scheme, and where there are too few colours for one.
@Suite struct ThemeStyleTests {
  private let day = themeStyleSheet(.house(isDark: false))
  private let night = themeStyleSheet(.house(isDark: true))

  @Test(
    "roles take the slots of base16",
    arguments: [
      (.text, .base05), (.title, .base06), (.unreadTitle, .base06), (.readTitle, .base04),
      (.heading, .base0D), (.figure, .base09), (.identifier, .base09), (.code, .base0B),
      (.error, .base08), (.star, .base0A), (.syntax, .base0C), (.picked, .base0E),
      (.warning, .base0F), (.border, .base0D), (.author, .base04),
    ] as [(Role, Scheme.Slot)])
  func slots(role: Role, slot: Scheme.Slot) {
    let scheme = Scheme.house(isDark: true)

    #expect(night(Look(role).style, .direct).foreground == .rgb(scheme[slot]))
  }

  @Test func `a scheme's own role goes before its slot, but can be read`() {
    var scheme = Scheme.house(isDark: true)
    scheme.roles = [.title: 0xFFD7AF, .text: 0x222222]
    let sheet = themeStyleSheet(scheme)

    #expect(sheet(Look(.title).style, .direct).foreground == .rgb(0xFFD7AF))
    #expect(sheet(Look(.text).style, .direct).foreground != .rgb(0x222222))
  }

  @Test func `overlays add to what a role has`() {
    let plain = night(Look(.text).style, .direct)
    let problem = night(Look(.text, .problem).style, .direct)
    let selected = night(Look(.text, .selected).style, .direct)
    let hit = night(Look(.link, [.hit, .selected], on: .bar).style, .direct)

    #expect(night(Look(.text, [.bold, .italic]).style, .direct).attributes == [.bold, .italic])
    #expect(problem.attributes == .underline)
    #expect(problem.foreground == night(Look(.error).style, .direct).foreground)
    #expect(selected == night(Look(.text, on: .selection).style, .direct))
    #expect(selected.background != plain.background)
    #expect(hit.background == .rgb(Scheme.house(isDark: true)[.base0A]))
    #expect(hit.attributes.contains(.bold))
  }

  @Test func `small print steps back from the body, what need not be read from that`() throws {
    for summary in BundledSchemes.all {
      let sheet = themeStyleSheet(try #require(BundledSchemes.scheme(summary.slug)))
      func contrast(_ role: Role) throws -> Float {
        let look = sheet(Look(role).style, .direct)
        let ink = try #require(RGB(look.foreground))
        return ink.contrast(with: try #require(RGB(look.background)))
      }

      #expect(try contrast(.text) > contrast(.secondary) - 0.1, "\(summary.slug)")
      #expect(try contrast(.secondary) >= contrast(.faint) - 0.1, "\(summary.slug)")
    }
  }

  @Test func `a selection is one of five pairs, a strip that can nearly be read among them`() {
    var scheme = Scheme.house(isDark: true)
    func selection(_ strip: UInt32, text: UInt32 = 0x909090) -> SelectionChoice {
      (scheme.palette[2], scheme.palette[5]) = (strip, text)
      (scheme.palette[6], scheme.palette[7]) = (text, text)
      let strip = ColorWire.direct.drawn(RGB(strip))
      return SelectionChoice(scheme, strip: strip, wire: .direct, isLifting: true)
    }

    #expect(selection(0x202020).ground.rgb == RGB(0x202020))
    #expect(selection(0x303030).ink == nil)
    #expect(selection(0x808080).ground.rgb == scheme.rgb(.base0D))
    #expect(selection(0x808080).ink == scheme.rgb(.base00))
    scheme.palette[13] = 0x202020
    #expect(selection(0x808080).ground.rgb == scheme.rgb(.base05))
  }

  @Test(
    "with sixteen colours or none nothing but a hit has a ground",
    arguments: [ColorDepth.sixteen, .none])
  func noGrounds(depth: ColorDepth) {
    for role in Role.allCases {
      for ground in Ground.allCases {
        for sheet in [day, night] {
          let look = sheet(Look(role, on: ground).style, depth)

          #expect(look.background == .standard)
          #expect(depth > .none || look.foreground == .standard)
        }
      }
    }
  }

  @Test func `on a light terminal of sixteen colours none is used that cannot be read there`() {
    let pale: [Color] = [.ansi(2), .ansi(3), .ansi(6), .ansi(7)] + (9...15).map { .ansi($0) }
    for role in Role.allCases {
      #expect(!pale.contains(day(Look(role).style, .sixteen).foreground), "\(role)")
    }
  }

  @Test(
    "sixteen colours and none: attributes carry what colours cannot",
    arguments: [
      (Look(.text), .standard, .standard, [], []),
      (Look(.heading), .ansi(6), .ansi(4), .bold, [.bold, .underline]),
      (Look(.unreadTitle), .standard, .standard, .bold, .bold),
      (Look(.readTitle), .standard, .standard, [], []),
      (Look(.author), .standard, .standard, .dim, .dim),
      (Look(.figure), .ansi(2), .ansi(4), .bold, .bold),
      (Look(.error), .ansi(1), .ansi(1), .bold, .bold),
      (Look(.star), .ansi(3), .ansi(1), .bold, .bold),
      (Look(.text, .hit), .ansi(0), .ansi(0), .bold, [.bold, .reverse]),
      (Look(.key, .selected), .standard, .standard, [.bold, .reverse], [.bold, .reverse]),
      (Look(.text, .problem), .standard, .standard, .underline, .underline),
      (Look(.title, .faded), .standard, .standard, .dim, .dim),
    ] as [(Look, Color, Color, TextAttributes, TextAttributes)])
  func few(
    look: Look, dark: Color, light: Color, attributes: TextAttributes, plain: TextAttributes
  ) {
    #expect(night(look.style, .sixteen).foreground == dark)
    #expect(day(look.style, .sixteen).foreground == light)
    #expect(night(look.style, .sixteen).attributes == attributes)
    #expect(day(look.style, .none).attributes == plain)
    #expect(standardStyleSheet(look.style, .none) == night(look.style, .none))
  }
}
