import Foundation
import Testing

/// What `search` says where it prints no papers.
struct SearchCommandTests {
  private func search(_ arguments: String...) throws -> Outcome {
    let archive = ["search", "--archive", Program.sample]
    return try Program.run([Program.broadsheet] + archive + arguments, errorsToo: true)
  }

  @Test func `a histogram is lines, or objects`() throws {
    let lines = try search("--histogram", "year", "attention").output.split(separator: "\n")
    let objects = try search("--histogram", "year", "--json", "attention").output
      .split(separator: "\n")

    #expect(!lines.isEmpty && lines.count == objects.count)
    for (line, text) in zip(lines, objects) {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let (year, papers) = (object?["year"] as? String, object?["papers"] as? Int)
      #expect("\(year ?? "undated") \(papers ?? -1)" == line)
    }
  }

  @Test(
    "what cannot be meant is refused in words that help",
    arguments: [
      (["--count", "--histogram", "year", "a"], "only one of them"),
      (["-agent"], "search -- '-agent'"), (["--limit", "-3", "a"], "--limit -3: must be a number"),
      (["--limit", "-3"], "0 or more"), (["--jsn", "a"], "--json"),
    ])
  func refusals(arguments: [String], words: String) throws {
    let outcome = try Program.run([Program.broadsheet, "search"] + arguments, errorsToo: true)

    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words), "\(outcome.output)")
  }

  @Test func `what finds nothing says so, with words that would find something`() throws {
    let near = try search("atention")
    let none = try search("zzzzqqqq")
    let count = try search("--count", "zzzzqqqq")

    #expect(near.status == 1)
    #expect(near.output.contains("search: no paper (did you mean attention"))
    #expect(none.output.hasSuffix("search: no paper\n") && none.status == 1)
    #expect(count.output.hasSuffix("0\n") && count.status == 1)
  }

  @Test func `the same problem is told once`() throws {
    let output = try search("→", "→", "…", "attention").output

    #expect(output.components(separatedBy: "no letter or digit").count == 2)
  }

  @Test func `piped, the reader says that it has nothing of a day`() throws {
    let arguments = [Program.broadsheet, "--date", "2030-01-01", Program.sample]

    let outcome = try Program.run(arguments, errorsToo: true)

    #expect(outcome.output == "--date 2030-01-01: no digest of that day\n")
    #expect(outcome.status == 1)
  }
}
