import Foundation
import FoundationXML
import Testing

/// What `trend` prints of the sample.
struct TrendCommandTests {
  private func trend(_ arguments: String...) throws -> Outcome {
    let archive = ["trend", "--archive", Program.sample]
    return try Program.run([Program.broadsheet] + archive + arguments, errorsToo: true)
  }

  @Test func `a chart has a line in the legend for each query, and 80 columns at most`() throws {
    let outcome = try trend("attention, \"language model\"", "zzzzqqqq")

    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(lines.contains { $0.hasPrefix("a attention ") })
    #expect(lines.contains { $0.hasPrefix("b \"language model\" ") })
    #expect(lines.contains { $0.hasPrefix("c zzzzqqqq ") && $0.hasSuffix("no paper") })
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `objects sum up to what search counts`() throws {
    let lines = try trend("--json", "attention").output.split(separator: "\n")
    let count = try Program.run(
      [Program.broadsheet, "search", "--archive", Program.sample, "--count", "attention"])

    let objects = try lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    let papers = objects.compactMap { $0["papers"] as? Int }.reduce(0, +)
    #expect(objects.allSatisfy { Set($0.keys) == ["query", "month", "papers", "all", "share"] })
    #expect(count.output == "\(papers)\n")
  }

  @Test func `a picture is XML`() throws {
    let outcome = try Program.run(
      [Program.broadsheet, "trend", "--archive", Program.sample, "--svg", "--counts"]
        + ["attention, a<b & \"c\""])

    #expect(outcome.status == 0)
    #expect(XMLParser(data: Data(outcome.output.utf8)).parse())
    #expect(outcome.output.contains("Papers a month"))
  }

  @Test func `colours are asked for`() throws {
    #expect(try trend("--color", "16", "attention").output.contains("\u{1B}[0;1;36m"))
  }

  @Test func `ASCII has no other character`() throws {
    let output = try trend("--ascii", "attention").output

    #expect(output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `nothing found ends with 1`() throws {
    #expect(try trend("zzzzqqqq").status == 1)
  }

  @Test(
    "what cannot be plotted is refused in words that help",
    arguments: [
      (["a,b,c,d,e,f,g"], "no more than 6"), ([" , "], "no query"),
      (["--json", "--svg", "a"], "only one of them"),
    ])
  func refusals(arguments: [String], words: String) throws {
    let outcome = try Program.run([Program.broadsheet, "trend"] + arguments, errorsToo: true)

    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words), "\(outcome.output)")
  }
}
