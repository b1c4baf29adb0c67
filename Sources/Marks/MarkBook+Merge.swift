import DigestCore

extension MarkBook {
  /// Takes all that another book says; costs what the smaller of the two holds.
  package mutating func merge(_ other: MarkBook) {
    if table.papers.count < other.table.papers.count {
      var larger = other
      larger.add(self)
      self = larger
    } else {
      add(other)
    }
  }

  private mutating func add(_ other: MarkBook) {
    var numbers = [0]
    for name in other.devices.names.dropFirst() { numbers.append(devices.number(of: name) ?? 0) }
    /// `none` where this book has too many devices.
    func translated(_ stamp: MarkStamp) -> MarkStamp {
      let device = numbers[stamp.device]
      return device == 0 ? .none : stamp.with(device: device)
    }
    latest = max(latest, other.latest)
    for row in other.table.papers {
      let stamp = translated(row.read)
      if !stamp.isNone { _ = takeRead(stamp, of: row.key) }
    }
    for mark in other.table.marks {
      let stamp = translated(mark.stamp)
      let thing =
        mark.thing < MarkRow.firstTag
        ? mark.thing
        : MarkRow.firstTag
          + UInt32(tagNumber(of: other.tagNames[Int(mark.thing - MarkRow.firstTag)]))
      if !stamp.isNone { _ = take(stamp, of: thing, for: other.table.papers[Int(mark.paper)].key) }
    }
    for (letter, said) in other.saidOfPlaces {
      let stamp = translated(said.stamp)
      if !stamp.isNone { _ = take(stamp, said.place, at: letter) }
    }
    for (query, said) in other.saidOfQueries {
      for stamp in [translated(said.added), translated(said.stamp)] where !stamp.isNone {
        _ = take(stamp, ofQuery: query)
      }
    }
  }

  /// Things that anybody ever said anything of: as many lines are enough to make the same book, but
  /// for at most one more a watched query.
  package var things: Int {
    table.papers.reduce(0) { $0 + ($1.read.isNone ? 0 : 1) } + table.marks.count
      + saidOfPlaces.count + saidOfQueries.count
  }

  /// Whether taking the line would make another book of this one.
  package func isNews(_ line: MarkLine) -> Bool {
    // Most are of one paper, about which the book need not be copied to know.
    if line.time > latest { return true }
    if counts(line) { return false }
    switch line.change {
    case .read(let key, let state):
      let said = table.paper(key).map { table.papers[$0].read } ?? .none
      return isLater(line, state.rawValue, than: said)
    case .starred(let key, let isSet): return isNews(line, isSet, MarkRow.star, key)
    case .noted(let key, let isSet): return isNews(line, isSet, MarkRow.note, key)
    case .tagged(let key, let tag, let isSet):
      guard let number = tagNumbers[tag] else { return true }
      return isNews(line, isSet, MarkRow.firstTag + UInt32(number), key)
    case .place, .watched:
      var book = MarkBook()
      (book.devices, book.latest) = (devices, latest)
      (book.saidOfPlaces, book.saidOfQueries) = (saidOfPlaces, saidOfQueries)
      let before = book
      book.take(line)
      return book != before
    }
  }

  private func isNews(
    _ line: MarkLine, _ isSet: Bool, _ thing: UInt32, _ key: PaperKey
  ) -> Bool {
    guard let paper = table.paper(key), let mark = table.mark(thing, ofPaper: paper) else {
      return true
    }
    return isLater(line, isSet ? 1 : 0, than: table.marks[mark].stamp)
  }

  private func isLater(_ line: MarkLine, _ value: UInt8, than stamp: MarkStamp) -> Bool {
    let name = devices.names[stamp.device]
    if stamp.isNone || line.time != stamp.time { return stamp.isNone || line.time > stamp.time }
    return line.device != name ? line.device > name : value > stamp.value
  }

  /// Whether this line is what counts for its thing, or for the place of a query on the list: a
  /// log without all other lines makes the same book.
  package func counts(_ line: MarkLine) -> Bool {
    guard let device = devices.number(ifKnown: line.device) else { return false }
    func isMeant(_ stamp: MarkStamp?) -> Bool {
      stamp?.time == line.time && stamp?.device == device
    }
    switch line.change {
    case .read(let key, let state):
      guard let paper = table.paper(key) else { return false }
      let stamp = table.papers[paper].read
      return isMeant(stamp) && stamp.value == state.rawValue
    case .starred(let key, let isSet): return isSaid(of: MarkRow.star, key, isSet, isMeant)
    case .noted(let key, let isSet): return isSaid(of: MarkRow.note, key, isSet, isMeant)
    case .tagged(let key, let tag, let isSet):
      guard let number = tagNumbers[tag] else { return false }
      return isSaid(of: MarkRow.firstTag + UInt32(number), key, isSet, isMeant)
    case .place(let letter, let place):
      return isMeant(saidOfPlaces[letter]?.stamp) && saidOfPlaces[letter]?.place == place
    case .watched(let query, let isSet):
      let said = saidOfQueries[query]
      return isMeant(said?.stamp) && said?.stamp.value == (isSet ? 1 : 0)
        || isSet && isMeant(said?.added)
    }
  }

  private func isSaid(
    of thing: UInt32, _ key: PaperKey, _ isSet: Bool, _ isMeant: (MarkStamp?) -> Bool
  ) -> Bool {
    guard let paper = table.paper(key), let mark = table.mark(thing, ofPaper: paper) else {
      return false
    }
    let stamp = table.marks[mark].stamp
    return isMeant(stamp) && stamp.value == (isSet ? 1 : 0)
  }
}

extension MarkBook: Equatable {
  /// Whether both were made of lines that say the same, in whatever order they came.
  package static func == (left: Self, right: Self) -> Bool {
    left.latest == right.latest && left.isSameOfPapers(as: right)
      && left.isSameOfPlaces(as: right) && left.isSameOfQueries(as: right)
  }

  private func isSameOfPapers(as other: Self) -> Bool {
    guard table.papers.count == other.table.papers.count,
      table.marks.count == other.table.marks.count
    else { return false }
    for row in table.papers {
      guard let paper = other.table.paper(row.key),
        devices.isSame(row.read, as: other.table.papers[paper].read, of: other.devices)
      else { return false }
    }
    return table.marks.allSatisfy { mark in
      var thing = mark.thing
      if thing >= MarkRow.firstTag {
        guard let number = other.tagNumbers[tagNames[Int(thing - MarkRow.firstTag)]] else {
          return false
        }
        thing = MarkRow.firstTag + UInt32(number)
      }
      guard let paper = other.table.paper(table.papers[Int(mark.paper)].key),
        let row = other.table.mark(thing, ofPaper: paper)
      else { return false }
      return devices.isSame(mark.stamp, as: other.table.marks[row].stamp, of: other.devices)
    }
  }

  private func isSameOfPlaces(as other: Self) -> Bool {
    saidOfPlaces.count == other.saidOfPlaces.count
      && saidOfPlaces.allSatisfy { letter, said in
        guard let theirs = other.saidOfPlaces[letter] else { return false }
        return said.place == theirs.place
          && devices.isSame(said.stamp, as: theirs.stamp, of: other.devices)
      }
  }

  private func isSameOfQueries(as other: Self) -> Bool {
    saidOfQueries.count == other.saidOfQueries.count
      && saidOfQueries.allSatisfy { query, said in
        guard let theirs = other.saidOfQueries[query] else { return false }
        return devices.isSame(said.stamp, as: theirs.stamp, of: other.devices)
          && devices.isSame(said.added, as: theirs.added, of: other.devices)
      }
  }
}
