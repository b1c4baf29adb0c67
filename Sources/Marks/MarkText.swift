/// The log as text: UTF-8, a line a change, fields between tabs.
///
///     1761234567890  kx7f3q2a  read   2504.13837  hand
///
/// A line bears the time, the device, the kind, what it is about, and last the value. No line is the
/// beginning of another, so that one cut off is never taken for something else. What a kind means
/// never changes: what is new gets a new kind, which older versions keep without understanding it.
package enum MarkText {
  /// The first line of a file: says what it is, and the version of those that first wrote it.
  package static let head = "broadsheet-marks\t1\n"
  static let headStart = "broadsheet-marks"
  /// Bytes of the longest line that is taken.
  package static let longest = 1 << 16

  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let backslash = UInt8(ascii: "\\")

  /// Adds the line with its end.
  package static func append(_ line: MarkLine, to bytes: inout [UInt8]) {
    var text = "\(line.time)\t\(line.device)\t"
    switch line.change {
    case .read(let key, let state): text += "read\t\(key)\t\(word(state))"
    case .starred(let key, let isSet): text += "star\t\(key)\t\(word(isSet))"
    case .tagged(let key, let tag, let isSet):
      text += "tag\t\(key)\t\(escaped(tag))\t\(word(isSet))"
    case .noted(let key, let isSet): text += "note\t\(key)\t\(word(isSet))"
    case .place(let letter, let place):
      text += "place\t\(escaped(String(letter)))\t\(place.map { "\($0.key)" } ?? "-")"
      text += "\t\(place?.date.map { "\($0)" } ?? "-")"
    case .watched(let query, let isSet): text += "watch\t\(escaped(query))\t\(word(isSet))"
    }
    bytes += text.utf8
    bytes.append(lineFeed)
  }

  /// The changes as the lines that a file gets.
  package static func bytes(of lines: some Sequence<MarkLine>) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines { append(line, to: &bytes) }
    return bytes
  }

  private static func word(_ state: ReadState) -> String {
    switch state {
    case .unread: "no"
    case .seen: "seen"
    case .byHand: "hand"
    }
  }

  private static func word(_ isSet: Bool) -> String { isSet ? "yes" : "no" }

  /// With `\\` for a backslash and `\x` and two digits for what would end a field or a line, and
  /// for other controls.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == backslash }) else {
      return text
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x5C: escaped += "\\\\"
      case 0..<0x20, 0x7F:
        let digits = String(scalar.value, radix: 16)
        escaped += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// `nil` where it is not UTF-8, or a backslash stands before something else.
  static func unescaped(_ bytes: Span<UInt8>, in range: Range<Int>) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == backslash else {
        text.append(bytes[index])
        index += 1
        continue
      }
      guard index + 1 < range.upperBound else { return nil }
      if bytes[index + 1] == backslash {
        text.append(backslash)
        index += 2
        continue
      }
      guard index + 3 < range.upperBound, bytes[index + 1] == UInt8(ascii: "x"),
        let high = Character(UnicodeScalar(bytes[index + 2])).hexDigitValue,
        let low = Character(UnicodeScalar(bytes[index + 3])).hexDigitValue
      else { return nil }
      text.append(UInt8(high << 4 | low))
      index += 4
    }
    return String(validating: text, as: UTF8.self)
  }
}
