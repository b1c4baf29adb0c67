/// A paper as a full-text index holds it: a column of words each for title, authors and summary,
/// and one of marks.
extension FoldedPaper {
  /// Stands between the words of two authors, so that they are no neighbours; never a folded word.
  package static let authorSeparator = "¶"

  /// The folded words of a field, a space between two.
  package func columnText(_ field: Query.Field) -> String {
    let texts = bytes[range(of: field)].split(
      separator: FoldedText.end, omittingEmptySubsequences: false)
    var column: [UInt8] = []
    for (place, text) in texts.enumerated() {
      if place > 0 { column.append(contentsOf: " \(Self.authorSeparator) ".utf8) }
      column.append(contentsOf: text.dropFirst().dropLast())
    }
    return String(decoding: column, as: UTF8.self)
  }

  /// Each letter of the paper with each mark that it carries, once: `u` and U+0308.
  package var marks: [String] { accents.marks(in: bytes) }
}
