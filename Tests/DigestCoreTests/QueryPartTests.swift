import DigestCore
import Testing

struct QueryPartTests {
  /// The parts of `text`, one line: `kind[what was typed]`.
  private func shown(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return Query(parsing: text, today: QueryTests.today).parts.map { part in
      "\(part.kind)[" + String(decoding: bytes[part.range], as: UTF8.self) + "]"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", ""), (" \u{3000} ", ""),
    ("flow match", "word[flow] word[match]"),
    ("\"flow match\" x", "phrase[\"flow match\"] word[x]"),
    ("“flow” \"mat", "phrase[“flow”] phrase[\"mat]"),
    ("title:flow", "key[title:] word[flow]"),
    ("A:\"wei li\"x", "key[A:] phrase[\"wei li\"] word[x]"),
    ("t: x", "key[t:] word[x]"),
    ("-a -\"b\" -t:c", "sign[-] word[a] sign[-] phrase[\"b\"] sign[-] key[t:] word[c]"),
    ("(a | b) c", "sign[(] word[a] sign[|] word[b] sign[)] word[c]"),
    ("(a f(x))", "sign[(] word[a] word[f(x)] sign[)]"),
    ("a|b x-y f(a|b)", "word[a] sign[|] word[b] word[x-y] word[f(a|b)]"),
    ("foo:bar -x:\"a b\"", "key[foo:] word[bar] sign[-] key[x:] phrase[\"a b\"]"),
    ("date:2025-03..\"last week\"", "key[date:] value[2025-03..\"last week\"]"),
    ("after:", "key[after:]"), ("date:last week x", "key[date:] value[last week] word[x]"),
    ("after: today x", "key[after:] value[ today] word[x]"),
    ("sort:da is:unread tag:rl", "key[sort:] value[da] key[is:] value[unread] key[tag:] value[rl]"),
    ("id:12 2504.13837 2025-03", "key[id:] value[12] value[2504.13837] value[2025-03]"),
    ("- ) → |", "sign[-] word[)] word[→] sign[|]"),
  ])
  func `each piece is what it was read as`(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  private static let pieces = [
    "-", "|", "(", ")", "\"", "“", "”", "title:", "a:", "date:", "sort:", "is:", "tag:", "id:", "é",
    "漢", "👩‍🔬", "\0", "*", "^", "NEAR", " ", " ", "\u{A0}", "\u{3000}", "\u{301}", "..", "2025-03",
    "flow", "2504.13837", "\u{AD}", ":", "\n",
  ]

  @Test func `the parts are all that is typed but white space`() {
    var random = SeededGenerator(seed: 51)
    for _ in 0..<1_500 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()

      expectParts(of: text)
    }
  }

  @Test(arguments: pieces)
  func `ten thousand of anything are read`(piece: String) {
    expectParts(of: String(repeating: piece, count: 10_000))
    expectParts(of: String(repeating: piece + " ", count: 2_500))
    expectParts(of: String(repeating: "a" + piece, count: 2_500))
  }

  private func expectParts(of text: String) {
    let query = Query(parsing: text, today: QueryTests.today)
    let kinds = byteKinds(of: text)
    var end = 0
    var isSound = true
    for part in query.parts {
      isSound = isSound && !part.range.isEmpty && part.range.lowerBound >= end
      guard isSound else { break }
      isSound = isWhole(part.range, kinds)
      isSound = isSound && kinds[end..<part.range.lowerBound].allSatisfy { $0.isWhite }
      if part.kind != .phrase && part.kind != .value {
        isSound = isSound && !kinds[part.range].contains { $0.isWhite }
      }
      end = part.range.upperBound
    }
    isSound = isSound && kinds[min(end, kinds.count - 1)...].allSatisfy { $0.isWhite }
    #expect(isSound, "\(text.debugDescription.prefix(200))")
    let isEachWhole = query.problems.allSatisfy { isWhole($0.range, kinds) }
    #expect(isEachWhole, "\(text.debugDescription.prefix(200))")
  }

  /// For each byte of `text`, and the place behind the last, whether it begins a scalar, and
  /// whether that is white space.
  private func byteKinds(of text: String) -> [(isFirst: Bool, isWhite: Bool)] {
    var kinds: [(isFirst: Bool, isWhite: Bool)] = []
    for scalar in text.unicodeScalars {
      let isWhite = scalar.properties.isWhitespace
      kinds.append((true, isWhite))
      for _ in 1..<UTF8.width(scalar) { kinds.append((false, isWhite)) }
    }
    return kinds + [(true, true)]
  }

  private func isWhole(_ range: Range<Int>, _ kinds: [(isFirst: Bool, isWhite: Bool)]) -> Bool {
    range.upperBound < kinds.count && kinds[range.lowerBound].isFirst
      && kinds[range.upperBound].isFirst
  }
}
