package import DigestCore

/// What all lines together say: of each thing the latest line counts.
///
/// Lines may be taken in any order, twice, or by way of other books: what comes of them is the
/// same. Nothing that was ever touched is forgotten, since an older line may still come.
package struct MarkBook: Sendable {
  var table = MarkTable()
  var devices = MarkDevices()
  /// By their numbers, in the order in which they were met.
  var tagNames: [String] = []
  var tagNumbers: [String: Int] = [:]
  /// Papers that have each tag now.
  var tagPapers: [Int] = []
  var saidOfPlaces: [Unicode.Scalar: SaidOfPlace] = [:]
  var saidOfQueries: [String: SaidOfQuery] = [:]

  struct SaidOfPlace: Hashable {
    var stamp: MarkStamp
    var place: MarkedPlace?
  }

  struct SaidOfQuery: Hashable {
    var stamp: MarkStamp
    /// The first line that put it on the list: its place there, so that a query which is taken
    /// away and put back stands where it was.
    var added: MarkStamp
  }

  /// The largest time of a line that was taken, whether it counts or not.
  package internal(set) var latest: Int64 = 0

  package init() {}
}

extension MarkBook {
  package func readState(of key: PaperKey) -> ReadState {
    guard let paper = table.paper(key) else { return .unread }
    return ReadState(rawValue: table.papers[paper].read.value) ?? .unread
  }

  /// A look into one table; of a tagged paper also a list of its tags.
  package func marks(of key: PaperKey) -> PaperMarks {
    table.paper(key).map(marks(ofPaper:)) ?? .none
  }

  func marks(ofPaper paper: Int) -> PaperMarks {
    let row = table.papers[paper]
    var found = PaperMarks(isRead: row.read.value != 0)
    if row.first == 0 { return found }
    table.forEachMark(ofPaper: paper) { mark in
      guard mark.stamp.value != 0 else { return }
      switch mark.thing {
      case MarkRow.star: found.isStarred = true
      case MarkRow.note: found.isNoted = true
      default: found.tags.append(tagNames[Int(mark.thing - MarkRow.firstTag)])
      }
    }
    if found.tags.count > 1 { found.tags.sort() }
    return found
  }

  /// The papers that have any mark now, in no order that means anything.
  package var markedPapers: MarkedPapers { MarkedPapers(book: self) }

  /// The named marks that are set.
  package var places: [Unicode.Scalar: MarkedPlace] { saidOfPlaces.compactMapValues(\.place) }

  /// The queries of the watch list, in the order in which they were first put on it.
  package var watched: [String] {
    saidOfQueries.filter { $0.value.stamp.value != 0 }.sorted { left, right in
      let (first, second) = (left.value.added, right.value.added)
      if first.time != second.time { return first.time < second.time }
      if first.device != second.device {
        return devices.names[first.device] < devices.names[second.device]
      }
      return left.key < right.key
    }.map(\.key)
  }

  /// The tags that papers have, the most used first, those used alike by name.
  package var tags: [(name: String, papers: Int)] {
    zip(tagNames, tagPapers).filter { $0.1 > 0 }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
      .map { (name: $0.0, papers: $0.1) }
  }

  /// The same thing as `change` is about, with the value that it has now: what undoing `change`
  /// goes back to, when it is asked before `change` is taken.
  package func value(now change: MarkChange) -> MarkChange {
    switch change {
    case .read(let key, _): .read(key, readState(of: key))
    case .starred(let key, _): .starred(key, has(MarkRow.star, key))
    case .noted(let key, _): .noted(key, has(MarkRow.note, key))
    case .tagged(let key, let tag, _):
      .tagged(key, tag, tagNumbers[tag].map { has(MarkRow.firstTag + UInt32($0), key) } ?? false)
    case .place(let letter, _): .place(letter, saidOfPlaces[letter]?.place)
    case .watched(let query, _): .watched(query, saidOfQueries[query]?.stamp.value == 1)
    }
  }

  private func has(_ thing: UInt32, _ key: PaperKey) -> Bool {
    guard let paper = table.paper(key), let mark = table.mark(thing, ofPaper: paper) else {
      return false
    }
    return table.marks[mark].stamp.value != 0
  }
}

/// The papers of a book that have any mark now.
package struct MarkedPapers: Sequence, Sendable {
  fileprivate let book: MarkBook

  package struct Iterator: IteratorProtocol {
    fileprivate let book: MarkBook
    fileprivate var row = 0

    package mutating func next() -> (PaperKey, PaperMarks)? {
      while row < book.table.papers.count {
        defer { row += 1 }
        let marks = book.marks(ofPaper: row)
        if marks.isRead || marks.isStarred || marks.isNoted || !marks.tags.isEmpty {
          return (book.table.papers[row].key, marks)
        }
      }
      return nil
    }
  }

  package func makeIterator() -> Iterator { Iterator(book: book) }
}
