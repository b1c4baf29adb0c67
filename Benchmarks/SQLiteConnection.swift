import GRDBSQLite

/// A database through SQLite's C interface, and nothing else; each statement is prepared once.
@safe final class SQLiteConnection {
  private let handle: OpaquePointer
  private var prepared: [String: SQLiteStatement] = [:]

  /// To read: without locks and with as many pages in memory as a connection of the reader's own.
  convenience init(reading path: String) throws(SQLiteError) {
    try self.init(path, SQLITE_OPEN_READONLY)
    try execute("PRAGMA cache_size = -8192")
  }

  convenience init(writing path: String) throws(SQLiteError) {
    try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
  }

  private init(_ path: String, _ flags: Int32) throws(SQLiteError) {
    var opened: OpaquePointer?
    let status = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let opened = unsafe opened else {
      throw SQLiteError(doing: path, code: status)
    }
    unsafe handle = opened
  }

  /// Statements that others still have keep the connection open.
  deinit { _ = unsafe sqlite3_close_v2(handle) }

  func execute(_ sql: String) throws(SQLiteError) {
    let status = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw SQLiteError(doing: sql, code: status) }
  }

  func statement(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    if let known = prepared[sql] { return known }
    var handle: OpaquePointer?
    let status = unsafe sqlite3_prepare_v2(self.handle, sql, -1, &handle, nil)
    guard status == SQLITE_OK, let handle = unsafe handle else {
      throw SQLiteError(doing: sql, code: status)
    }
    let new = unsafe SQLiteStatement(handle)
    prepared[sql] = new
    return new
  }

  /// The first column of the first row, 0 without any.
  func integer(_ sql: String) throws(SQLiteError) -> Int {
    let statement = try statement(sql)
    defer { statement.reset() }
    return statement.step() ? statement.integer : 0
  }
}

/// A prepared statement.
@safe final class SQLiteStatement {
  private let handle: OpaquePointer
  private var status = SQLITE_OK

  fileprivate init(_ handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { _ = unsafe sqlite3_finalize(handle) }

  /// Of the row: its first column.
  var integer: Int { Int(unsafe sqlite3_column_int64(handle, 0)) }
  /// Whether the last step found no row, and nothing was wrong.
  var isFinished: Bool { status == SQLITE_DONE }

  /// Whether the last step failed.
  var isRefused: Bool { status != SQLITE_DONE && status != SQLITE_ROW && status != SQLITE_OK }

  /// Whether there is another row.
  func step() -> Bool {
    status = unsafe sqlite3_step(handle)
    return status == SQLITE_ROW
  }

  func reset() { _ = unsafe sqlite3_reset(handle) }

  /// Has SQLite hand over every column of the row; no byte is copied.
  func takeRow() {
    for column in 0..<(unsafe sqlite3_column_count(handle)) {
      if unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER {
        withExtendedLifetime(unsafe sqlite3_column_int64(handle, column)) {}
      } else {
        unsafe withExtendedLifetime(sqlite3_column_blob(handle, column)) {}
        withExtendedLifetime(unsafe sqlite3_column_bytes(handle, column)) {}
      }
    }
  }

  func bind(_ text: String, _ index: Int32) {
    // SQLITE_TRANSIENT, which the importer leaves out: SQLite copies the text.
    let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    _ = unsafe sqlite3_bind_text(handle, index, text, -1, copies)
  }

  func bind(_ integer: Int64, _ index: Int32) {
    _ = unsafe sqlite3_bind_int64(handle, index, integer)
  }
}

/// What SQLite refused, and its result code.
struct SQLiteError: Error {
  var doing: String
  var code: Int32
}
