import Foundation
import Settings
import Testing
import Themes

private let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The lines of sixteen colours, all of them different: base00 is 000010, base0F is 0f0f1f.
private func lines(leaving out: String? = nil, indent: String = "  ", mark: String = "#") -> String
{
  (0..<16).map { number in
    let digit = String(number, radix: 16, uppercase: true)
    let color = String(format: "%02x%02x%02x", number, number, number + 16)
    return "base0\(digit)" == out ? "" : "\(indent)base0\(digit): \"\(mark)\(color)\"\n"
  }.joined()
}

private func readScheme(_ text: String) -> SchemeReading {
  SchemeFile.read(Array(text.utf8), of: "/t/my-theme.yaml")
}

extension SchemeReading {
  /// As `LINE:COLUMN: message`.
  fileprivate var places: [String] {
    problems.map { String("\($0)".trimmingPrefix("/t/my-theme.yaml:")) }
  }
}

@Suite struct SchemeFileTests {
  @Test(
    "what the program was made with is what its scheme files say",
    arguments: BundledSchemes.all.map(\.slug))
  func bundled(slug: String) {
    let path = projectFolder.appending(path: "Themes/\(slug).yaml").path()

    let reading = SchemeFile(path: path).read()

    #expect(reading.problems == [])
    #expect(reading.scheme == BundledSchemes.scheme(slug))
  }

  @Test func `there are no other scheme files`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: projectFolder.appending(path: "Themes").path())

    #expect(
      Set(names.filter { $0.hasSuffix(".yaml") })
        == Set(BundledSchemes.all.map { "\($0.slug).yaml" }))
  }

  @Test(
    "every published scheme is read without a problem",
    .enabled(
      if: FileManager.default.fileExists(
        atPath: projectFolder.deletingLastPathComponent().appending(path: "shared/schemes").path()),
      "skipped: there are no schemes at ../shared"))
  func published() throws {
    let folder = projectFolder.deletingLastPathComponent().appending(path: "shared/schemes")
    let files = try ["base16", "base24"].flatMap { system in
      try FileManager.default.contentsOfDirectory(
        at: folder.appending(path: system), includingPropertiesForKeys: nil)
    }
    let readings = files.map { SchemeFile(path: $0.path()).read() }

    #expect(readings.count >= 287)
    #expect(readings.flatMap(\.problems) == [])
    #expect(readings.allSatisfy { $0.scheme?.palette.count == 24 })
    // What each file says of itself is what its colours say, but for two that are mistaken.
    #expect(
      readings.compactMap(\.scheme).filter { scheme in
        var text = "palette:\n"
        for (slot, color) in zip(Scheme.Slot.allCases, scheme.palette) {
          text += "  \(slot): \"\(String(format: "%06x", color))\"\n"
        }
        let told = readScheme(text)
        return told.scheme?.isDark != scheme.isDark
      }.map(\.slug).sorted() == ["brushtrees", "icy"])
  }

  @Test(
    "both forms are read, with and without a hash",
    arguments: [
      "system: base16\nname: My Theme\npalette:\n" + lines(),
      "name: My Theme\nvariant: dark\npalette:\n" + lines(mark: ""),
      "scheme: \"My Theme\"\nauthor: someone\n" + lines(indent: "", mark: ""),
      "# Ünïcode\nscheme: My Theme\t# tabs\n" + lines(indent: ""),
      "\u{FEFF}name: My Theme\r\npalette:\r\n" + lines().replacing("\n", with: "\r\n"),
      "name: My Theme\npalette:\n" + lines().replacing("base0A", with: "base0a"),
    ])
  func forms(text: String) throws {
    let reading = readScheme(text)
    let scheme = try #require(reading.scheme)

    #expect(reading.problems == [])
    #expect(scheme.slug == "my-theme")
    #expect(scheme.name == "My Theme")
    #expect(scheme.isDark)
    #expect(scheme[.base00] == 0x000010)
    #expect(scheme[.base0A] == 0x0A0A1A)
  }

  @Test func `colours of base24 are filled in where there are sixteen, or some of them`() throws {
    let scheme = try #require(readScheme("palette:\n" + lines() + "  base12: \"ff0000\"\n").scheme)

    let filled: [Scheme.Slot] = [.base10, .base11, .base13, .base14, .base15, .base16, .base17]
    let from: [Scheme.Slot] = [.base00, .base00, .base0A, .base0B, .base0C, .base0D, .base0E]
    #expect(filled.map { scheme[$0] } == from.map { scheme[$0] })
    #expect(scheme[.base12] == 0xFF0000)
  }

  @Test(
    "dark or light is said, else told by the colours",
    arguments: [
      ("", "000000", "ffffff", true), ("", "ffffff", "000000", false),
      ("variant: light\n", "000000", "ffffff", false),
      ("variant: Dark\n", "fff000", "000000", true),
      ("", "0000ff", "00ff00", true),
    ])
  func variant(said: String, ground: String, text: String, isDark: Bool) {
    let colors = lines().replacing("\"#000010\"", with: "\"\(ground)\"")
      .replacing("\"#050515\"", with: "\"\(text)\"")

    #expect(readScheme("\(said)palette:\n\(colors)").scheme?.isDark == isDark)
  }

  @Test(
    "a scheme is called by its slug, else by its name, else by its file",
    arguments: [
      ("slug: a-b\nname: C", "a-b", "C"),
      ("name: Rosé Pine, dawn", "rose-pine-dawn", "Rosé Pine, dawn"),
      ("", "my-theme", "my-theme"), ("name: ''", "my-theme", "my-theme"),
      ("name: \"***\"", "my-theme", "***"), ("slug: ../../etc\nname: x", "etc", "x"),
    ])
  func slug(keys: String, slug: String, name: String) {
    let scheme = readScheme("\(keys)\npalette:\n\(lines())").scheme

    #expect(scheme?.slug == slug)
    #expect(scheme?.name == name)
  }

  @Test func `roles take a base or a colour`() {
    let text =
      "palette:\n\(lines())roles:\n  title: base0D\n  unread-title: '#abcdef'\n  link: base16"
    let reading = readScheme(text)

    #expect(reading.problems == [])
    #expect(
      reading.scheme?.roles == [.title: 0x0D0D1D, .unreadTitle: 0xABCDEF, .link: 0x0D0D1D])
  }

  @Test func `roles that are not understood are told, and the others taken`() {
    let text =
      "palette:\n\(lines())roles:\n  titel: base0D\n  author: red\n  code: base18\n  link: base09\n"
    let reading = readScheme(text)

    #expect(reading.scheme?.roles == [.link: 0x090919])
    #expect(
      reading.places == [
        "19:3: unknown role titel (did you mean title?)",
        "20:11: author: must be a base (base0D) or a colour in quotes (\"#1a2b3c\")",
        "21:9: code: must be a base (base0D) or a colour in quotes (\"#1a2b3c\")",
      ])
  }

  @Test(
    "what is no scheme is told with its place",
    arguments: [
      ("", " is empty"), ("# nothing", " is empty"),
      ("- a", "1:1: must be a scheme (palette: with base00 to base0F)"),
      ("palette: 3", "1:10: palette: must be colours (base00: \"#1a2b3c\")"),
      (
        "palette:\n" + lines(leaving: "base0B"),
        "2:3: base0B: missing (a scheme has base00 to base0F)"
      ),
      (
        "name: x",
        "1:1: base00, base01, base02, base03, base04,…: missing (a scheme has base00 to base0F)"
      ),
      (
        "palette:\n" + lines(leaving: "base0F") + "  base0F: #ffffff",
        "17:10: base0F: must be a colour in quotes (# alone begins a comment)"
      ),
      (
        "palette:\n" + lines(leaving: "base0F") + "  base0F: red",
        "17:11: base0F: must be a colour (\"#1a2b3c\")"
      ),
      (
        "palette:\n" + lines(leaving: "base0F") + "  base0F: \"#12345\"",
        "17:11: base0F: must be a colour (\"#1a2b3c\")"
      ),
      ("a: b: c", "1:5: a colon that cannot stand here"), ("a: \u{1}", "1:4: the character U+0001"),
    ])
  func bad(text: String, problem: String) {
    let reading = readScheme(text)

    #expect(reading.scheme == nil)
    #expect(reading.places.count == 1)
    #expect(reading.places.first?.hasPrefix(problem) == true, "\(reading.places)")
  }

  @Test func `a wrong variant is told, and the colours decide`() {
    let reading = readScheme("variant: dusk\npalette:\n\(lines())")

    #expect(reading.scheme?.isDark == true)
    #expect(reading.places == ["1:10: variant: must be dark or light"])
  }
}
