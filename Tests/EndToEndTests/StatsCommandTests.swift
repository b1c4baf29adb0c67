import Foundation
import Testing

/// What `stats` prints of the sample.
struct StatsCommandTests {
  private func stats(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome
  {
    let archive = ["stats", "--archive", Program.sample]
    return try Program.run(
      [Program.broadsheet] + archive + arguments, environment: environment, errorsToo: true)
  }

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  @Test func `the page has all its parts, within 80 columns`() throws {
    let outcome = try stats()

    let titles = [
      "Papers a day", "Papers a weekday", "Most frequent authors", "Rising in titles",
      "Falling in titles",
    ]
    let lines = outcome.output.split(separator: "\n").map { String($0) }
    #expect(outcome.status == 0, "\(outcome.output)")
    for title in titles { #expect(lines.contains(title)) }
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `papers of the days are those of the archive, or of the query`() throws {
    let list = try Program.run([Program.broadsheet, "list", Program.sample]).output
    let found = try Program.run(
      [Program.broadsheet, "search", "--archive", Program.sample, "--count", "attention"])

    let papers = try [stats("--json"), stats("--json", "attention")].map { outcome in
      try objects(outcome.output).filter { $0["kind"] as? String == "day" }
        .compactMap { $0["papers"] as? Int }.reduce(0, +)
    }

    #expect(papers[0] == list.split(separator: "\n").count)
    #expect("\(papers[1])\n" == found.output)
  }

  @Test func `the reader counts what the command counts`() throws {
    func screen(_ keys: String) throws -> String {
      try Program.run(
        [Program.broadsheet, "replay", "--size", "120x36", "--keys", keys, Program.sample]
      ).output
    }

    let (all, found) = (try screen("c"), try screen(":stats attention<enter>"))
    let year = try stats("attention").output.split(separator: "\n").first { $0.hasPrefix("2025") }

    #expect(all.contains("Statistics of all papers") && all.contains("2025  28 papers on 3 days"))
    #expect(found.contains("Statistics of “attention”"))
    #expect(found.contains(" \(try #require(year))"))
    #expect(try screen(":trend attention, adam<enter>").contains("b adam"))
  }

  @Test func `every object has its kind, and there is a line for each weekday`() throws {
    let objects = try objects(try stats("--json").output)

    let kinds = Set(objects.compactMap { $0["kind"] as? String })
    #expect(objects.allSatisfy { $0["kind"] is String })
    #expect(kinds.isSuperset(of: ["day", "weekday", "author"]))
    #expect(objects.filter { $0["kind"] as? String == "weekday" }.count == 7)
  }

  @Test func `colours are those that are asked for, and none where none are wanted`() throws {
    let asked = try stats("--color", "16").output
    let refused = try stats(environment: ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]).output

    #expect(asked.contains("\u{1B}[0;1;36m"))
    #expect(!refused.contains("\u{1B}"))
  }

  @Test func `days that were read are counted`() throws {
    let folder = try TemporaryFolder()
    let own = ["--marks", folder.path("marks")]
    let id = "1706.03762"
    let marked = try Program.run(
      [Program.broadsheet, "marks", "set", "--read"] + own + [id],
      errorsToo: true)

    let outcome = try Program.run(
      [Program.broadsheet, "stats", "--json", "--archive", Program.sample] + own)

    let read = try objects(outcome.output).compactMap { $0["read"] as? Int }.reduce(0, +)
    #expect(read >= 1, "\(marked.output)")
  }

  @Test func `ASCII has no other character but those of names`() throws {
    let map = try stats("--ascii").output.components(separatedBy: "Most frequent")[0]

    #expect(map.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `nothing found ends with 1`() throws {
    #expect(try stats("zzzzqqqq").status == 1)
  }
}
