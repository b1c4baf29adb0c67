/// The papers of one day, under one heading of one file.
package struct Digest: Equatable, Sendable {
  /// From the heading, else from the file's path; `nil` where neither tells.
  package var date: DigestDate?
  /// In the order of the file; empty for a heading without rows.
  package var papers: [Paper]
  /// Where the heading (or, without one, the table) stands: 1-based line in its file.
  package var line: Int

  package init(date: DigestDate?, papers: [Paper] = [], line: Int = 1) {
    self.date = date
    self.papers = papers
    self.line = line
  }
}

/// All that a parser found in one file.
package struct ParsedFile: Equatable, Sendable {
  /// In the order of the file; empty where the file is no digest.
  package var digests: [Digest]
  /// By line, then column.
  package var diagnostics: [Diagnostic]

  package init(digests: [Digest] = [], diagnostics: [Diagnostic] = []) {
    self.digests = digests
    self.diagnostics = diagnostics
  }
}
