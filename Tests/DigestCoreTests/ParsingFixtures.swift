import DigestCore
import Foundation

/// The project's folder.
let projectFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The bytes of `Tests/Fixtures/NAME.md`.
func fixture(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: projectFolder.appending(path: "Tests/Fixtures/\(name).md")))
}

let fixtureNames = [
  "broken-rows", "concatenated", "every-row-form", "four-columns", "markup",
]

/// A digest of 2025-01-05 with these rows.
func digest(_ rows: String...) -> String {
  "## Papers for 2025-01-05\n\n| Title | Authors | Summary |\n|---|---|---|\n"
    + rows.map { $0 + "\n" }.joined()
}

/// A well-formed row.
func row(
  _ title: String, id: String = "2501.00001", authors: String = "A", summary: String = "S."
) -> String {
  "| \(title) (Read more on [arXiv](https://arxiv.org/abs/\(id)) or "
    + "[HuggingFace](https://huggingface.co/papers/\(id)))| \(authors) | \(summary) |"
}

func parse(_ text: String, pathDate: DigestDate? = nil) -> ParsedFile {
  DigestParser.parse(Array(text.utf8), pathDate: pathDate)
}

extension ParsedFile {
  var papers: [Paper] { digests.flatMap(\.papers) }
  var titles: [String] { papers.map(\.title) }
  var reasons: [Diagnostic.Reason] { diagnostics.map(\.reason) }
}

extension DigestDate {
  /// For literals in tests: a day that the calendar does not have is 1970-01-01.
  init(_ iso: String) {
    self = DigestDate(iso: iso) ?? DigestDate(dayNumber: 0)
  }
}
