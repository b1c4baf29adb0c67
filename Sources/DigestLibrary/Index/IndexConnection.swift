import GRDB

/// How the database of an index is opened.
enum IndexConnection {
  /// To write; makes the tables where there are none yet, and throws `IndexError.damaged` where
  /// there are others.
  static func writing(_ path: String) throws -> DatabaseQueue {
    var configuration = configuration(label: "index.writing")
    configuration.journalMode = .wal
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA page_size = \(IndexSchema.pageSize)")
      // What a crash of the machine takes is read again from the files.
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -24576")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      if try db.integer("SELECT count(*) FROM sqlite_schema") == 0 {
        try IndexSchema.create(in: db)
      } else if try !IndexSchema.isCurrent(db) {
        throw IndexError.damaged
      }
    }
    return queue
  }

  /// To read; throws `IndexError.damaged` where the tables are not those of `IndexSchema`.
  static func reading(_ path: String, label: String) throws -> DatabaseQueue {
    var configuration = configuration(label: label)
    configuration.readonly = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -8192")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    guard try queue.read(IndexSchema.isCurrent) else { throw IndexError.damaged }
    return queue
  }

  private static func configuration(label: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = label
    configuration.busyMode = .timeout(5)
    return configuration
  }
}
