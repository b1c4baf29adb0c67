import Foundation
import Testing

/// Marks outlive a program that is killed without a word.
struct MarksKillTests {
  /// Twenty times ten programs: each is told of papers to star, says which are written, and is
  /// killed at a random moment: as it starts and merges what those before it left, as it writes, or
  /// as it merges its own lines and ends.
  @Test(arguments: 0..<20)
  func `every mark that was acknowledged is there`(group: Int) throws {
    let folder = try TemporaryFolder()
    var random = SystemRandomNumberGenerator()
    let places = ["XDG_STATE_HOME": folder.path("state"), "XDG_CONFIG_HOME": folder.path("config")]
    // How long a program takes that nobody kills, on this machine as it is now.
    let whole = try ContinuousClock().measure {
      try Program.run(
        [Program.broadsheet, "marks", "set", "--star", "2501.00001"], environment: places)
    }
    var script = "cd \(Program.quoted(folder.url.path()))\n"
    for round in 0..<10 {
      let papers = Int.random(in: 1...300, using: &random)
      let seconds = whole / .seconds(1) * Double.random(in: 0.5...1.6, using: &random)
      script += """
        seq -f '25\(String(10 + round)).%05g' 1 \(papers) \
        | timeout -s KILL \(seconds) \(Program.quoted(Program.broadsheet)) marks set --star - >>said
        echo $? >>ended

        """
    }
    try Program.run(["sh", "-c", script], environment: places)
    let said = (folder.read("said") ?? "").split(separator: "\n")
    let export = try Program.run([Program.broadsheet, "marks", "export"], environment: places)

    let starred = Set(export.output.split(separator: "\n").compactMap { Self.starred(in: $0) })
    #expect(folder.read("ended")?.split(separator: "\n").count == 10)
    #expect(said.filter { !starred.contains(String($0)) } == [])
    // The last program has merged all that the others left.
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("state/broadsheet/marks"))
    #expect(names.filter { $0.hasSuffix(".log") }.count <= 1)
  }

  @Test func `two programs at once, ten thousand marks each: all are there`() throws {
    let folder = try TemporaryFolder()
    let places = ["XDG_STATE_HOME": folder.path("state"), "XDG_CONFIG_HOME": folder.path("config")]
    let program = Program.quoted(Program.broadsheet)
    let script = """
      seq -f '2501.%05g' 1 10000 | \(program) marks set --star - >/dev/null &
      seq -f '2502.%05g' 1 10000 | \(program) marks set --star - >/dev/null &
      wait
      """
    try Program.run(["sh", "-c", script], environment: places)

    let export = try Program.run([Program.broadsheet, "marks", "export"], environment: places)
    let starred = Set(export.output.split(separator: "\n").compactMap { Self.starred(in: $0) })
    #expect(starred.count == 20_000)
    #expect(starred.contains("2501.10000") && starred.contains("2502.10000"))
  }

  private static func starred(in line: Substring) -> String? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      object["mark"] as? String == "star", object["value"] as? Bool == true
    else { return nil }
    return object["paper"] as? String
  }
}
