/// Words that must stand next to each other, in order, in one title, author's name or summary.
package struct TextTerm: Hashable, Sendable {
  /// Where they must stand; `nil` for anywhere.
  package let field: Query.Field?
  /// The folded words.
  package var words: [String] {
    needle.split(separator: FoldedText.space).map { String(decoding: $0, as: UTF8.self) }
  }
  /// Whether the last word may go on.
  package let isOpen: Bool
  /// The words as a part of folded text: a space, and a space after each word that is whole.
  package var needle: [UInt8] { search.needle }
  /// The marks that were typed, by offset into `needle`.
  let accents: [Accent]
  private let search: ByteSearch

  /// `nil` where `text` holds no letter and no digit.
  package init?(_ text: String, field: Query.Field? = nil, isOpen: Bool = true) {
    var folded = FoldedText()
    folded.append(text)
    guard folded.bytes.count > 1 else { return nil }
    if isOpen { folded.openLastWord() }
    self.field = field
    self.isOpen = isOpen
    accents = folded.accents
    search = ByteSearch(folded.bytes)
  }

  /// Where the needle first stands in `bytes[start..<end]`, its accents aside.
  func offset(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    search.offset(in: bytes, from: start, to: end)
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
