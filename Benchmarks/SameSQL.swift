/// Statements of a search, run again through SQLite's C interface: what is left of the search is
/// what our own code costs.
///
/// Each is prepared beforehand, as the reader's own are after the first search, given its values,
/// and stepped as far as the search stepped it.
struct SameSQL {
  private let statements: [(statement: SQLiteStatement, recorded: RecordedStatement)]

  /// Ends the transaction, where the search was not followed so far.
  private let commit: SQLiteStatement?

  var count: Int { statements.count }
  /// As the search has met them.
  var rows: Int { statements.reduce(0) { $0 + $1.recorded.rows } }

  init(_ recorded: [RecordedStatement], in database: SQLiteConnection) throws(SQLiteError) {
    var statements: [(SQLiteStatement, RecordedStatement)] = []
    for one in recorded { statements.append((try database.statement(one.sql), one)) }
    self.statements = statements
    let isOpen =
      recorded.contains { $0.sql.hasPrefix("BEGIN") }
      && !recorded.contains { $0.sql.hasPrefix("COMMIT") || $0.sql.hasPrefix("ROLLBACK") }
    if isOpen { commit = try database.statement("COMMIT") } else { commit = nil }
  }

  /// Seconds that they take, and rows that there were: as many as `rows`, or it was not the same;
  /// -1 where SQLite refuses one.
  func run() -> (seconds: Double, rows: Int) {
    var found = 0
    let seconds = Measurement.once {
      for (statement, recorded) in statements {
        let rows = Self.step(statement, as: recorded)
        found = found < 0 || rows < 0 ? -1 : found + rows
      }
    }
    if let commit {
      while commit.step() {}
      if commit.isRefused { found = -1 }
      commit.reset()
    }
    return (seconds, found)
  }

  private static func step(_ statement: SQLiteStatement, as recorded: RecordedStatement) -> Int {
    defer { statement.reset() }
    for (place, value) in recorded.values.enumerated() {
      switch value {
      case .integer(let integer): statement.bind(integer, Int32(place + 1))
      case .text(let text): statement.bind(text, Int32(place + 1))
      }
    }
    var rows = 0
    // The step after the last row is the search's, too, where it came so far.
    while rows < recorded.rows || recorded.isFinished, statement.step() {
      statement.takeRow()
      rows += 1
    }
    return statement.isRefused ? -1 : rows
  }
}
