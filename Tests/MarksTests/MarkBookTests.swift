import DigestCore
import Marks
import Testing

@Suite struct `The book of marks` {
  private static let key = PaperKey(arxivID: "2504.13837")
  private static let other = PaperKey(arxivID: "2501.00001")

  private static func book(_ lines: [(Int64, String, MarkChange)]) -> MarkBook {
    var book = MarkBook()
    for (time, device, change) in lines {
      book.take(MarkLine(time: time, device: device, change: change))
    }
    return book
  }

  @Test func `says what was done to each paper`() {
    let book = Self.book([
      (1, "a", .read(Self.key, .seen)), (2, "a", .tagged(Self.key, "rl", true)),
      (3, "a", .tagged(Self.key, "agents", true)), (4, "b", .starred(Self.other, true)),
      (5, "b", .noted(Self.other, true)), (6, "a", .tagged(Self.other, "rl", true)),
      (7, "a", .starred(Self.other, false)),
    ])
    #expect(book.marks(of: Self.key) == PaperMarks(isRead: true, tags: ["agents", "rl"]))
    #expect(book.readState(of: Self.key) == .seen)
    #expect(book.marks(of: Self.other) == PaperMarks(isNoted: true, tags: ["rl"]))
    #expect(book.marks(of: PaperKey(arxivID: "2501.00002")) == .none)
    #expect(book.tags.map(\.name) == ["rl", "agents"])
    #expect(book.tags.map(\.papers) == [2, 1])
    #expect(book.latest == 7)
    let marked = book.markedPapers.map(\.0).sorted()
    #expect(marked == [Self.key, Self.other].sorted())
  }

  @Test func `an untouched paper and one whose marks were taken away are not marked`() {
    let book = Self.book([(1, "a", .starred(Self.key, true)), (2, "a", .starred(Self.key, false))])
    #expect(Array(book.markedPapers).isEmpty)
  }

  @Test(
    arguments: [
      ([(5, "a", .byHand), (6, "b", .unread)], .unread),
      ([(6, "b", .unread), (5, "a", .byHand)], .unread),
      ([(5, "a", .byHand), (5, "b", .unread)], .unread),
      ([(5, "b", .unread), (5, "a", .byHand)], .unread),
      ([(5, "a", .byHand), (5, "a", .seen)], .byHand),
      ([(5, "a", .seen), (5, "a", .byHand)], .byHand),
      ([(5, "a", .byHand), (-1, "b", .seen)], .byHand),
      ([(5, "a", .byHand), (.max, "b", .seen)], .byHand),
      ([(5, "a", .byHand), (MarkTime.most, "b", .seen), (6, "a", .unread)], .seen),
    ] as [([(Int64, String, ReadState)], ReadState)])
  func `the later line wins, then the larger device`(
    lines: [(Int64, String, ReadState)], state: ReadState
  ) {
    let book = Self.book(lines.map { ($0.0, $0.1, .read(Self.key, $0.2)) })
    #expect(book.readState(of: Self.key) == state)
  }

  @Test func `tells whether anything that is seen changed`() {
    var book = MarkBook()
    func take(_ time: Int64, _ change: MarkChange) -> Bool {
      book.take(MarkLine(time: time, device: "a", change: change))
    }
    #expect(!take(1, .starred(Self.key, false)))
    #expect(take(2, .starred(Self.key, true)))
    #expect(!take(2, .starred(Self.key, true)))
    #expect(!take(3, .starred(Self.key, true)))
    #expect(!take(1, .starred(Self.key, false)))
    #expect(take(4, .watched("x", true)))
    #expect(!take(5, .watched("x", true)))
    #expect(take(6, .place("a", MarkedPlace(key: Self.key, date: nil))))
    #expect(!take(7, .place("a", MarkedPlace(key: Self.key, date: nil))))
    #expect(take(8, .place("a", nil)))
    #expect(book.latest == 8)
  }

  @Test func `the watch list keeps the order in which queries came, also when they come back`() {
    var book = Self.book([
      (1, "a", .watched("x", true)), (2, "b", .watched("y", true)), (3, "a", .watched("z", true)),
      (4, "a", .watched("x", false)),
    ])
    #expect(book.watched == ["y", "z"])
    book.take(MarkLine(time: 9, device: "b", change: .watched("x", true)))
    #expect(book.watched == ["x", "y", "z"])
  }

  @Test(arguments: 0..<40)
  func `lines of three devices make one book, however they come`(seed: Int) {
    var generated = GeneratedMarks(seed: UInt64(seed))
    let devices = ["a", "bb", "c"]
    var clocks = [HybridClock(), HybridClock(), HybridClock()]
    var files: [[UInt8]] = [[], [], []]
    var lines: [MarkLine] = []
    for _ in 0..<200 {
      let device = Int.random(in: 0..<3, using: &generated.random)
      // Clocks that go wrong in both directions, and know little of each other.
      let now = Int64.random(in: -50..<400, using: &generated.random)
      if Int.random(in: 0..<4, using: &generated.random) == 0,
        let seen = lines.randomElement(
          using: &generated.random)
      {
        clocks[device].saw(seen.time)
      }
      let line = MarkLine(
        time: clocks[device].stamp(now: now), device: devices[device], change: generated.change())
      lines.append(line)
      MarkText.append(line, to: &files[device])
    }
    var whole = MarkBook()
    for line in lines { whole.take(line) }
    for _ in 0..<6 {
      #expect(Self.delivered(lines, using: &generated.random) == whole)
      #expect(Self.synced(files, using: &generated.random) == whole)
    }
    #expect(lines.contains { !whole.counts($0) })
    var compact = MarkBook()
    for line in lines where whole.counts(line) { compact.take(line) }
    #expect(compact == whole)
    var written = MarkBook()
    for line in whole.lines {
      #expect(written.isNews(line))
      written.take(line)
    }
    #expect(written == whole)
    for line in lines { #expect(!whole.isNews(line)) }
  }

  /// In any order, some twice, by way of two books.
  private static func delivered(
    _ lines: [MarkLine], using random: inout SeededGenerator
  ) -> MarkBook {
    var books = [MarkBook(), MarkBook()]
    for line in (lines + lines.prefix(50)).shuffled(using: &random) {
      let place = Int.random(in: 0..<2, using: &random)
      books[place].take(line)
    }
    let copy = books[0]
    books[0].merge(books[1])
    books[1].merge(copy)
    #expect(books[0] == books[1])
    books[0].merge(books[0])
    return books[0]
  }

  /// As files that are brought cut off anywhere, then whole.
  private static func synced(
    _ files: [[UInt8]], using random: inout SeededGenerator
  ) -> MarkBook {
    var book = MarkBook()
    for file in files.shuffled(using: &random) {
      let cut = Array(file.prefix(Int.random(in: 0...file.count, using: &random)))
      let reading = book.take(contents: cut.span)
      #expect(reading.others <= 1)
      let rest = book.take(contents: file.span, from: reading.end)
      #expect(rest.others == 0)
    }
    return book
  }

  @Test func `books that differ in one thing are not equal`() {
    var generated = GeneratedMarks(seed: 3)
    var book = MarkBook()
    for time in 0..<100 as Range<Int64> {
      book.take(MarkLine(time: time, device: "a", change: generated.change()))
    }
    let changes: [MarkChange] = [
      .read(Self.key, .seen), .tagged(Self.key, "new", true), .place("z", nil),
      .watched("q", false), .noted(PaperKey(arxivID: "1111.11111"), false),
    ]
    for change in changes {
      var changed = book
      changed.take(MarkLine(time: 99, device: "b", change: change))
      #expect(changed != book)
    }
  }
}

@Suite struct `The hybrid clock` {
  @Test func `follows every time that it sees, also when its own goes back`() {
    var clock = HybridClock()
    #expect(clock.stamp(now: 100) == 100)
    #expect(clock.stamp(now: 100) == 101)
    #expect(clock.stamp(now: 5) == 102)
    clock.saw(1_000)
    #expect(clock.stamp(now: 200) == 1_001)
    #expect(clock.stamp(now: 2_000) == 2_000)
    #expect(HybridClock().latest == 0)
  }

  @Test func `does not run over`() {
    var clock = HybridClock()
    clock.saw(.max)
    clock.saw(-7)
    #expect(clock.stamp(now: .min) == 1)
    #expect(clock.stamp(now: .max) == MarkTime.most)
    #expect(clock.stamp(now: 3) == MarkTime.most)
    #expect(MarkTime.believed(at: .max) == MarkTime.most)
    #expect(MarkTime.believed(at: .min) == MarkTime.ahead)
    #expect(MarkTime.believed(at: 7) == MarkTime.ahead + 7)
  }
}
