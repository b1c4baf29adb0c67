/// A statement that was run: with its values, and how far it was stepped.
struct RecordedStatement: Sendable {
  enum Value: Equatable, Sendable {
    case integer(Int64)
    case text(String)
  }

  var sql: String
  /// Of the parameters of `sql`, in order.
  var values: [Value] = []
  var rows = 0
  /// Not ended before the last row.
  var isFinished = false

  /// Of a statement whose parameters are written `?`, and its text with the values put in, the
  /// only place where SQLite tells them.
  init(_ sql: String, expanded: String) {
    if let values = Self.values(of: sql, in: expanded) {
      self.sql = sql
      self.values = values
    } else {
      self.sql = expanded
    }
  }

  /// `nil` where a value is neither an integer nor a text.
  private static func values(of sql: String, in expanded: String) -> [Value]? {
    var rest = Array(expanded.utf8)[...]
    var values: [Value] = []
    let pieces = sql.utf8.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
    for (place, piece) in pieces.enumerated() {
      if place > 0 {
        guard let value = literal(&rest) else { return nil }
        values.append(value)
      }
      guard rest.starts(with: piece) else { return nil }
      rest = rest.dropFirst(piece.count)
    }
    return rest.isEmpty ? values : nil
  }

  private static func literal(_ rest: inout ArraySlice<UInt8>) -> Value? {
    let quote = UInt8(ascii: "'")
    guard rest.first == quote else {
      let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
      rest = rest.dropFirst(digits.count)
      return Int64(String(decoding: digits, as: UTF8.self)).map { .integer($0) }
    }
    var text: [UInt8] = []
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      if byte == quote {
        // Two of them are one in the text.
        guard rest.first == quote else { return .text(String(decoding: text, as: UTF8.self)) }
        rest = rest.dropFirst()
      }
      text.append(byte)
    }
    return nil
  }
}
