import GRDB

/// Why an index cannot be used.
package enum IndexError: Error, Equatable, Sendable {
  /// What it holds is not what was written: it has to be made anew.
  case damaged
  /// It cannot be read or written; `reason` is one phrase.
  case unavailable(reason: String)
  /// Another process is importing, and has written nothing for a while.
  case held
  /// It is whole, but cannot answer this: `reason` is SQLite's word for it.
  case refused(reason: String)
  /// Whoever asked does not want the answer any more.
  case cancelled

  init(_ error: any Error) {
    switch error {
    case let error as IndexError: self = error
    case let error as FileError: self = .unavailable(reason: error.words)
    case let error as DatabaseError: self.init(error)
    default: self = .unavailable(reason: "\(error)")
    }
  }

  private init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .cancelled
    // The statements are our own, but what FTS5 is asked for is made of what is typed.
    case .SQLITE_ERROR where error.message?.hasPrefix("fts5") ?? false:
      self = .refused(reason: error.message ?? "")
    // Where another is wrong, the tables are not ours.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT: self = .damaged
    case .SQLITE_FULL: self = .unavailable(reason: "the disk is full")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .unavailable(reason: "another program holds it")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
      self = .unavailable(reason: "its folder cannot be written")
    case .SQLITE_IOERR: self = .unavailable(reason: "the disk cannot be read or written")
    default: self = .unavailable(reason: error.message ?? "SQLite: \(error.resultCode)")
    }
  }
}

extension IndexError {
  /// Whether something is wrong with the index, not with what was asked.
  var isOfIndex: Bool {
    switch self {
    case .damaged, .unavailable: true
    case .held, .refused, .cancelled: false
    }
  }

  /// One phrase.
  package var reason: String {
    switch self {
    case .damaged: "it is damaged, and cannot be made anew"
    case .unavailable(let reason): reason
    case .held: "another process is making it, and stands still"
    case .refused(let reason): "this is too much for it (\(reason))"
    case .cancelled: "its making was stopped"
    }
  }
}

extension IndexError: CustomStringConvertible {
  package var description: String { "the index cannot be used: \(reason)" }
}
