import DigestCore
import Testing

struct IndexedPaperTests {
  private static let paper = FoldedPaper(
    Paper(
      title: "Ǘber-Flows in GPT-4o", authors: ["Wei Li", "Łukasz Müller", "…", "王"],
      summary: "Müsste über Łódź; が R²."))

  @Test func `a paper has a column of words a field`() {
    #expect(Self.paper.columnText(.title) == "uber flows in gpt 4o")
    #expect(Self.paper.columnText(.author) == "wei li ¶ lukasz muller ¶  ¶ 王")
    #expect(Self.paper.columnText(.summary) == "musste uber lodz か r2")
    let empty = FoldedPaper(Paper(title: "", summary: "–"))
    for field in [Query.Field.title, .author, .summary] { #expect(empty.columnText(field) == "") }
  }

  @Test func `nothing folds to what stands between two authors`() {
    let separator = FoldedPaper.authorSeparator

    #expect(Fold.words(of: separator).isEmpty)
    var scalars = String.UnicodeScalarView()
    for value in [0..<0x3400, 0xA000..<0xAC00, 0xF900..<0x20000].joined() {
      if let scalar = Unicode.Scalar(UInt32(value)) { scalars.append(scalar) }
    }
    let words = Fold.words(of: String(scalars))
    let isHeld = words.contains { $0.unicodeScalars.contains { String($0) == separator } }
    #expect(!isHeld && words.count > 1_000)
  }

  @Test func `a paper's marks are told once, a letter with each of its marks`() {
    let marks = ["l\u{335}", "o\u{301}", "u\u{301}", "u\u{308}", "z\u{301}", "か\u{3099}"]

    #expect(scalars(Self.paper.marks) == scalars(marks))
    #expect(FoldedPaper(Paper(title: "plain")).marks.isEmpty)
  }

  @Test(arguments: [
    ("muller", []), ("müller", ["u\u{308}"]), ("mu\u{308}ll", ["u\u{308}"]),
    ("ǘ", ["u\u{301}", "u\u{308}"]), ("\"łódź łł\"", ["l\u{335}", "o\u{301}", "z\u{301}"]),
    ("ガ", ["カ\u{3099}"]), ("ß", []), ("ǽ", ["e\u{301}"]),
  ])
  func `a term's marks are those that were typed`(text: String, marks: [String]) {
    let terms = Query(parsing: text, today: QueryTests.today).positiveTerms

    #expect(terms.map { scalars($0.marks) } == [scalars(marks)])
  }

  private func scalars(_ texts: [String]) -> [[Unicode.Scalar]] {
    texts.map { Array($0.unicodeScalars) }
  }

  @Test func `a paper has the marks of every term that finds it, and as many tokens as columns`() {
    var random = SeededGenerator(seed: 91)
    let pool = Array("aAüÜéłŁßǽ漢が  …-\u{301}\u{308}".unicodeScalars)
    var found = 0
    for _ in 0..<1_500 {
      func text(_ count: Int) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(pool.randomElement(using: &random) ?? "a") }
        return String(text)
      }
      let authors = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(5) }
      let paper = Paper(title: text(8), authors: authors, summary: text(12))
      let folded = FoldedPaper(paper)
      let columns = [Query.Field.title, .author, .summary].map(folded.columnText)

      let tokens = columns.map { $0.split(separator: " ").count }.reduce(folded.marks.count + 1, +)
      #expect(folded.tokenCount == tokens)

      let query = Query(parsing: text(2), today: QueryTests.today)
      let entry = PaperEntry(id: EntryID(rawValue: 0), file: "", paper: paper)
      guard query.tier(of: entry, folded: folded) != nil else { continue }
      let has = Set(scalars(folded.marks))
      for term in query.positiveTerms where query.expression == .text(term) {
        #expect(has.isSuperset(of: scalars(term.marks)))
        if !term.marks.isEmpty { found += 1 }
      }
    }
    #expect(found > 50)
  }

  @Test(arguments: [
    ("", 0xCBF2_9CE4_8422_2325 as UInt64), ("a", 0xAF63_DC4C_8601_EC8C),
    ("foobar", 0x8594_4171_F739_67E8),
  ])
  func `the hash is FNV-1a`(text: String, expected: UInt64) {
    var hash = FNV1a()
    hash.combine(text)

    #expect(hash.value == expected)
  }

  /// Fails when the tables change: every index is outdated then, and the new number belongs here.
  @Test func `the signature is that of the tables`() {
    #expect(Fold.signature == 0x4C26_5219_C187_16DD)
  }

  @Test(arguments: [
    ("abc", [0..<1, 2..<3], [(0, 1), (2, 1)]), ("é漢👍x", [0..<2, 5..<10], [(0, 1), (2, 2)]),
    ("e\u{301}x", [0..<3], [(0, 2)]), ("ab", [1..<9, 10..<12], [(1, 1)]), ("", [0..<1], []),
    ("👩‍🔬", [0..<4], [(0, 1)]),
  ])
  func `ranges are counted in scalars`(text: String, ranges: [Range<Int>], expected: [(Int, Int)]) {
    let found = ScalarRange.ranges(of: ranges, in: text)

    #expect(found == expected.map { ScalarRange(start: $0.0, length: $0.1) })
  }

  @Test func `the scalars of a range are those that it holds`() {
    var random = SeededGenerator(seed: 92)
    let pool = Array("flow é漢👍\u{301}-".unicodeScalars)
    for _ in 0..<500 {
      var view = String.UnicodeScalarView()
      for _ in 0..<30 { view.append(pool.randomElement(using: &random) ?? "a") }
      let text = String(view)
      let ranges = Query(parsing: "f | l | é | 漢 | w", today: QueryTests.today)
        .ranges(in: text, field: .title)

      let found = ScalarRange.ranges(of: ranges, in: text)

      let scalars = Array(text.unicodeScalars)
      let bytes = Array(text.utf8)
      let held = found.map { Array(scalars[$0.start..<$0.start + $0.length]) }
      #expect(
        held == ranges.map { Array(String(decoding: bytes[$0], as: UTF8.self).unicodeScalars) })
    }
  }
}
