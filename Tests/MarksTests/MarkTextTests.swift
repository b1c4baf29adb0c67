import DigestCore
import Marks
import Testing

@Suite struct `The log as text` {
  private static let key = PaperKey(arxivID: "2504.13837")

  @Test(
    arguments: [
      (.read(key, .byHand), "read\t2504.13837\thand"),
      (.read(key, .seen), "read\t2504.13837\tseen"),
      (.read(key, .unread), "read\t2504.13837\tno"),
      (.starred(PaperKey(arxivID: "hep-th/9901001"), true), "star\thep-th/9901001\tyes"),
      (.tagged(key, "mühe", false), "tag\t2504.13837\tmühe\tno"),
      (.noted(key, true), "note\t2504.13837\tyes"),
      (.place("a", nil), "place\ta\t-\t-"),
      (.place("a", MarkedPlace(key: key, date: nil)), "place\ta\t2504.13837\t-"),
      (
        .place("a", MarkedPlace(key: key, date: DigestDate(year: 2025, month: 4, day: 21))),
        "place\ta\t2504.13837\t2025-04-21"
      ),
      (.watched("a\tb\\c\r\nd\u{1}", true), "watch\ta\\x09b\\\\c\\x0d\\x0ad\\x01\tyes"),
    ] as [(MarkChange, String)])
  func `a change is a line`(change: MarkChange, text: String) throws {
    let line = MarkLine(time: 1_761_234_567_890, device: "kx7f3q2a", change: change)
    let bytes = MarkText.bytes(of: [line])
    #expect(String(decoding: bytes, as: UTF8.self) == "1761234567890\tkx7f3q2a\t\(text)\n")
    #expect(try MarkText.line(bytes.span, in: 0..<bytes.count - 1) == line)
  }

  @Test func `what is written is read, and no beginning of it is a line`() throws {
    var generated = GeneratedMarks(seed: 7)
    for _ in 0..<300 {
      let time = Int64.random(in: 0...MarkTime.most, using: &generated.random)
      let line = MarkLine(time: time, device: "a-B_9", change: generated.change())
      let bytes = MarkText.bytes(of: [line])
      #expect(try MarkText.line(bytes.span, in: 0..<bytes.count - 1) == line)
      for end in 1..<bytes.count - 1 {
        #expect(throws: LineProblem.self) { _ = try MarkText.line(bytes.span, in: 0..<end) }
      }
    }
  }

  @Test(
    arguments: [
      ("hello", "not a line of marks", 1),
      ("broadsheet-marks\t2", "later version", 18),
      ("<<<<<<< HEAD", "not a line of marks", 1),
      ("12x\tdev\tread\t2504.13837\thand", "without a time", 1),
      ("-5\tdev\tread\t2504.13837\thand", "without a time", 1),
      ("9999999999999\tdev\tread\t2504.13837\thand", "a hundred years ahead", 1),
      ("9223372036854775807\tdev\tread\t2504.13837\thand", "not a line", 1),
      ("5\tdév\tread\t2504.13837\thand", "device's name", 3),
      ("5\tdev\tliked\t2504.13837\tyes", "a kind of mark", 7),
      ("5\tdev\tread\t2504.1383x\thand", "not a paper", 12),
      ("5\tdev\tread\t2504.13837\tyes", "a value", 23),
      ("5\tdev\tstar\t2504.13837\tyes\tblue", "more fields", 27),
      ("5\tdev\ttag\t2504.13837\tBad Tag\tyes", "name of a tag", 22),
      ("5\tdev\ttag\t2504.13837\ta\\qb\tyes", "name of a tag", 22),
      ("5\tdev\tplace\tab\t-\t-", "named mark", 13),
      ("5\tdev\tplace\ta\t2504.13837\t2025-02-30", "named mark", 13),
      ("5\tdev\twatch\t\tyes", "not a query", 13),
    ])
  func `a line that is not understood is told with its place`(
    line: String, message: String, column: Int
  ) throws {
    var book = MarkBook()
    let good = "7\tdev\tstar\t2504.13837\tyes\r\n"
    let bytes = Array(("é\n\n" + line + "\r\n" + good).utf8)
    let reading = book.take(
      contents: bytes.span, from: 3, firstLine: 2, believed: 5_000_000_000_000, file: "x.log")
    #expect(reading.lines == 1)
    #expect(reading.others == 1)
    let problem = try #require(reading.problems.first)
    #expect(problem.description.hasPrefix("x.log:3:\(column): "), "\(problem)")
    #expect(problem.message.contains(message), "\(problem)")
    #expect(book.marks(of: Self.key) == PaperMarks(isStarred: true))
  }

  @Test func `heads, empty lines and a last line without an end are no problems`() {
    var book = MarkBook()
    let bytes = Array(
      (MarkText.head + "\n5\tdev\tread\t2504.13837\thand\n" + MarkText.head
        + "6\tdev\tread\t2504.13837\tno").utf8)
    let reading = book.take(contents: bytes.span)
    #expect(reading.problems == [])
    #expect(reading.lines == 2)
    #expect(reading.end == bytes.count - 24)
    #expect(book.readState(of: Self.key) == .unread)
    #expect(book.latest == 6)
  }

  @Test func `any bytes can be read`() {
    var generated = GeneratedMarks(seed: 11)
    let pieces = Array("\t\n\\x0-9rsypbdev\u{0}\u{FF}é5".utf8)
    for _ in 0..<500 {
      var bytes = MarkText.bytes(
        of: (0..<3).map { MarkLine(time: $0, device: "d", change: generated.change()) })
      for _ in 0..<4 {
        let place = Int.random(in: bytes.indices, using: &generated.random)
        bytes[place] = generated.element(pieces)
      }
      var book = MarkBook()
      let reading = book.take(contents: bytes.span)
      #expect(reading.lines + reading.others <= bytes.count)
      #expect(reading.problems.count == reading.others)
    }
  }
}
