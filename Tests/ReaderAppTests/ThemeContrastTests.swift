import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

/// Text can be read in every theme: WCAG contrast of 4.5:1 between what is drawn.
@Suite struct ThemeContrastTests {
  private static let depths: [ColorDepth] = [.direct, .indexed]

  @Test(
    "every text can be read on every ground in every bundled scheme",
    arguments: BundledSchemes.all.map(\.slug), depths)
  func bundled(slug: String, depth: ColorDepth) throws {
    let scheme = try #require(BundledSchemes.scheme(slug))

    #expect(unreadable(Self.looks, in: scheme, depth) == [])
  }

  @Test(
    "every text can be read on every ground in every published scheme",
    .enabled(if: SharedSchemes.areThere, "skipped: there are no schemes at ../shared"),
    arguments: depths)
  func published(depth: ColorDepth) {
    let schemes = SharedSchemes.all

    #expect(schemes.count >= 287)
    for scheme in schemes {
      #expect(unreadable(Self.colors, in: scheme, depth) == [], "\(scheme.slug)")
    }
  }

  @Test func `without lifting, text is drawn in the colours of the scheme`() throws {
    let scheme = try #require(BundledSchemes.scheme("solarized-light"))
    let sheet = themeStyleSheet(scheme, isLifting: false)

    #expect(sheet(Look(.secondary).style, .direct).foreground == .rgb(scheme[.base04]))
    #expect(sheet(Look(.faint).style, .direct).foreground == .rgb(scheme[.base03]))
    #expect(unreadable(Self.colors, in: scheme, .direct, isLifting: false) != [])
  }

  /// The looks of text, but those that are meant to step back, whose contrast is too low.
  private func unreadable(
    _ looks: [Look], in scheme: Scheme, _ depth: ColorDepth, isLifting: Bool = true
  ) -> [String] {
    var found: [String] = []
    for isTransparent in [false, true] {
      let sheet = themeStyleSheet(scheme, isLifting: isLifting, isTransparent: isTransparent)
      let page = sheet(Look(.text).style, depth)
      let opaque = themeStyleSheet(scheme)(Look(.text).style, depth).background
      #expect((page.background == .standard) == isTransparent)
      for look in looks {
        let drawn = sheet(look.style, depth)
        let back = drawn.background == .standard ? opaque : drawn.background
        guard let ink = RGB(drawn.foreground), let ground = RGB(back) else {
          found.append("\(look) has no colour")
          continue
        }
        let contrast = ink.contrast(with: ground)
        if contrast < 4.5 { found.append("\(look): \(contrast)") }
      }
    }
    return found
  }

  private static let roles = Role.allCases.filter { ![.rule, .bar, .border].contains($0) }

  private static let looks: [Look] = {
    let overlays: [Look.Overlay] = [
      [], .bold, .italic, .hit, .selected, .problem, [.hit, .selected], [.problem, .selected],
      [.bold, .italic], [.hit, .problem],
    ]
    return roles.flatMap { role in
      Ground.allCases.flatMap { ground in overlays.map { Look(role, $0, on: ground) } }
    }
  }()

  /// Those that may differ in colours.
  private static let colors = Ground.allCases.flatMap { ground in
    roles.map { Look($0, on: ground) }
      + [Look.Overlay.hit, .problem].map { Look(.text, $0, on: ground) }
  }
}
