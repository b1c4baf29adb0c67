import DigestCore
import GRDB

/// A file by its place below the archive's paths, however these were named; bytes tell them apart.
struct FileKey: Sendable {
  /// Place of the archive's path, 0-based.
  var root: Int
  /// What follows it; empty where it is the file itself.
  var path: String

  init(root: Int, path: String) {
    self.root = root
    self.path = path
  }

  /// Of a file below one of `roots`, the archive's paths as named.
  init(_ found: FoundFile, roots: [String]) {
    root = found.root
    // A mark after a slash is one character with it.
    var rest = found.path.utf8[...]
    if roots.indices.contains(found.root) { rest = rest.dropFirst(roots[found.root].utf8.count) }
    if rest.first == UInt8(ascii: "/") { rest.removeFirst() }
    path = String(Substring(rest))
  }

  /// As the archive was named.
  func path(below roots: [String]) -> String {
    guard roots.indices.contains(root) else { return path }
    return path.isEmpty ? roots[root] : ArchiveWalk.join(roots[root], path)
  }
}

extension FileKey: Hashable {
  static func == (left: Self, right: Self) -> Bool {
    left.root == right.root && FilePath(left.path) == FilePath(right.path)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(root)
    hasher.combine(FilePath(path))
  }
}

/// A file as the index knows it.
struct IndexedFile: Equatable, Sendable {
  var id: Int
  /// `nil` where it could not be read: it is tried again.
  var status: FileStatus?
  /// What could not be read as meant in it.
  var problems: Int
  /// Of its bytes, 63 bits: a file that was only touched has not changed.
  var contents: Int
}

extension IndexedFile {
  /// All files of an index.
  static func all(in db: Database) throws -> [FileKey: IndexedFile] {
    var files: [FileKey: IndexedFile] = [:]
    let sql = "SELECT id, root, path, device, inode, size, modified, problems, contents FROM file"
    try db.step(sql, []) { row in
      let key = FileKey(root: row.integer(1), path: row.text(2))
      let identity = FileStatus.Identity(
        device: UInt64(bitPattern: Int64(row.integer(3))),
        inode: UInt64(bitPattern: Int64(row.integer(4))))
      let size = row.integer(5)
      let status = FileStatus(identity: identity, size: size, modified: Int64(row.integer(6)))
      files[key] = IndexedFile(
        id: row.integer(0), status: size < 0 ? nil : status, problems: row.integer(7),
        contents: row.integer(8))
      return true
    }
    return files
  }

  /// Puts a file down as it was read; returns its number.
  static func write(
    _ key: FileKey, status: FileStatus?, problems: Int, contents: Int, in db: Database
  ) throws -> Int {
    let sql = """
      INSERT INTO file(root, path, device, inode, size, modified, problems, contents)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(root, path) DO UPDATE SET device = excluded.device, inode = excluded.inode,
        size = excluded.size, modified = excluded.modified, problems = excluded.problems,
        contents = excluded.contents
      RETURNING id
      """
    var id = 0
    let identity = status?.identity
    try db.step(
      sql,
      [
        .integer(key.root), .text(key.path),
        .integer(Int(truncatingIfNeeded: identity?.device ?? 0)),
        .integer(Int(truncatingIfNeeded: identity?.inode ?? 0)), .integer(status?.size ?? -1),
        .integer(Int(status?.modified ?? 0)), .integer(problems),
        .integer(contents),
      ]
    ) { row in
      id = row.integer(0)
      return true
    }
    return id
  }
}
