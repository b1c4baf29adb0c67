import Glibc

extension FileSystem {
  /// Makes the folder and those above it, for its owner alone.
  static func makeFolders(_ path: String) throws(FileError) {
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .last
    }
    try makeFolders(String(path[..<slash]))
    guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
  }

  /// Removes a file, where it is there.
  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Lets this thread stand back behind those that a person waits for.
  static func yieldToOthers() {
    // Linux takes 0 for the calling thread.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
  }
}

/// A file that one process at a time holds locked, until this is gone.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// `nil` where another holds it.
  init?(path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .last }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK
      let failure = FileError.last
      _ = close(descriptor)
      if isTaken { return nil }
      throw failure
    }
    self.descriptor = descriptor
  }

  deinit { _ = close(descriptor) }

  /// At most 256 bytes.
  borrowing func contents() -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }

  /// Puts `text` in place of what the file holds.
  borrowing func write(_ text: String) throws(FileError) {
    let bytes = Array(text.utf8)
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    guard count == bytes.count, ftruncate(descriptor, off_t(bytes.count)) == 0 else { throw .last }
  }
}

extension FileSystem {
  /// Adds bytes to a file in one write, for its owner alone; makes the file where there is none.
  static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = unsafe open(
      path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .last }
    defer { _ = close(descriptor) }
    try write(bytes, to: descriptor)
  }

  /// Puts a file in place of what is there, whole or not at all.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let temporary = path + ".\(getpid())~"
    let descriptor = unsafe open(
      temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .last }
    do throws(FileError) {
      defer { _ = close(descriptor) }
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw .last }
    } catch {
      remove(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let failure = FileError.last
      remove(temporary)
      throw failure
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 { written += count } else if errno != EINTR { throw .last }
    }
  }
}
