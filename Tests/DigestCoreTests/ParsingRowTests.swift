import DigestCore
import Testing

@Suite struct ParsingRows {
  @Test func `every row form becomes a paper`() throws {
    let file = DigestParser.parse(try fixture("every-row-form"))

    #expect(
      file.titles == [
        "Lanterns: Slow Light for Small Models",
        "A Title That Was Wrapped Because It Goes On for Much Longer Than Any Line of Its Writer "
          + "Ever Should, and Then Some",
        "VCT^2 (V_AI) and LLM(-Agent) for GPT-[n]",
        "Half Open",
        "Pipes in p(y|x)",
      ])
    #expect(
      file.papers.map(\.arxivID) == [
        ArxivID(base: "2501.00011", version: nil), ArxivID(base: "2501.00012", version: 2),
        ArxivID(base: "2501.00013", version: nil), ArxivID(base: "2501.00014", version: nil),
        ArxivID(base: "hep-th/9901001", version: nil),
      ])
    #expect(
      file.papers.map(\.authors) == [
        ["Ada Quill", "borealis7", "José Łąka"], ["kappa-ai"], [], ["Bo Reed", "Bo Reed"],
        ["One Name"],
      ])
    #expect(file.papers.map(\.line) == [7, 8, 11, 12, 13])
    #expect(file.digests.map(\.date) == [DigestDate("2025-01-06")])
    #expect(file.digests.map(\.line) == [3])
    #expect(file.diagnostics == [])
  }

  @Test func `summaries keep their pipes and runs of spaces`() throws {
    let file = DigestParser.parse(try fixture("every-row-form"))

    #expect(
      file.papers.map(\.summary) == [
        "Lanterns trains small models on slow schedules.  It saves 31.5% of steps.",
        "Wrapped titles are one title.", "Nobody signed this one.",
        "The dash form, in lower case.",
        "Here P(a|b) and `pi(y|x)` and an escaped | all stay, |G| < 1 too |",
      ])
  }

  @Test func `links are kept as written and sorted by where they lead`() {
    let paper = Paper(
      title: "Odd", authors: ["A"], arxivURL: "https://arxiv.org/abs/../x?y=(1)",
      huggingFaceURL: "HTTPS://HuggingFace.co/papers/2501.00001",
      links: [
        Link(text: "arXiv", url: "javascript:alert(1)"),
        Link(text: "x", url: "https://arxiv.org@evil.example/abs/2501.00001"),
      ], summary: "S.", line: 5)
    let file = parse(
      digest(
        "| Odd (Read more on [arXiv](javascript:alert(1)) or [x](https://arxiv.org@evil.example/abs/"
          + "2501.00001), [a](https://arxiv.org/abs/../x?y=(1)) and "
          + "[b](HTTPS://HuggingFace.co/papers/2501.00001))| A | S. |"))

    #expect(file.papers == [paper])
    #expect(file.reasons == [.linkWithoutID])
  }

  @Test func `a table with a column of links has its ids from there`() throws {
    let file = DigestParser.parse(try fixture("four-columns"))

    #expect(file.titles == ["Four (Columns)", "Elsewhere"])
    #expect(file.papers.map(\.summary) == ["It has P(x|y) in it.", "Its link is not to arXiv."])
    #expect(file.papers.map { $0.arxivID?.description } == ["2501.00021", nil])
    #expect(
      file.papers.map(\.links)
        == [[], [Link(text: "Read more", url: "https://papers.example/7")]])
    #expect(file.diagnostics == [])
  }

  @Test(arguments: [
    ("| Authors | Title | Summary |", "| A, B | T (Read more on LINK)| S|s |"),
    ("| Summary | Title | Authors |", "| S|s | T (Read more on LINK)| A, B |"),
    ("| Title | Summary | Authors |", "| T (Read more on LINK)| S|s | A, B |"),
    ("| No | Title | Authors | Summary |", "| 1 | T (Read more on LINK)| A, B | S|s |"),
    ("| Title | Authors | Summary | Link |", "| T (Read more on LINK)| A, B | S|s |"),
    ("| Title | Authors | Summary | Link |", "| T (Read more on LINK)| A, B | S|s | |"),
    ("| Title | Link | Authors | Summary |", "| T | LINK | A, B | S|s |"),
    ("| title | AUTHOR | abstract |", "| T | A, B | S|s | LINK |"),
  ])
  func `cells are told apart by the header`(header: String, row: String) {
    let row = row.replacing("LINK", with: "[arXiv](https://arxiv.org/abs/2501.00001)")

    let file = parse("## Papers for 2025-01-05\n\(header)\n|---|---|---|\n\(row)\n")

    #expect(
      file.papers == [
        Paper(
          title: "T", authors: ["A", "B"], arxivID: ArxivID(base: "2501.00001", version: nil),
          arxivURL: "https://arxiv.org/abs/2501.00001", summary: "S|s", line: 4)
      ])
  }

  @Test(arguments: [
    ("A (Read more on it) b", "A (Read more on it) b"),
    ("Tab\tand  spaces", "Tab and spaces"),
    ("Ends |", "Ends |"),
    ("Read more on the news", "Read more on the news"),
    ("Quoting (Read more on [x](y)) twice", "Quoting (Read more on [x](y)) twice"),
    (#"a \| b"#, "a | b"),
    ("Wrapped before\n  |a pipe|", "Wrapped before |a pipe|"),
    ("Wrapped\n\t  and\n  again\n", "Wrapped and again"),
  ])
  func `a title ends at the last link of its cell`(written: String, title: String) {
    let file = parse(digest(row(written), row("Next", id: "2501.00002")))

    #expect(file.titles == [title, "Next"])
    #expect(file.papers.map(\.summary) == ["S.", "S."])
  }

  @Test func `a sentence of a summary that sends elsewhere is no link part`() {
    let file = parse(digest("| T | A, B | Good. (Read more on [its page](https://x.example)) |"))

    #expect(file.titles == ["T"])
    #expect(file.papers.map(\.authors) == [["A", "B"]])
    #expect(file.papers.map(\.summary) == ["Good. (Read more on [its page](https://x.example))"])
  }

  @Test func `what is wrong with a row is told with its place`() throws {
    let file = DigestParser.parse(try fixture("broken-rows"))

    #expect(
      file.titles == [
        "No Last Pipe", "No First Pipe", "Without Link", "Two Papers in One", "Strange Id",
        "Cut Short", "Link Not Closed",
      ])
    #expect(
      file.diagnostics == [
        Diagnostic(.rowWithoutLastPipe, line: 5, column: 150),
        Diagnostic(.rowWithoutFirstPipe, line: 6, column: 1),
        Diagnostic(.rowWithoutLink, line: 7, column: 15),
        Diagnostic(.emptyRow, line: 8, column: 1),
        Diagnostic(
          .linksDisagree(
            arxiv: ArxivID(base: "2501.00043", version: nil),
            huggingFace: ArxivID(base: "2501.00044", version: nil)), line: 9, column: 94),
        Diagnostic(.linkWithoutID, line: 10, column: 36),
        Diagnostic(.rowWithoutSummary, line: 11, column: 131),
        Diagnostic(.linkNotClosed, line: 12, column: 33),
      ])
  }

  @Test func `columns count scalars, on the line of a wrapped row that is meant`() {
    let file = parse(
      digest("| Łąka\n  é (Read more on [arXiv](https://arxiv.org/abs/zz))| A | S |"))

    #expect(file.diagnostics == [Diagnostic(.linkWithoutID, line: 6, column: 27)])
  }

  @Test func `a row with a link but no title is kept and told`() {
    let file = parse(digest("| (Read more on [arXiv](https://arxiv.org/abs/2501.00001))| A | S |"))

    #expect(file.titles == [""])
    #expect(file.reasons == [.rowWithoutTitle])
  }

  @Test func `a row with only a HuggingFace link has its id from there`() {
    let file = parse(
      digest("| T (Read more on [HF](https://huggingface.co/papers/2501.00001v3))| A | S |"))

    #expect(file.papers.map(\.arxivID) == [ArxivID(base: "2501.00001", version: 3)])
    #expect(file.papers.map(\.arxivURL) == [nil])
  }

  @Test func `a summary written over several lines is one`() {
    let file = parse(
      digest(
        row("T", summary: "One  two \n  three").dropLast(2) + "\nfour |",
        row("Next", id: "2501.00002")))

    #expect(file.papers.map(\.summary) == ["One  two three four", "S."])
    #expect(file.diagnostics == [])
  }

  @Test func `the same row three times is three papers`() {
    let file = parse(digest(row("T"), row("T"), row("T")))

    #expect(file.papers.map(\.line) == [5, 6, 7])
  }
}
