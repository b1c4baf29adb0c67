import Testing

/// `broadsheet themes`.
struct ThemesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func themes(
    _ arguments: String..., environment: [String: String] = [:], errorsToo: Bool = false
  ) throws -> Outcome {
    let own = ["XDG_CONFIG_HOME": folder.path("")].merging(environment) { $1 }
    return try Program.run(
      [Program.broadsheet, "themes"] + arguments, environment: own, errorsToo: errorsToo)
  }

  private func write(_ file: String, name: String, colors: Range<Int> = 0..<16) throws {
    let lines = colors.map { number in
      let digit = String(number, radix: 16, uppercase: true)
      return "  base0\(digit): \"\(digit)\(digit)\(digit)\(digit)\(digit)\(digit)\"\n"
    }
    try folder.write("broadsheet/themes/\(file)", "name: \(name)\npalette:\n\(lines.joined())")
  }

  @Test func `the user's themes are listed among the others, that of the configuration marked`()
    throws
  {
    try write("mine.yaml", name: "My Own")
    try write("nord.yaml", name: "Other Nord")
    try folder.write("broadsheet/config.yaml", "theme: mine\n")

    let lines = try themes().output.split(separator: "\n")

    #expect(lines.count >= 19)
    #expect(lines.filter { $0.hasPrefix("*") }.count == 1)
    let mine = try #require(lines.first { $0.hasPrefix("* mine ") })
    #expect(mine.hasSuffix("dark   \(folder.path("broadsheet/themes/mine.yaml"))"))
    #expect(lines.filter { $0.contains(" nord ") }.count == 1)
    #expect(lines.contains { $0.contains("Other Nord") })
  }

  @Test func `a file that is no scheme is told on standard error, and the others are listed`()
    throws
  {
    try write("bad.yaml", name: "Bad", colors: 0..<15)

    let output = try themes().output
    let outcome = try themes(errorsToo: true)

    #expect(!output.contains("bad"))
    #expect(
      outcome.output.hasSuffix(
        folder.path("broadsheet/themes/bad.yaml")
          + ":3:3: base0F: missing (a scheme has base00 to base0F)\n"))
    #expect(outcome.status == 0)
  }

  @Test(
    "a preview is coloured as far as is asked, and plain where it goes to no terminal",
    arguments: [
      ([], [:], false, false), (["--color", "truecolor"], [:], true, true),
      (["--color", "256"], [:], true, false),
      (["--color", "never"], ["CLICOLOR_FORCE": "1"], false, false),
      ([], ["CLICOLOR_FORCE": "1", "TERM": "xterm-256color"], true, false),
      ([], ["CLICOLOR_FORCE": "1", "TERM": "xterm", "COLORTERM": "truecolor"], true, true),
      ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, false),
      (["--color", "always"], ["NO_COLOR": "1", "TERM": "xterm-256color"], true, false),
    ] as [([String], [String: String], Bool, Bool)])
  func preview(
    options: [String], environment: [String: String], isColored: Bool, isDirect: Bool
  ) throws {
    let plain = ["TERM": "xterm", "COLORTERM": "", "NO_COLOR": "", "CLICOLOR_FORCE": ""]
    let own = ["XDG_CONFIG_HOME": folder.path("")].merging(plain) { $1 }
      .merging(environment) { $1 }

    let output = try Program.run(
      [Program.broadsheet, "themes", "--preview", "nord"] + options, environment: own
    ).output

    #expect(output.hasPrefix("Nord · nord · dark\n"))
    #expect(output.contains("\u{1B}[") == isColored)
    #expect(output.contains(";38;2;") == isDirect)
  }

  @Test func `a theme that is not there is told`() throws {
    let outcome = try themes("--preview", "nrod", errorsToo: true)

    #expect(outcome.output.contains("themes: there is no theme nrod"))
    #expect(outcome.status == 2)
  }

  @Test func `with JSON each line is an object`() throws {
    let line = try themes("--json", "newsprint").output

    #expect(
      line.hasPrefix(
        "{\"slug\":\"newsprint\",\"name\":\"Newsprint\",\"dark\":false,\"current\":true,"
          + "\"file\":null,\"palette\":[\"#f7f2e8\","))
  }
}
