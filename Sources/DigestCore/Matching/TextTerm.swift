/// Words that must stand next to each other, in order, in one title, author's name or summary.
package struct TextTerm: Equatable, Sendable {
  /// Where they must stand; `nil` for anywhere.
  package let field: Query.Field?
  /// The folded words.
  package var words: [String] {
    needle.split(separator: FoldedText.space).map { String(decoding: $0, as: UTF8.self) }
  }
  /// Whether the last word may go on.
  package let isOpen: Bool
  /// The words as a part of folded text: a space, and a space after each word that is whole.
  package let needle: [UInt8]
  /// The marks that were typed, by offset into `needle`.
  let accents: [Accent]
  /// How far a search may move on by what stands at the needle's last byte (Horspool).
  private let skips: [UInt8]

  /// `nil` where `text` holds no letter and no digit.
  package init?(_ text: String, field: Query.Field? = nil, isOpen: Bool = true) {
    var folded = FoldedText()
    folded.append(text)
    guard folded.bytes.count > 1 else { return nil }
    if isOpen { folded.openLastWord() }
    self.field = field
    self.isOpen = isOpen
    needle = folded.bytes
    accents = folded.accents
    skips = Self.skips(of: folded.bytes)
  }

  private static func skips(of needle: [UInt8]) -> [UInt8] {
    let longest = min(needle.count, 255)
    var skips = [UInt8](repeating: UInt8(longest), count: 256)
    for (index, byte) in needle.dropLast().enumerated() {
      skips[Int(byte)] = UInt8(min(needle.count - 1 - index, longest))
    }
    return skips
  }

  /// Where the needle first stands in `bytes[start..<end]`, its accents aside.
  func offset(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let needle = needle.span
    let skips = skips.span
    let last = needle.count - 1
    let lastByte = needle[last]
    var index = start + last
    while index < end {
      let byte = bytes[index]
      if byte == lastByte {
        var matched = 1
        while matched <= last, bytes[index - matched] == needle[last - matched] { matched += 1 }
        if matched > last { return index - last }
      }
      index += Int(skips[Int(byte)])
    }
    return nil
  }

  /// Whether the letters at `offset` of a folded text carry the marks that were typed.
  func carriesAccents(at offset: Int, in others: [Accent]) -> Bool {
    accents.allSatisfy { accent in
      let wanted = accent.offset + offset
      var index = others.partitioningIndex { $0.offset >= wanted }
      while index < others.count, others[index].offset == wanted {
        if others[index].mark == accent.mark { return true }
        index += 1
      }
      return false
    }
  }

  /// 1 where the words stand in the title, 2 in an author's name, 3 in the summary; of several
  /// the least.
  func tier(in paper: FoldedPaper) -> Int? {
    let range = paper.range(of: field)
    let bytes = paper.bytes
    var start = range.lowerBound
    while let offset = offset(in: bytes.span, from: start, to: range.upperBound) {
      if carriesAccents(at: offset, in: paper.accents) {
        if offset < paper.titleRange.upperBound { return 1 }
        return offset < paper.authorsRange.upperBound ? 2 : 3
      }
      start = offset + 1
    }
    return nil
  }
}

extension Array {
  /// The first index whose element has `property`, where all after it have it too; O(log n).
  func partitioningIndex(where property: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if property(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
