import Glibc

/// A file that one process at a time holds locked, until this is gone.
struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// `nil` where another holds it.
  init?(path: String) throws(FileError) {
    let descriptor = FileSystem.uninterrupted {
      unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard descriptor >= 0 else { throw .last }
    guard FileSystem.uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
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
    let count = FileSystem.uninterrupted {
      unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
      }
    }
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }

  /// Puts `text`, a line that means nothing where it is cut off, in place of what the file holds.
  borrowing func write(_ text: String) throws(FileError) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = FileSystem.uninterrupted {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe pwrite(
            descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written,
            off_t(written))
        }
      }
      guard count >= 0 else { throw .last }
      guard count > 0 else { throw .isFull }
      written += count
    }
    let size = off_t(bytes.count)
    guard FileSystem.uninterrupted({ ftruncate(descriptor, size) }) == 0 else { throw .last }
  }
}
