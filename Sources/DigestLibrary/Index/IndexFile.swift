import DigestCore

/// Where the index of an archive lies, and whose turn it is to write it.
///
/// Beside the database stands a small file that is locked by who imports, and that tells how the
/// database was left: whether in the middle of an import, or finished and of what size and time.
/// A finished one that looks otherwise was changed by something else, and is not trusted.
package struct IndexFile: Sendable {
  package let path: String
  let folder: String
  private var sealPath: String { path + ".seal" }

  /// Names the file only; `cacheFolder` is the reader's own, such as `~/.cache/broadsheet`.
  package init(of archive: Archive, cacheFolder: String) {
    folder = cacheFolder
    path = ArchiveWalk.join(cacheFolder, "\(ArchiveName.name(of: archive)).sqlite")
  }

  package var exists: Bool { (try? FileSystem.status(of: path)) != nil }

  /// Bytes on the disk, of the database and what SQLite keeps beside it.
  package var size: Int {
    parts.reduce(0) { $0 + ((try? FileSystem.status(of: $1))?.size ?? 0) }
  }

  private var parts: [String] { [path, path + "-wal", path + "-shm"] }
}

extension IndexFile {
  /// How the database was left.
  enum Seal: Equatable {
    /// Nobody has written it yet.
    case none
    /// Whoever imported was stopped, or still goes on.
    case importing
    case finished(size: Int, modified: Int64, inode: UInt64)
  }

  /// Takes the turn to write; `nil` where another process has it.
  func lock() throws(FileError) -> FileLock? {
    try FileSystem.makeFolders(folder)
    return try FileLock(path: sealPath)
  }

  /// Whether the database is as the last import left it, or at least was left by one.
  func isTrusted(by lock: borrowing FileLock) -> Bool {
    switch seal(in: lock) {
    case .none: !exists
    case .importing: true
    case .finished: seal(in: lock) == currentSeal
    }
  }

  /// Writes down that an import is under way.
  func breakSeal(_ lock: borrowing FileLock) throws(FileError) { try lock.write("importing\n") }

  /// Writes down how the database looks now.
  func seal(_ lock: borrowing FileLock) throws(FileError) {
    guard case .finished(let size, let modified, let inode) = currentSeal else { return }
    try lock.write("finished \(size) \(modified) \(inode)\n")
  }

  /// Takes the database away; what is open goes on with what it has.
  func remove() { for part in parts { FileSystem.remove(part) } }

  private var currentSeal: Seal {
    guard let status = try? FileSystem.status(of: path) else { return .none }
    return .finished(
      size: status.size, modified: status.modified, inode: status.identity.inode)
  }

  private func seal(in lock: borrowing FileLock) -> Seal {
    let words = lock.contents().split(whereSeparator: \.isWhitespace)
    if words == ["importing"] { return .importing }
    guard words.count == 4, words[0] == "finished", let size = Int(words[1]),
      let modified = Int64(words[2]), let inode = UInt64(words[3])
    else { return .none }
    return .finished(size: size, modified: modified, inode: inode)
  }
}
