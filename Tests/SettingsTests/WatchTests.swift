import Settings
import Testing

@Suite struct WatchTests {
  @Test(
    "an entry is a query, or says what it is",
    arguments: [
      ("diffusion video", "diffusion video", "diffusion video"),
      ("title:agent -survey", "title:agent -survey", "title:agent -survey"),
      ("a | b", "a | b", "a | b"), ("-survey x", "-survey x", "-survey x"),
      ("2025-03", "2025-03", "2025-03"),
      (
        "after:2025-01 \"flow matching\"", "after:2025-01 \"flow matching\"",
        "after:2025-01 \"flow matching\""
      ),
      ("'\"flow matching\"'", "\"flow matching\"", "\"flow matching\""),
      ("author: Wei Li", "author:\"Wei Li\"", "Wei Li"),
      ("phrase: flow matching", "\"flow matching\"", "flow matching"),
      ("query: a:li | a:wei", "a:li | a:wei", "a:li | a:wei"),
      ("{query: diffusion, name: pictures}", "diffusion", "pictures"),
      ("{name: the Lis, author: Li}", "author:\"Li\"", "the Lis"),
      ("name: 2025\n    query: |\n      diffusion\n", "diffusion", "2025"),
      (">-\n      diffusion\n      video", "diffusion video", "diffusion video"),
    ])
  func entry(entry: String, query: String, name: String) {
    let reading = read("watch:\n  - \(entry)\n")

    #expect(reading.settings.watch == [WatchedQuery(name: name, query: query)])
    #expect(reading.problems.isEmpty)
  }

  @Test func `a list keeps its order, and one entry needs no list`() {
    let list = read("watch: [b, {author: A}, a]").settings.watch

    #expect(list.map(\.query) == ["b", "author:\"A\"", "a"])
    #expect(read("watch: diffusion").settings.watch.map(\.query) == ["diffusion"])
    #expect(read("watch: {phrase: a b}").settings.watch.map(\.query) == ["\"a b\""])
  }

  @Test(
    "an entry that is none is told with its place, and the others are taken",
    arguments: [
      ("''", "2:5: watch: must be a search on one line, without quotes in author: and phrase:"),
      ("", "2:4: watch: must be a search on one line, without quotes in author: and phrase:"),
      ("[a]", "2:5: watch: must be a search on one line, without quotes in author: and phrase:"),
      (
        "|\n    a\n    b\n",
        "2:5: watch: must be a search on one line, without quotes in author: and phrase:"
      ),
      (
        "author: 'Wei \"X\" Li'",
        "2:13: watch: must be a search on one line, without quotes in author: and phrase:"
      ),
      (
        "phrase: ' '",
        "2:13: watch: must be a search on one line, without quotes in author: and phrase:"
      ),
      ("name: x", "2:5: watch: must have one of author, phrase and query"),
      ("{}", "2:5: watch: must have one of author, phrase and query"),
      ("{author: a, phrase: b}", "2:5: watch: must have one of author, phrase and query"),
      ("sort:date", "2:5: watch: sort:date finds everything"),
      ("'\"\"'", "2:5: watch: no letter or digit to search for"),
    ])
  func badEntry(entry: String, problem: String) {
    let reading = read("watch:\n  - \(entry)\n  - diffusion\n")

    #expect(reading.places == [problem])
    #expect(reading.settings.watch.map(\.query) == ["diffusion"])
  }

  @Test(
    "an unknown key of an entry is told, with the nearest or with what may be meant",
    arguments: [
      ("{autor: x, query: a}", "2:6: unknown key autor (did you mean author?)"),
      ("{query: a, nmae: x}", "2:16: unknown key nmae (did you mean name?)"),
      (
        "{query: a, t: x}",
        "2:16: unknown key t (a search that holds a colon and a space stands in quotes)"
      ),
      ("{query: a, name: [x]}", "2:22: watch: a name must be a line of text"),
    ])
  func unknownKey(entry: String, problem: String) {
    let reading = read("watch:\n  - \(entry)\n")

    #expect(reading.places == [problem])
    #expect(reading.settings.watch == [WatchedQuery(name: "a", query: "a")])
  }

  @Test func `an entry whose only key is mistyped is told once`() {
    let reading = read("watch:\n  - title: agent\n  - name: x\n    athor: y\n")

    #expect(reading.problems.map { $0.position?.line } == [2, 4])
    #expect(reading.settings.watch.isEmpty)
  }

  @Test func `what a search does not understand of a query is told, and it is still watched`() {
    let reading = read("watch:\n  - autor:li diffusion\n")

    #expect(reading.problems.map { $0.position?.line } == [2])
    #expect(reading.problems.allSatisfy { $0.message.hasPrefix("watch: ") })
    #expect(reading.settings.watch.map(\.query) == ["autor:li diffusion"])
  }
}
