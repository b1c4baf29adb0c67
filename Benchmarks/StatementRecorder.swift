import GRDBSQLite
import Synchronization

/// Writes down what other code has SQLite do, through SQLite's own tracing.
///
/// Statements that FTS5 runs by itself are left out: whoever runs the others runs these, too.
final class StatementRecorder: Sendable {
  private struct State {
    var isOn = false
    var statements: [RecordedStatement] = []
    /// Places in `statements`, by address.
    var running: [UInt: Int] = [:]
  }

  private let state = Mutex(State())

  private static let shared = StatementRecorder()

  /// Has every connection that `body` opens traced as long as it lives: it is slower for that.
  static func tracingConnections<Result>(
    during body: (StatementRecorder) throws -> Result
  ) rethrows -> Result {
    // SQLite calls it with the new connection first, whatever its declared type.
    let hook: @convention(c) (OpaquePointer?) -> Int32 = { connection in
      let events = UInt32(SQLITE_TRACE_STMT | SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE)
      return unsafe sqlite3_trace_v2(connection, events, StatementRecorder.take, nil)
    }
    let entry = unsafe unsafeBitCast(hook, to: (@convention(c) () -> Void).self)
    _ = sqlite3_auto_extension(entry)
    defer { _ = sqlite3_cancel_auto_extension(entry) }
    return try body(shared)
  }

  /// What traced connections run while `body` does, in the order they begin, until it calls
  /// `stop`; what runs then is not finished.
  func statements(
    during body: (_ stop: () -> Void) throws -> Void
  ) rethrows -> [RecordedStatement] {
    state.withLock { $0 = State(isOn: true) }
    defer { state.withLock { $0 = State() } }
    try body { state.withLock { $0.isOn = false } }
    return state.withLock { $0.statements }
  }

  private static let take:
    @convention(c) (
      UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32 = { event, _, statement, _ in
      guard let statement = unsafe statement.map({ OpaquePointer($0) }) else { return 0 }
      switch Int32(event) {
      case SQLITE_TRACE_STMT: unsafe shared.began(statement)
      case SQLITE_TRACE_ROW: unsafe shared.gaveRow(statement)
      default: unsafe shared.ended(statement)
      }
      return 0
    }

  private func began(_ statement: OpaquePointer) {
    guard state.withLock({ $0.isOn }), let sql = unsafe sqlite3_sql(statement),
      let expanded = unsafe sqlite3_expanded_sql(statement)
    else { return }
    defer { unsafe sqlite3_free(expanded) }
    let recorded = RecordedStatement(
      unsafe String(cString: sql), expanded: unsafe String(cString: expanded))
    let address = UInt(bitPattern: statement)
    state.withLock { state in
      // FTS5 names its tables so, and no one else does.
      let isOwn = !recorded.sql.contains("'main'.")
      state.running[address] = isOwn ? state.statements.count : nil
      if isOwn { state.statements.append(recorded) }
    }
  }

  private func gaveRow(_ statement: OpaquePointer) {
    let address = UInt(bitPattern: statement)
    state.withLock { state in
      guard state.isOn, let place = state.running[address] else { return }
      state.statements[place].rows += 1
    }
  }

  /// SQLite tells it after the last row, or where the statement is reset before.
  private func ended(_ statement: OpaquePointer) {
    let isFinished = unsafe sqlite3_stmt_busy(statement) == 0
    let address = UInt(bitPattern: statement)
    state.withLock { state in
      guard state.isOn, let place = state.running.removeValue(forKey: address) else { return }
      state.statements[place].isFinished = isFinished
    }
  }
}
