import Glibc

/// A file that is open to be added to.
final class AppendedFile: Sendable {
  private let descriptor: Int32

  /// Opens the file, or makes it; with `isNew` it is an error that it is there already.
  init(path: String, isNew: Bool) throws(FileError) {
    let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_EXCL : 0)
    descriptor = FileSystem.uninterrupted { unsafe open(path, flags, 0o600) }
    guard descriptor >= 0 else { throw .last }
  }

  deinit { _ = close(descriptor) }

  /// Adds bytes, in one call where the disk has room for them.
  ///
  /// - Returns: how many were written, and why not all.
  func write(_ bytes: [UInt8]) -> (count: Int, failure: FileError?) {
    FileSystem.write(bytes, to: descriptor)
  }

  /// Returns once all that was written is on the disk.
  func sync() throws(FileError) {
    guard FileSystem.uninterrupted({ fdatasync(descriptor) }) == 0 else { throw .last }
  }

  /// Whether the file still has a name; what is added to one without is lost with this.
  var isNamed: Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Whether it ends within a line.
  func endsWithinLine() throws(FileError) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_size > 0 else { return false }
    var byte: UInt8 = 0
    let last = status.st_size - 1
    let count = FileSystem.uninterrupted { unsafe pread(descriptor, &byte, 1, last) }
    guard count >= 0 else { throw .last }
    return byte != UInt8(ascii: "\n")
  }

  /// All that it holds, at most `FileSystem.largestLog`.
  func contents() throws(FileError) -> [UInt8] {
    try FileSystem.bytes(from: descriptor, at: 0)
  }
}

extension FileSystem {
  /// What a regular file holds from `offset` on, and its state; never waits for a pipe or a device.
  static func contents(
    of path: String, from offset: Int
  ) throws(FileError) -> (bytes: [UInt8], status: FileStatus) {
    let (descriptor, status) = try openRegularFile(path)
    defer { _ = close(descriptor) }
    return (try bytes(from: descriptor, at: offset), status)
  }

  fileprivate static func bytes(from descriptor: Int32, at offset: Int) throws(FileError) -> [UInt8]
  {
    var raw = stat()
    guard unsafe fstat(descriptor, &raw) == 0 else { throw .last }
    let size = max(Int(raw.st_size) - offset, 0)
    guard size <= largestLog else { throw FileError(code: EFBIG) }
    // What is added from here on is for the next time.
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let got = unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), size - filled,
          off_t(offset + filled))
        if got == 0 { return }
        if got > 0 { filled += got } else if errno != EINTR { return failure = .last }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// In milliseconds since 1970, by the machine's clock.
  static func milliseconds() -> Int64 {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) &* 1_000 &+ Int64(now.tv_nsec) / 1_000_000
  }
}
