import Glibc

/// A file's kind, identity and state.
package struct FileStatus: Equatable, Sendable {
  package enum Kind: Sendable {
    case file, folder, other
  }

  package struct Identity: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
  }

  package var kind: Kind
  package var identity: Identity
  /// In bytes.
  package var size: Int
  /// In nanoseconds since 1970.
  package var modified: Int64

  /// Of a file.
  init(identity: Identity, size: Int, modified: Int64) {
    kind = .file
    self.identity = identity
    self.size = size
    self.modified = modified
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }
}

/// Why the system refused a file or folder.
package struct FileError: Error, Equatable {
  /// As in `errno`.
  package var code: Int32

  static var last: Self { Self(code: errno) }
  static let isNoFile = Self(code: EINVAL)
  static let nameIsNotUTF8 = Self(code: EILSEQ)
  static let isTooLarge = Self(code: EFBIG)
  static let lineIsTooLong = Self(code: EMSGSIZE)
  static let exists = Self(code: EEXIST)
  static let isFull = Self(code: ENOSPC)

  var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// In the system's own words.
  package var words: String {
    switch self {
    case .nameIsNotUTF8: "its name is not UTF-8"
    case .lineIsTooLong: "a line of it has more than \(FileSystem.longestLine >> 20) MB"
    case .isTooLarge: "it has more than \(FileSystem.largestFile >> 20) MB: split it by day"
    default: unsafe String(cString: strerror(code))
    }
  }
}

/// What the library asks of the system: the only calls into C.
package enum FileSystem {
  struct Entry {
    enum Kind {
      case file, folder, link, other, unknown
    }

    /// With U+FFFD where it is not UTF-8.
    var name: String
    var kind: Kind
    /// A name that is not UTF-8 cannot be written in a path of ours.
    var hasName = true
  }

  /// Bytes of a file that is still read; a digest has some ten thousand.
  static let largestFile = 64 << 20
  /// Bytes of a log of marks that is still read.
  static let largestLog = 1 << 30
  /// Bytes of a line that is still read, of a file or a pipe that is read by lines.
  static let longestLine = 64 << 20

  /// Of what `path` leads to, links followed.
  static func status(of path: String) throws(FileError) -> FileStatus {
    var status = stat()
    guard uninterrupted({ unsafe stat(path, &status) }) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// The path without links and dots, `nil` where nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(validatingCString: real)
  }

  /// What is in the folder at `path`, in no order.
  static func entries(of path: String) throws(FileError) -> [Entry] {
    guard let folder = unsafe opendir(path) else { throw .last }
    defer { _ = unsafe closedir(folder) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(folder) {
      let (name, isValid) = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        let bytes = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
        let valid = unsafe String(validatingCString: bytes)
        let name = unsafe valid ?? String(cString: bytes)
        return (name, valid != nil)
      }
      guard name != ".", name != ".." else { continue }
      let kind = unsafe kind(entry.pointee.d_type)
      entries.append(Entry(name: name, kind: kind, hasName: isValid))
    }
    return entries
  }

  /// Whether `contents` would read it, as far as can be told without reading it.
  static func isReadable(_ path: String) -> Bool {
    guard let status = try? status(of: path), status.kind == .file, status.size <= largestFile
    else { return false }
    return unsafe access(path, R_OK) == 0
  }

  /// All of a regular file, and its state when it was read; never waits for a pipe or a device.
  package static func contents(of path: String) throws(FileError) -> (
    bytes: [UInt8], status: FileStatus
  ) {
    let (descriptor, status) = try openRegularFile(path)
    defer { _ = close(descriptor) }
    guard status.size <= largestFile else { throw .isTooLarge }
    return (try bytes(from: descriptor, about: status.size), status)
  }

  /// The first bytes of a regular file.
  static func beginning(of path: String, bytes count: Int) throws(FileError) -> [UInt8] {
    let (descriptor, _) = try openRegularFile(path)
    defer { _ = close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try read(from: descriptor, into: &bytes, at: 0)
    return Array(bytes[..<got])
  }

  /// Opens a regular file to read, and nothing else; who asks closes it.
  static func openRegularFile(
    _ path: String
  ) throws(FileError) -> (descriptor: Int32, status: FileStatus) {
    // Opening a device can have effects, so its kind is asked first, and again once it is open.
    guard try status(of: path).kind == .file else { throw .isNoFile }
    let descriptor = uninterrupted {
      unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    }
    guard descriptor >= 0 else { throw .last }
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else {
      let failure = FileError.last
      _ = close(descriptor)
      throw failure
    }
    let status = FileStatus(raw)
    guard status.kind == .file else {
      _ = close(descriptor)
      throw .isNoFile
    }
    return (descriptor, status)
  }

  static func bytes(
    from descriptor: Int32, about size: Int
  ) throws(FileError) -> [UInt8] {
    // One more than the size, so that the end is found without another round.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while true {
      if filled == bytes.count {
        guard filled <= largestFile else { throw .isTooLarge }
        bytes += repeatElement(0, count: max(1 << 16, filled))
      }
      let got = try read(from: descriptor, into: &bytes, at: filled)
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// Puts what comes next from a descriptor in place of the bytes from `place` on, as many as there
  /// are at once and have room.
  ///
  /// - Returns: how many; 0 at the end.
  static func read(
    from descriptor: Int32, into bytes: inout [UInt8], at place: Int
  ) throws(FileError) -> Int {
    let got = uninterrupted {
      unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: place), buffer.count - place)
      }
    }
    guard got >= 0 else { throw .last }
    return got
  }

  /// Of what stands at `path` itself, for file systems that do not tell it in their folders.
  static func kind(of path: String) -> Entry.Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .other }
    if status.st_mode & S_IFMT == S_IFLNK { return .link }
    switch FileStatus(status).kind {
    case .file: return .file
    case .folder: return .folder
    case .other: return .other
    }
  }

  private static func kind(_ type: UInt8) -> Entry.Kind {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): .unknown
    default: .other
    }
  }
}
