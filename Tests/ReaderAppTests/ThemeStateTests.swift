import DigestCore
import ReaderApp
import TerminalGrid
import Testing
import Themes

/// Choosing a theme, and going by the terminal's ground.
@Suite struct ThemeStateTests {
  /// The state after `keys`, and what the last of them asked for.
  private func press(
    _ keys: String, _ theme: ReaderTheme = ReaderTheme(), display: Display = Display()
  ) throws -> (state: ReaderState, effects: [Effect]) {
    var state = reader(shelf, display: display)
    state.theme = theme
    var effects: [Effect] = []
    for key in try KeyScript.parse(keys) {
      effects = state.action(for: key).map { state.apply($0) } ?? []
    }
    return (state, effects)
  }

  @Test(
    "the selected theme is shown at once",
    arguments: [
      ("T", "night-desk"), ("T<up>", "newsprint"), ("Tsolar", "solarized-dark"),
      ("Tsolar light", "solarized-light"), ("Tnord<down>", "nord"), ("Tzzz", "zenburn"),
      ("Tnordzzz", "nord"), ("Tnord<esc>", "night-desk"), ("Tnord<c-c>", "night-desk"),
      ("Tnord<enter>", "nord"), ("Tnord<enter>T<up><esc>", "nord"),
    ])
  func shown(keys: String, slug: String) throws {
    #expect(try press(keys).state.theme.slug == slug)
  }

  @Test func `what is kept goes before the command line and the configuration`() throws {
    let choice = ThemeChoice(asked: .named("dracula"), configured: .named("nord"))

    let (state, effects) = try press("Tmonokai<enter>", ReaderTheme(choice, isOnDark: true))

    let picked = PickedTheme(.named("monokai"), before: .named("nord"))
    #expect(effects == [.keepLook(KeptLook(picked: picked, isOnDark: true))])
    #expect(state.theme.slug == "monokai" && state.overlay == nil)
  }

  @Test func `nothing is kept where nothing matches`() throws {
    let (state, effects) = try press("Tzzz<enter>")

    #expect(effects.isEmpty && state.overlay != nil)
  }

  @Test func `Backspace in an empty field goes back`() throws {
    let (state, _) = try press("T<up><bs>")

    #expect(state.overlay == nil && state.theme.slug == "night-desk")
  }

  @Test func `a terminal with few colours has no themes to choose from`() throws {
    let (state, effects) = try press("T", display: Display(hasGrounds: false))

    #expect(state.overlay == nil && effects.isEmpty)
    #expect(state.message?.text == "this terminal has too few colours for themes")
  }

  @Test func `themes that are read later leave the selected one selected`() throws {
    var (state, _) = try press("Tnord")
    let own = ThemeShelf.OwnTheme(slug: "aaa", file: "/aaa.yaml") {
      Scheme(slug: "", name: "Nordic", isDark: true, palette: Scheme.house(isDark: true).palette)
    }

    _ = state.apply(.finished(.themesListed(ThemeShelf(own: [own]).themes())))

    #expect(state.theme.slug == "nord")
    #expect(state.screen.contains("Nordic") && state.screen.contains("yours, dark"))
  }

  @Test(
    "an automatic theme goes by what the terminal says of its ground",
    arguments: [
      (TerminalReport.background(red: 255, green: 250, blue: 240), "newsprint"),
      (.background(red: 20, green: 20, blue: 30), "night-desk"),
      (.scheme(isDark: false), "newsprint"), (.scheme(isDark: true), "night-desk"),
      (.attributes, "night-desk"),
    ])
  func grounds(report: TerminalReport, slug: String) throws {
    var (state, _) = try press("")

    let effects = state.apply(.reported(report))

    #expect(state.theme.slug == slug)
    #expect(effects.isEmpty == (report == .attributes))
    #expect(state.apply(.reported(report)).isEmpty)
  }

  @Test func `a theme by its name stays whatever the terminal says`() throws {
    var (state, _) = try press("", ReaderTheme(ThemeChoice(configured: .named("nord"))))

    _ = state.apply(.reported(.scheme(isDark: false)))

    #expect(state.theme.slug == "nord")
  }

  @Test(
    "what is kept reads as it was written",
    arguments: [
      KeptLook(), KeptLook(isOnDark: false),
      KeptLook(picked: PickedTheme(.named("nord"), before: .auto), isOnDark: true),
      KeptLook(picked: PickedTheme(.auto, before: .pair(light: "a", dark: "b"))),
    ])
  func kept(look: KeptLook) {
    #expect(KeptLook(text: look.text) == look)
  }

  @Test(
    "what says nothing is passed over",
    arguments: ["", "theme", "theme \t", "theme nord", "ground", "ground grey\n\n", "\u{0}\u{1B}["])
  func broken(text: String) {
    #expect(KeptLook(text: text) == KeptLook())
  }
}
