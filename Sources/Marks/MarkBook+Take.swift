import DigestCore

extension MarkBook {
  /// Takes a line into the book.
  ///
  /// Not taken are lines with a time below 0 or above `MarkTime.most`, and those of the 262,144th
  /// device and further ones.
  ///
  /// - Returns: whether anything that can be seen is different now.
  @discardableResult
  package mutating func take(_ line: MarkLine) -> Bool {
    guard (0...MarkTime.most).contains(line.time), let device = devices.number(of: line.device)
    else { return false }
    latest = max(latest, line.time)
    func stamp(_ value: UInt8) -> MarkStamp {
      MarkStamp(time: line.time, device: device, value: value)
    }
    return switch line.change {
    case .read(let key, let state): takeRead(stamp(state.rawValue), of: key)
    case .starred(let key, let isSet): take(stamp(isSet ? 1 : 0), of: MarkRow.star, for: key)
    case .noted(let key, let isSet): take(stamp(isSet ? 1 : 0), of: MarkRow.note, for: key)
    case .tagged(let key, let tag, let isSet):
      take(stamp(isSet ? 1 : 0), of: MarkRow.firstTag + UInt32(tagNumber(of: tag)), for: key)
    case .place(let letter, let place): take(stamp(place == nil ? 0 : 1), place, at: letter)
    case .watched(let query, let isSet): take(stamp(isSet ? 1 : 0), ofQuery: query)
    }
  }

  @inline(__always)
  mutating func takeRead(_ stamp: MarkStamp, of key: PaperKey) -> Bool {
    takeRead(stamp, ofPaper: table.touch(key))
  }

  @inline(__always)
  mutating func takeRead(_ stamp: MarkStamp, ofPaper paper: Int) -> Bool {
    let before = table.papers[paper].read
    guard devices.isLater(stamp, than: before) else { return false }
    table.setRead(stamp, ofPaper: paper)
    return stamp.value != before.value
  }

  mutating func take(_ stamp: MarkStamp, of thing: UInt32, for key: PaperKey) -> Bool {
    let paper = table.touch(key)
    var before: UInt8 = 0
    if let mark = table.mark(thing, ofPaper: paper) {
      let said = table.marks[mark].stamp
      guard devices.isLater(stamp, than: said) else { return false }
      before = said.value
      table.set(stamp, mark: mark)
    } else {
      table.add(stamp, of: thing, toPaper: paper)
    }
    guard stamp.value != before else { return false }
    if thing >= MarkRow.firstTag {
      tagPapers[Int(thing - MarkRow.firstTag)] += stamp.value == 0 ? -1 : 1
    }
    return true
  }

  mutating func tagNumber(of name: String) -> Int {
    if let number = tagNumbers[name] { return number }
    tagNumbers[name] = tagNames.count
    tagNames.append(name)
    tagPapers.append(0)
    return tagNames.count - 1
  }

  mutating func take(
    _ stamp: MarkStamp, _ place: MarkedPlace?, at letter: Unicode.Scalar
  ) -> Bool {
    if let said = saidOfPlaces[letter] {
      let isLater =
        stamp == said.stamp
        ? Self.order(of: place) > Self.order(of: said.place)
        : devices.isLater(stamp, than: said.stamp)
      guard isLater else { return false }
    }
    let before = saidOfPlaces[letter]?.place
    saidOfPlaces[letter] = SaidOfPlace(stamp: stamp, place: place)
    return before != place
  }

  /// Any order of places will do, as long as it is the same everywhere.
  private static func order(of place: MarkedPlace?) -> (UInt64, Int) {
    (place?.key.rawValue ?? 0, place?.date?.dayNumber ?? .min)
  }

  mutating func take(_ stamp: MarkStamp, ofQuery query: String) -> Bool {
    let added = stamp.value == 1 ? stamp : .none
    guard var said = saidOfQueries[query] else {
      saidOfQueries[query] = SaidOfQuery(stamp: stamp, added: added)
      return stamp.value == 1
    }
    let before = said
    if devices.isLater(stamp, than: said.stamp) { said.stamp = stamp }
    if !added.isNone, said.added.isNone || devices.isLater(said.added, than: added) {
      said.added = added
    }
    saidOfQueries[query] = said
    if said.stamp.value != before.stamp.value { return true }
    // Its place on the list may be another.
    return said.stamp.value == 1 && said.added != before.added
  }
}
