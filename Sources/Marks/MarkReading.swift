import DigestCore

/// What a walk over the lines of a file came by.
package struct MarkReading: Sendable {
  /// Lines that were understood.
  package var lines = 0
  /// Lines that were not, empty ones and heads apart.
  package var others = 0
  /// The first of them.
  package var problems: [MarkProblem] = []
  /// Where the last line began that was not ended, or where all ended: here goes what comes next.
  package var end = 0

  /// Problems that are told of one file.
  package static let mostProblems = 100

  package init() {}

  mutating func note(_ problem: LineProblem, line: Int, in bytes: Span<UInt8>, file: String) {
    others += 1
    guard problems.count < Self.mostProblems else { return }
    var column = 1
    var index = problem.offset
    while index > 0, bytes[index - 1] != MarkText.lineFeed {
      index -= 1
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
    problems.append(
      MarkProblem(file: file, line: line, column: column, message: problem.reason.description))
  }
}

extension MarkBook {
  /// Takes every line of a file, or of what was added to one, that is understood.
  ///
  /// Begins at `start`, where line `firstLine` does. The latest time that is believed is `believed`
  /// (`MarkTime.believed(at:)`); problems are told of `file`.
  package mutating func take(
    contents bytes: Span<UInt8>, from start: Int = 0, firstLine: Int = 1,
    believed: Int64 = MarkTime.most, file: String = ""
  ) -> MarkReading {
    var reading = MarkReading()
    table.reserve(lines: (bytes.count - start) / Self.usualLine)
    var device = RecentDevice()
    var waiting = WaitingReads()
    var number = firstLine
    MarkText.forEachLine(of: bytes, from: start) { line in
      var parser = MarkLineParser(line, believed: believed)
      do throws(LineProblem) {
        if let raw = try parser.parse(bytes) {
          try take(raw, of: bytes, from: &device, waiting: &waiting)
          reading.lines += 1
        }
      } catch {
        // A piece of a line that was written again is nobody's loss.
        if !Self.isBegun(line, again: bytes) {
          reading.note(error, line: number, in: bytes, file: file)
        }
      }
      number += 1
    }
    takeReads(&waiting)
    reading.end = MarkText.completeEnd(of: bytes, from: start)
    return reading
  }

  /// Whether the line after `line` begins as that: a disk was full within it.
  private static func isBegun(_ line: Range<Int>, again bytes: Span<UInt8>) -> Bool {
    let next = line.upperBound + 1
    guard !line.isEmpty, bytes.count - next > line.count,
      bytes[line.upperBound] == MarkText.lineFeed,
      bytes[next + line.count] != MarkText.lineFeed
    else { return false }
    return line.indices.allSatisfy { bytes[$0] == bytes[next + $0 - line.lowerBound] }
  }

  /// Bytes.
  private static let usualLine = 44

  private mutating func take(
    _ raw: RawLine, of bytes: Span<UInt8>, from recent: inout RecentDevice,
    waiting: inout WaitingReads
  ) throws(LineProblem) {
    if !recent.isNamed(bytes, raw.device) {
      let name = bytes.text(raw.device)
      guard let number = devices.number(of: name) else {
        throw LineProblem(reason: .tooManyDevices, offset: raw.device.lowerBound)
      }
      recent = RecentDevice(bytes: Array(name.utf8), number: number)
    }
    let stamp = MarkStamp(time: raw.time, device: recent.number, value: raw.value)
    switch (raw.kind, raw.key) {
    case (.read, let key?):
      waiting.add(stamp, of: key)
      if waiting.isFull { takeReads(&waiting) }
    case (.star, let key?): _ = take(stamp, of: MarkRow.star, for: key)
    case (.note, let key?): _ = take(stamp, of: MarkRow.note, for: key)
    case (.tag, let key?):
      // A tag that is known needs no look at its name.
      guard let number = tagNumber(of: raw, in: bytes) else {
        take(try MarkLine(raw, of: bytes))
        return
      }
      _ = take(stamp, of: MarkRow.firstTag + UInt32(number), for: key)
    default: take(try MarkLine(raw, of: bytes))
    }
    if raw.time > latest { latest = raw.time }
  }

  private func tagNumber(of raw: RawLine, in bytes: Span<UInt8>) -> Int? {
    for index in raw.text where bytes[index] == MarkText.backslash { return nil }
    return tagNumbers[bytes.text(raw.text)]
  }

  /// As `takeRead` for each, but the places in memory of all of them are looked up together: with a
  /// million papers the wait for one at a time would be the largest part of reading.
  private mutating func takeReads(_ waiting: inout WaitingReads) {
    for index in 0..<waiting.count {
      waiting.rows[index] = table.firstGuess(waiting.hashes[index])
    }
    for index in 0..<waiting.count where waiting.rows[index] >= 0 {
      if table.papers[waiting.rows[index]].key != waiting.keys[index] { waiting.rows[index] = -1 }
    }
    for index in 0..<waiting.count {
      if waiting.rows[index] >= 0 {
        _ = takeRead(waiting.stamps[index], ofPaper: waiting.rows[index])
      } else {
        _ = takeRead(waiting.stamps[index], of: waiting.keys[index])
      }
    }
    waiting.count = 0
  }
}

/// Lines that papers were read; the order in which lines are taken does not matter.
private struct WaitingReads {
  static let most = 64
  var count = 0
  var keys = [PaperKey](repeating: PaperKey(arxivID: ""), count: most)
  var stamps = [MarkStamp](repeating: .none, count: most)
  var hashes = [UInt64](repeating: 0, count: most)
  var rows = [Int](repeating: -1, count: most)

  var isFull: Bool { count == Self.most }

  @inline(__always)
  mutating func add(_ stamp: MarkStamp, of key: PaperKey) {
    keys[count] = key
    stamps[count] = stamp
    hashes[count] = RowIndex.hash(key.rawValue)
    count += 1
  }
}

/// The device of the last line: that of the next one, as a rule.
private struct RecentDevice {
  var bytes: [UInt8] = []
  var number = 0

  @inline(__always)
  func isNamed(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == bytes.count else { return false }
    for index in 0..<bytes.count where text[range.lowerBound + index] != bytes[index] {
      return false
    }
    return true
  }
}

extension MarkLine {
  /// - Throws: where a text in it is not what its kind wants.
  init(_ raw: RawLine, of bytes: Span<UInt8>) throws(LineProblem) {
    func text(_ reason: LineProblem.Reason) throws(LineProblem) -> String {
      guard let text = MarkText.unescaped(bytes, in: raw.text), !text.isEmpty else {
        throw LineProblem(reason: reason, offset: raw.text.lowerBound)
      }
      return text
    }
    let key = raw.key
    let change: MarkChange
    switch (raw.kind, key) {
    case (.read, let key?): change = .read(key, ReadState(rawValue: raw.value) ?? .unread)
    case (.star, let key?): change = .starred(key, raw.value == 1)
    case (.note, let key?): change = .noted(key, raw.value == 1)
    case (.tag, let key?):
      let tag = try text(.noTag)
      guard TagName.name(tag) == tag else {
        throw LineProblem(reason: .noTag, offset: raw.text.lowerBound)
      }
      change = .tagged(key, tag, raw.value == 1)
    case (.watch, _): change = .watched(try text(.noQuery), raw.value == 1)
    default:
      let letters = try text(.noPlace).unicodeScalars
      let date = raw.date.isEmpty ? nil : DigestDate(iso: bytes.text(raw.date))
      guard letters.count == 1, let letter = letters.first, raw.date.isEmpty || date != nil else {
        throw LineProblem(reason: .noPlace, offset: raw.text.lowerBound)
      }
      change = .place(letter, key.map { MarkedPlace(key: $0, date: date) })
    }
    self.init(time: raw.time, device: bytes.text(raw.device), change: change)
  }
}

extension MarkText {
  /// The line in `range`, without its end; `nil` where it says nothing: it is empty, or the head
  /// of a file.
  package static func line(
    _ bytes: Span<UInt8>, in range: Range<Int>, believed: Int64 = MarkTime.most
  ) throws(LineProblem) -> MarkLine? {
    var parser = MarkLineParser(range, believed: believed)
    guard let raw = try parser.parse(bytes) else { return nil }
    return try MarkLine(raw, of: bytes)
  }

  /// Every line without its end, which is LF or CRLF; also the last, where nothing ends it.
  @inline(__always)
  package static func forEachLine(
    of bytes: Span<UInt8>, from start: Int = 0, _ body: (Range<Int>) -> Void
  ) {
    var start = start
    while start < bytes.count {
      let end = bytes.end(beforeLineFeedFrom: start)
      body(start..<(end > start && bytes[end - 1] == carriageReturn ? end - 1 : end))
      start = end + 1
    }
  }

  /// Behind the last end of a line.
  package static func completeEnd(of bytes: Span<UInt8>, from start: Int = 0) -> Int {
    var end = bytes.count
    while end > start, bytes[end - 1] != lineFeed { end -= 1 }
    return end
  }
}

extension Span<UInt8> {
  /// Where the line ends that begins at `start`; eight bytes are tried at once.
  @inline(__always)
  fileprivate func end(beforeLineFeedFrom start: Int) -> Int {
    var index = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= count {
      let bytes = extracting(index..<index + 8)
      var word: UInt64 = 0
      for place in 0..<8 { word |= UInt64(bytes[place]) << UInt64(place * 8) }
      let other = word ^ (ones &* UInt64(MarkText.lineFeed))
      let found = (other &- ones) & ~other & (ones << 7)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] != MarkText.lineFeed { index += 1 }
    return index
  }

  /// With U+FFFD for what is not UTF-8.
  func text(_ range: Range<Int>) -> String {
    if let text = try? UTF8Span(validating: extracting(range)) { return String(copying: text) }
    return String(decoding: range.map { self[$0] }, as: UTF8.self)
  }
}
