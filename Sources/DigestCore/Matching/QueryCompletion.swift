/// What would be completed at a place of a query.
package struct QueryCompletion: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// `title:` and its like.
    case key
    /// A name behind `author:`.
    case author
    /// What follows `date:`, `after:`, `before:`.
    case day
    /// What follows `sort:`, `is:`, `tag:`.
    case value
  }

  package let kind: Kind
  /// What a completion replaces: UTF-8 offsets into the text, empty where nothing stands there yet.
  package let range: Range<Int>
  /// What stands there before the cursor, without quotes.
  package let typed: String
  /// The key of what is completed, where that is no key itself.
  private let key: QueryScanner.Key?

  /// `nil` where nothing can be completed: in a word that begins no key, in a phrase, behind a
  /// closing quote or bracket.
  ///
  /// `cursor` is a UTF-8 offset; one inside a scalar counts as the bound before it.
  package init?(of text: String, at cursor: Int) {
    let bytes = Array(text.utf8)
    var cursor = min(max(cursor, 0), bytes.count)
    while cursor < bytes.count, bytes[cursor] & 0xC0 == 0x80 { cursor -= 1 }
    let before = Self.parts(of: String(decoding: bytes[..<cursor], as: UTF8.self))
    let all = Self.parts(of: text)

    guard let last = before.last, last.range.upperBound == cursor else {
      self.init(key: "", cursor..<cursor, in: text)
      return
    }
    let keyPart = last.kind == .key ? last : before.dropLast().last
    if let keyPart, keyPart.kind == .key,
      last.kind == .key || last.range.lowerBound == keyPart.range.upperBound
    {
      let name = String(decoding: bytes[keyPart.range].dropLast(), as: UTF8.self)
      guard let key = QueryScanner.Key(name: name.lowercased()) else { return nil }
      self.init(behind: key, at: keyPart.range.upperBound, cursor: cursor, in: text, all)
    } else if last.kind == .word {
      // A key that stands there already is replaced as a whole.
      let start = last.range.lowerBound
      let whole = all.first { $0.range.lowerBound == start && $0.kind == .key }
      let range = start..<max(cursor, whole?.range.upperBound ?? 0)
      self.init(key: String(decoding: bytes[last.range], as: UTF8.self), range, in: text)
    } else if last.kind == .sign, bytes[cursor - 1] != UInt8(ascii: ")") {
      self.init(key: "", cursor..<cursor, in: text)
    } else {
      return nil
    }
  }

  private init?(key typed: String, _ range: Range<Int>, in text: String) {
    self.init(kind: .key, range: range, typed: typed, key: nil)
    guard let key = Self.keys(from: typed).first else { return nil }
    // What follows a sign, or surrounds the cursor, can make a word of it.
    let place = range.lowerBound..<range.lowerBound + key.utf8.count
    let parts = Self.parts(of: inserting(key, in: text).text)
    guard parts.contains(QueryPart(range: place, kind: .key)) else { return nil }
  }

  private init?(
    behind key: QueryScanner.Key, at start: Int, cursor: Int, in text: String, _ all: [QueryPart]
  ) {
    let whole = all.first { $0.range.lowerBound == start && $0.kind != .sign && $0.kind != .key }
    guard let kind = Self.kind(behind: key),
      let place = ValuePlace(
        in: QueryScanner(text), start..<max(cursor, whole?.range.upperBound ?? 0), cursor: cursor,
        isRange: key == .date)
    else { return nil }
    self.init(kind: kind, range: place.range, typed: place.typed, key: key)
  }

  private init(kind: Kind, range: Range<Int>, typed: String, key: QueryScanner.Key?) {
    (self.kind, self.range, self.typed, self.key) = (kind, range, typed, key)
  }

  private static func parts(of text: String) -> [QueryPart] {
    // No piece depends on what day it is.
    Query(parsing: text, today: DigestDate(dayNumber: 0)).parts
  }

  private static func kind(behind key: QueryScanner.Key) -> Kind? {
    switch key {
    case .author: .author
    case .date, .after, .before: .day
    case .sort, .mark, .tag: .value
    case .title, .summary, .id: nil
    }
  }

  /// The completions that need no words of the archive, the best first; case aside, all begin with
  /// `typed`.
  ///
  /// `days` are those of the archive, the newest first: no others are offered, but where none are
  /// known. `tags` are the names of those there are, in the order to offer them. Of an author's name
  /// there are no completions.
  package func fixed(
    today: DigestDate, days: [DigestDate], tags: [String] = []
  ) -> [String] {
    switch kind {
    case .key: return Self.keys(from: typed)
    case .author: return []
    case .day: return SpokenDays.completions(of: typed, today: today, among: days)
    case .value:
      var typed = typed.lowercased()
      if key == .tag, typed.hasPrefix("#") { typed.removeFirst() }
      return (key == .tag ? tags : key?.values ?? []).filter { $0.hasPrefix(typed) }
    }
  }

  private static func keys(from typed: String) -> [String] {
    QueryScanner.Key.allCases.map { $0.rawValue + ":" }
      .filter { $0.hasPrefix(typed.lowercased()) }
  }

  /// The text with `value` instead of `range`, in quotes where it needs them, and the UTF-8 offset
  /// behind it.
  ///
  /// `text` is the one that the completion is of.
  package func inserting(_ value: String, in text: String) -> (text: String, cursor: Int) {
    let bytes = Array(text.utf8)
    let inserted = Array((kind == .key ? value : Self.quoted(value)).utf8)
    let start = min(range.lowerBound, bytes.count)
    let end = min(range.upperBound, bytes.count)
    let result = String(decoding: bytes[..<start] + inserted + bytes[end...], as: UTF8.self)
    return (result, start + inserted.count)
  }

  /// `value` as one operand: quotes inside it, which nothing can escape, become spaces.
  private static func quoted(_ value: String) -> String {
    var needsQuotes = false
    var scalars = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      let isQuote = "\"“”".unicodeScalars.contains(scalar)
      let isSign = "()|".unicodeScalars.contains(scalar)
      if isQuote || isSign || scalar.properties.isWhitespace { needsQuotes = true }
      scalars.append(isQuote ? " " : scalar)
    }
    return needsQuotes ? "\"\(scalars)\"" : value
  }
}

/// The part of a value that the cursor is in.
private struct ValuePlace {
  /// Where the quote that is open at the end has no end, up to the cursor only.
  private(set) var range: Range<Int>
  private(set) var typed: String

  /// `nil` where a closing quote stands before the cursor, or the cursor between two dots.
  ///
  /// `whole` is the value, the cursor in it or at its end; `isRange` tells whether dots divide it.
  init?(in scanner: QueryScanner, _ whole: Range<Int>, cursor: Int, isRange: Bool) {
    var start = whole.lowerBound
    var text: [UInt8] = []
    var isQuoted = false
    var index = start
    while index < whole.upperBound {
      let quote = scanner.quoteLength(at: index)
      if quote > 0 {
        isQuoted.toggle()
        index += quote
        if index == cursor, !isQuoted { return nil }
      } else if isRange, !isQuoted, scanner.holds(Array("..".utf8), at: index) {
        if index >= cursor { break }
        index += 2
        (start, text) = (index, [])
      } else {
        if index < cursor { text.append(scanner.bytes[index]) }
        index += 1
      }
    }
    guard start <= cursor else { return nil }
    range = start..<(isQuoted ? cursor : index)
    typed = String(decoding: text, as: UTF8.self)
  }
}
