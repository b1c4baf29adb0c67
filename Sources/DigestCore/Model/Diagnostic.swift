/// Something in a digest file that could not be read as meant, and where.
package struct Diagnostic: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case dateDisagrees(heading: DigestDate, path: DigestDate)
    case emptyRow
    case impossibleDate(String)
    case invalidUTF8
    case linkNotClosed
    case linkWithoutID
    case linksDisagree(arxiv: ArxivID, huggingFace: ArxivID)
    case noDate
    case nulByte
    case rowWithoutFirstPipe
    case rowWithoutLastPipe
    case rowWithoutLink
    case rowWithoutSummary
    case rowWithoutTitle
    case fieldTooLong
    case tooManyRows
    case utf16
  }

  package var reason: Reason
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode scalars.
  package var column: Int

  package init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

extension Diagnostic.Reason: CustomStringConvertible {
  /// What is wrong and what was made of it or what to do; parts of the file in it are untrusted.
  package var description: String {
    switch self {
    case .dateDisagrees(let heading, let path):
      "the heading says \(heading), the path \(path) (the heading is taken; correct one of them)"
    case .emptyRow: "a row with nothing in it (passed over; remove it)"
    case .impossibleDate(let text):
      "no calendar has the day \(text) (write the heading's date as YYYY-MM-DD)"
    case .invalidUTF8: "bytes that are not UTF-8, shown as \u{FFFD} (save the file as UTF-8)"
    case .linkNotClosed: "a link that does not end (put `)` after its address)"
    case .linkWithoutID:
      "a link to arXiv without a paper's id (write https://arxiv.org/abs/NNNN.NNNNN)"
    case .linksDisagree(let arxiv, let huggingFace):
      "the arXiv link is of \(arxiv), the HuggingFace link of \(huggingFace)"
        + " (the first is taken; correct one of them)"
    case .noDate: "a table of papers without a date (put `## Papers for YYYY-MM-DD` above it)"
    case .nulByte: "a NUL character, shown as \u{FFFD} (remove it)"
    case .rowWithoutFirstPipe: "a row that does not begin with a pipe (put `|` before its title)"
    case .rowWithoutLastPipe: "a row that does not end with a pipe (put `|` after its summary)"
    case .rowWithoutLink:
      "a row without a link (put `(Read more on [arXiv](https://arxiv.org/abs/ID))` after its title)"
    case .rowWithoutSummary:
      "a row that stops before its summary (give it a title, authors and a summary)"
    case .rowWithoutTitle: "a row without a title (write one before its link)"
    case .fieldTooLong: "a summary of more than 2 MB (its beginning is read; split it)"
    case .tooManyRows:
      "more than 1,000,000 papers in one file (this one and those after it are not read; split it)"
    case .utf16: "the file is UTF-16 (read as such; save it as UTF-8)"
    }
  }
}
