import DigestCore

/// A line as it lies in a file: no text is copied of it before that is needed.
struct RawLine {
  enum Kind {
    case read, star, note, tag, place, watch
  }

  var time: Int64
  var device: Range<Int>
  var kind: Kind
  /// Of a paper's marks; of a place where it is set.
  var key: PaperKey?
  /// The tag, the letter or the query, escaped.
  var text: Range<Int>
  /// The day of a place.
  var date: Range<Int>
  /// A `ReadState`, or 1 for what is set.
  var value: UInt8
}

/// Walks the fields of one line.
struct MarkLineParser: ~Copyable {
  private let believed: Int64
  /// Of the next field; behind `end` where there was no tab after the last one.
  private var at: Int
  private let end: Int

  /// `believed` is the latest time that is; see `MarkTime.believed(at:)`.
  init(_ range: Range<Int>, believed: Int64) {
    at = range.lowerBound
    end = range.upperBound
    self.believed = believed
  }

  /// `nil` where the line says nothing: it is empty, or the head of a file.
  mutating func parse(_ bytes: Span<UInt8>) throws(LineProblem) -> RawLine? {
    let start = at
    if start == end { return nil }
    guard end - start <= MarkText.longest else {
      throw LineProblem(reason: .tooLong, offset: start)
    }
    guard bytes[start] != UInt8(ascii: "b") else { return try head(bytes) }
    let time = try time(bytes)
    let device = next(bytes)
    guard (1...DeviceName.most).contains(device.count) else {
      throw problem(device.isEmpty && at > end ? .notALine : .noDevice, device)
    }
    for index in device where !DeviceName.isPart(bytes[index]) { throw problem(.noDevice, device) }
    let word = next(bytes)
    guard at <= end else { throw problem(.notALine, start..<start) }
    var line = RawLine(
      time: time, device: device, kind: .read, key: nil, text: 0..<0, date: 0..<0, value: 0)
    guard let kind = Self.kind(bytes, word) else { throw problem(.unknownKind, word) }
    line.kind = kind
    try rest(of: &line, bytes)
    if at <= end { throw problem(.moreFields, at..<at) }
    return line
  }

  @inline(__always)
  private static func kind(_ bytes: Span<UInt8>, _ word: Range<Int>) -> RawLine.Kind? {
    guard !word.isEmpty else { return nil }
    // One comparison a line.
    switch bytes[word.lowerBound] {
    case UInt8(ascii: "r"): return bytes.is("read", in: word) ? .read : nil
    case UInt8(ascii: "s"): return bytes.is("star", in: word) ? .star : nil
    case UInt8(ascii: "t"): return bytes.is("tag", in: word) ? .tag : nil
    case UInt8(ascii: "n"): return bytes.is("note", in: word) ? .note : nil
    case UInt8(ascii: "p"): return bytes.is("place", in: word) ? .place : nil
    case UInt8(ascii: "w"): return bytes.is("watch", in: word) ? .watch : nil
    default: return nil
    }
  }

  private mutating func rest(of line: inout RawLine, _ bytes: Span<UInt8>) throws(LineProblem) {
    switch line.kind {
    case .read, .star, .note, .tag:
      let paper = next(bytes)
      guard let key = PaperKey(parsing: bytes, in: paper) else { throw problem(.noPaper, paper) }
      line.key = key
      if line.kind == .tag {
        line.text = next(bytes)
        if line.text.isEmpty { throw problem(.noTag, line.text) }
      }
      line.value = try value(bytes, isRead: line.kind == .read)
    case .watch:
      line.text = next(bytes)
      if line.text.isEmpty { throw problem(.noQuery, line.text) }
      line.value = try value(bytes, isRead: false)
    case .place:
      line.text = next(bytes)
      let paper = next(bytes)
      line.date = next(bytes)
      if !bytes.is("-", in: paper) {
        guard let key = PaperKey(parsing: bytes, in: paper) else { throw problem(.noPaper, paper) }
        line.key = key
        line.value = 1
      }
      let isDated = !bytes.is("-", in: line.date)
      guard !line.text.isEmpty, !line.date.isEmpty, line.key != nil || !isDated else {
        throw problem(.noPlace, line.text)
      }
      if !isDated { line.date = 0..<0 }
    }
  }

  private mutating func head(_ bytes: Span<UInt8>) throws(LineProblem) -> RawLine? {
    let word = next(bytes)
    guard bytes.is(MarkText.headStart, in: word) else { throw problem(.notALine, word) }
    let version = next(bytes)
    guard at > end, bytes.is("1", in: version) else { throw problem(.laterVersion, version) }
    return nil
  }

  private mutating func time(_ bytes: Span<UInt8>) throws(LineProblem) -> Int64 {
    let field = next(bytes)
    guard (1...18).contains(field.count) else { throw problem(.notALine, field) }
    var time: Int64 = 0
    for index in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else {
        throw problem(at > end ? .notALine : .noTime, field)
      }
      time = time &* 10 &+ Int64(bytes[index] &- UInt8(ascii: "0"))
    }
    guard time <= believed else { throw problem(.notBelieved, field) }
    return time
  }

  private mutating func value(_ bytes: Span<UInt8>, isRead: Bool) throws(LineProblem) -> UInt8 {
    let field = next(bytes)
    guard !field.isEmpty else { throw problem(.noValue, field) }
    switch bytes[field.lowerBound] {
    case UInt8(ascii: "n") where bytes.is("no", in: field): return 0
    case UInt8(ascii: "y") where !isRead && bytes.is("yes", in: field): return 1
    case UInt8(ascii: "s") where isRead && bytes.is("seen", in: field):
      return ReadState.seen.rawValue
    case UInt8(ascii: "h") where isRead && bytes.is("hand", in: field):
      return ReadState.byHand.rawValue
    default: throw problem(.noValue, field)
    }
  }

  /// The next field; empty behind the last.
  @inline(__always)
  private mutating func next(_ bytes: Span<UInt8>) -> Range<Int> {
    guard at <= end else { return end..<end }
    var index = at
    while index < end, bytes[index] != MarkText.tab { index += 1 }
    let field = at..<index
    at = index + 1
    return field
  }

  private func problem(_ reason: LineProblem.Reason, _ field: Range<Int>) -> LineProblem {
    LineProblem(reason: reason, offset: field.lowerBound)
  }
}

extension Span<UInt8> {
  /// Whether `range` is `text`, of ASCII.
  @inline(__always)
  func `is`(_ text: String, in range: Range<Int>) -> Bool {
    let wanted = text.utf8Span.span
    guard range.count == wanted.count else { return false }
    for index in wanted.indices where self[range.lowerBound + index] != wanted[index] {
      return false
    }
    return true
  }
}
