/// Why a line of a log is not understood; such a line is kept as it is.
package struct LineProblem: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case notALine
    case laterVersion
    case noTime
    case notBelieved
    case noDevice
    case tooManyDevices
    case unknownKind
    case noPaper
    case noTag
    case noPlace
    case noQuery
    case noValue
    case moreFields
    case tooLong
  }

  package var reason: Reason
  /// In bytes from the beginning of the file.
  package var offset: Int
}

/// Something in a file of marks that is not understood, or a file that could not be read.
package struct MarkProblem: Error, Hashable, Sendable {
  /// A path; untrusted when shown.
  package var file: String
  /// 1-based; `nil` for what is wrong with the file as a whole.
  package var line: Int?
  /// 1-based, in Unicode scalars.
  package var column: Int
  /// What is wrong, and what was made of it.
  package var message: String

  package init(file: String, line: Int? = nil, column: Int = 1, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension MarkProblem: CustomStringConvertible {
  /// `FILE:LINE:COLUMN: message`, or `FILE: message`; untrusted when shown.
  package var description: String {
    line.map { "\(file):\($0):\(column): \(message)" } ?? "\(file): \(message)"
  }

  /// The same for a narrow line: what is wrong, then the name of the file without its folders.
  package var brief: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return line.map { "\(name):\($0):\(column): \(message)" } ?? "\(name): \(message)"
  }
}

extension LineProblem.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notALine: "not a line of marks, or one that was cut off (kept, without effect)"
    case .laterVersion:
      "written by a later version (what this one understands of it counts, the rest is kept)"
    case .noTime: "a line without a time in milliseconds (kept, without effect)"
    case .notBelieved: "a time more than a hundred years ahead (kept, without effect)"
    case .noDevice:
      "a device's name of other characters than letters and digits (kept, without effect)"
    case .tooManyDevices: "one device too many (kept, without effect)"
    case .unknownKind: "a kind of mark that this version does not know (kept, without effect)"
    case .noPaper: "not a paper (kept, without effect; write an arXiv id without its version)"
    case .noTag: "not the name of a tag (kept, without effect)"
    case .noPlace: "not a named mark: a letter, a paper and a day (kept, without effect)"
    case .noQuery: "not a query (kept, without effect)"
    case .noValue: "a value that this version does not know (kept, without effect)"
    case .moreFields: "more fields than this version knows (kept, without effect)"
    case .tooLong: "a line longer than 65,536 bytes (kept, without effect)"
    }
  }
}
