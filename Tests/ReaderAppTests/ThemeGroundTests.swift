import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

/// What lies beside each other is told from each other.
@Suite struct ThemeGroundTests {
  private static let depths: [ColorDepth] = [.direct, .indexed]

  @Test(
    "grounds, rules and the marker are told from what is around them",
    arguments: BundledSchemes.all.map(\.slug), depths)
  func bundled(slug: String, depth: ColorDepth) throws {
    let scheme = try #require(BundledSchemes.scheme(slug))

    #expect(alike(in: scheme, depth) == [])
  }

  @Test(
    "they are in every published scheme too",
    .enabled(if: SharedSchemes.areThere, "skipped: there are no schemes at ../shared"),
    arguments: depths)
  func published(depth: ColorDepth) {
    for scheme in SharedSchemes.all { #expect(alike(in: scheme, depth) == [], "\(scheme.slug)") }
  }

  @Test(
    "text behind a menu steps back, but is not gone",
    arguments: BundledSchemes.all.map(\.slug), depths)
  func faded(slug: String, depth: ColorDepth) throws {
    let scheme = try #require(BundledSchemes.scheme(slug))
    let sheet = themeStyleSheet(scheme)
    for role in [Role.text, .title, .secondary, .figure] {
      let ground = try #require(RGB(sheet(Look(role).style, depth).background))
      let ink = try #require(RGB(sheet(Look(role).style, depth).foreground))
      let faded = sheet(Look(role, [.faded, .bold]).style, depth)
      let fadedInk = try #require(RGB(faded.foreground))

      #expect(fadedInk.distance(to: ground) < ink.distance(to: ground))
      #expect(fadedInk.distance(to: ground) > 0.05)
      #expect(!faded.attributes.contains(.bold))
    }
    let hit = sheet(Look(.text, [.hit, .faded]).style, depth)
    #expect(hit.background == sheet(Look(.text).style, depth).background)
  }

  /// Pairs that the eye would take for each other, with their distance.
  private func alike(in scheme: Scheme, _ depth: ColorDepth) -> [String] {
    let sheet = themeStyleSheet(scheme)
    var found: [String] = []
    func check(_ what: String, _ first: Color, _ second: Color, least: Float) {
      guard let first = RGB(first), let second = RGB(second) else {
        found.append("\(what): no colour")
        return
      }
      let distance = first.distance(to: second)
      if distance < least { found.append("\(what): \(distance)") }
    }
    func ground(_ ground: Ground) -> Color {
      sheet(Look(.text, on: ground).style, depth).background
    }
    check("bar", ground(.bar), ground(.page), least: 0.019)
    check("selection", ground(.selection), ground(.page), least: 0.03)
    check("menu", ground(.menu), ground(.page), least: 0.014)
    check("selection in a menu", ground(.selection), ground(.menu), least: 0.019)
    check("selection and bar", ground(.selection), ground(.bar), least: 0.014)
    check("menu and bar", ground(.menu), ground(.bar), least: 0.007)
    for on in Ground.allCases {
      for (role, least) in [(Role.rule, 0.045), (.border, 0.1), (.bar, 0.1)] as [(Role, Float)] {
        let ink = sheet(Look(role, on: on).style, depth).foreground
        check("\(role) on \(on)", ink, ground(on), least: least)
      }
    }
    let hit = sheet(Look(.text, .hit).style, depth)
    if !hit.attributes.contains(.underline) {
      check("hit", hit.background, ground(.page), least: 0.059)
    }
    return found
  }
}
