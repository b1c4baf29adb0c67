/// Statements of a search, run again through SQLite's C interface: what is left of the search is
/// what our own code costs.
///
/// Each is prepared beforehand, as the reader's own are after the first search, and stepped as far
/// as the search stepped it.
struct SameSQL {
  private let statements: [(statement: SQLiteStatement, rows: Int, isFinished: Bool)]

  var count: Int { statements.count }
  /// As the search has met them.
  var rows: Int { statements.reduce(0) { $0 + $1.rows } }

  init(_ recorded: [RecordedStatement], in database: SQLiteConnection) throws(SQLiteError) {
    var statements: [(SQLiteStatement, Int, Bool)] = []
    for one in recorded {
      statements.append((try database.statement(one.sql), one.rows, one.isFinished))
    }
    self.statements = statements
  }

  /// Rows that there were; as many as `rows`, or it was not the same.
  func run() -> Int {
    var found = 0
    for (statement, rows, isFinished) in statements {
      var left = rows
      // The step after the last row is the search's, too, where it came so far.
      while left > 0 || isFinished, statement.step() {
        statement.takeRow()
        found += 1
        left -= 1
      }
      statement.reset()
    }
    return found
  }
}
