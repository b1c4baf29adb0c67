import Settings
import Testing

private let keys =
  "there are archive, marks, auto-read, watch, theme, contrast, transparent, mouse, ascii"

@Suite struct SettingsTests {
  @Test(
    "what says nothing leaves the defaults, and is no problem",
    arguments: [
      "", "\n\n", "# a comment\n", "---\n", "---\n...\n", "~", "null", "{}", "%YAML 1.1\n---\n",
      "archive:\nmarks:\nauto-read:\nwatch:\n", "archive: ~\nauto-read: null",
      "archive: []\nwatch: []",
      "\u{FEFF}", "\u{FEFF}# a comment\r\n", "watch:\n  # - diffusion\n",
    ])
  func nothing(text: String) {
    #expect(read(text) == SettingsReading())
  }

  @Test(
    "archive is a path or a list of paths, each made absolute",
    arguments: [
      ("/srv/digests", ["/srv/digests"]), ("~/digests", ["/home/a/digests"]),
      ("digests", ["/etc/b/digests"]), ("../x y.md", ["/etc/b/../x y.md"]),
      ("./~", ["/etc/b/./~"]), ("\"~\"", ["/home/a"]), ("~/", ["/home/a/"]),
      ("[/a, ~/b, c]", ["/a", "/home/a/b", "/etc/b/c"]),
      ("\n  - /a\n  - '~/b'", ["/a", "/home/a/b"]),
      ("2025", ["/etc/b/2025"]), ("/ä/\u{1F600}", ["/ä/\u{1F600}"]), ("/a#b # c", ["/a#b"]),
      ("\"/a\\x41\"", ["/aA"]), ("!!str /a", ["/a"]), ("[&x /a, *x]", ["/a", "/a"]),
    ])
  func archive(value: String, expected: [String]) {
    let reading = read("archive: \(value)")

    #expect(reading.settings.archive == expected)
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "what is no path is told with its place, and the other paths are taken",
    arguments: [
      ("{a: b}", "1:10: archive: must be a path (~/digests)", []),
      ("[/a, [/b]]", "1:15: archive: must be a path (~/digests)", ["/a"]),
      ("[/a, '', /b]", "1:15: archive: must be a path (~/digests)", ["/a", "/b"]),
      ("[/a, ~]", "1:15: archive: must be a path (~/digests)", ["/a"]),
      ("|\n  /a\n  /b\n", "1:10: archive: must be a path (~/digests)", []),
      ("$HOME/a", "1:10: archive: variables are not known here (~ is your home)", []),
      ("~b/c", "1:10: archive: homes of others are not known here (write out the path)", []),
    ] as [(String, String, [String])])
  func badPath(value: String, problem: String, paths: [String]) {
    let reading = read("archive: \(value)")

    #expect(reading.places == [problem])
    #expect(reading.settings.archive == paths)
  }

  @Test func `without a home a path in it is told, and others are taken`() {
    let reading = read("archive: [~/a, /b]\nmarks: ~/m", home: nil)

    #expect(reading.settings.archive == ["/b"])
    #expect(reading.settings.marks == nil)
    #expect(
      reading.places == [
        "1:11: archive: there is no home that ~ could stand for",
        "2:8: marks: there is no home that ~ could stand for",
      ])
  }

  @Test func `marks is one folder`() {
    #expect(read("marks: ~/Sync/marks").settings.marks == "/home/a/Sync/marks")
    #expect(read("marks: marks").settings.marks == "/etc/b/marks")
    #expect(read("marks: [/a, /b]").settings.marks == nil)
    #expect(read("marks: [/a, /b]").places == ["1:8: marks: must be a path (~/digests)"])
  }

  @Test(
    "auto-read is seconds, exact to the millisecond",
    arguments: [
      ("1.5", 1_500), ("0", 0), ("0.0", 0), ("2", 2_000), ("10", 10_000), (".5", 500),
      ("3.", 3_000),
      ("0.0019", 1), ("007", 7_000), ("'2.25'", 2_250), ("1000000001", 1_000_000_000_000),
      ("99999999999999999999999", 1_000_000_000_000),
    ])
  func autoRead(value: String, milliseconds: Int) {
    let reading = read("auto-read: \(value)")

    #expect(reading.settings.autoRead == .milliseconds(milliseconds))
    #expect(reading.problems.isEmpty)
  }

  @Test(
    "what are no seconds is told, and the default stays",
    arguments: [
      "-1", "abc", "off", "1,5", "1.5s", "nan", "inf", "1e3", "0x10", ".", "''", "1.2.3", "[1]",
      "{a: 1}",
      "+1", "1 5", "\u{0661}",
    ])
  func badSeconds(value: String) {
    let reading = read("marks: /m\nauto-read: \(value)")

    #expect(reading.places == ["2:12: auto-read: must be seconds, 0 or more (1.5)"])
    #expect(reading.settings.autoRead == .milliseconds(1_500))
    #expect(reading.settings.marks == "/m")
  }

  @Test(
    "an unknown key is told with the nearest right one, and the rest applies",
    arguments: [
      ("auto-raed", "did you mean auto-read?"), ("auto_read", "did you mean auto-read?"),
      ("autoread", "did you mean auto-read?"), ("Auto-Read", "did you mean auto-read?"),
      ("archives", "did you mean archive?"), ("mark", "did you mean marks?"),
      ("Watch", "did you mean watch?"),
      ("colours", keys),
      ("x", keys),
      ("<<", keys),
    ])
  func unknownKey(key: String, hint: String) {
    let reading = read("marks: /m\n\(key): {a: [b]}\nauto-read: 3")

    #expect(reading.places == ["2:1: unknown key \(key) (\(hint))"])
    #expect(reading.settings.marks == "/m")
    #expect(reading.settings.autoRead == .seconds(3))
  }

  @Test func `all problems are told, in the order of the file`() {
    let reading = read(
      "mraks: /m\nauto-read: x\nwatch:\n  - ''\n  - {autor: y}\n[a]: b\narchive: [~x, /a]")

    #expect(reading.problems.map { $0.position?.line } == [1, 2, 4, 5, 6, 7])
    #expect(reading.settings.archive == ["/a"])
  }

  @Test func `columns are counted in characters, not in bytes`() {
    #expect(read("{marks: /ä\u{1F600}, auto-read: x}").places.first?.hasPrefix("1:25: ") == true)
  }

  @Test func `a problem names its file, in full or in short`() {
    let problem = read("x: 1").problems[0]

    #expect("\(problem)".hasPrefix("/etc/b/config.yaml:1:1: unknown key x"))
    #expect(problem.brief.hasPrefix("config.yaml:1:1: unknown key x"))
  }
}
