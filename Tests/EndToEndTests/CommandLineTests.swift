import Foundation
import Testing

/// What the program prints where there is no terminal, and how it ends.
struct CommandLineTests {
  private func broadsheet(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Outcome {
    try Program.run([Program.broadsheet] + arguments, environment: environment)
  }

  @Test func `piped, the reader lists the papers`() throws {
    let plain = try broadsheet(Program.sample)
    let list = try broadsheet("list", Program.sample)

    #expect(plain.output == list.output)
    #expect(list.output.contains("Attention Is All You Need"))
    #expect(plain.status == 0)
  }

  @Test func `without a path the archive that is set is read, else the sample`() throws {
    let sample = try broadsheet("list", "--json")
    let set = try broadsheet(
      "list", "--json", environment: ["BROADSHEET_ARCHIVE": Program.sample])

    #expect(sample.output.split(separator: "\n").count > 20)
    #expect(set.output.split(separator: "\n").count == sample.output.split(separator: "\n").count)
  }

  @Test func `every line of list --json is an object with all keys`() throws {
    let lines = try broadsheet("list", "--json", Program.sample).output.split(separator: "\n")

    let keys: Set = [
      "date", "position", "title", "authors", "arxiv_id", "arxiv_url", "huggingface_url", "links",
      "summary", "sections", "file", "line",
    ]
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object.map { Set($0.keys) } == keys)
    }
  }

  @Test func `list --part prints titles with that part of their summaries`() throws {
    let results = try broadsheet("list", "--part", "results", Program.sample)
    let wrong = try Program.run(
      [Program.broadsheet, "list", "--part", "result", Program.sample], errorsToo: true)
    let both = try Program.run(
      [Program.broadsheet, "list", "--part", "results", "--json", Program.sample], errorsToo: true)

    let lines = results.output.split(separator: "\n")
    let title = try #require(lines.firstIndex(of: "Attention Is All You Need"))
    #expect(lines[title + 1].hasPrefix("On WMT 2014 English-to-German it achieves 28.4 BLEU"))
    #expect(lines.count % 2 == 0 && results.status == 0)
    #expect(wrong.status == 2 && wrong.output.contains("objective"))
    #expect(both.status == 2 && both.output.contains("only one of them"))
  }

  @Test func `show prints a page, or JSON, or says that there is none`() throws {
    let page = try broadsheet("show", "1706.03762", Program.sample)
    let byURL = try broadsheet("show", "https://arxiv.org/abs/1706.03762v5", Program.sample)
    let json = try broadsheet("show", "1706.03762", "--json", Program.sample)
    let none = try broadsheet("show", "1706.99999", Program.sample)
    let wrong = try broadsheet("show", "nonsense", Program.sample)

    #expect(page.output.hasPrefix("Attention Is All You Need\n"))
    #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 88 })
    #expect(byURL.output == page.output)
    #expect(json.output.hasPrefix("{\"date\":"))
    #expect(none.status == 1 && none.output.isEmpty)
    #expect(wrong.status == 2)
  }

  @Test func `check says where something is wrong`() throws {
    let folder = try TemporaryFolder()
    try "## Papers for 2025-02-30\n\n| Title | Authors | Summary |\n|---|---|---|\n".write(
      toFile: folder.path("a.md"), atomically: true, encoding: .utf8)

    let bad = try broadsheet("check", folder.url.path())
    let good = try broadsheet("check", Program.sample)

    #expect(bad.output.contains("a.md:1:15: "))
    #expect(bad.status == 1)
    #expect(good.output.isEmpty && good.status == 0)
  }

  @Test(
    "failures are told in plain words, with status 2",
    arguments: [
      (["/nowhere/at/all"], "no such file"), (["list", "/nowhere/at/all"], "no such file"),
      (["/etc/passwd"], "not a digest"), (["/dev/null"], "neither a file nor a folder"),
      (["replay", "--keys", "<nonsense>"], "nonsense"), (["replay", "--size", "0x0"], "size"),
      (["list", "--nonsense"], "nonsense"), (["replay", "--today", "never"], "never"),
    ])
  func failures(arguments: [String], words: String) throws {
    let outcome = try Program.run([Program.broadsheet] + arguments, errorsToo: true)

    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words), "\(outcome.output)")
  }

  @Test func `output that could not be written is a failure`() throws {
    let words = [Program.broadsheet, "list", Program.sample].map(Program.quoted)

    let outcome = try Program.run(["sh", "-c", words.joined(separator: " ") + " > /dev/full"])

    #expect(outcome.status == 2)
  }

  @Test func `help shows the reader's options and examples, and is no failure`() throws {
    let help = try broadsheet("--help")

    #expect(help.status == 0)
    for word in ["--date", "--query", "--ascii", "EXAMPLES", "replay", "check"] {
      #expect(help.output.contains(word))
    }
    #expect(try broadsheet("--version").status == 0)
    #expect(try broadsheet("--generate-completion-script", "bash").output.contains("broadsheet"))
  }

  @Test func `replay plays keys, each after the answer to the one before`() throws {
    let screen = try broadsheet(
      "replay", "--size", "120x36", "--keys", "/attention<enter>", "--today", "2025-05-07",
      Program.sample)

    #expect(screen.output.split(separator: "\n", omittingEmptySubsequences: false).count == 37)
    #expect(screen.output.contains("Attention Is All You Need"))
    #expect(screen.status == 0)
  }
}

@Test func `the README's picture is what the reader shows`() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")
  var readme = try String(contentsOf: file, encoding: .utf8)
  let screen = try Program.run(
    [Program.broadsheet, "replay", "--size", "110x24", "--keys", "/attention<enter>"]
  ).output
  let start = try #require(readme.range(of: "<!-- screen -->\n"))
  let end = try #require(readme.range(of: "<!-- /screen -->"))
  let picture = "```text\n\(screen)```\n"

  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    readme.replaceSubrange(start.upperBound..<end.lowerBound, with: picture)
    try readme.write(to: file, atomically: true, encoding: .utf8)
  } else {
    #expect(readme[start.upperBound..<end.lowerBound] == picture, "RECORD=1 writes it anew")
  }
}
