import DigestCore

extension MarkBook {
  /// As few lines as make this book, the oldest first.
  package var lines: [MarkLine] {
    var lines: [MarkLine] = []
    func add(_ stamp: MarkStamp, _ change: MarkChange) {
      guard !stamp.isNone else { return }
      lines.append(
        MarkLine(time: stamp.time, device: devices.names[stamp.device], change: change))
    }
    for row in table.papers {
      add(row.read, .read(row.key, ReadState(rawValue: row.read.value) ?? .unread))
    }
    for mark in table.marks {
      let (key, isSet) = (table.papers[Int(mark.paper)].key, mark.stamp.value != 0)
      switch mark.thing {
      case MarkRow.star: add(mark.stamp, .starred(key, isSet))
      case MarkRow.note: add(mark.stamp, .noted(key, isSet))
      default:
        add(mark.stamp, .tagged(key, tagNames[Int(mark.thing - MarkRow.firstTag)], isSet))
      }
    }
    for (letter, said) in saidOfPlaces { add(said.stamp, .place(letter, said.place)) }
    for (query, said) in saidOfQueries {
      add(said.stamp, .watched(query, said.stamp.value != 0))
      // Its place on the list.
      if said.added != said.stamp { add(said.added, .watched(query, true)) }
    }
    return lines.sorted()
  }
}

extension MarkLine: Comparable {
  /// By time, then by what is written.
  package static func < (left: Self, right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.device != right.device { return left.device < right.device }
    return MarkText.bytes(of: [left]).lexicographicallyPrecedes(MarkText.bytes(of: [right]))
  }
}
