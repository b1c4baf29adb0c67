import DigestCore
import GRDB

/// What an index holds.
package struct IndexStatistics: Equatable, Sendable {
  package var papers: Int
  package var days: Int
  package var files: Int
  package var words: Int
  /// On the disk, with what SQLite keeps beside the database.
  package var bytes: Int
}

extension IndexedLibrary {
  /// Counts what the index holds; reads the whole list of words.
  package func statistics() throws(IndexError) -> IndexStatistics {
    let counts = try list { reader in
      try [
        "SELECT total(papers) FROM day", "SELECT count(*) FROM day WHERE papers > 0",
        "SELECT count(*) FROM file", "SELECT count(*) FROM word",
      ].map { try reader.db.integer($0) ?? 0 }
    }
    return IndexStatistics(
      papers: counts[0], days: counts[1], files: counts[2], words: counts[3], bytes: file.size)
  }
}
