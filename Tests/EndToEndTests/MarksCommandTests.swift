import Foundation
import Testing

/// What `broadsheet marks` prints, and how it ends.
struct MarksCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func marks(_ arguments: String..., machine: String = "here") throws -> Outcome {
    try Program.run(
      [Program.broadsheet, "marks"] + arguments, environment: places(of: machine), errorsToo: true)
  }

  /// With `words` of a shell behind `marks`.
  private func marks(inShell words: String, machine: String = "here") throws -> Outcome {
    try Program.run(
      ["sh", "-c", "\(Program.quoted(Program.broadsheet)) marks \(words)"],
      environment: places(of: machine), errorsToo: true)
  }

  private func places(of machine: String) -> [String: String] {
    ["XDG_STATE_HOME": folder.path(machine), "XDG_CONFIG_HOME": folder.path("config")]
  }

  @Test func `what is set is in the log and in the export`() throws {
    let set = try marks(
      "set", "--read", "--star", "--tag", "#RL", "2504.13837v2",
      "https://arxiv.org/abs/hep-th/9901001")
    #expect(set.output == "2504.13837\nhep-th/9901001\n")
    #expect(set.status == 0)
    _ = try marks("set", "--unstar", "--untag", "rl", "2504.13837")

    let log = try marks("log").output.split(separator: "\n").map { line in
      line.split(separator: " ").dropFirst(3).joined(separator: " ")
    }
    #expect(
      log == [
        "read 2504.13837", "starred 2504.13837", "tagged 2504.13837 rl", "read hep-th/9901001",
        "starred hep-th/9901001", "tagged hep-th/9901001 rl", "unstarred 2504.13837",
        "untagged 2504.13837 rl",
      ])
    #expect(try marks("log", "--limit", "1").output.hasSuffix("untagged    2504.13837  rl\n"))
    let export = try marks("export").output
    #expect(export.split(separator: "\n").count == 6)
    #expect(export.contains("\"mark\":\"read\",\"paper\":\"2504.13837\",\"value\":\"hand\"}\n"))
  }

  @Test func `an export is taken elsewhere, once, with its notes, and loses to later marks`() throws
  {
    _ = try marks("set", "--star", "2504.13837")
    let note =
      #"{"time":5,"device":"far","mark":"note","paper":"2504.13837","value":true,"text":"é\n"}"#
    let place =
      #"{"time":6,"device":"far","mark":"place","place":"a","paper":"2504.13837","date":"2025-04-21"}"#
    let gone = #"{"time":7,"device":"far","mark":"place","place":"b","paper":null,"date":null}"#
    let watch = #"{"time":8,"device":"far","mark":"watch","query":"a\tb \"c\"","value":true}"#
    let tag =
      #"{"time":9,"device":"far","mark":"tag","paper":"2504.13837","tag":"rl","value":false}"#
    let old = #"{"time":4,"device":"far","mark":"star","paper":"2504.13837","value":false}"#
    let lines = [note, place, gone, watch, tag, old]
    try lines.joined(separator: "\n").write(
      toFile: folder.path("in.json"), atomically: true, encoding: .utf8)
    #expect(try marks("import", folder.path("in.json")).output == "5 of 6 marks are new\n")
    let export = try marks("export").output
    #expect(export.split(separator: "\n").prefix(5).map(String.init) == Array(lines.prefix(5)))

    try export.write(toFile: folder.path("out.json"), atomically: true, encoding: .utf8)
    let taken = try marks("import", folder.path("out.json"), machine: "there")
    #expect(taken.output == "6 of 6 marks are new\n")
    #expect(try marks("export", machine: "there").output == export)
    let again = try marks("import", folder.path("out.json"), machine: "there")
    #expect(again.output == "0 of 6 marks are new\n")
    #expect(again.status == 0)
    #expect(folder.read("there/broadsheet/marks/notes/2504.13837.md") == "é\n")
  }

  @Test(
    arguments: [
      ("nonsense", "not an object of JSON"),
      (#"{"time":-1,"device":"a","mark":"star","paper":"2504.13837","value":true}"#, "time: "),
      (
        #"{"time":99999999999999,"device":"a","mark":"star","paper":"2504.13837","value":true}"#,
        "time: "
      ),
      (#"{"time":1,"device":"a/b","mark":"star","paper":"2504.13837","value":true}"#, "device: "),
      (#"{"time":1,"device":"a","mark":"liked","paper":"2504.13837","value":true}"#, "mark: "),
      (#"{"time":1,"device":"a","mark":"star","paper":"2504","value":true}"#, "paper: "),
      (#"{"time":1,"device":"a","mark":"star","paper":"2504.13837","value":"yes"}"#, "value: "),
      (#"{"time":1,"device":"a","mark":"read","paper":"2504.13837","value":true}"#, "value: "),
      (
        #"{"time":1,"device":"a","mark":"tag","paper":"2504.13837","tag":"A b","value":true}"#,
        "tag: "
      ),
      (#"{"time":1,"device":"a","mark":"place","place":"ab"}"#, "place: "),
      (
        #"{"time":1,"device":"a","mark":"place","place":"a","paper":"2504.13837","date":"x"}"#,
        "date: "
      ),
      (#"{"time":1,"device":"a","mark":"watch","value":true}"#, "query: "),
    ])
  func `what cannot be imported is told with its line`(line: String, words: String) throws {
    let good = #"{"time":1,"device":"a","mark":"star","paper":"2504.13837","value":true}"#
    let file = folder.path("in.json")
    try "\(good)\r\n\n\(line)\n".write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try marks("import", file)
    #expect(outcome.output.contains("\(file):3:1: \(words)"), "\(outcome.output)")
    #expect(outcome.output.contains("1 of 1 marks are new\n"))
    #expect(outcome.status == 1)
  }

  @Test func `from standard input it is taken as from a file`() throws {
    let text = "first\u{2028}second\u{85}third\n"
    let line =
      "{\"time\":1,\"device\":\"a\",\"mark\":\"note\",\"paper\":\"2504.13837\",\"value\":true,"
      + "\"text\":\"\(text.dropLast())\\n\"}"
    try folder.write("in.json", "\n\(line)\nnonsense")
    let file = folder.path("in.json")
    for (machine, source) in [("here", ""), ("there", "- < ")] {
      let outcome = try marks(
        inShell: "import \(source)\(Program.quoted(file))", machine: machine)
      #expect(outcome.output.contains(":3:1: not an object of JSON"), "\(outcome.output)")
      #expect(outcome.output.hasSuffix("1 of 1 marks are new\n"))
      #expect(folder.read("\(machine)/broadsheet/marks/notes/2504.13837.md") == text)
    }
  }

  @Test func `standard input that cannot be read is an error`() throws {
    for words in ["set --star -", "import -"] {
      let outcome = try marks(inShell: "\(words) < /")
      #expect(outcome.output.contains("standard input: it cannot be read (Is a directory)"))
      #expect(outcome.status == 2)
    }
  }

  @Test func `wrong arguments are told`() throws {
    #expect(try marks("set", "2504.13837").status == 2)
    #expect(try marks("set", "--star", "--unstar", "2504.13837").status == 2)
    #expect(try marks("set", "--tag", "a b", "2504.13837").status == 2)
    #expect(try marks("import", "/nowhere").status == 2)
    let some = try marks("set", "--star", "nonsense", "2504.13837")
    #expect(some.output.hasPrefix("nonsense: is no arXiv id"))
    #expect(some.output.hasSuffix("2504.13837\n"))
    #expect(some.status == 1)
  }

  @Test func `a full disk is said, and what was written before it stays`() throws {
    let script = """
      trap '' XFSZ
      ulimit -f 1
      seq -f '2501.%05g' 1 100 | \(Program.quoted(Program.broadsheet)) marks set --star - 2>&1
      """
    let output = try Program.run(["sh", "-c", script], environment: places(of: "here")).output
    let said = output.split(separator: "\n").filter { $0.hasPrefix("2501.") }
    #expect(!said.isEmpty && said.count < 100)
    #expect(output.contains("marks are not being saved: "))
    let export = try marks("export").output
    for id in said { #expect(export.contains("\"paper\":\"\(id)\",\"value\":true")) }
  }

  @Test func `a folder can be named`() throws {
    #expect(try marks("set", "--star", "--marks", folder.path("shared"), "2504.13837").status == 0)
    #expect(try marks("export").output.isEmpty)
    #expect(
      try marks("export", "--marks", folder.path("shared"), machine: "there").output
        .contains("2504.13837"))
  }
}
