import Settings
import Testing
import Themes

@Suite struct ScreenSettingsTests {
  @Test(
    "theme is a name, auto, or one each for light and dark",
    arguments: [
      ("auto", .auto), ("nord", .named("nord")), ("'Rosé Pine'", .named("Rosé Pine")),
      ("{light: a, dark: b}", .pair(light: "a", dark: "b")),
      ("\n  dark: b", .pair(light: "newsprint", dark: "b")),
      ("{light: a}", .pair(light: "a", dark: "night-desk")),
    ] as [(String, ThemePreference)])
  func theme(value: String, expected: ThemePreference) {
    let reading = read("theme: \(value)")

    #expect(reading.settings.theme == expected)
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "what is no theme is told, and the default stays",
    arguments: [
      ("[a]", "1:8: theme: must be the name of a theme (night-desk)", .auto),
      ("''", "1:8: theme: must be the name of a theme (night-desk)", .auto),
      (
        "{lihgt: a, dark: b}", "1:9: unknown key lihgt (did you mean light?)",
        .pair(light: "newsprint", dark: "b")
      ),
      (
        "{light: [a]}", "1:16: theme: light: must be the name of a theme (night-desk)",
        .pair(light: "newsprint", dark: "night-desk")
      ),
    ] as [(String, String, ThemePreference)])
  func badTheme(value: String, problem: String, expected: ThemePreference) {
    let reading = read("theme: \(value)")

    #expect(reading.places == [problem])
    #expect(reading.settings.theme == expected)
  }

  @Test func `switches are true or false, contrast is auto or off`() {
    let settings = read("contrast: off\ntransparent: TRUE\nmouse: false\nascii: true").settings

    #expect(!settings.liftsContrast && !settings.usesMouse)
    #expect(settings.isTransparent && settings.isASCII)
    #expect(read("contrast: auto\nmouse: true").settings == Settings())
  }

  @Test(
    "other words are told, and the default stays",
    arguments: [
      ("contrast: high", "1:11: contrast: must be auto or off"),
      ("mouse: maybe", "1:8: mouse: must be true or false"),
      ("transparent: [true]", "1:14: transparent: must be true or false"),
      ("ascii: 1", "1:8: ascii: must be true or false"),
    ])
  func badWords(text: String, problem: String) {
    let reading = read(text)

    #expect(reading.places == [problem])
    #expect(reading.settings == Settings())
  }
}
