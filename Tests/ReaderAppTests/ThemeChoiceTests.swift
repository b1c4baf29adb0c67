import Synchronization
import Testing
import Themes

@testable import ReaderApp

@Suite struct ThemeChoiceTests {
  @Test func `what is asked goes before what was picked, that before the configuration`() {
    var choice = ThemeChoice()
    #expect(choice.preference == .auto)

    choice.configured = .named("nord")
    #expect(choice.preference == .named("nord"))

    choice.picked = PickedTheme(.named("dracula"), before: .named("nord"))
    #expect(choice.preference == .named("dracula"))

    choice.asked = .auto
    #expect(choice.preference == .auto)
  }

  @Test func `what was picked gives way where the configuration says something new`() {
    let picked = PickedTheme(.named("dracula"), before: .auto)

    #expect(ThemeChoice(picked: picked).preference == .named("dracula"))
    #expect(ThemeChoice(picked: picked, configured: .named("nord")).preference == .named("nord"))
  }

  @Test(
    "what was picked is kept as a line",
    arguments: [
      (PickedTheme(.named("nord"), before: .auto), "nord\tauto"),
      (PickedTheme(.auto, before: .pair(light: "a", dark: "b")), "auto\ta/b"),
    ])
  func line(picked: PickedTheme, line: String) {
    #expect(picked.line == line)
    #expect(PickedTheme(line) == picked)
  }

  @Test(
    "a line that is none is nothing", arguments: ["", "nord", "a\tb\tc", "\t", "a/\tb", "a\tb/c/d"])
  func noLine(line: String) {
    #expect(PickedTheme(line) == nil)
  }
}

@Suite struct ThemeShelfTests {
  private static func own(_ slug: String, name: String, isDark: Bool = true) -> ThemeShelf.OwnTheme
  {
    ThemeShelf.OwnTheme(slug: slug, file: "/t/\(slug).yaml") {
      var scheme = Scheme.house(isDark: isDark)
      (scheme.slug, scheme.name) = ("inside", name)
      return scheme
    }
  }

  @Test func `a theme of the user goes before one of the program, and is called by its file`() {
    let shelf = ThemeShelf(own: [Self.own("nord", name: "Mine"), Self.own("zoo", name: "Zoo")])

    #expect(shelf.scheme("nord")?.name == "Mine")
    #expect(shelf.scheme("nord")?.slug == "nord")
    #expect(shelf.themes().filter { $0.summary.slug == "nord" }.map(\.file) == ["/t/nord.yaml"])
    #expect(shelf.themes().count == BundledSchemes.all.count + 1)
  }

  @Test func `house themes come first, then the user's, then the others`() {
    let shelf = ThemeShelf(own: [Self.own("zoo", name: "Zoo"), Self.own("x", name: "alpha")])

    #expect(
      shelf.themes().prefix(5).map(\.summary.slug)
        == ["newsprint", "night-desk", "x", "zoo", "ayu-mirage"])
  }

  @Test func `no file is read but the one that is asked for`() {
    let reads = Mutex<[String]>([])
    let shelf = ThemeShelf(
      own: ["a", "nord"].map { slug in
        ThemeShelf.OwnTheme(slug: slug, file: slug) {
          reads.withLock { $0.append(slug) }
          return nil
        }
      })

    #expect(shelf.scheme("dracula")?.slug == "dracula")
    #expect(reads.withLock { $0 } == [])
    #expect(shelf.scheme("nord") == nil)
    #expect(reads.withLock { $0 } == ["nord"])
  }

  @Test(
    "a theme is found by its slug, or by its name as it may be written",
    arguments: [
      ("rose-pine", "rose-pine"), ("Rosé Pine", "rose-pine"), ("Tokyo Night", "tokyo-night"),
      ("night_desk", "night-desk"), ("NORD", "nord"), ("My Own", "my_own"), ("my_own", "my_own"),
    ])
  func found(name: String, slug: String) {
    let shelf = ThemeShelf(own: [Self.own("my_own", name: "Other")])

    #expect(shelf.scheme(name)?.slug == slug)
  }

  @Test func `a theme that is not there is told, and the house's takes its place`() {
    let shelf = ThemeShelf()

    #expect(shelf.resolve(.named("nrod"), onDark: false).scheme.slug == "newsprint")
    #expect(shelf.resolve(.named("nrod"), onDark: nil).scheme.slug == "night-desk")
    #expect(shelf.resolve(.named("nrod"), onDark: nil).missing == "nrod")
    #expect(shelf.resolve(.auto, onDark: true).missing == nil)
  }

  @Test(
    "what is typed begins words of a theme",
    arguments: [
      ("", true), ("ros", true), ("pine", true), ("pine ros", true), ("dawn", false),
      ("dark", true), ("ROSÉ", true), ("rose-p", true), ("ine", false),
    ])
  func matches(typed: String, isMatch: Bool) throws {
    let theme = try #require(ThemeShelf().themes().first { $0.summary.slug == "rose-pine" })

    #expect(theme.matches(typed) == isMatch)
  }
}
