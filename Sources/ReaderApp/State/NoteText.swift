/// The text of a note as it is shown.
enum NoteText {
  /// Without its head: the title and the link that stand above the summary anyway.
  static func body(of text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    func dropEmpty() { lines = lines.drop { $0.allSatisfy(\.isWhitespace) } }
    dropEmpty()
    if lines.first?.hasPrefix("# ") == true { lines.removeFirst() }
    dropEmpty()
    if let line = lines.first, line.hasPrefix("<"), line.hasSuffix(">") { lines.removeFirst() }
    dropEmpty()
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
