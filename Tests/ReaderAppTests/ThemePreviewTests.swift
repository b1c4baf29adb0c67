import TerminalGrid
import Testing
import Themes

@testable import ReaderApp

@Suite struct ThemePreviewTests {
  @Test func `all lines of the page are as wide as it is`() {
    #expect(ThemePreview.page.allSatisfy { $0.width == ThemePreview.width })
  }

  @Test func `the page shows a hit, a figure, a problem, a selection and a bar`() {
    let looks = Set(ThemePreview.page.flatMap(\.cells).map { Look($0.style) })

    #expect(looks.contains { $0.overlays.contains(.hit) })
    #expect(looks.contains { $0.overlays.contains(.problem) })
    #expect(Set(looks.map(\.ground)).isSuperset(of: [.page, .bar, .selection]))
    #expect(looks.contains { $0.role == .figure })
  }

  @Test(
    "text is printed with its looks, by depth",
    arguments: [
      (.none, "ab"), (.sixteen, "\u{1B}[0;1;36ma\u{1B}[0mb\u{1B}[0m"),
      (
        .indexed,
        "\u{1B}[0;1;38;5;111;48;5;234ma\u{1B}[0;38;5;252;48;5;234mb\u{1B}[0m"
      ),
      (
        .direct,
        "\u{1B}[0;1;38;2;143;182;238;48;2;21;24;30ma\u{1B}[0;38;2;206;211;219;48;2;21;24;30mb\u{1B}[0m"
      ),
    ] as [(ColorDepth, String)])
  func colored(depth: ColorDepth, expected: String) {
    var text = DisplayText("a", .heading)
    text.append("b", .text)
    let sheet = themeStyleSheet(.house(isDark: true))

    #expect(ColoredText.line(text, styleSheet: sheet, depth: depth) == expected)
  }

  @Test func `bright colours and grounds of sixteen have their own numbers`() {
    let look = Appearance(foreground: .ansi(9), background: .ansi(3), attributes: [.dim, .italic])

    #expect(ColoredText.sequence(look) == "\u{1B}[0;2;3;91;43m")
  }

  @Test func `the swatch has two rows of eight blocks, and none where colours are few`() {
    let scheme = Scheme.house(isDark: true)

    #expect(ThemePreview.swatch(scheme, depth: .sixteen) == [])
    for depth in [ColorDepth.indexed, .direct] {
      let rows = ThemePreview.swatch(scheme, depth: depth)
      #expect(rows.map { $0.split(separator: "    ").count } == [9, 9])
    }
  }
}
