import Testing
import Themes

@Suite struct BundledSchemesTests {
  @Test(
    "every listed scheme is made, with all its colours, as it is listed",
    arguments: BundledSchemes.all)
  func isMade(summary: SchemeSummary) throws {
    let scheme = try #require(BundledSchemes.scheme(summary.slug))

    #expect(SchemeSummary(scheme) == summary)
    #expect(scheme.palette.count == Scheme.Slot.allCases.count)
    #expect(scheme.palette.allSatisfy { $0 <= 0xFF_FFFF })
  }

  @Test func `there are two of the house first, and many others, dark and light`() {
    let all = BundledSchemes.all

    #expect(all.prefix(2).map(\.slug) == ["newsprint", "night-desk"])
    #expect(Set(all.map(\.slug)).count == all.count)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.dropFirst(2).filter(\.isDark).count >= 10)
    #expect(all.dropFirst(2).filter { !$0.isDark }.count >= 6)
  }

  @Test func `what is not listed is not there`() {
    #expect(BundledSchemes.scheme("") == nil)
    #expect(BundledSchemes.scheme("Nord") == nil)
  }

  @Test(
    "a preference is a slug for a light and for a dark terminal; one that is not known is dark",
    arguments: [
      (.auto, "newsprint", "night-desk"), (.named("nord"), "nord", "nord"),
      (.pair(light: "a", dark: "b"), "a", "b"),
    ] as [(ThemePreference, String, String)])
  func preference(preference: ThemePreference, light: String, dark: String) {
    #expect(preference.slug(onDark: false) == light)
    #expect(preference.slug(onDark: true) == dark)
    #expect(preference.slug(onDark: nil) == dark)
  }

  @Test func `auto is said as a word`() {
    #expect(ThemePreference("auto") == .auto)
    #expect(ThemePreference("nord") == .named("nord"))
  }
}
