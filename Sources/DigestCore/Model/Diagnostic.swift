/// Something in a digest file that could not be read as meant, and where.
package struct Diagnostic: Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case invalidUTF8
    case impossibleDate(String)
    case rowWithoutLastPipe
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
