import DigestCore

/// A paper that somebody has touched.
struct PaperRow {
  var key: PaperKey
  /// Its value is a `ReadState`.
  var read = MarkStamp.none
  /// One more than the row of the first of its other marks, 0 where there is none: most papers are
  /// read and nothing else.
  var first: UInt32 = 0
}

/// A star, a note or a tag of a paper: the value is 1 where it is there, 0 where it was taken away.
struct MarkRow {
  var stamp: MarkStamp
  var paper: UInt32
  var thing: UInt32
  /// One more than the row of the paper's next mark, 0 after the last.
  var next: UInt32

  static let star: UInt32 = 0
  static let note: UInt32 = 1
  /// Of the tag with number 0; the others follow.
  static let firstTag: UInt32 = 2
}

/// What was last said of each paper: 32 bytes a paper that is only read.
struct MarkTable {
  private(set) var papers: [PaperRow] = []
  private(set) var marks: [MarkRow] = []
  private var paperIndex = RowIndex()
  private var markIndex = RowIndex()

  /// Makes room for the papers of so many lines, of which half say something new of a paper that is
  /// known.
  mutating func reserve(lines: Int) {
    guard lines > 10_000 else { return }
    papers.reserveCapacity(papers.count + lines / 2)
    paperIndex.reserve(rows: papers.count + lines / 2) { RowIndex.hash(papers[$0].key.rawValue) }
  }

  @inline(__always)
  func paper(_ key: PaperKey) -> Int? {
    paperIndex.row(withHash: RowIndex.hash(key.rawValue)) { papers[$0].key == key }
  }

  /// The first row to look at for a paper with this hash, below 0 where there is none.
  @inline(__always)
  func firstGuess(_ hash: UInt64) -> Int { paperIndex.firstRow(withHash: hash) }

  /// The row of the paper, made where it is new.
  @inline(__always)
  mutating func touch(_ key: PaperKey) -> Int {
    let hash = RowIndex.hash(key.rawValue)
    if let row = paperIndex.row(withHash: hash, where: { papers[$0].key == key }) { return row }
    paperIndex.append(hash: hash) { RowIndex.hash(papers[$0].key.rawValue) }
    papers.append(PaperRow(key: key))
    return papers.count - 1
  }

  @inline(__always)
  mutating func setRead(_ stamp: MarkStamp, ofPaper paper: Int) { papers[paper].read = stamp }

  func mark(_ thing: UInt32, ofPaper paper: Int) -> Int? {
    guard papers[paper].first != 0 else { return nil }
    return markIndex.row(withHash: Self.hash(UInt32(paper), thing)) { row in
      marks[row].paper == paper && marks[row].thing == thing
    }
  }

  mutating func set(_ stamp: MarkStamp, mark: Int) { marks[mark].stamp = stamp }

  /// A mark that the paper does not have yet.
  mutating func add(_ stamp: MarkStamp, of thing: UInt32, toPaper paper: Int) {
    markIndex.append(hash: Self.hash(UInt32(paper), thing)) { row in
      Self.hash(marks[row].paper, marks[row].thing)
    }
    marks.append(
      MarkRow(stamp: stamp, paper: UInt32(paper), thing: thing, next: papers[paper].first))
    papers[paper].first = UInt32(marks.count)
  }

  /// Of all marks of a paper but whether it is read.
  func forEachMark(ofPaper paper: Int, _ body: (MarkRow) -> Void) {
    var row = Int(papers[paper].first)
    while row != 0 {
      body(marks[row - 1])
      row = Int(marks[row - 1].next)
    }
  }

  private static func hash(_ paper: UInt32, _ thing: UInt32) -> UInt64 {
    RowIndex.hash(UInt64(paper) << 32 | UInt64(thing))
  }
}
