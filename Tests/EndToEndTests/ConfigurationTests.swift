import Foundation
import Testing

/// The configuration as the program finds it, and `broadsheet config`.
struct ConfigurationTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("broadsheet/config.yaml") }

  init() throws { folder = try TemporaryFolder() }

  private func broadsheet(
    _ arguments: String..., environment: [String: String] = [:], errorsToo: Bool = false
  ) throws -> Outcome {
    let own = ["XDG_CONFIG_HOME": folder.path("")].merging(environment) { $1 }
    return try Program.run([Program.broadsheet] + arguments, environment: own, errorsToo: errorsToo)
  }

  private func papers(_ outcome: Outcome) -> Int { outcome.output.split(separator: "\n").count }

  /// An archive of two papers beside the configuration.
  private func writeArchive(in name: String) throws {
    try folder.write("\(name)/2025/05/06.md", Digests.digest("2025-05-06", "Old", "Older"))
  }

  @Test func `the printed default is one without problems, and says where it belongs`() throws {
    let printed = try broadsheet("config")
    let place = try broadsheet("config", errorsToo: true)
    try folder.write("broadsheet/config.yaml", printed.output)
    let again = try broadsheet("config", errorsToo: true)
    let checked = try broadsheet("config", "--check", errorsToo: true)

    #expect(printed.output.contains("\nauto-read: 1.5\n"))
    #expect(place.output.hasSuffix("it belongs in \(path) (not there yet)\n"))
    #expect(again.output.hasSuffix("the configuration is \(path)\n"))
    #expect(checked.output.isEmpty && checked.status == 0)
  }

  @Test(
    "what is wrong is printed with its place and status 1, asked as an option or as a word",
    arguments: ["--check", "check"])
  func check(argument: String) throws {
    try folder.write("broadsheet/config.yaml", "archive: /a\nauto-raed: 2\nmarks: [x]\n")

    let outcome = try broadsheet("config", argument)

    #expect(
      outcome.output == """
        \(path):2:1: unknown key auto-raed (did you mean auto-read?)
        \(path):3:8: marks: must be a path (~/digests)

        """)
    #expect(outcome.status == 1)
  }

  @Test func `without a file there is nothing wrong`() throws {
    let outcome = try broadsheet("config", "--check", errorsToo: true)

    #expect(outcome.output == "\(path): is not there; the defaults apply\n")
    #expect(outcome.status == 0)
  }

  @Test func `the path is that of XDG_CONFIG_HOME, else in the home, else there is none`() throws {
    let set = try broadsheet("config", "--path")
    let inHome = try broadsheet(
      "config", "--path", environment: ["XDG_CONFIG_HOME": "not/absolute", "HOME": "/home/a"])
    let none = try broadsheet(
      "config", "--path", environment: ["XDG_CONFIG_HOME": "", "HOME": ""], errorsToo: true)

    #expect(set.output == path + "\n")
    #expect(inHome.output == "/home/a/.config/broadsheet/config.yaml\n")
    #expect(none.output.contains("there is no place for it (set XDG_CONFIG_HOME or HOME)"))
    #expect(none.status == 2)
  }

  @Test func `the archive of the configuration opens where neither a path nor a variable does`()
    throws
  {
    try writeArchive(in: "broadsheet/mine")
    try folder.write("broadsheet/config.yaml", "archive: mine\n")

    let configured = try broadsheet("list", errorsToo: true)
    let plain = try broadsheet()
    let searched = try broadsheet("search", "--count", "older")
    let indexed = try broadsheet("index")
    let byVariable = try broadsheet("list", environment: ["BROADSHEET_ARCHIVE": Program.sample])
    let byPath = try broadsheet("list", Program.sample)

    #expect(papers(configured) == 2)
    #expect(papers(plain) == 2)
    #expect(searched.output == "1\n")
    #expect(indexed.output.hasPrefix("2 papers in 1 file"))
    #expect(papers(byVariable) > 20)
    #expect(byPath.output == byVariable.output)
  }

  @Test func `what keeps the configuration from naming an archive is told beside the sample`()
    throws
  {
    try folder.write("broadsheet/config.yaml", "archvie: mine\n")

    let list = try broadsheet("list", errorsToo: true)
    let named = try broadsheet("list", Program.sample, errorsToo: true)

    let lines = list.output.split(separator: "\n")
    #expect(lines.contains("\(path):1:1: unknown key archvie (did you mean archive?)"))
    #expect(lines.contains { $0.hasPrefix("this is the built-in sample") })
    #expect(!named.output.contains("archvie"))
  }

  @Test func `an archive of the configuration that is gone is a failure, and no sample`() throws {
    try folder.write("broadsheet/config.yaml", "archive: gone\n")

    let outcome = try broadsheet("list", errorsToo: true)

    #expect(outcome.output.contains("broadsheet/gone: "))
    #expect(outcome.status == 2)
  }
}
