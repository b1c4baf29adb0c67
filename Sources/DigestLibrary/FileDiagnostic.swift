package import DigestCore

/// Something wrong with a file or folder of the archive, and where in it.
package struct FileDiagnostic: Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case content(Diagnostic)
    /// In the system's word for it.
    case notReadable(reason: String)
    /// Told only of files that were named by hand.
    case notADigest
  }

  /// The path, as the archive was named; untrusted when shown.
  package var file: String
  package var problem: Problem

  package init(file: String, problem: Problem) {
    self.file = file
    self.problem = problem
  }
}

extension FileDiagnostic: CustomStringConvertible {
  /// 1-based; 1 for what is wrong with the file as a whole.
  package var line: Int {
    if case .content(let diagnostic) = problem { diagnostic.line } else { 1 }
  }

  /// 1-based, in Unicode scalars; 1 for what is wrong with the file as a whole.
  package var column: Int {
    if case .content(let diagnostic) = problem { diagnostic.column } else { 1 }
  }

  /// What is wrong, without the place.
  package var message: String {
    switch problem {
    case .content(let diagnostic): diagnostic.reason.description
    case .notReadable(let reason): "it cannot be read: \(reason) (check what it is and its rights)"
    case .notADigest:
      "it is not a digest (a digest has a heading such as `## Papers for 2025-04-21`)"
    }
  }

  /// `FILE:LINE:COLUMN: message`; untrusted when shown.
  package var description: String { "\(file):\(line):\(column): \(message)" }
}
