/// Makes the strings of a row's fields.
struct FieldText {
  private var scratch: [UInt8] = []

  init() {}

  /// Without blanks at its ends, each run of blanks inside as one space, `\|` as a pipe.
  mutating func collapsed(_ range: Range<Int>, of bytes: Span<UInt8>) -> String {
    let range = bytes.trimming(range)
    var isPlain = true
    var previous: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      if isBlank(byte), byte != 0x20 || previous == 0x20 { isPlain = false }
      if byte == pipe, previous == backslash { isPlain = false }
      previous = byte
    }
    if isPlain { return bytes.string(range) }
    scratch.removeAll(keepingCapacity: true)
    for index in range {
      let byte = bytes[index]
      if isBlank(byte) {
        if scratch.last != 0x20 { scratch.append(0x20) }
      } else {
        append(byte)
      }
    }
    return string()
  }

  /// Without blanks at its ends, each line break inside with the blanks around it as one space,
  /// `\|` as a pipe, else as written.
  mutating func exact(_ range: Range<Int>, of bytes: Span<UInt8>) -> String {
    let range = bytes.trimming(range)
    let special = bytes.end(before: backslash, 0x0A, 0x0D, in: range)
    if special == range.upperBound { return bytes.string(range) }
    scratch.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        while let last = scratch.last, isBlank(last) { scratch.removeLast() }
        scratch.append(0x20)
        index = bytes.end(of: isBlank, in: index..<range.upperBound)
      } else {
        append(byte)
        index += 1
      }
    }
    return string()
  }

  /// The texts between commas, without blanks at their ends; those with nothing in them dropped.
  mutating func list(_ range: Range<Int>, of bytes: Span<UInt8>) -> [String] {
    let comma = UInt8(ascii: ",")
    let trimmed = bytes.trimming(range)
    guard !trimmed.isEmpty else { return [] }
    var count = 1
    for index in trimmed where bytes[index] == comma { count += 1 }
    var items: [String] = []
    items.reserveCapacity(count)
    var start = trimmed.lowerBound
    while start <= trimmed.upperBound {
      let end = bytes.end(of: { $0 != comma }, in: start..<trimmed.upperBound)
      let item = collapsed(start..<end, of: bytes)
      if !item.isEmpty { items.append(item) }
      start = end + 1
    }
    return items
  }

  private mutating func append(_ byte: UInt8) {
    if byte == pipe, scratch.last == backslash { scratch.removeLast() }
    scratch.append(byte)
  }

  private func string() -> String { scratch.span.string(0..<scratch.count) }
}
