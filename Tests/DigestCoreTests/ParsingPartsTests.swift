import DigestCore
import Testing

@Suite struct `Parsing in parts` {
  /// Headings, tables without one, rows of all kinds, and what is no digest.
  private static func file(_ rows: Int) -> [UInt8] {
    var text = "| no | digest | here |\n\n"
    for day in 1...3 {
      text += "## Papers for 2025-05-0\(day)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
      for row in 0..<rows {
        let id = "2505.\(10_000 + row)"
        text += "| Paper \(row) (Read more on [arXiv](https://arxiv.org/abs/\(id)))| A | It is. |\n"
        if row % 5 == 0 {
          text += "Lost (Read more on [arXiv](https://arxiv.org/abs/x))| B | cut\n"
        }
        if row % 7 == 0 { text += "\n## Papers for 2025-13-45\n" }
      }
    }
    return Array(text.utf8)
  }

  @Test func `all parts together are the whole`() {
    let bytes = Self.file(3_000)
    let whole = DigestParser.parse(bytes)
    var parts: [ParsedFile] = []
    DigestParser.parse(bytes.span) { parts.append($0) }

    func papers(_ digests: [Digest]) -> [DigestDate?: [Paper]] {
      Dictionary(grouping: digests, by: \.date).mapValues { $0.flatMap(\.papers) }
    }
    #expect(parts.count > 1)
    #expect(papers(parts.flatMap(\.digests)) == papers(whole.digests))
    #expect(parts.flatMap(\.diagnostics).count == whole.diagnostics.count)
  }

  @Test func `what nothing shows to be a digest is none, however long`() {
    let row = "| one | two | three |\n"
    let bytes = Array(
      ("| a | b | c |\n|---|---|---|\n" + String(repeating: row, count: 70_000)).utf8)
    var parts: [ParsedFile] = []
    DigestParser.parse(bytes.span) { parts.append($0) }
    #expect(parts == [ParsedFile()])
  }
}
