extension DigestDate {
  /// The day that `text` names as `YYYY-MM-DD`, exactly; `nil` where the calendar has no such day.
  package init?(iso text: String) {
    let bytes = text.utf8Span.span
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = bytes.number(0..<4), let month = bytes.number(5..<7),
      let day = bytes.number(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
