import GRDB
import GRDBSQLite

/// What a statement of the index is run with.
enum IndexValue {
  case integer(Int)
  case text(String)
  /// UTF-8.
  case words([UInt8])
  case blob([UInt8])
}

/// A row of a statement that is being stepped; columns are 0-based.
@safe struct IndexRow: ~Copyable {
  private let statement: OpaquePointer

  fileprivate init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  func integer(_ column: Int) -> Int {
    Int(unsafe sqlite3_column_int64(statement, Int32(column)))
  }

  func double(_ column: Int) -> Double {
    unsafe sqlite3_column_double(statement, Int32(column))
  }

  func text(_ column: Int) -> String {
    withBytes(column) { bytes in
      // SQLite keeps whatever bytes a damaged file has.
      guard let text = try? UTF8Span(validating: bytes) else { return "" }
      return String(copying: text)
    }
  }

  func bytes(_ column: Int) -> [UInt8] {
    let bytes = unsafe sqlite3_column_blob(statement, Int32(column))
    let count = Int(unsafe sqlite3_column_bytes(statement, Int32(column)))
    return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }

  func withBytes<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = unsafe sqlite3_column_blob(statement, Int32(column))
    let count = Int(unsafe sqlite3_column_bytes(statement, Int32(column)))
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
    return unsafe body(buffer.assumingMemoryBound(to: UInt8.self).span)
  }
}

/// GRDB's `Row` copies what it holds: a stream of a million row ids goes without.
extension Database {
  /// Runs a statement that returns nothing; it is prepared once a connection.
  func run(_ sql: String, _ values: IndexValue...) throws {
    try step(sql, values) { _ in true }
  }

  /// Calls `body` with each row until it returns `false`.
  func step(
    _ sql: String, _ values: [IndexValue], _ body: (borrowing IndexRow) throws -> Bool
  ) throws {
    let statement = unsafe try cachedStatement(sql: sql).sqliteStatement
    defer {
      unsafe sqlite3_reset(statement)
      unsafe sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() {
      let code = unsafe value.bind(to: statement, at: Int32(index + 1))
      try check(code, sql)
    }
    while true {
      let code = unsafe sqlite3_step(statement)
      guard code == SQLITE_ROW else { return try check(code, sql) }
      guard try body(unsafe IndexRow(statement)) else { return }
    }
  }

  /// The first column of the first row.
  func integer(_ sql: String, _ values: IndexValue...) throws -> Int? {
    var result: Int?
    try step(sql, values) { row in
      result = row.integer(0)
      return false
    }
    return result
  }

  /// Ends a long step as soon as `isCancelled`; asked every few thousand instructions of SQLite's.
  func whileNotCancelled<Result>(
    _ isCancelled: @escaping () -> Bool, _ body: () throws -> Result
  ) rethrows -> Result {
    let question = CancelQuestion(isCancelled)
    let context = unsafe Unmanaged.passUnretained(question).toOpaque()
    unsafe sqlite3_progress_handler(
      sqliteConnection, 4_000,
      { context in
        guard let context = unsafe context else { return 0 }
        let question = unsafe Unmanaged<CancelQuestion>.fromOpaque(context).takeUnretainedValue()
        return question.isCancelled() ? 1 : 0
      }, context)
    defer { unsafe sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
    return try withExtendedLifetime(question, body)
  }

  private func check(_ code: Int32, _ sql: String) throws {
    guard code != SQLITE_OK, code != SQLITE_DONE else { return }
    let message = unsafe sqlite3_errmsg(sqliteConnection).map { unsafe String(cString: $0) }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: unsafe sqlite3_extended_errcode(sqliteConnection)),
      message: message, sql: sql)
  }
}

extension IndexValue {
  /// SQLite copies texts and blobs.
  fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .integer(let value): return unsafe sqlite3_bind_int64(statement, index, Int64(value))
    case .text(let text):
      return unsafe sqlite3_bind_text(
        statement, index, text, Int32(clamping: text.utf8.count), transient)
    case .words(let bytes):
      return unsafe bytes.withUnsafeBytes { buffer in
        unsafe sqlite3_bind_text64(
          statement, index, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          UInt64(buffer.count), transient, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      return unsafe bytes.withUnsafeBytes { buffer in
        unsafe sqlite3_bind_blob64(
          statement, index, buffer.baseAddress, UInt64(buffer.count), transient)
      }
    }
  }
}

private final class CancelQuestion {
  let isCancelled: () -> Bool

  init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }
}
